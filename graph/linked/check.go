// Package linked makes statements of RDF of a finished answer. It can where the document asks objects by their own names and with their
// ids: then the answer says of what it tells. docs/formats.md defines it for readers.
//
// Start reading at Check (what can be told) and Tell (what is told).
package linked

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// Unfit is why an answer cannot be told as RDF.
type Unfit struct{ Reason string }

func (u *Unfit) Error() string {
	return "as linked data, a query asks unaliased objects with their id: " + u.Reason + "; add it, or ask for json, csv or jsonl"
}

func unfitf(format string, args ...any) error { return &Unfit{fmt.Sprintf(format, args...)} }

// Check tells why answers to an operation of a valid document cannot be told; nil when they can.
func Check(schema *ast.Schema, operation *ast.OperationDefinition) error {
	c := &checker{schema: schema, seen: map[*ast.FragmentDefinition]bool{}}
	return c.selection(operation.SelectionSet, true)
}

type checker struct {
	schema *ast.Schema
	seen   map[*ast.FragmentDefinition]bool
}

func (c *checker) selection(selection ast.SelectionSet, root bool) error {
	for _, one := range selection {
		var err error
		switch one := one.(type) {
		case *ast.Field:
			err = c.field(one, root)
		case *ast.InlineFragment:
			err = c.selection(one.SelectionSet, root)
		case *ast.FragmentSpread:
			if !c.seen[one.Definition] {
				c.seen[one.Definition] = true
				err = c.selection(one.Definition.SelectionSet, root)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) field(f *ast.Field, root bool) error {
	of := c.schema.Types[f.Definition.Type.Name()]
	switch {
	case f.Alias != f.Name:
		return unfitf("%s is an alias of %s, whose own name says what it means", f.Alias, f.Name)
	case f.Name == "__typename":
		return nil
	case f.Name == "__schema" || f.Name == "__type":
		return unfitf("the schema is no part of the graph")
	case root && of.Fields.ForName("id") == nil && of.Fields.ForName("nodes") == nil:
		return unfitf("%s has no id, so nothing can be said of it", f.Name)
	case len(f.SelectionSet) == 0:
		return nil
	case of.Fields.ForName("id") != nil && !asks(f.SelectionSet, "id"):
		return unfitf("%s is asked without id", f.Name)
	}
	return c.selection(f.SelectionSet, false)
}

// asks tells whether a selection has the field, in a fragment or not.
func asks(selection ast.SelectionSet, name string) bool {
	for _, one := range selection {
		switch one := one.(type) {
		case *ast.Field:
			if one.Name == name && one.Alias == name {
				return true
			}
		case *ast.InlineFragment:
			if asks(one.SelectionSet, name) {
				return true
			}
		case *ast.FragmentSpread:
			if asks(one.Definition.SelectionSet, name) { // a valid document has no fragment within itself
				return true
			}
		}
	}
	return false
}
