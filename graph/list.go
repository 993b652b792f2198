package graph

import (
	"context"

	"learningcities/kg"
)

// The lists that take a filter.

func cities(ctx context.Context, a kg.PageArguments, input *kg.CityFilter, orderBy *kg.CityOrder) (*kg.CityConnection, error) {
	s := from(ctx)
	filter, err := s.CityFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	order, err := orderBy.Over(filter)
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "cities "+order.String(), filter, citiesNear(filter), func(q kg.PageQuery) (kg.Page[*kg.City], error) {
		return s.ListCities(ctx, kg.CityQuery{PageQuery: q, Order: order})
	})
}

func caseStudies(ctx context.Context, a kg.PageArguments, input *kg.CaseStudyFilter, orderBy *kg.CaseStudyOrder) (*kg.CaseStudyConnection, error) {
	s := from(ctx)
	filter, err := s.CaseStudyFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	order := orderBy.OrNewest()
	return connection(ctx, a, "caseStudies "+order.String(), filter, plain[*kg.CaseStudy](), func(q kg.PageQuery) (kg.Page[*kg.CaseStudy], error) {
		return s.ListCaseStudies(ctx, kg.CaseStudyQuery{PageQuery: q, Order: order})
	})
}

func allSDGLinks(ctx context.Context, a kg.PageArguments, input *kg.SDGLinkFilter) (*kg.SDGLinkConnection, error) {
	s := from(ctx)
	filter, err := s.SDGLinkFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "sdgLinks", filter, plain[*kg.SDGLink](), func(q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
		return s.ListSDGLinks(ctx, q)
	})
}

func citiesOfCountry(ctx context.Context, a kg.PageArguments, input *kg.CityFilter, country kg.ID) (*kg.CityConnection, error) {
	s := from(ctx)
	filter, err := s.CityFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "Country.cities/"+string(country), filter, citiesNear(filter), func(q kg.PageQuery) (kg.Page[*kg.City], error) {
		return s.CitiesByCountry(ctx, q, country)
	})
}

func citiesOfSDG(ctx context.Context, a kg.PageArguments, basis *kg.Basis, input *kg.CityFilter, sdg kg.ID) (*kg.SDGCityConnection, error) {
	s := from(ctx)
	filter, err := s.CityFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "SDG.cities/"+string(sdg), filter, servingCities(), func(q kg.PageQuery) (kg.Page[*kg.CitySDG], error) {
		q.Basis = orEmpty(basis)
		return s.CitiesBySDG(ctx, q, sdg)
	})
}

func caseStudiesOfSDG(ctx context.Context, a kg.PageArguments, basis *kg.Basis, input *kg.CaseStudyFilter, sdg kg.ID) (*kg.SDGCaseStudyConnection, error) {
	s := from(ctx)
	filter, err := s.CaseStudyFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "SDG.caseStudies/"+string(sdg), filter, servingCaseStudies(), func(q kg.PageQuery) (kg.Page[*kg.CaseStudySDG], error) {
		q.Basis = orEmpty(basis)
		return s.CaseStudiesBySDG(ctx, q, sdg)
	})
}

func linksOfSDG(ctx context.Context, a kg.PageArguments, input *kg.SDGLinkFilter, sdg kg.ID) (*kg.SDGLinkConnection, error) {
	s := from(ctx)
	filter, err := s.SDGLinkFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "SDG.links/"+string(sdg), filter, plain[*kg.SDGLink](), func(q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
		return s.SDGLinksBySDG(ctx, q, sdg)
	})
}
