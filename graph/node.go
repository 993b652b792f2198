package graph

import (
	"context"
	"sync"

	"learningcities/kg"
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

// nodes finds many, in the order asked, side by side so that each kind of node is one batch.
func nodes(ctx context.Context, ids []kg.ID) ([]kg.Node, error) {
	if len(ids) < 1 || len(ids) > kg.MaxPage {
		err := kg.Errorf(kg.CodeBadUserInput, "ids has %d elements; it takes 1 to %d", len(ids), kg.MaxPage)
		err.Argument = "ids"
		return nil, err
	}
	all, errs := make([]kg.Node, len(ids)), make([]error, len(ids))
	var wg sync.WaitGroup
	for i, id := range ids {
		wg.Go(func() { all[i], errs[i] = node(ctx, id) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
