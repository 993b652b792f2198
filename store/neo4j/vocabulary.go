package neo4j

import (
	"context"
	"fmt"

	"learningcities/kg"
)

// vocabulary is the records of a version that are few by their nature, whole: all but cities and case studies. They are what others refer to: the countries, the goals and
// their targets, the themes, the awards. Nearly every answer holds some of them, so they are read once for a version, and statements give their ids.
type vocabulary struct {
	byID      map[kg.ID]kg.Entity
	byKind    map[kg.EntityKind][]kg.Entity // in the order of the kind's root list
	countries map[string]*kg.Country        // by each code, in upper case
	goals     []*kg.SDG                     // by number
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
func (s *Store) open(ctx context.Context, version string) (*vocabulary, error) {
	info, err := s.verify(ctx, version)
	if err != nil {
		return nil, err
	}
	kinds, r := fewKinds(), &reader{store: s, version: version, layouts: s.layouts}
	lists, err := lookup(ctx, r, "entities_by_kind", kinds, func(v any) ([]kg.Entity, error) { return all(v, r.layouts.entity) })
	if kg.CodeOf(err) == kg.CodeInternal && ctx.Err() == nil && err != nil {
		return nil, damage(err)
	}
	if err != nil {
		return nil, err
	}
	w := &vocabulary{byID: map[kg.ID]kg.Entity{}, byKind: map[kg.EntityKind][]kg.Entity{}, countries: map[string]*kg.Country{}}
	for i, kind := range kinds {
		if err := w.add(kind, lists[i], info); err != nil {
			return nil, damage(err)
		}
	}
	return w, nil
}

// add takes in the records of a kind, as many as the node Dataset counts.
func (w *vocabulary) add(kind kg.EntityKind, list []kg.Entity, info *kg.Info) error {
	for _, c := range info.Counts {
		if c.Kind == kind && c.Count != len(list) {
			return fmt.Errorf("there are %d entities of the kind %s; the node Dataset counts %d", len(list), kind, c.Count)
		}
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
	var none E
	by := map[kg.ID][]E{}
	for _, e := range r.words.byKind[none.EntityKind()] {
		if e, ok := e.(E); ok && reference(e) != "" {
			by[reference(e)] = append(by[reference(e)], e)
		}
	}
	return recall(ctx, r, ids, func(id kg.ID) []E { return by[id] })
}
