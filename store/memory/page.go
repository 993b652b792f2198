package memory

import (
	"context"
	"slices"
	"sort"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	return pages(ctx, r, q, countries, r.citiesByCountry, cities(cityRank))
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	under := make(map[kg.ID][]*kg.CitySDG, len(sdgs))
	for _, id := range sdgs {
		under[id] = nil
		for _, s := range r.servedBySDG[id] {
			if s = s.Under(q.Basis); s != nil {
				under[id] = append(under[id], s)
			}
		}
	}
	return pages(ctx, r, q, sdgs, under, cities(func(s *kg.CitySDG) int { return s.City.Rank }))
}

func (r *reader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	under := make(map[kg.ID][]*kg.CaseStudySDG, len(sdgs))
	for _, id := range sdgs {
		under[id] = nil
		for _, s := range r.studiesBySDG[id] {
			if q.Basis == "" || s.Link.Basis == q.Basis {
				under[id] = append(under[id], s)
			}
		}
	}
	return pages(ctx, r, q, sdgs, under, studies(func(s *kg.CaseStudySDG) int { return s.CaseStudy.Rank }))
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	return pages(ctx, r, q, sdgs, r.linksBySDG, links())
}

func (r *reader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, points, r.studiesByActionPoint, studies(studyRank))
}

func (r *reader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, themes, r.studiesByTheme, studies(studyRank))
}

func (r *reader) RelatedByCity(ctx context.Context, q kg.RelatedQuery, cities []kg.ID) ([]kg.Page[*kg.Related], error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	out := make([]kg.Page[*kg.Related], len(cities))
	for i, id := range cities {
		from := find[*kg.City](r.view, id)
		if from == nil {
			continue
		}
		best := r.d.Related.Best(id)
		p, err := page(ctx, r, q.PageQuery, kept(best, q.Keeps), placed(best))
		if err != nil {
			return nil, err
		}
		out[i] = kg.Page[*kg.Related]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total, Items: make([]*kg.Related, len(p.Items))}
		for n, item := range p.Items {
			out[i].Items[n] = r.d.Related.Explain(from, item)
		}
	}
	return out, nil
}

func kept[V any](all []V, keep func(V) bool) []V {
	some := make([]V, 0, len(all))
	for _, v := range all {
		if keep(v) {
			some = append(some, v)
		}
	}
	return some
}

// placed knows the places in a list of related cities.
func placed(best []kg.RelatedPair) ranked[kg.RelatedPair] {
	return ranked[kg.RelatedPair]{func(_ *reader, id kg.ID) (int, bool) {
		i := slices.IndexFunc(best, func(p kg.RelatedPair) bool { return p.City.ID == id })
		return i + 1, i >= 0
	}, func(p kg.RelatedPair) int { return p.Rank }}
}

func (r *reader) ListCities(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.City], error) {
	return page(ctx, r, q, r.d.Cities, cities(cityRank))
}

func (r *reader) ListCaseStudies(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.CaseStudy], error) {
	return page(ctx, r, q, r.d.CaseStudies, studies(studyRank))
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return page(ctx, r, q, r.d.SDGLinks, links())
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return page(ctx, r, q, r.d.Sources, sources())
}

func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	parts := q.Parts()
	var candidates []kg.SearchCandidate
	for _, kind := range q.Kinds.Kinds() {
		for _, e := range r.d.Entities(kind) {
			if c := kg.Candidate(e, parts); len(c.Texts) > 0 {
				candidates = append(candidates, c)
			}
		}
	}
	ids, err := q.Page(candidates)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	entities, err := r.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	return q.Hits(ids, entities)
}

// ranked tells where elements of a list stand, and where the node that a cursor names would.
type ranked[V any] struct {
	at func(r *reader, id kg.ID) (int, bool)
	of func(V) int
}

func cityRank(c *kg.City) int { return c.Rank }

func cities[V any](of func(V) int) ranked[V] {
	return ranked[V]{func(r *reader, id kg.ID) (int, bool) {
		c := find[*kg.City](r.view, id)
		if c == nil {
			return 0, false
		}
		return c.Rank, true
	}, of}
}

func studyRank(c *kg.CaseStudy) int { return c.Rank }

func studies[V any](of func(V) int) ranked[V] {
	return ranked[V]{func(r *reader, id kg.ID) (int, bool) {
		c := find[*kg.CaseStudy](r.view, id)
		if c == nil {
			return 0, false
		}
		return c.Rank, true
	}, of}
}

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
func pages[V any](ctx context.Context, r *reader, q kg.PageQuery, parents []kg.ID, from map[kg.ID][]V, by ranked[V]) ([]kg.Page[V], error) {
	out := make([]kg.Page[V], len(parents))
	for i, id := range parents {
		p, err := page(ctx, r, q, from[id], by)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// page cuts a page from a list that is in the order of its ranks.
func page[V any](ctx context.Context, r *reader, q kg.PageQuery, all []V, by ranked[V]) (kg.Page[V], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[V]{}, err
	}
	low, high := 0, len(all)
	if q.From != "" {
		at, ok := by.at(r, q.From)
		if !ok {
			return kg.Page[V]{}, kg.ErrForeignCursor()
		}
		if q.Backward {
			high = sort.Search(len(all), func(i int) bool { return by.of(all[i]) >= at })
		} else {
			low = sort.Search(len(all), func(i int) bool { return by.of(all[i]) > at })
		}
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
