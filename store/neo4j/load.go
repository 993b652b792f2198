package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// loadTimeout is how long it may take to read a version whole. A hundred times the data takes some seconds.
const loadTimeout = 2 * time.Minute

// Newest names the version to serve: the current one, or the newest in the form of this program.
func (s *Store) Newest(ctx context.Context) (string, error) {
	e, err := s.newest(ctx)
	return e.version, err
}

// Load reads a version whole, by a few statements side by side, and makes sure that it is what was written. An error that has kg.ErrAltered in its chain says
// that it is not.
func (s *Store) Load(ctx context.Context, version string) (*kg.Dataset, error) {
	ctx, cancel := context.WithTimeout(ctx, loadTimeout)
	defer cancel()
	l := &load{store: s, version: version, d: new(kg.Dataset), lists: map[kg.ID][]byte{}, mirrored: mirrors{}}
	if err := l.read(ctx); err != nil {
		if kg.CodeOf(err) == kg.CodeInternal {
			err = fmt.Errorf("%w: %w", kg.ErrAltered, err) // the records are not even such that they can be read
		}
		return nil, fmt.Errorf("reading the version %s: %w", version, err)
	}
	if l.d.Info.Version != version {
		return nil, fmt.Errorf("reading the version %s: %w: its node Dataset is gone", version, kg.ErrAltered)
	}
	err := l.d.Restore(l.lists)
	if err == nil {
		err = l.checkMirrors()
	}
	if err != nil {
		return nil, fmt.Errorf("reading the version %s: %w", version, err)
	}
	return l.d, nil
}

// load is a version that is being read. Each statement fills lists of its own.
type load struct {
	store   *Store
	version string
	d       *kg.Dataset
	lists   map[kg.ID][]byte

	mu       sync.Mutex
	mirrored mirrors
}

func (l *load) read(ctx context.Context) error {
	few := []func(context.Context) error{l.dataset, l.sizes, l.programme}
	for _, kind := range kg.EntityKind("").Values() {
		if kind != kg.KindCity {
			few = append(few, l.entities(kind))
		}
	}
	return together(ctx, l.entities(kg.KindCity), l.related, l.links, l.sources, l.statements, inTurn(few...),
		inTurn(l.mirrors("serves"), l.mirrors("in_country"), l.mirrors("references")), inTurn(l.mirrors("addresses"), l.mirrors("all"), l.mirrors("citations")))
}

// inTurn runs the functions one after the other until one fails.
func inTurn(all ...func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		for _, one := range all {
			if err := one(ctx); err != nil {
				return err
			}
		}
		return nil
	}
}

