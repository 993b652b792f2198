package memory

import (
	"cmp"
	"context"
	"slices"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	return pages(ctx, r, q, countries, func(id kg.ID) []*kg.City { return filtered(r.citiesByCountry[id], q.Filter, r.ofCity) }, by(cityRank, itself))
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	return pages(ctx, r, q, sdgs, func(id kg.ID) []*kg.CitySDG {
		return filtered(kg.ServedUnder(r.servedBySDG[id], q.Basis), q.Filter, func(s *kg.CitySDG) kg.Subject { return r.ofCity(s.City) })
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
		return filtered(under, q.Filter, func(s *kg.CaseStudySDG) kg.Subject { return r.ofStudy(s.CaseStudy) })
	}, by(studyRank, func(s *kg.CaseStudySDG) *kg.CaseStudy { return s.CaseStudy }))
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	return pages(ctx, r, q, sdgs, func(id kg.ID) []*kg.SDGLink { return filtered(r.linksBySDG[id], q.Filter, r.ofLink) }, links())
}

func (r *reader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, points, func(id kg.ID) []*kg.CaseStudy { return r.studiesByActionPoint[id] }, by(studyRank, itself))
}

func (r *reader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, q, themes, func(id kg.ID) []*kg.CaseStudy { return r.studiesByTheme[id] }, by(studyRank, itself))
}

func (r *reader) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	if q.Order.Field == kg.CityByDistance {
		return r.citiesByDistance(ctx, q)
	}
	return page(ctx, r, q.PageQuery, filtered(r.citiesInOrder[q.Order], q.Filter, r.ofCity), by(q.Order.Rank(), itself))
}

// citiesByDistance sorts what the filter leaves; a circle is part of it.
func (r *reader) citiesByDistance(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	cities := filtered(r.d.Cities, q.Filter, r.ofCity)
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
	return page(ctx, r, q.PageQuery, filtered(r.studiesInOrder[q.Order], q.Filter, r.ofStudy), by(q.Order.Rank(), itself))
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return page(ctx, r, q, filtered(r.d.SDGLinks, q.Filter, r.ofLink), links())
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return page(ctx, r, q, r.d.Sources, sources())
}
