package graph

import (
	"context"
	"slices"

	"learningcities/graph/wave"
	"learningcities/kg"
	"learningcities/loaders"
)

// lookup is a method of kg.Reader that takes keys.
type lookup[K comparable, V any] = func(kg.Reader, context.Context, []K) ([]V, error)

// asks is how a link asks.
type asks = func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error)

// keyed asks a lookup for the key of each parent; values makes the values of the field of them.
func keyed[P any, K comparable, V any](name string, method lookup[K, V], key func(P) K, values func(*wave.Call, []V) wave.Values) asks {
	return func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		keys := make([]K, len(parents))
		for i, p := range parents {
			keys[i] = key(p.(P)) //nolint:errcheck // the table says so, and its test
		}
		asked := loaders.Keys(ctx, at(ctx, c.Link), name, method, keys)
		return func() (wave.Values, error) {
			got, err := asked.Values(ctx)
			if err != nil {
				return nil, err //nolint:wrapcheck // gqlgen tells it
			}
			return values(c, got), nil
		}, nil
	}
}

func idOf(n kg.Node) kg.ID { return n.GetID() }

// toMany is a plain list of each parent.
func toMany[V comparable](name string, method lookup[kg.ID, []V]) wave.Link {
	return wave.Link{Ask: keyed(name, method, idOf, func(_ *wave.Call, got [][]V) wave.Values { return wave.Lists[V](got) }), ByID: true}
}

// toSome is a list of each parent of which the arguments choose some.
func toSome[V any, R comparable](name string, method lookup[kg.ID, []V], some func(map[string]any, []V) []R) wave.Link {
	return wave.Link{Ask: keyed(name, method, idOf, func(c *wave.Call, got [][]V) wave.Values {
		lists := make(wave.Lists[R], len(got))
		for i, list := range got {
			lists[i] = some(c.Args, list)
		}
		return lists
	}), ByID: true}
}

func argument[T any](args map[string]any, name string) T {
	v, _ := args[name].(T)
	return v
}

func basisIn(args map[string]any) kg.Basis { return orEmpty(argument[*kg.Basis](args, "basis")) }

func linksUnder(args map[string]any, links []*kg.SDGLink) []*kg.SDGLink {
	return kg.ByBasis(links, basisIn(args))
}

func goalsUnder(args map[string]any, links []*kg.SDGLink) []*kg.SDG {
	return kg.GoalsOf(linksUnder(args, links))
}

func servedUnder(args map[string]any, served []*kg.CitySDG) []*kg.CitySDG {
	return kg.ServedUnder(served, basisIn(args))
}

func inRoles(args map[string]any, cities []*kg.ClusterCity) []*kg.ClusterCity {
	roles := argument[[]kg.ClusterRole](args, "roles")
	if roles == nil {
		return cities
	}
	return keep(cities, func(c *kg.ClusterCity) bool { return slices.Contains(roles, c.Role) })
}

// as is the entity, if it is of that kind.
func as[E kg.Entity](e kg.Entity) E {
	typed, _ := e.(E)
	return typed
}

// toOne is the entity that each parent names by its id; nil where it names none.
func toOne[P any, E interface {
	comparable
	kg.Entity
}](id func(P) kg.ID, as func(kg.Entity) E) wave.Link {
	return wave.Link{Ask: func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		keys := make([]kg.ID, 0, len(parents))
		for _, p := range parents {
			if id := id(p.(P)); id != "" { //nolint:errcheck // the table says so, and its test
				keys = append(keys, id)
			}
		}
		ones := make(wave.Ones[E], len(parents))
		if len(keys) == 0 {
			return func() (wave.Values, error) { return ones, nil }, nil
		}
		asked := loaders.Keys(ctx, at(ctx, c.Link), "EntitiesByID", kg.Reader.EntitiesByID, keys)
		return func() (wave.Values, error) {
			got, err := asked.Values(ctx)
			if err != nil {
				return nil, err //nolint:wrapcheck // gqlgen tells it
			}
			for i, p := range parents {
				if id(p.(P)) != "" { //nolint:errcheck // as above
					ones[i], got = as(got[0]), got[1:]
				}
			}
			return ones, nil
		}, nil
	}}
}

// several asks a lookup for several keys of each parent. The values are those of parent i in the order of its keys.
func several[P any, K comparable, V any](ctx context.Context, c *wave.Call, parents []any, name string, method lookup[K, V], keys func(P) []K, values func(of func(i int) []V) (wave.Values, error)) (func() (wave.Values, error), error) {
	var all []K
	ends := make([]int, len(parents)+1)
	for i, p := range parents {
		all = append(all, keys(p.(P))...) //nolint:errcheck // the table says so, and its test
		ends[i+1] = len(all)
	}
	if len(all) == 0 {
		return func() (wave.Values, error) { return values(func(int) []V { return nil }) }, nil
	}
	asked := loaders.Keys(ctx, at(ctx, c.Link), name, method, all)
	return func() (wave.Values, error) {
		got, err := asked.Values(ctx)
		if err != nil {
			return nil, err //nolint:wrapcheck // gqlgen tells it
		}
		return values(func(i int) []V { return got[ends[i]:ends[i+1]] })
	}, nil
}

// listed makes lists of the values of each parent.
func listed[V comparable](n int) func(of func(int) []V) (wave.Values, error) {
	return func(of func(int) []V) (wave.Values, error) {
		lists := make(wave.Lists[V], n)
		for i := range lists {
			lists[i] = of(i)
		}
		return lists, nil
	}
}

func toSource(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	return keyed("SourcesByID", kg.Reader.SourcesByID, func(c *kg.Citation) kg.ID { return c.SourceID }, func(_ *wave.Call, got []*kg.Source) wave.Values {
		return wave.Ones[*kg.Source](got)
	})(ctx, c, parents)
}

func toCited(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	return several(ctx, c, parents, "SourcesByID", kg.Reader.SourcesByID, cited, listed[*kg.Source](len(parents)))
}

func toShared(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
	return several(ctx, c, parents, "EntitiesByID", kg.Reader.EntitiesByID, func(r *kg.RelatedReason) []kg.ID { return r.Shared }, listed[kg.Entity](len(parents)))
}

// toSentence tells reasons in a sentence.
func toSentence[P any](reasons func(P) []*kg.RelatedReason) asks {
	return func(ctx context.Context, c *wave.Call, parents []any) (func() (wave.Values, error), error) {
		language := kg.SentenceLanguage(argument[kg.Language](c.Args, "language"))
		return several(ctx, c, parents, "EntitiesByID", kg.Reader.EntitiesByID, func(p P) []kg.ID { return mentioned(reasons(p)) }, func(of func(int) []kg.Entity) (wave.Values, error) {
			sentences := make([]string, len(parents))
			for i, p := range parents {
				told := reasons(p.(P)) //nolint:errcheck // the table says so, and its test
				sentences[i] = describe(told, mentioned(told), of(i), language)
			}
			return wave.Leaves[string]{List: sentences, How: wave.Text[string]}, nil
		})
	}
}
