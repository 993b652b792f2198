// Package table makes a table of a finished answer: columns from the document that asked, rows from the lists that it asked for. The
// columns hang on the document alone, so they are the same whatever the data hold. docs/formats.md defines both for readers.
//
// Start reading at New (the columns) and Plan.Rows (the rows); csv.go and lines.go write them.
package table

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// shape is what a document asks at one place: a value, an object or a list of objects.
type shape struct {
	key      string // in the answer
	path     string // from the root: "cities.nodes"
	list     bool
	parent   *shape
	children []*shape // in the order of the document; none for a value
	column   int      // of a value, or of a list that is one cell; -1 else
	unfolded bool     // each element of the list makes a row
}

// shapeOf is the shape of an operation, fragments and all.
func shapeOf(operation *ast.OperationDefinition) *shape {
	root := &shape{column: -1}
	root.merge(operation.SelectionSet, map[string]bool{})
	return root
}

// merge adds what a selection asks. A fragment that was spread here before has nothing to add.
func (s *shape) merge(selection ast.SelectionSet, spread map[string]bool) {
	for _, one := range selection {
		switch one := one.(type) {
		case *ast.Field:
			child := s.child(one)
			if len(one.SelectionSet) > 0 {
				child.merge(one.SelectionSet, map[string]bool{})
			}
		case *ast.InlineFragment:
			s.merge(one.SelectionSet, spread)
		case *ast.FragmentSpread:
			if !spread[one.Name] {
				spread[one.Name] = true
				s.merge(one.Definition.SelectionSet, spread)
			}
		}
	}
}

// child is the shape under the key of a field. The document is valid, so all fields under one key have one shape.
func (s *shape) child(field *ast.Field) *shape {
	for _, c := range s.children {
		if c.key == field.Alias {
			return c
		}
	}
	c := &shape{key: field.Alias, path: field.Alias, parent: s, column: -1}
	if s.path != "" {
		c.path = s.path + "." + field.Alias
	}
	c.list = field.Definition.Type.Elem != nil && len(field.SelectionSet) > 0
	s.children = append(s.children, c)
	return c
}

// lists are the lists of objects, outermost first where below is false, else all, in the order of the document.
func (s *shape) lists(below bool) []*shape {
	var all []*shape
	for _, c := range s.children {
		if c.list {
			all = append(all, c)
		}
		if !c.list || below {
			all = append(all, c.lists(below)...)
		}
	}
	return all
}

// above are the lists that a list lies in, from the root on, and the list itself.
func (s *shape) above() []*shape {
	var all []*shape
	for c := s; c != nil; c = c.parent {
		if c.list {
			all = append(all, c)
		}
	}
	slices.Reverse(all)
	return all
}
