package graph

import (
	"context"
	"errors"

	"learningcities/graph/wave"
	"learningcities/kg"
	"learningcities/loaders"
)

// ofWhole asks a question about the whole graph for each parent; equal ones are asked once.
func ofWhole[P any, Q comparable, V any](ctx context.Context, c *wave.Call, parents []any, name string, method func(kg.Reader, context.Context, Q) (V, error), question func(P) Q, values func([]V) wave.Values) (func() (wave.Values, error), error) {
	asked := make([]*loaders.Asked[struct{}, V], len(parents))
	for i, p := range parents {
		asked[i] = loaders.Whole(ctx, at(ctx, c.Link), name, method, question(p.(P))) //nolint:errcheck // the table says so, and its test
	}
	return func() (wave.Values, error) {
		got := make([]V, len(parents))
		for i, a := range asked {
			v, err := a.Values(ctx)
			if err != nil {
				return nil, err //nolint:wrapcheck // gqlgen tells it
			}
			got[i] = v[0]
		}
		return values(got), nil
	}, nil
}

func citySet(s *kg.CityFacets) *kg.Filter           { return s.Filter }
func caseStudySet(s *kg.CaseStudyFacets) *kg.Filter { return s.Filter }

type facetLookup = func(kg.Reader, context.Context, kg.FacetQuery) ([]*kg.FacetCount, error)

func toCounts[P any](facet kg.Facet, name string, method facetLookup, filter func(P) *kg.Filter) asks {
	return func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		return ofWhole(ctx, c, parents, name, method, func(p P) kg.FacetQuery {
			return kg.FacetQuery{Filter: filter(p), Facet: facet, Basis: basisIn(c.Args)}
		}, func(got [][]*kg.FacetCount) wave.Values { return wave.Lists[*kg.FacetCount](got) })
	}
}

func toTotal[P any](name string, method facetLookup, filter func(P) *kg.Filter) asks {
	return func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		return ofWhole(ctx, c, parents, name, method, func(p P) kg.FacetQuery {
			return kg.FacetQuery{Filter: filter(p), Facet: kg.FacetTotal}
		}, func(got [][]*kg.FacetCount) wave.Values {
			totals := make([]int, len(got))
			for i, counts := range got {
				totals[i], _ = total(counts, nil)
			}
			return wave.Leaves[int]{List: totals, How: wave.Int}
		})
	}
}

func toPopulation(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	return ofWhole(ctx, c, parents, "PopulationOfCities", kg.Reader.PopulationOfCities, citySet, func(got []*kg.IntStatistics) wave.Values {
		return wave.Ones[*kg.IntStatistics](got)
	})
}

func toCooccurring(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	unit := argument[kg.SDGNetworkUnit](c.Args, "unit")
	return ofWhole(ctx, c, parents, "GoalFacts", kg.Reader.GoalFacts, func(*kg.SDG) kg.GoalQuery {
		return kg.GoalQuery{Basis: basisIn(c.Args)}
	}, func(got []*kg.GoalFacts) wave.Values {
		lists := make(wave.Lists[*kg.SDGCooccurrence], len(parents))
		for i, p := range parents {
			lists[i] = got[i].Cooccurring(unit, p.(*kg.SDG).Number) //nolint:errcheck // the table says so, and its test
		}
		return lists
	})
}

// toPair asks nobody: the network knows its pairs.
func toPair(_ context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	pairs := make(wave.Ones[*kg.SDGPair], len(parents))
	for i, p := range parents {
		pairs[i] = p.(*kg.SDGNetwork).Between(argument[int](c.Args, "a"), argument[int](c.Args, "b")) //nolint:errcheck // the table says so, and its test
	}
	return func() (wave.Values, error) { return pairs, nil }, nil
}

// errApart is a page that one batch does not answer: gqlgen asks for it.
var errApart = errors.New("the pages of the parents are not one question")

func pageArgumentsIn(args map[string]any) kg.PageArguments {
	return pageArguments(argument[*int](args, "first"), argument[*string](args, "after"), argument[*int](args, "last"), argument[*string](args, "before"))
}

type filterOf func(ctx context.Context, l loaders.Link, args map[string]any) (*kg.Filter, error)

func unfiltered(context.Context, loaders.Link, map[string]any) (*kg.Filter, error) {
	return nil, nil //nolint:nilnil // there is none
}

func cityFilter(ctx context.Context, l loaders.Link, args map[string]any) (*kg.Filter, error) {
	return l.CityFilter(ctx, argument[*kg.CityFilter](args, "filter"), "filter")
}

func caseStudyFilter(ctx context.Context, l loaders.Link, args map[string]any) (*kg.Filter, error) {
	return l.CaseStudyFilter(ctx, argument[*kg.CaseStudyFilter](args, "filter"), "filter")
}

func sdgLinkFilter(ctx context.Context, l loaders.Link, args map[string]any) (*kg.Filter, error) {
	return l.SDGLinkFilter(ctx, argument[*kg.SDGLinkFilter](args, "filter"), "filter")
}

// unlessFiltered is a kind of connection that tells nothing of the filter.
func unlessFiltered[V any, N kg.Node, S any](k func() kind[V, N, S]) func(*kg.Filter) kind[V, N, S] {
	return func(*kg.Filter) kind[V, N, S] { return k() }
}

