package neo4j

import (
	"context"
	"fmt"
	"slices"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	return pages(ctx, r, "cities_by_country", q, countries, one[*kg.City](r.layouts), cityRank)
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	return pages(ctx, r, "cities_by_sdg", q, sdgs, r.layouts.cityAndGoal(q.Basis), func(s *kg.CitySDG) int { return s.City.Rank })
}

func (r *reader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	return pages(ctx, r, "case_studies_by_sdg", q, sdgs, r.layouts.caseStudyAndLink, func(s *kg.CaseStudySDG) int { return s.CaseStudy.Rank })
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	return pages(ctx, r, "sdg_links_by_sdg", q, sdgs, r.layouts.sdgLink, linkRank)
}

func (r *reader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, "case_studies_by_action_point", q, points, one[*kg.CaseStudy](r.layouts), studyRank)
}

func (r *reader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, "case_studies_by_theme", q, themes, one[*kg.CaseStudy](r.layouts), studyRank)
}

func (r *reader) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	if q.Order.Field == kg.CityByDistance {
		return r.citiesByDistance(ctx, q)
	}
	rank := kg.RankProperty(q.Order)
	r = r.withLayouts(r.layouts.with("City", rank))
	return whole(ctx, r, "list_cities "+rank, q.PageQuery, one[*kg.City](r.layouts), q.Order.Rank())
}

func (r *reader) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	rank := kg.RankProperty(q.Order)
	r = r.withLayouts(r.layouts.with("CaseStudy", rank))
	return whole(ctx, r, "list_case_studies "+rank, q.PageQuery, one[*kg.CaseStudy](r.layouts), q.Order.Rank())
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return whole(ctx, r, "list_sdg_links", q, r.layouts.sdgLink, linkRank)
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return whole(ctx, r, "list_sources", q, r.layouts.source, func(s *kg.Source) int { return s.Rank })
}

func cityRank(c *kg.City) int       { return c.Rank }
func studyRank(c *kg.CaseStudy) int { return c.Rank }
func linkRank(l *kg.SDGLink) int    { return l.Rank }

// whole pages a list that has no parent.
func whole[V any](ctx context.Context, r *reader, name string, q kg.PageQuery, one func(any) (V, error), rank func(V) int) (kg.Page[V], error) {
	out, err := pages(ctx, r, name, q, []kg.ID{""}, one, rank)
	if err != nil {
		return kg.Page[V]{}, err
	}
	return out[0], nil
}

// pages decodes a page for each parent.
func pages[V any](ctx context.Context, r *reader, name string, q kg.PageQuery, parents []kg.ID, one func(any) (V, error), rank func(V) int) ([]kg.Page[V], error) {
	out := make([]kg.Page[V], len(parents))
	err := rows(ctx, r, name, q, parents, func(i int, values []any) (err error) {
		out[i], err = readPage(name, q, values, one, rank)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// readPage decodes a page from the values bound, total, low, high, items: the rank of the element that the cursor names, and the number
// and the ranks at both ends of the whole list.
func readPage[V any](name string, q kg.PageQuery, values []any, one func(any) (V, error), rank func(V) int) (kg.Page[V], error) {
	var none kg.Page[V]
	if values[0] == nil && q.From != "" {
		return none, kg.ErrForeignCursor()
	}
	items, err := all(values[4], one)
	if err != nil {
		return none, fault("reading "+name, err)
	}
	if q.Backward {
		slices.Reverse(items)
	}
	n, err := integers(values[:4]...)
	if err != nil {
		return none, fault("reading "+name, err)
	}
	return cut(q, items, rank, ends{n[0], n[1], n[2], n[3]}), nil
}

// ends are the bound, the total and the lowest and highest rank; 0 where the list or the bound is not there.
type ends struct{ bound, total, low, high int }

// integers reads integers; what is missing is 0.
func integers(values ...any) ([]int, error) {
	n := make([]int, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
		case int64:
			n[i] = int(v)
		default:
			return nil, fmt.Errorf("a rank or count is %s, not an integer", typeName(v))
		}
	}
	return n, nil
}

// cut tells what lies on both sides of the items.
func cut[V any](q kg.PageQuery, items []V, rank func(V) int, e ends) kg.Page[V] {
	p := kg.Page[V]{Items: items}
	if q.Total {
		p.Total = e.total
	}
	switch {
	case e.total == 0:
	case len(items) > 0:
		p.HasPrevious = rank(items[0]) > e.low
		p.HasNext = rank(items[len(items)-1]) < e.high
	case q.Backward:
		p.HasNext = true // all of the list lies at or behind the bound
	default:
		p.HasPrevious = true
	}
	return p
}