// together runs the functions side by side until all have ended; the first error ends the others.
func together(ctx context.Context, all ...func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for _, one := range all {
		wg.Go(func() {
			if err := one(ctx); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

func (l *load) dataset(ctx context.Context) error {
	return l.stream(ctx, "info", nil, func(values []any) error { return node(values[0], "Dataset", &l.d.Info) })
}

func (l *load) sizes(ctx context.Context) error {
	return l.stream(ctx, "network_sizes", nil, func(values []any) error {
		size := new(kg.NetworkSize)
		if err := node(values[0], "NetworkSize", size); err != nil {
			return err
		}
		if n, _ := values[0].(neo4j.Node); n.Props["rank"] != int64(len(l.d.Sizes)) {
			return fmt.Errorf("property rank of the node NetworkSize of %s is %v, not %d", size.AsOf, n.Props["rank"], len(l.d.Sizes))
		}
		l.d.Sizes = append(l.d.Sizes, size)
		return nil
	})
}

func (l *load) programme(ctx context.Context) error {
	return l.stream(ctx, "award_programme", nil, func(values []any) error {
		if l.d.Programme != nil {
			return errors.New("there are two nodes AwardProgramme")
		}
		l.d.Programme = new(kg.AwardProgramme)
		return node(values[0], "AwardProgramme", l.d.Programme)
	})
}

func (l *load) sources(ctx context.Context) error {
	return l.records(ctx, "load/sources", "Source", nil, func() kg.Walked {
		s := new(kg.Source)
		l.d.Sources = append(l.d.Sources, s)
		return s
	})
}

func (l *load) links(ctx context.Context) error {
	return l.records(ctx, "load/sdg_links", "SDGLink", nil, func() kg.Walked {
		link := new(kg.SDGLink)
		l.d.SDGLinks = append(l.d.SDGLinks, link)
		return link
	})
}

func (l *load) entities(kind kg.EntityKind) func(context.Context) error {
	return func(ctx context.Context) error {
		return l.records(ctx, "load/entities", kind.Label(), map[string]any{"kind": string(kind), "label": kind.Label()}, func() kg.Walked {
			e := kg.New(kind)
			l.d.Add(e)
			return e
		})
	}
}

// records runs a statement that gives records of one kind, as rows of all their properties, by the hundred. A new one is made for each to be read into.
func (l *load) records(ctx context.Context, name, label string, params map[string]any, add func() kg.Walked) error {
	layout := l.store.layouts[label]
	all := map[string]any{"names": layout.names}
	maps.Copy(all, params)
	p := &properties{of: "node " + label, at: layout.at, names: layout.names}
	return l.hundreds(ctx, name, all, func(v any) error {
		values, ok := v.([]any)
		if !ok || len(values) != len(layout.names) {
			return fmt.Errorf("a %s is %s, not a list of %d values", label, typeName(v), len(layout.names))
		}
		p.values, p.next = values, 0
		add().Walk(p)
		if p.err != nil {
			return fmt.Errorf("the %s %v: %w", label, p.value("id"), p.err)
		}
		return nil
	})
}

func (l *load) related(ctx context.Context) error {
	return l.hundreds(ctx, "load/related_cities", nil, func(v any) error {
		t, err := tuple(v, 2)
		if err != nil {
			return err
		}
		city, isText := t[0].(string)
		list, isBytes := t[1].([]byte)
		if !isText || !isBytes {
			return fmt.Errorf("property packed of the node RelatedCities of %v is %s, not bytes", t[0], typeName(t[1]))
		}
		l.lists[kg.ID(city)] = list
		return nil
	})
}

// statements reads the relationships that say something of their own; what others join is a property of the node that they begin at. It comes from the end where
// they lead: there are few awards, themes, action points and clusters, and most cities have none of these relationships.
func (l *load) statements(ctx context.Context) error {
	kinds := []string{string(kg.KindAward), string(kg.KindTheme), string(kg.KindActionPoint), string(kg.KindCluster)}
	return l.stream(ctx, "load/statements", map[string]any{"kinds": kinds}, func(values []any) error {
		to, _ := values[0].(string)
		all, _ := values[1].([]any)
		for _, v := range all {
			if err := l.statement(kg.ID(to), v); err != nil {
				return err
			}
		}
		return nil
	})
}

// statement decodes [type, id, properties].
func (l *load) statement(to kg.ID, v any) error {
	t, err := tuple(v, 3)
	if err != nil {
		return err
	}
	relation, _ := t[0].(string)
	id, _ := t[1].(string)
	from := kg.ID(id)
	props, _ := t[2].(map[string]any)
	p := &properties{of: fmt.Sprintf("relationship %s between %s and %s", relation, from, to), props: props}
	switch relation {
	case "RECEIVED":
		l.d.Winners = append(l.d.Winners, kg.Winner{CityID: from, AwardID: to})
	case "HAS_THEME":
		link := &kg.ThemeLink{SubjectID: from, Theme: &kg.Theme{Record: kg.Record{ID: to}}}
		link.Walk(p)
		l.d.ThemeLinks = append(l.d.ThemeLinks, link)
	case "ADVANCES":
		link := &kg.ActionPointLink{SubjectID: from, ActionPoint: &kg.ActionPoint{Record: kg.Record{ID: to}}}
		link.Walk(p)
		l.d.ActionPointLinks = append(l.d.ActionPointLinks, link)
	default:
		part := &kg.ClusterCity{City: &kg.City{Record: kg.Record{ID: from}}, Cluster: &kg.Cluster{Record: kg.Record{ID: to}}}
		part.Walk(p)
		l.d.ClusterCities = append(l.d.ClusterCities, part)
	}
	return p.err
}

// hundreds runs a statement that gives things by the hundred, which takes both sides a third less time than one by one.
func (l *load) hundreds(ctx context.Context, name string, params map[string]any, each func(v any) error) error {
	return l.stream(ctx, name, params, func(values []any) error {
		hundred, ok := values[0].([]any)
		if !ok {
			return fmt.Errorf("a row is %s, not a list", typeName(values[0]))
		}
		for _, v := range hundred {
			if err := each(v); err != nil {
				return err
			}
		}
		return nil
	})
}

// stream runs a statement and hands on one record after the other, so that none is held twice.
func (l *load) stream(ctx context.Context, name string, params map[string]any, each func(values []any) error) error {
	q, ok := l.store.queries[name]
	if !ok {
		return fault("looking for a query", fmt.Errorf("there is no Cypher file %s", name))
	}
	all := map[string]any{"version": l.version}
	maps.Copy(all, params)
	session, end, err := l.store.session(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, FetchSize: fetch})
	if err != nil {
		return classify(ctx, name, err)
	}
	defer end()
	result, err := session.Run(ctx, q.forward.plain, all, neo4j.WithTxTimeout(loadTimeout))
	if err != nil {
		return classify(ctx, name, ended(ctx, err))
	}
	var record *neo4j.Record
	for result.NextRecord(ctx, &record) {
		if err := each(record.Values); err != nil {
			return fault("reading "+name, err)
		}
	}
	if err := result.Err(); err != nil {
		return classify(ctx, name, ended(ctx, err))
	}
	return nil
}

// fetch is how many records the server sends at a time: some of them hold a hundred nodes.
const fetch = 100
