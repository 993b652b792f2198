package graph

import (
	"context"
	"reflect"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// costLimit refuses a query that would cost too much before it runs, and tells its cost and the limit.
type costLimit struct {
	*extension.ComplexityLimit
	limit int
	known *costs
}

func newCostLimit(limit int, known *costs) costLimit {
	return costLimit{extension.FixedComplexityLimit(limit), limit, known}
}

// keptCosts is the number of costs that are kept.
const keptCosts = 10_000

// costs remembers what costs no more than the limit: the estimate takes as long as a small answer.
type costs struct {
	mu   sync.Mutex
	kept *recent[digest, *cost]
}

func newCosts() *costs { return &costs{kept: newRecent[digest, *cost](keptCosts)} }

func (c *costs) get(asked digest) (*cost, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.kept.get(asked)
}

func (c *costs) put(asked digest, known *cost) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept.put(asked, known, 1)
}

// MutateOperationContext estimates the cost.
func (l costLimit) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	p := progressIn(ctx)
	if known, ok := l.known.get(p.asked); ok && p.asked != (digest{}) {
		p.cost = known
		return nil
	}
	n := l.estimate(ctx, operation)
	p.cost = newCost(n, l.limit)
	if n > l.limit {
		return tooCostly(n, l.limit)
	}
	l.known.put(p.asked, p.cost)
	return nil
}

// estimate is the cost. It walks through every fragment wherever it is spread, and reads all arguments. Of fragments that spread others twice
// there is no end, and a filter in a variable may be long and given often, so they are weighed first, each once.
func (l costLimit) estimate(ctx context.Context, operation *graphql.OperationContext) int {
	w := weights{known: map[string]int{}, variables: map[string]int{}}
	for name, value := range operation.Variables {
		w.variables[name] = weigh(reflect.ValueOf(value))
	}
	if n := w.fields(operation.Operation.SelectionSet); n > l.limit {
		return n
	}
	_ = l.ComplexityLimit.MutateOperationContext(ctx, operation) // says only whether it is too much
	stats, ok := operation.Stats.GetExtension(l.ExtensionName()).(*extension.ComplexityStats)
	if !ok {
		panic("the extension tells no cost")
	}
	return stats.Complexity
}

func tooCostly(cost, limit int) *gqlerror.Error {
	err := tooExpensive("cost", cost, limit, "the query costs %d, more than the limit of %d; ask for fewer fields, shorter pages, less nesting or fewer conditions", cost, limit)
	err.Extensions["cost"] = cost
	return err
}

// What the arguments weigh, in fields: to read and compare them takes time before the estimate is there.
const (
	perObject = 10 // an input object, however empty
	perField  = 4  // bytes of text, which may be folded
)

// weights weigh fragments and variables once.
type weights struct {
	known     map[string]int // fragments by name
	variables map[string]int
}

// fields counts the fields of a selection with every fragment in its place, and what their arguments weigh.
func (w weights) fields(selection ast.SelectionSet) int {
	n := 0
	for _, s := range selection {
		switch s := s.(type) {
		case *ast.Field:
			n += 1 + w.fields(s.SelectionSet)
			for _, a := range s.Arguments {
				n += w.value(a.Value)
			}
		case *ast.InlineFragment:
			n += w.fields(s.SelectionSet)
		case *ast.FragmentSpread:
			if _, ok := w.known[s.Name]; !ok {
				w.known[s.Name] = w.fields(s.Definition.SelectionSet)
			}
			n += w.known[s.Name]
		}
		n = min(n, mostCosts)
	}
	return n
}

// value weighs an argument as it stands in the document.
func (w weights) value(v *ast.Value) int {
	n := 0
	switch v.Kind {
	case ast.Variable:
		n = w.variables[v.Raw]
	case ast.StringValue, ast.BlockValue:
		n = len(v.Raw) / perField
	case ast.ObjectValue:
		n = perObject
	}
	for _, child := range v.Children {
		n += w.value(child.Value)
	}
	return n
}

// weigh weighs the value of a variable. Of lists that gqlparser has made of one value the type may be any.
func weigh(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Interface:
		return weigh(v.Elem())
	case reflect.String:
		return v.Len() / perField
	case reflect.Slice:
		for i := range v.Len() {
			n += 1 + weigh(v.Index(i))
		}
	case reflect.Map:
		n = perObject
		for _, key := range v.MapKeys() {
			n += weigh(v.MapIndex(key))
		}
	}
	return n
}
