package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"learningcities/kg"
)

func pageArguments(first *int, after *string, last *int, before *string) kg.PageArguments {
	return kg.PageArguments{First: first, After: after, Last: last, Before: before}
}

// pageQuestion checks the arguments of a page of a list, which its name and order name in cursors. The filter, if any, is one of what is paged. The whole
// is counted only when the client selects it.
func pageQuestion(ctx context.Context, a kg.PageArguments, version, list string, filter *kg.Filter, total bool) (kg.PageQuery, error) {
	q, err := a.Query(version, list)
	if err != nil {
		return kg.PageQuery{}, err //nolint:wrapcheck // it names the argument
	}
	if err := limitPage(ctx, a, &q); err != nil {
		return kg.PageQuery{}, err
	}
	q.Filter, q.Total = filter, total
	return q, nil
}

// selected tells whether the field of the connection is asked for.
func selected(ctx context.Context) func(string) bool {
	if v, ok := ctx.Value(loadersKey{}).(*visit); ok {
		return v.plan.Selected
	}
	names := graphql.CollectAllFields(ctx)
	return func(name string) bool { return slices.Contains(names, name) }
}

// kind is a kind of connection: how the items of its pages become nodes and edges.
type kind[V any, N kg.Node, S any] struct {
	node func(V) N
	edge func(*S, V, kg.Edge[N])
}

// connection answers a connection field: it checks the arguments, loads the page and makes edges of its items.
func connection[V any, N kg.Node, S any](ctx context.Context, a kg.PageArguments, list string, filter *kg.Filter, k kind[V, N, S], load func(kg.PageQuery) (kg.Page[V], error)) (*kg.Connection[*S, N], error) {
	version, err := from(ctx).Version(ctx)
	if err != nil {
		return nil, err
	}
	selected := selected(ctx)
	q, err := pageQuestion(ctx, a, version, list, filter, selected("totalCount"))
	if err != nil {
		return nil, err
	}
	p, err := load(q)
	if err != nil {
		return nil, err
	}
	return kg.Connect(p, version, list, selected, k.node, k.edge), nil
}

// sourceList is the list of sources in cursors.
const sourceList = "Dataset.sources"

// itself is the node of an item that is one.
func itself[N any](n N) N { return n }

// plain are connections whose edges say no more than the node and the cursor.
func plain[N kg.Node]() kind[N, N, kg.Edge[N]] {
	return kind[N, N, kg.Edge[N]]{itself[N], func(s *kg.Edge[N], _ N, e kg.Edge[N]) { *s = e }}
}

// citiesNear are connections of cities that tell on each edge how far the city is from the circle at the top of the filter.
func citiesNear(filter *kg.Filter) kind[*kg.City, *kg.City, kg.CityEdge] {
	return kind[*kg.City, *kg.City, kg.CityEdge]{itself[*kg.City], func(s *kg.CityEdge, c *kg.City, e kg.Edge[*kg.City]) {
		s.Edge = e
		if filter != nil && filter.Near != nil {
			s.DistanceKm = kg.DistanceKm(filter.Near.Place, c.Location)
		}
	}}
}

// servingCities are connections of the cities that serve a goal.
func servingCities() kind[*kg.CitySDG, *kg.City, kg.SDGCityEdge] {
	return kind[*kg.CitySDG, *kg.City, kg.SDGCityEdge]{
		func(s *kg.CitySDG) *kg.City { return s.City },
		func(s *kg.SDGCityEdge, v *kg.CitySDG, e kg.Edge[*kg.City]) {
			*s = kg.SDGCityEdge{Edge: e, Basis: v.Basis, Evidence: v.Evidence}
		},
	}
}

// servingCaseStudies are connections of the case studies that serve a goal.
func servingCaseStudies() kind[*kg.CaseStudySDG, *kg.CaseStudy, kg.SDGCaseStudyEdge] {
	return kind[*kg.CaseStudySDG, *kg.CaseStudy, kg.SDGCaseStudyEdge]{
		func(s *kg.CaseStudySDG) *kg.CaseStudy { return s.CaseStudy },
		func(s *kg.SDGCaseStudyEdge, v *kg.CaseStudySDG, e kg.Edge[*kg.CaseStudy]) {
			*s = kg.SDGCaseStudyEdge{Edge: e, Link: v.Link}
		},
	}
}

// related are connections of related cities.
func related() kind[*kg.Related, *kg.City, kg.RelatedCityEdge] {
	return kind[*kg.Related, *kg.City, kg.RelatedCityEdge]{
		func(r *kg.Related) *kg.City { return r.City },
		func(s *kg.RelatedCityEdge, v *kg.Related, e kg.Edge[*kg.City]) {
			*s = kg.RelatedCityEdge{Edge: e, Related: v}
		},
	}
}

// hits are connections of what a search found.
func hits() kind[*kg.SearchHit, kg.Entity, kg.SearchEdge] {
	return kind[*kg.SearchHit, kg.Entity, kg.SearchEdge]{
		func(h *kg.SearchHit) kg.Entity { return h.Entity },
		func(s *kg.SearchEdge, v *kg.SearchHit, e kg.Edge[kg.Entity]) {
			*s = kg.SearchEdge{Edge: e, Match: v.Match, Matched: v.Matched}
		},
	}
}
