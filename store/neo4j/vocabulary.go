package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"learningcities/kg"
)

// vocabulary is what there is little of in a version, by its nature: the records of all kinds but cities and case studies, whole, the links among them, and who was given which
// award. They are what others refer to: the countries, the goals and their targets, the themes. Nearly every answer holds some of them, so they are read once for a version, and
// statements give their ids.
type vocabulary struct {
	byID      map[kg.ID]kg.Entity
	byKind    map[kg.EntityKind][]kg.Entity // in the order of the kind's root list
	countries map[string]*kg.Country        // by each code, in upper case
	goals     []*kg.SDG                     // by number
	counts    map[kg.EntityKind]int         // how many there are of each kind
	links     int                           // how many links to goals there are

	index wordIndex

	awardsByCity        map[kg.ID][]*kg.Award
	actionPointsBySDG   map[kg.ID][]*kg.ActionPoint
	themesByActionPoint map[kg.ID][]*kg.Theme
	themesByConference  map[kg.ID][]*kg.Theme
	conferencesByTheme  map[kg.ID][]*kg.Conference
}

// many tells whether there are many of a kind: those records stay in the database.
func many(kind kg.EntityKind) bool { return kind == kg.KindCity || kind == kg.KindCaseStudy }

// fewKinds are the kinds of the vocabulary.
func fewKinds() []kg.EntityKind {
	var few []kg.EntityKind
	for _, kind := range kg.EntityKind("").Values() {
		if !many(kind) {
			few = append(few, kind)
		}
	}
	return few
}

// open makes sure that a version is whole, and reads its vocabulary. Every property of a record is looked at; one that cannot be what it should keeps the version from being served.
func (s *Store) open(ctx context.Context, e edition) (*vocabulary, error) {
	info, err := s.verify(ctx, e.version)
	if err != nil {
		return nil, err
	}
	w := &vocabulary{byID: map[kg.ID]kg.Entity{}, byKind: map[kg.EntityKind][]kg.Entity{}, countries: map[string]*kg.Country{}}
	if textsOf(info) > s.fewTexts {
		if w.index, err = s.indexOfWords(ctx, e.version); err != nil {
			return nil, err
		}
	}
	err = w.read(ctx, &reader{store: s, version: e.version, words: w, layouts: s.layouts}, info)
	if err != nil && kg.CodeOf(err) == kg.CodeInternal {
		return nil, damage(err)
	}
	return w, err
}

// read fills the vocabulary by a reader of it.
func (w *vocabulary) read(ctx context.Context, r *reader, info *kg.Info) error {
	kinds := fewKinds()
	lists, err := lookup(ctx, r, "entities_by_kind", kinds, func(v any) ([]kg.Entity, error) { return all(v, r.layouts.entity) })
	if err != nil {
		return err
	}
	w.counts, w.links = map[kg.EntityKind]int{}, info.LinkCount
	for _, c := range info.Counts {
		w.counts[c.Kind] = c.Count
	}
	for i, kind := range kinds {
		if err := w.add(kind, lists[i], w.counts[kind]); err != nil {
			return err
		}
	}
	return w.link(ctx, r)
}

// link fills in the links.
func (w *vocabulary) link(ctx context.Context, r *reader) error {
	winners, err := links(ctx, r, "winners_by_award", w.ids(kg.KindAward), func(_ kg.ID, v any) (kg.ID, error) { return named(v) })
	if err != nil {
		return err
	}
	w.awardsByCity = map[kg.ID][]*kg.Award{}
	for i, a := range entities[*kg.Award](w) {
		for _, city := range winners[i] {
			w.awardsByCity[city] = append(w.awardsByCity[city], a)
		}
	}
	if w.actionPointsBySDG, err = linked[*kg.ActionPoint](ctx, r, "action_points_by_sdg", w.ids(kg.KindSDG)); err != nil {
		return err
	}
	if w.themesByActionPoint, err = linked[*kg.Theme](ctx, r, "themes_by_action_point", w.ids(kg.KindActionPoint)); err != nil {
		return err
	}
	if w.themesByConference, err = linked[*kg.Theme](ctx, r, "themes_by_conference", w.ids(kg.KindConference)); err != nil {
		return err
	}
	w.conferencesByTheme = map[kg.ID][]*kg.Conference{}
	for _, c := range entities[*kg.Conference](w) {
		for _, t := range w.themesByConference[c.ID] {
			w.conferencesByTheme[t.ID] = append(w.conferencesByTheme[t.ID], c)
		}
	}
	return nil
}

