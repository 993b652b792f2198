package storetest

import (
	"context"
	"encoding/json"
	"fmt"

	"learningcities/kg"
)

// asText is a filter with all that it holds.
func asText(filter any) string {
	text, err := json.Marshal(filter)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// underFilter makes a question of a filter. Circles around cities are located in the first store that is asked; both hold the same.
func (p *pair) underFilter(kind kg.EntityKind, name string, ask func(context.Context, kg.Reader, *kg.Filter) (any, error)) question {
	filter, text := p.filtered(kind)
	return question{fmt.Sprintf("%s under %s", name, text), func(ctx context.Context, r kg.Reader) (any, error) {
		if filter != nil {
			if err := filter.Locate(ctx, r); err != nil {
				return nil, err
			}
		}
		return ask(ctx, r, filter)
	}}
}

func (p *pair) filteredCities() question {
	q := kg.CityQuery{PageQuery: p.page(kg.KindCity), Order: pick(p, kg.CityOrders())}
	if p.rng.IntN(4) == 0 {
		q.Order.Field = kg.CityByDistance
	}
	return p.underFilter(kg.KindCity, fmt.Sprintf("ListCities(%+v)", q), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		if q.Order.Field == kg.CityByDistance && (f == nil || f.Near == nil) {
			q.Order.Field = kg.CityByPopulation
		}
		return r.ListCities(ctx, q)
	})
}

func (p *pair) filteredCaseStudies() question {
	q := kg.CaseStudyQuery{PageQuery: p.page(kg.KindCaseStudy), Order: pick(p, kg.CaseStudyOrders())}
	return p.underFilter(kg.KindCaseStudy, fmt.Sprintf("ListCaseStudies(%+v)", q), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		return r.ListCaseStudies(ctx, q)
	})
}

func (p *pair) filteredLinks() question {
	q := p.page("")
	return p.underFilter("", fmt.Sprintf("ListSDGLinks(%+v)", q), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		return r.ListSDGLinks(ctx, q)
	})
}

// below asks a method that pages below parents, under a filter of what is paged.
func below[V any](p *pair, name string, parent, element kg.EntityKind, method func(kg.Reader, context.Context, kg.PageQuery, []kg.ID) ([]kg.Page[V], error)) func() question {
	return func() question {
		q, keys := p.page(element), p.keys(parent)
		return p.underFilter(element, fmt.Sprintf("%s(%+v, %q)", name, q, keys), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
			q := q
			q.Filter = f
			return method(r, ctx, q, keys)
		})
	}
}

func (p *pair) cityFacet() question {
	q := kg.FacetQuery{Facet: pick(p, kg.CityFacetsBy()), Basis: p.page("").Basis}
	if q.Facet != kg.FacetSDG {
		q.Basis = ""
	}
	return p.underFilter(kg.KindCity, fmt.Sprintf("CityFacet(%+v)", q), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		return r.CityFacet(ctx, q)
	})
}

func (p *pair) caseStudyFacet() question {
	q := kg.FacetQuery{Facet: pick(p, kg.CaseStudyFacetsBy()), Basis: p.page("").Basis}
	if q.Facet != kg.FacetSDG {
		q.Basis = ""
	}
	return p.underFilter(kg.KindCaseStudy, fmt.Sprintf("CaseStudyFacet(%+v)", q), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		return r.CaseStudyFacet(ctx, q)
	})
}

func (p *pair) population() question {
	return p.underFilter(kg.KindCity, "PopulationOfCities", func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		return r.PopulationOfCities(ctx, f)
	})
}
