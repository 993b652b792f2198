package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// costLimit refuses a query that would cost too much before it runs, and tells its cost and the limit.
type costLimit struct {
	*extension.ComplexityLimit
	limit int
}

func newCostLimit(limit int) costLimit {
	return costLimit{extension.FixedComplexityLimit(limit), limit}
}

// MutateOperationContext estimates the cost.
func (l costLimit) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	// The estimate walks through every fragment wherever it is spread. Of fragments that spread others twice there is no end, so they are
	// counted first, each once.
	if n := spread(operation.Operation.SelectionSet, map[string]int{}); n > l.limit {
		operation.Stats.SetExtension(l.ExtensionName(), &extension.ComplexityStats{Complexity: n, ComplexityLimit: l.limit})
		return tooCostly(n, l.limit)
	}
	if l.ComplexityLimit.MutateOperationContext(ctx, operation) == nil {
		return nil
	}
	c := estimated(operation)
	return tooCostly(c.Requested, c.Limit)
}

// estimated is the cost of an operation, nil when it was not estimated.
func estimated(operation *graphql.OperationContext) *cost {
	stats, ok := operation.Stats.GetExtension(extension.ComplexityLimit{}.ExtensionName()).(*extension.ComplexityStats)
	if !ok {
		return nil
	}
	return &cost{stats.Complexity, stats.ComplexityLimit}
}

func tooCostly(cost, limit int) *gqlerror.Error {
	err := tooExpensive("cost", cost, limit, "the query costs %d, more than the limit of %d; ask for fewer fields, shorter pages, less nesting or fewer conditions", cost, limit)
	err.Extensions["cost"] = cost
	return err
}

// spread counts the fields of a selection with every fragment in its place. Fragments that were counted are known by their names.
func spread(selection ast.SelectionSet, known map[string]int) int {
	n := 0
	for _, s := range selection {
		switch s := s.(type) {
		case *ast.Field:
			n += 1 + spread(s.SelectionSet, known)
		case *ast.InlineFragment:
			n += spread(s.SelectionSet, known)
		case *ast.FragmentSpread:
			if _, ok := known[s.Name]; !ok {
				known[s.Name] = spread(s.Definition.SelectionSet, known)
			}
			n += known[s.Name]
		}
		n = min(n, mostCosts)
	}
	return n
}