// linked reads for each id the records that are linked to it, in their order.
func linked[E kg.Entity](ctx context.Context, r *reader, name string, ids []kg.ID) (map[kg.ID][]E, error) {
	lists, err := lookup(ctx, r, name, ids, func(v any) ([]E, error) {
		return all(v, func(v any) (E, error) { return word[E](r.words, v) })
	})
	if err != nil {
		return nil, err
	}
	by := make(map[kg.ID][]E, len(ids))
	for i, list := range lists {
		slices.SortFunc(list, func(a, b E) int { return cmp.Compare(kg.RootRank(a), kg.RootRank(b)) })
		by[ids[i]] = list
	}
	return by, nil
}

// named decodes an id.
func named(v any) (kg.ID, error) {
	id, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("an id is %s, not a text", typeName(v))
	}
	return kg.ID(id), nil
}

// entities are the records of one kind.
func entities[E kg.Entity](w *vocabulary) []E {
	var none E
	list := make([]E, 0, len(w.byKind[none.EntityKind()]))
	for _, e := range w.byKind[none.EntityKind()] {
		if e, ok := e.(E); ok {
			list = append(list, e)
		}
	}
	return list
}

// ids are those of a kind.
func (w *vocabulary) ids(kind kg.EntityKind) []kg.ID {
	ids := make([]kg.ID, len(w.byKind[kind]))
	for i, e := range w.byKind[kind] {
		ids[i] = e.GetID()
	}
	return ids
}

// add takes in the records of a kind, of which there must be so many.
func (w *vocabulary) add(kind kg.EntityKind, list []kg.Entity, count int) error {
	if count != len(list) {
		return fmt.Errorf("there are %d entities of the kind %s; the node Dataset counts %d", len(list), kind, count)
	}
	w.byKind[kind] = list
	for _, e := range list {
		w.byID[e.GetID()] = e
		switch e := e.(type) {
		case *kg.Country:
			w.countries[e.Code], w.countries[e.Alpha3], w.countries[e.M49] = e, e, e
		case *kg.SDG:
			if _, err := goalNumber(string(e.ID), int64(e.Number)); err != nil {
				return err
			}
			w.goals = append(w.goals, e)
		}
		if e.EntityKind() != kind {
			return fmt.Errorf("property entityKind of the node %s is %s, its label says %s", e.GetID(), kind, e.EntityKind())
		}
	}
	return nil
}

// word finds the record of the vocabulary that a row names by its id.
func word[E kg.Entity](w *vocabulary, v any) (E, error) {
	id, _ := v.(string)
	e, ok := w.byID[kg.ID(id)].(E)
	if !ok {
		return e, fmt.Errorf("a row names the %s %v, which is not there", e.EntityKind(), v)
	}
	return e, nil
}

// recall answers from the vocabulary, without a flight, as long as the store may be asked at all.
func recall[K ~string, V any](ctx context.Context, r *reader, keys []K, find func(K) V) ([]V, error) {
	if err := r.check(ctx); err != nil {
		return nil, err
	}
	out := make([]V, len(keys))
	for i, key := range keys {
		out[i] = find(key)
	}
	return out, nil
}

// partly answers from the vocabulary what is about kinds of which there are few, and asks the database for the rest: not at all where there is none.
func partly[K ~string, V any](ctx context.Context, r *reader, name string, keys []K, kind func(K) kg.EntityKind, find func(K) V, one func(any) (V, error)) ([]V, error) {
	var asked []K
	var places []int
	for i, key := range keys {
		if many(kind(key)) {
			asked, places = append(asked, key), append(places, i)
		}
	}
	if len(asked) == len(keys) {
		return lookup(ctx, r, name, keys, one)
	}
	out, err := recall(ctx, r, keys, find)
	if err != nil || len(asked) == 0 {
		return out, err
	}
	found, err := lookup(ctx, r, name, asked, one)
	for i, v := range found {
		out[places[i]] = v
	}
	return out, err
}

// itself is the kind that is asked for.
func itself(kind kg.EntityKind) kg.EntityKind { return kind }

// referring lists for each id the records of a kind that refer to it.
func referring[E kg.Entity](ctx context.Context, r *reader, ids []kg.ID, reference func(E) kg.ID) ([][]E, error) {
	by := map[kg.ID][]E{}
	for _, e := range entities[E](r.words) {
		if id := reference(e); id != "" {
			by[id] = append(by[id], e)
		}
	}
	return recall(ctx, r, ids, func(id kg.ID) []E { return by[id] })
}
