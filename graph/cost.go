package graph

import (
	"context"
	"fmt"
	"reflect"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
)

// costLimit refuses a query that would cost too much before it runs, and tells its cost and the limit.
type costLimit struct {
	*extension.ComplexityLimit
}

// MutateOperationContext estimates the cost.
func (l costLimit) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	// The estimate walks through every fragment wherever it is spread, and reads all arguments. Of fragments that spread others twice there is
	// no end, and a filter in a variable may be long and given often, so they are weighed first, each once.
	w := weights{known: map[string]int{}, variables: map[string]int{}}
	for name, value := range operation.Variables {
		w.variables[name] = weigh(reflect.ValueOf(value))
	}
	if n := w.fields(operation.Operation.SelectionSet); n > maxComplexity {
		return tooExpensive(n, maxComplexity)
	}
	if l.ComplexityLimit.MutateOperationContext(ctx, operation) == nil {
		return nil
	}
	stats, _ := operation.Stats.GetExtension(l.ExtensionName()).(*extension.ComplexityStats)
	return tooExpensive(stats.Complexity, stats.ComplexityLimit)
}

func tooExpensive(cost, limit int) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf("the query costs %d, more than the limit of %d; ask for fewer fields, shorter pages, less nesting or fewer conditions", cost, limit),
		Extensions: map[string]any{"code": string(kg.CodeTooExpensive), "cost": cost, "limit": limit},
	}
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
