package graph

import (
	"context"

	"learningcities/kg"
	"learningcities/loaders"
)

// node finds anything that has an id, or nil.
func node(ctx context.Context, id kg.ID) (kg.Node, error) {
	switch {
	case id.IsSource():
		return found(from(ctx).SourceByID(ctx, id))
	case id.IsSDGLink():
		return found(from(ctx).SDGLinkByID(ctx, id))
	default:
		e, err := from(ctx).EntityByID(ctx, id)
		if e == nil {
			return nil, err
		}
		return e, err
	}
}

// found makes of a nil pointer an empty Node.
func found[N interface {
	*kg.Source | *kg.SDGLink
	kg.Node
}](n N, err error) (kg.Node, error) {
	if n == nil {
		return nil, err
	}
	return n, err
}

// nodes finds many, in the order asked: each kind of node is one batch, all side by side.
func nodes(ctx context.Context, ids []kg.ID) ([]kg.Node, error) {
	if len(ids) < 1 || len(ids) > kg.MaxPage {
		err := kg.Errorf(kg.CodeBadUserInput, "ids has %d elements; it takes 1 to %d", len(ids), kg.MaxPage)
		err.Argument = "ids"
		return nil, err
	}
	s := from(ctx)
	found := make([]kg.Node, len(ids))
	for _, fill := range []func() error{
		some(ctx, s, "SourcesByID", kg.Reader.SourcesByID, ids, kg.ID.IsSource, found),
		some(ctx, s, "SDGLinksByID", kg.Reader.SDGLinksByID, ids, kg.ID.IsSDGLink, found),
		some(ctx, s, "EntitiesByID", kg.Reader.EntitiesByID, ids, func(id kg.ID) bool { return !id.IsSource() && !id.IsSDGLink() }, found),
	} {
		if err := fill(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// some asks for those of the ids that are of the kind. What it returns puts what was found into its places.
func some[V interface {
	comparable
	kg.Node
}](ctx context.Context, s loaders.Link, name string, method lookup[kg.ID, V], ids []kg.ID, kind func(kg.ID) bool, found []kg.Node) func() error {
	keys, places := make([]kg.ID, 0, len(ids)), make([]int, 0, len(ids))
	for i, id := range ids {
		if kind(id) {
			keys, places = append(keys, id), append(places, i)
		}
	}
	if len(keys) == 0 {
		return func() error { return nil }
	}
	asked := loaders.Keys(ctx, s, name, method, keys)
	return func() error {
		values, err := asked.Values(ctx)
		if err != nil {
			return err //nolint:wrapcheck // it is the store's
		}
		var none V
		for i, v := range values {
			if v != none {
				found[places[i]] = v
			}
		}
		return nil
	}
}
