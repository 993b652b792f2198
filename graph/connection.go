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

// connection answers a connection field: it checks the arguments, loads the page and makes edges of its items. The list names the list
// and its order in cursors. The filter, if any, is one of what is paged. The whole is counted only when the client selects it.
func connection[V any, N kg.Node, E any](ctx context.Context, a kg.PageArguments, list string, filter *kg.Filter, load func(kg.PageQuery) (kg.Page[V], error),
	node func(V) N, edge func(V, kg.Edge[N]) E,
) (*kg.Connection[E, N], error) {
	version, err := from(ctx).Version(ctx)
	if err != nil {
		return nil, err
	}
	q, err := a.Query(version, list)
	if err != nil {
		return nil, err
	}
	if err := limitPage(ctx, a, &q); err != nil {
		return nil, err
	}
	q.Filter = filter
	q.Total = slices.Contains(graphql.CollectAllFields(ctx), "totalCount")
	p, err := load(q)
	if err != nil {
		return nil, err
	}
	return kg.Connect(p, version, list, node, edge), nil
}

// itself is the node of an item that is one.
func itself[N any](n N) N { return n }

// plain is the edge of an item of which there is no more to say.
func plain[N kg.Node](_ N, e kg.Edge[N]) *kg.Edge[N] { return &e }

// cityConnection tells on each edge how far the city is from the circle at the top of the filter.
func cityConnection(ctx context.Context, a kg.PageArguments, list string, filter *kg.Filter, load func(kg.PageQuery) (kg.Page[*kg.City], error)) (*kg.CityConnection, error) {
	return connection(ctx, a, list, filter, load, itself, func(c *kg.City, e kg.Edge[*kg.City]) *kg.CityEdge {
		edge := &kg.CityEdge{Edge: e}
		if filter != nil && filter.Near != nil {
			edge.DistanceKm = kg.DistanceKm(filter.Near.Place, c.Location)
		}
		return edge
	})
}

func caseStudyConnection(ctx context.Context, a kg.PageArguments, list string, filter *kg.Filter, load func(kg.PageQuery) (kg.Page[*kg.CaseStudy], error)) (*kg.CaseStudyConnection, error) {
	return connection(ctx, a, list, filter, load, itself, plain)
}

func sdgLinkConnection(ctx context.Context, a kg.PageArguments, list string, filter *kg.Filter, load func(kg.PageQuery) (kg.Page[*kg.SDGLink], error)) (*kg.SDGLinkConnection, error) {
	return connection(ctx, a, list, filter, load, itself, plain)
}

func servingCity(s *kg.CitySDG) *kg.City { return s.City }

func servingCityEdge(s *kg.CitySDG, e kg.Edge[*kg.City]) *kg.SDGCityEdge {
	return &kg.SDGCityEdge{Edge: e, Basis: s.Basis, Evidence: s.Evidence}
}

func servingCaseStudy(s *kg.CaseStudySDG) *kg.CaseStudy { return s.CaseStudy }

func servingCaseStudyEdge(s *kg.CaseStudySDG, e kg.Edge[*kg.CaseStudy]) *kg.SDGCaseStudyEdge {
	return &kg.SDGCaseStudyEdge{Edge: e, Link: s.Link}
}
