package memory

import (
	"cmp"
	"context"
	"sort"

	"learningcities/kg"
)

// ranked tells where elements of a list stand, and where the node that a cursor names would.
type ranked[V any] struct {
	at func(r *reader, id kg.ID) (int, bool)
	of func(V) int
}

// by is a list of what belongs to entities, in the order of their ranks.
func by[E kg.Entity, V any](rank func(E) int, of func(V) E) ranked[V] {
	return ranked[V]{func(r *reader, id kg.ID) (int, bool) {
		e, ok := r.entities[id].(E)
		if !ok {
			return 0, false
		}
		return rank(e), true
	}, func(v V) int { return rank(of(v)) }}
}

func itself[E any](e E) E { return e }

func cityRank(c *kg.City) int { return c.Rank }

func studyRank(c *kg.CaseStudy) int { return c.Rank }

func links() ranked[*kg.SDGLink] {
	of := func(l *kg.SDGLink) int { return l.Rank }
	return ranked[*kg.SDGLink]{func(r *reader, id kg.ID) (int, bool) { return place(r.links, id, of) }, of}
}

func sources() ranked[*kg.Source] {
	of := func(s *kg.Source) int { return s.Rank }
	return ranked[*kg.Source]{func(r *reader, id kg.ID) (int, bool) { return place(r.sources, id, of) }, of}
}

func place[V any](from map[kg.ID]V, id kg.ID, of func(V) int) (int, bool) {
	v, ok := from[id]
	if !ok {
		return 0, false
	}
	return of(v), true
}

// pages answers a page for each parent.
func pages[V any](ctx context.Context, r *reader, q kg.PageQuery, parents []kg.ID, of func(kg.ID) []V, by ranked[V]) ([]kg.Page[V], error) {
	out := make([]kg.Page[V], len(parents))
	for i, id := range parents {
		p, err := page(ctx, r, q, of(id), by)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// page cuts a page from a list that is in the order of its ranks.
func page[V any](ctx context.Context, r *reader, q kg.PageQuery, all []V, by ranked[V]) (kg.Page[V], error) {
	if q.From == "" {
		return cut(ctx, r, q, all, nil)
	}
	at, ok := by.at(r, q.From)
	if !ok {
		return kg.Page[V]{}, kg.ErrForeignCursor()
	}
	return cut(ctx, r, q, all, func(v V) int { return cmp.Compare(by.of(v), at) })
}

// cut cuts a page from an ordered list. The comparison tells where an element stands beside the one that the cursor names; nil for no
// cursor.
func cut[V any](ctx context.Context, r *reader, q kg.PageQuery, all []V, compare func(V) int) (kg.Page[V], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[V]{}, err
	}
	low, high := 0, len(all)
	switch {
	case compare == nil:
	case q.Backward:
		high = sort.Search(len(all), func(i int) bool { return compare(all[i]) >= 0 })
	default:
		low = sort.Search(len(all), func(i int) bool { return compare(all[i]) > 0 })
	}
	if q.Backward {
		low = max(low, high-q.Limit)
	} else {
		high = min(high, low+q.Limit)
	}
	p := kg.Page[V]{Items: all[low:high], HasPrevious: low > 0, HasNext: high < len(all)}
	if q.Total {
		p.Total = len(all)
	}
	return p, nil
}
