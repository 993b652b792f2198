package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// reader answers from one version. Each method runs the Cypher file of its name.
type reader struct {
	store   *Store
	version string
	words   *vocabulary
	layouts layouts // of the records that come from the database
	lost    error   // what all questions fail with; nil for none
}

var _ kg.Narrower = (*reader)(nil)

func (r *reader) Version() string { return r.version }

// Narrow is a reader that is sent no more of records than is wanted. Those of the vocabulary are whole.
func (r *reader) Narrow(w kg.Wanted) kg.Reader {
	other := *r
	other.layouts = r.layouts.narrow(w)
	return &other
}

func (r *reader) Info(ctx context.Context) (*kg.Info, error) {
	info := new(kg.Info)
	return info, r.single(ctx, "info", "Dataset", info)
}

func (r *reader) AwardProgramme(ctx context.Context) (*kg.AwardProgramme, error) {
	programme := new(kg.AwardProgramme)
	return programme, r.single(ctx, "award_programme", "AwardProgramme", programme)
}

func (r *reader) NetworkSizes(ctx context.Context) ([]*kg.NetworkSize, error) {
	records, err := r.run(ctx, "network_sizes", kg.PageQuery{}, nil, nil)
	if err != nil {
		return nil, err
	}
	sizes := make([]*kg.NetworkSize, len(records))
	for i, record := range records {
		sizes[i] = new(kg.NetworkSize)
		if err := node(record.Values[0], "NetworkSize", sizes[i]); err != nil {
			return nil, fault("reading network_sizes", err)
		}
	}
	return sizes, nil
}

// EntitiesByID takes a flight only for ids of which there are many.
func (r *reader) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	find := func(id kg.ID) kg.Entity { return r.words.byID[id] }
	return partly(ctx, r, "entities_by_id", ids, kg.ID.Kind, find, r.layouts.entity)
}

// EntitiesByKind takes a flight only for kinds of which there are many.
func (r *reader) EntitiesByKind(ctx context.Context, kinds []kg.EntityKind) ([][]kg.Entity, error) {
	find := func(kind kg.EntityKind) []kg.Entity { return r.words.byKind[kind] }
	return partly(ctx, r, "entities_by_kind", kinds, itself, find, func(v any) ([]kg.Entity, error) { return all(v, r.layouts.entity) })
}

func (r *reader) SourcesByID(ctx context.Context, ids []kg.ID) ([]*kg.Source, error) {
	return lookup(ctx, r, "sources_by_id", ids, r.layouts.source)
}

func (r *reader) SDGLinksByID(ctx context.Context, ids []kg.ID) ([]*kg.SDGLink, error) {
	return lookup(ctx, r, "sdg_links_by_id", ids, r.sdgLink)
}

func (r *reader) CountriesByCode(ctx context.Context, codes []string) ([]*kg.Country, error) {
	return recall(ctx, r, codes, func(code string) *kg.Country { return r.words.countries[kg.CountryCode(code)] })
}

func (r *reader) NeighboursByEntity(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
	out, err := lookup(ctx, r, "neighbours_by_entity", ids, func(v any) ([]*kg.Neighbour, error) { return all(v, neighbour) })
	return sorted(out, err, kg.CompareNeighbours)
}

func (r *reader) AwardsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Award, error) {
	return recall(ctx, r, cities, func(id kg.ID) []*kg.Award { return r.words.awardsByCity[id] })
}

func (r *reader) CaseStudiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CaseStudy, error) {
	return lists[*kg.CaseStudy](ctx, r, "case_studies_by_city", cities)
}

func (r *reader) CitySDGsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CitySDG, error) {
	out, err := perParent(ctx, r, "city_sdgs_by_city", cities, 3, func(c *kg.City, t []any) (*kg.CitySDG, error) {
		goal, err := word[*kg.SDG](r.words, t[0])
		if err != nil {
			return nil, err
		}
		return r.served(c, goal, t[1], t[2], "")
	})
	return sorted(out, err, func(a, b *kg.CitySDG) int { return cmp.Compare(a.SDG.Rank, b.SDG.Rank) })
}

func (r *reader) ClusterCitiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.ClusterCity, error) {
	out, err := perParent(ctx, r, "cluster_cities_by_city", cities, 2, func(c *kg.City, t []any) (*kg.ClusterCity, error) {
		cluster, err := word[*kg.Cluster](r.words, t[0])
		if err != nil {
			return nil, err
		}
		return clusterCity(cluster, c, t[1])
	})
	return sorted(out, err, kg.CompareClusterCities)
}

func (r *reader) ClusterCitiesByCluster(ctx context.Context, clusters []kg.ID) ([][]*kg.ClusterCity, error) {
	out, err := links(ctx, r, "cluster_cities_by_cluster", clusters, func(id kg.ID, v any) (*kg.ClusterCity, error) {
		t, err := tuple(v, 2)
		if err != nil {
			return nil, err
		}
		cluster, err := word[*kg.Cluster](r.words, string(id))
		if err != nil {
			return nil, err
		}
		city, err := as[*kg.City](r.layouts, t[0])
		if err != nil {
			return nil, err
		}
		return clusterCity(cluster, city, t[1])
	})
	return sorted(out, err, kg.CompareClusterCities)
}

