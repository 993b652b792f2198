package memory

import (
	"cmp"
	"context"
	"slices"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	return pages(ctx, r, q, countries, func(id kg.ID) []*kg.City { return r.filteredCities(r.citiesByCountry[id], q.Filter) }, by(cityRank, itself))
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	return pages(ctx, r, q, sdgs, func(id kg.ID) []*kg.CitySDG {
		return filtered(r.view, r.tables.cities, kg.ServedUnder(r.servedBySDG[id], q.Basis), q.Filter, func(s *kg.CitySDG) int { return s.City.Rank })
	}, by(cityRank, func(s *kg.CitySDG) *kg.City { return s.City }))
}

func (r *reader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	return pages(ctx, r, q, sdgs, func(id kg.ID) []*kg.CaseStudySDG {
		var under []*kg.CaseStudySDG
		for _, s := range r.studiesBySDG[id] {
			if q.Basis == "" || s.Link.Basis == q.Basis {
				under = append(under, s)
			}
		}
		return filtered(r.view, r.tables.studies, under, q.Filter, func(s *kg.CaseStudySDG) int { return s.CaseStudy.Rank })
	}, by(studyRank, func(s *kg.CaseStudySDG) *kg.CaseStudy { return s.CaseStudy }))
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	return pages(ctx, r, q, sdgs, func(id kg.ID) []*kg.SDGLink { return r.filteredLinks(r.linksBySDG[id], q.Filter) }, links())
}

func (r *reader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, points, func(id kg.ID) []*kg.CaseStudy { return r.studiesByActionPoint[id] }, by(studyRank, itself))
}

func (r *reader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, themes, func(id kg.ID) []*kg.CaseStudy { return r.studiesByTheme[id] }, by(studyRank, itself))
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
		kept := filtered(r.view, r.tables.cities, kept(best, q.Keeps), q.Filter, func(p kg.RelatedPair) int { return p.City.Rank })
		p, err := page(ctx, r, q.PageQuery, kept, placed(best))
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

func (r *reader) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	if q.Order.Field == kg.CityByDistance {
		return r.citiesByDistance(ctx, q)
	}
	return page(ctx, r, q.PageQuery, r.filteredCities(r.citiesInOrder[q.Order], q.Filter), by(q.Order.Rank(), itself))
}

// citiesByDistance sorts what the filter leaves; a circle is part of it.
func (r *reader) citiesByDistance(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	cities := r.filteredCities(r.d.Cities, q.Filter)
	key := q.DistanceKey()
	compare := func(a, b *kg.City) int { return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.Rank, b.Rank)) }
	slices.SortFunc(cities, compare)
	if q.From == "" {
		return cut(ctx, r, q.PageQuery, cities, nil)
	}
	from := find[*kg.City](r.view, q.From)
	if from == nil {
		return kg.Page[*kg.City]{}, kg.ErrForeignCursor()
	}
	return cut(ctx, r, q.PageQuery, cities, func(c *kg.City) int { return compare(c, from) })
}

func (r *reader) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	return page(ctx, r, q.PageQuery, r.filteredStudies(r.studiesInOrder[q.Order], q.Filter), by(q.Order.Rank(), itself))
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return page(ctx, r, q, r.filteredLinks(r.d.SDGLinks, q.Filter), links())
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return page(ctx, r, q, r.d.Sources, sources())
}