// pagesOf are the names of the lists of the parents, and the one question for their pages.
func pagesOf(ctx context.Context, c *wave.Call, parents []any, prefix string, filter filterOf) (version string, lists []string, q kg.PageQuery, err error) {
	l := at(ctx, c.Link)
	if version, err = l.Version(ctx); err != nil {
		return "", nil, q, err //nolint:wrapcheck // gqlgen tells it
	}
	f, err := filter(ctx, l, c.Args)
	if err != nil {
		return "", nil, q, err
	}
	lists = make([]string, len(parents))
	for i, p := range parents {
		lists[i] = prefix + string(p.(kg.Node).GetID()) //nolint:errcheck // the table says so, and its test
		of, err := pageQuestion(ctx, pageArgumentsIn(c.Args), version, lists[i], f, c.Selected("totalCount"))
		if err != nil {
			return "", nil, q, err
		}
		if i > 0 && of != q {
			return "", nil, q, errApart
		}
		q = of
	}
	q.Basis = basisIn(c.Args)
	return version, lists, q, nil
}

// toPage is a page of each parent.
func toPage[V any, N kg.Node, S any](prefix, name string, method func(kg.Reader, context.Context, kg.PageQuery, []kg.ID) ([]kg.Page[V], error), filter filterOf, kindOf func(*kg.Filter) kind[V, N, S]) wave.Link {
	return wave.Link{ByID: true, Ask: func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		version, lists, q, err := pagesOf(ctx, c, parents, prefix, filter)
		if err != nil {
			return nil, err
		}
		asked := loaders.Pages(ctx, at(ctx, c.Link), name, method, q, ids(parents))
		return func() (wave.Values, error) {
			pages, err := asked.Values(ctx)
			if err != nil {
				return nil, err //nolint:wrapcheck // gqlgen tells it
			}
			return connections(c, pages, version, lists, kindOf(q.Filter)), nil
		}, nil
	}}
}

func connections[V any, N kg.Node, S any](c *wave.Call, pages []kg.Page[V], version string, lists []string, k kind[V, N, S]) wave.Values {
	ones := make(wave.Ones[*kg.Connection[*S, N]], len(pages))
	for i, p := range pages {
		ones[i] = kg.Connect(p, version, lists[i], c.Selected, k.node, k.edge)
	}
	return ones
}

func ids(parents []any) []kg.ID {
	all := make([]kg.ID, len(parents))
	for i, p := range parents {
		all[i] = p.(kg.Node).GetID() //nolint:errcheck // the table says so, and its test
	}
	return all
}

func toRelated(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	version, lists, q, err := pagesOf(ctx, c, parents, "City.relatedCities/", cityFilter)
	if err != nil {
		return nil, err
	}
	question := kg.NewRelated(argument[[]kg.RelatedKind](c.Args, "kinds"), argument[*float64](c.Args, "minScore"))
	question.PageQuery, question.Brief = q, !c.Selected("edges")
	asked := loaders.Pages(ctx, at(ctx, c.Link), "RelatedByCity", kg.Reader.RelatedByCity, question, ids(parents))
	return func() (wave.Values, error) {
		pages, err := asked.Values(ctx)
		if err != nil {
			return nil, err //nolint:wrapcheck // gqlgen tells it
		}
		return connections(c, pages, version, lists, related()), nil
	}, nil
}

func toSources(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	version, err := at(ctx, c.Link).Version(ctx)
	if err != nil {
		return nil, err //nolint:wrapcheck // gqlgen tells it
	}
	q, err := pageQuestion(ctx, pageArgumentsIn(c.Args), version, sourceList, nil, c.Selected("totalCount"))
	if err != nil {
		return nil, err
	}
	return ofWhole(ctx, c, parents, "ListSources", kg.Reader.ListSources, func(*kg.Info) kg.PageQuery { return q }, func(pages []kg.Page[*kg.Source]) wave.Values {
		lists := make([]string, len(pages))
		for i := range lists {
			lists[i] = sourceList
		}
		return connections(c, pages, version, lists, plain[*kg.Source]())
	})
}

// toBehind pages what is behind a pair of goals. A cursor that is not in the list itself is left to gqlgen.
func toBehind[N interface {
	comparable
	kg.Entity
}, S any](field string, all func(*kg.SDGPair) []kg.Ranked, as func(kg.Entity) N, kindOf func(*kg.Filter) kind[N, N, S]) asks {
	return func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		version, err := at(ctx, c.Link).Version(ctx)
		if err != nil {
			return nil, err //nolint:wrapcheck // gqlgen tells it
		}
		lists, pages := make([]string, len(parents)), make([]kg.Page[kg.ID], len(parents))
		for i, p := range parents {
			pair := p.(*kg.SDGPair) //nolint:errcheck // the table says so, and its test
			lists[i] = pairList(pair, field)
			q, err := pageQuestion(ctx, pageArgumentsIn(c.Args), version, lists[i], nil, c.Selected("totalCount"))
			if err != nil {
				return nil, err
			}
			list := all(pair)
			rank, ok := rankIn(list, q.From)
			if !ok {
				return nil, errApart
			}
			pages[i] = kg.PageOf(list, q, rank)
		}
		next := 0
		return several(ctx, c, parents, "EntitiesByID", kg.Reader.EntitiesByID, func(*kg.SDGPair) []kg.ID {
			next++
			return pages[next-1].Items
		}, func(of func(int) []kg.Entity) (wave.Values, error) {
			var none N
			found := make([]kg.Page[N], len(pages))
			for i, p := range pages {
				found[i] = kg.Page[N]{Items: make([]N, len(p.Items)), HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total}
				for j, e := range of(i) {
					if found[i].Items[j] = as(e); found[i].Items[j] == none {
						return nil, errApart
					}
				}
			}
			return connections(c, found, version, lists, kindOf(nil)), nil
		})
	}
}