func (r *reader) ConferencesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Conference, error) {
	return referring(ctx, r, cities, func(c *kg.Conference) kg.ID { return c.HostCityID })
}

func (r *reader) TargetsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.SDGTarget, error) {
	return referring(ctx, r, sdgs, func(t *kg.SDGTarget) kg.ID { return t.SDGID })
}

func (r *reader) ActionPointsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.ActionPoint, error) {
	return recall(ctx, r, sdgs, func(id kg.ID) []*kg.ActionPoint { return r.words.actionPointsBySDG[id] })
}

func (r *reader) SDGLinksBySubject(ctx context.Context, subjects []kg.ID) ([][]*kg.SDGLink, error) {
	return lookup(ctx, r, "sdg_links_by_subject", subjects, func(v any) ([]*kg.SDGLink, error) { return all(v, r.sdgLink) })
}

func (r *reader) ThemesByActionPoint(ctx context.Context, points []kg.ID) ([][]*kg.Theme, error) {
	return recall(ctx, r, points, func(id kg.ID) []*kg.Theme { return r.words.themesByActionPoint[id] })
}

func (r *reader) CitiesByAward(ctx context.Context, awards []kg.ID) ([][]*kg.City, error) {
	return lists[*kg.City](ctx, r, "cities_by_award", awards)
}

func (r *reader) ThemeLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ThemeLink, error) {
	out, err := links(ctx, r, "theme_links_by_case_study", studies, r.themeLink)
	return sorted(out, err, func(a, b *kg.ThemeLink) int { return cmp.Compare(a.Theme.Rank, b.Theme.Rank) })
}

func (r *reader) ActionPointLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ActionPointLink, error) {
	out, err := links(ctx, r, "action_point_links_by_case_study", studies, r.actionPointLink)
	return sorted(out, err, func(a, b *kg.ActionPointLink) int { return cmp.Compare(a.ActionPoint.Rank, b.ActionPoint.Rank) })
}

func (r *reader) ThemesByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Theme, error) {
	return recall(ctx, r, conferences, func(id kg.ID) []*kg.Theme { return r.words.themesByConference[id] })
}

func (r *reader) DocumentsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Document, error) {
	return referring(ctx, r, conferences, func(d *kg.Document) kg.ID { return d.ConferenceID })
}

func (r *reader) PublicationsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Publication, error) {
	return referring(ctx, r, conferences, func(p *kg.Publication) kg.ID { return p.ConferenceID })
}

func (r *reader) AwardsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Award, error) {
	return referring(ctx, r, conferences, func(a *kg.Award) kg.ID { return a.ConferenceID })
}

func (r *reader) ActionPointsByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.ActionPoint, error) {
	return referring(ctx, r, documents, func(a *kg.ActionPoint) kg.ID { return a.DocumentID })
}

func (r *reader) ThemesByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.Theme, error) {
	return referring(ctx, r, documents, func(t *kg.Theme) kg.ID { return t.DocumentID })
}

func (r *reader) CaseStudiesByPublication(ctx context.Context, publications []kg.ID) ([][]*kg.CaseStudy, error) {
	return lists[*kg.CaseStudy](ctx, r, "case_studies_by_publication", publications)
}

func (r *reader) ConferencesByTheme(ctx context.Context, themes []kg.ID) ([][]*kg.Conference, error) {
	return recall(ctx, r, themes, func(id kg.ID) []*kg.Conference { return r.words.conferencesByTheme[id] })
}

// run asks one of the queries about the pinned version. More are the parameters that it has besides those of all questions.
func (r *reader) run(ctx context.Context, name string, q kg.PageQuery, keys []any, more map[string]any) ([]*neo4j.Record, error) {
	return r.runFiltered(ctx, name, q, keys, "", more)
}

// runFiltered adds the filter of the question to a query, and the text of a second one, of case studies, where it takes one.
func (r *reader) runFiltered(ctx context.Context, name string, q kg.PageQuery, keys []any, studies string, more map[string]any) ([]*neo4j.Record, error) {
	if r.lost != nil {
		return nil, r.lost
	}
	where, values, err := condition(q.Filter, "x", "f")
	if err != nil {
		return nil, err
	}
	query := r.store.queries[name]
	f := filtering{where: where, studies: studies}
	params := make(map[string]any, 8+len(more)+len(values))
	maps.Copy(params, more)
	maps.Copy(params, values)
	if n, narrower := narrow(r, query.lists, q.Filter); n != nil {
		f.found = n.text
		maps.Copy(params, narrower)
	}
	query.question(r.version, q, keys, params)
	r.layouts.parameters(query.labels, params)
	return r.store.runFiltered(ctx, name, q.Backward, f, params)
}

