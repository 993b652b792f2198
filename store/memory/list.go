package memory

import (
	"context"
	"slices"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	of := func(id kg.ID) listed[*kg.City] { return r.citiesByCountry[id] }
	return filteredPages(ctx, r, q, r.tables.cities, countries, of, by(cityRank, itself))
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	of := func(id kg.ID) listed[*kg.CitySDG] {
		return under(r.tables.cities, r.servedUnder, r.servedBySDG, id, q.Basis, func(all []*kg.CitySDG) listed[*kg.CitySDG] {
			return newListed(kg.ServedUnder(all, q.Basis), servedRow)
		})
	}
	return filteredPages(ctx, r, q, r.tables.cities, sdgs, of, by(cityRank, func(s *kg.CitySDG) *kg.City { return s.City }))
}

func (r *reader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	of := func(id kg.ID) listed[*kg.CaseStudySDG] {
		return under(r.tables.studies, r.studiesUnder, r.studiesBySDG, id, q.Basis, func(all []*kg.CaseStudySDG) listed[*kg.CaseStudySDG] {
			return newListed(kept(all, func(s *kg.CaseStudySDG) bool { return s.Link.Basis == q.Basis }), studyRow)
		})
	}
	return filteredPages(ctx, r, q, r.tables.studies, sdgs, of, by(studyRank, func(s *kg.CaseStudySDG) *kg.CaseStudy { return s.CaseStudy }))
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	of := func(id kg.ID) listed[*kg.SDGLink] { return r.linksBySDG[id] }
	return filteredPages(ctx, r, q, r.tables.links, sdgs, of, links())
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
		some := best
		if !q.All() {
			some = kept(best, q.Keeps)
		}
		some = filtered(r.view, r.tables.cities, some, q.Filter, func(p kg.RelatedPair) int { return p.City.Rank })
		p, err := page(ctx, r, q.PageQuery, some, placed(best))
		if err != nil {
			return nil, err
		}
		out[i] = kg.Page[*kg.Related]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total, Items: make([]*kg.Related, len(p.Items))}
		for n, item := range p.Items {
			if q.Brief {
				out[i].Items[n] = item.Brief(from)
			} else {
				out[i].Items[n] = r.d.Related.Explain(from, item)
			}
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
	return whole(ctx, r, q.PageQuery, r.tables.cities, r.citiesInOrder[q.Order], by(q.Order.Rank(), itself))
}

// whole is a page of all rows of a table, in some order, that fulfil the filter.
func whole[V any](ctx context.Context, r *reader, q kg.PageQuery, t *table, list listed[V], by ranked[V]) (kg.Page[V], error) {
	if q.Filter == nil {
		return page(ctx, r, q, list.all, by)
	}
	where, total := r.where(t, q.Filter.Condition), q.Total
	rows := where.count()
	q.Total = false
	p, err := filteredPage(ctx, r, q, where, rows, list, by)
	if total && err == nil {
		p.Total = rows // each is in the list
	}
	return p, err
}

func (r *reader) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	return whole(ctx, r, q.PageQuery, r.tables.studies, r.studiesInOrder[q.Order], by(q.Order.Rank(), itself))
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return whole(ctx, r, q, r.tables.links, r.linksInOrder, links())
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return page(ctx, r, q, r.d.Sources, sources())
}
