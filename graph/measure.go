package graph

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// measure is how large a selection is, with every fragment in its place.
type measure struct {
	fields     int // beside each other, not counting those in them
	depth      int
	aliases    int
	directives int
}

// plus puts a selection beside another.
func (m measure) plus(n measure) measure {
	return measure{bounded(m.fields + n.fields), max(m.depth, n.depth), bounded(m.aliases + n.aliases), bounded(m.directives + n.directives)}
}

// bounded keeps sums from running over: of fragments that spread others twice there is no end.
func bounded(n int) int { return min(n, mostCosts) }

// check refuses a document with an operation that is over a limit. The document need not be valid.
func (l Limits) check(document *ast.QueryDocument) error {
	t := tape{document: document, known: map[string]measure{}}
	for _, o := range document.Operations {
		m := t.selection(o.SelectionSet)
		m.directives += len(o.Directives)
		for _, v := range o.VariableDefinitions {
			m.directives += len(v.Directives)
		}
		if err := l.checkMeasure(m); err != nil {
			return &refusal{errors: gqlerror.List{err}}
		}
	}
	return nil
}

func (l Limits) checkMeasure(m measure) *gqlerror.Error {
	for _, c := range []struct {
		name           string
		value, maximum int
		format         string
	}{
		{"rootFields", m.fields, l.RootFields, "the operation has %d root fields, more than the limit of %d; ask in several requests"},
		{"depth", m.depth, l.Depth, "the operation has fields %d deep, more than the limit of %d; ask for what is deeper in a request of its own"},
		{"aliases", m.aliases, l.Aliases, "the operation has %d aliases, more than the limit of %d; ask in several requests"},
		{"directives", m.directives, l.Directives, "the operation has %d directives, more than the limit of %d; leave out what is not wanted, or ask in several requests"},
	} {
		if c.value > c.maximum {
			return tooExpensive(c.name, c.value, c.maximum, c.format, c.value, c.maximum)
		}
	}
	return nil
}

// tape measures the selections of a document. A fragment is measured once, however often it is spread.
type tape struct {
	document *ast.QueryDocument
	known    map[string]measure
}

func (t tape) selection(set ast.SelectionSet) measure {
	var sum measure
	for _, s := range set {
		sum = sum.plus(t.one(s))
	}
	return sum
}

func (t tape) one(s ast.Selection) measure {
	var m measure
	switch s := s.(type) {
	case *ast.Field:
		m = t.selection(s.SelectionSet)
		m.fields = 1
		m.depth++
		if s.Alias != s.Name {
			m.aliases++
		}
		m.directives += len(s.Directives)
	case *ast.InlineFragment:
		m = t.selection(s.SelectionSet)
		m.directives += len(s.Directives)
	case *ast.FragmentSpread:
		m = t.fragment(s.Name)
		m.directives += len(s.Directives)
	}
	return m
}

// fragment measures a fragment. One that is not there, or is spread in itself, adds nothing: the document is refused for it later.
func (t tape) fragment(name string) measure {
	if m, ok := t.known[name]; ok {
		return m
	}
	t.known[name] = measure{}
	f := t.document.Fragments.ForName(name)
	if f == nil {
		return measure{}
	}
	m := t.selection(f.SelectionSet)
	m.directives += len(f.Directives)
	t.known[name] = m
	return m
}