// check tells what a question fails with that would not reach the database.
func (r *reader) check(ctx context.Context) error {
	switch {
	case r.lost != nil:
		return r.lost
	case r.store.gate.closed():
		return classify(ctx, "", errClosed)
	case ctx.Err() != nil:
		return classify(ctx, "", ctx.Err())
	}
	return nil
}

// single reads the one node of a query that has one in each version.
func (r *reader) single(ctx context.Context, name, label string, to kg.Walked) error {
	records, err := r.run(ctx, name, kg.PageQuery{}, nil, nil)
	if err != nil {
		return err
	}
	if len(records) != 1 {
		return fault("reading "+name, fmt.Errorf("the version %s has %d nodes %s, not one", r.version, len(records), label))
	}
	if err := node(records[0].Values[0], label, to); err != nil {
		return fault("reading "+name, err)
	}
	return nil
}

// rows asks a query about a batch and hands on each row with the place of its key.
func rows[K ~string](ctx context.Context, r *reader, name string, q kg.PageQuery, keys []K, each func(i int, values []any) error) error {
	return ask(ctx, r, name, q, nil, keys, each)
}

// ask is rows with more parameters than all queries have.
func ask[K ~string](ctx context.Context, r *reader, name string, q kg.PageQuery, more map[string]any, keys []K, each func(i int, values []any) error) error {
	if len(keys) == 0 {
		return ctx.Err()
	}
	records, err := r.run(ctx, name, q, values(keys), more)
	if err != nil {
		return err
	}
	for _, record := range records {
		if err := unpack(name, record, len(keys), each); err != nil {
			return err
		}
	}
	return nil
}

// unpack hands on each row in a record.
func unpack(name string, record *neo4j.Record, keys int, each func(i int, values []any) error) error {
	if record.Keys[0] != inOne {
		return belonging(name, record.Values, keys, each)
	}
	list, _ := record.Values[0].([]any)
	for _, row := range list {
		values, _ := row.([]any)
		if err := belonging(name, values, keys, each); err != nil {
			return err
		}
	}
	return nil
}

// inOne is the name of the first column of a statement that gives all its rows in a list: a row of its own costs both sides some microseconds.
const inOne = "batch"

// belonging hands on a row whose first value is the place of its key.
func belonging(name string, values []any, keys int, each func(i int, values []any) error) error {
	if len(values) == 0 {
		return fault("reading "+name, errors.New("a row is empty"))
	}
	i, ok := values[0].(int64)
	if !ok || i < 0 || int(i) >= keys {
		return fault("reading "+name, fmt.Errorf("a row belongs to the key %v of %d", values[0], keys))
	}
	return each(int(i), values[1:])
}

// lookup decodes one value for each key.
func lookup[K ~string, V any](ctx context.Context, r *reader, name string, keys []K, one func(any) (V, error)) ([]V, error) {
	out := make([]V, len(keys))
	err := rows(ctx, r, name, kg.PageQuery{}, keys, func(i int, values []any) error {
		v, err := one(values[0])
		if err != nil {
			return fault("reading "+name, err)
		}
		out[i] = v
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// lists decodes a list of entities of one kind for each key.
func lists[E kg.Entity](ctx context.Context, r *reader, name string, keys []kg.ID) ([][]E, error) {
	return lookup(ctx, r, name, keys, func(v any) ([]E, error) { return all(v, one[E](r.layouts)) })
}

// links decodes a list of links for each subject.
func links[L any](ctx context.Context, r *reader, name string, subjects []kg.ID, one func(kg.ID, any) (L, error)) ([][]L, error) {
	out := make([][]L, len(subjects))
	err := rows(ctx, r, name, kg.PageQuery{}, subjects, func(i int, values []any) (err error) {
		out[i], err = all(values[0], func(v any) (L, error) { return one(subjects[i], v) })
		if err != nil {
			return fault("reading "+name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// perParent decodes rows of a parent and a list of tuples, of the size given, that belong to it.
func perParent[P kg.Entity, V any](ctx context.Context, r *reader, name string, keys []kg.ID, size int, one func(P, []any) (V, error)) ([][]V, error) {
	out := make([][]V, len(keys))
	err := rows(ctx, r, name, kg.PageQuery{}, keys, func(i int, values []any) error {
		parent, err := as[P](r.layouts, values[0])
		if err != nil {
			return fault("reading "+name, err)
		}
		out[i], err = all(values[1], func(v any) (V, error) {
			t, err := tuple(v, size)
			if err != nil {
				var none V
				return none, err
			}
			return one(parent, t)
		})
		if err != nil {
			return fault("reading "+name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// sorted sorts each list.
func sorted[V any](all [][]V, err error, compare func(a, b V) int) ([][]V, error) {
	for _, list := range all {
		slices.SortFunc(list, compare)
	}
	return all, err
}
