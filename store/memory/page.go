package memory

import (
	"cmp"
	"context"
	"slices"
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

func linkRank(l *kg.SDGLink) int { return l.Rank }

func servedRow(s *kg.CitySDG) int { return s.City.Rank }

func studyRow(s *kg.CaseStudySDG) int { return s.CaseStudy.Rank }

func links() ranked[*kg.SDGLink] {
	return ranked[*kg.SDGLink]{func(r *reader, id kg.ID) (int, bool) { return place(r.links, id, linkRank) }, linkRank}
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
	low, high := beyond(all, q.Backward, compare)
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

// beyond is the stretch of an ordered list beyond the element that a cursor names.
func beyond[V any](all []V, backward bool, compare func(V) int) (low, high int) {
	switch {
	case compare == nil:
		return 0, len(all)
	case backward:
		return 0, sort.Search(len(all), func(i int) bool { return compare(all[i]) >= 0 })
	default:
		return sort.Search(len(all), func(i int) bool { return compare(all[i]) > 0 }), len(all)
	}
}

// filteredPages answers a page of what fulfils the filter for each parent.
func filteredPages[V any](ctx context.Context, r *reader, q kg.PageQuery, t *table, parents []kg.ID, of func(kg.ID) listed[V], by ranked[V]) ([]kg.Page[V], error) {
	if q.Filter == nil {
		return pages(ctx, r, q, parents, func(id kg.ID) []V { return of(id).all }, by)
	}
	where := r.where(t, q.Filter.Condition)
	rows := where.count()
	out := make([]kg.Page[V], len(parents))
	for i, id := range parents {
		p, err := filteredPage(ctx, r, q, where, rows, of(id), by)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// filteredPage cuts a page from those of an ordered list that are in the set, which has so many rows. It looks at no more of the list than it must.
func filteredPage[V any](ctx context.Context, r *reader, q kg.PageQuery, where set, rows int, list listed[V], by ranked[V]) (kg.Page[V], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[V]{}, err
	}
	var compare func(V) int
	if q.From != "" {
		at, ok := by.at(r, q.From)
		if !ok {
			return kg.Page[V]{}, kg.ErrForeignCursor()
		}
		compare = func(v V) int { return cmp.Compare(by.of(v), at) }
	}
	if few, ok := list.few(where, rows); ok {
		return cut(ctx, r, q, few, compare)
	}
	low, high := beyond(list.all, q.Backward, compare)
	var p kg.Page[V]
	if q.Backward {
		p.Items, p.HasPrevious = list.last(where, low, high, q.Limit)
		p.HasNext = list.holdsAny(where, high, len(list.all))
		slices.Reverse(p.Items)
	} else {
		p.Items, p.HasNext = list.first(where, low, high, q.Limit)
		p.HasPrevious = list.holdsAny(where, 0, low)
	}
	if q.Total {
		p.Total = list.count(where)
	}
	return p, nil
}
