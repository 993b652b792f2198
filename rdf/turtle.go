package rdf

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
)

// Turtle writes the subjects as RDF 1.1 Turtle, in their order.
func (s Space) Turtle(w io.Writer, subjects iter.Seq[*Subject]) error {
	b := bufio.NewWriter(w)
	for _, p := range s.prefixes() {
		fmt.Fprintf(b, "@prefix %s: <%s> .\n", p.name, p.namespace)
	}
	for subject := range subjects {
		fmt.Fprintf(b, "\n%s", s.turtle(subject.ID))
		var lines []string
		if len(subject.Types) > 0 {
			lines = append(lines, "a "+s.turtleList(iris(subject.Types)))
		}
		predicates, objects := subject.byPredicate()
		for _, p := range predicates {
			lines = append(lines, s.turtle(IRI(p))+" "+s.turtleList(objects[p]))
		}
		fmt.Fprintf(b, " %s .\n", strings.Join(lines, " ;\n  "))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing Turtle: %w", err)
	}
	return nil
}

func iris(values []string) []Term {
	terms := make([]Term, len(values))
	for i, v := range values {
		terms[i] = IRI(v)
	}
	return terms
}

func (s Space) turtleList(terms []Term) string {
	texts := make([]string, len(terms))
	for i, t := range terms {
		texts[i] = s.turtle(t)
	}
	return strings.Join(texts, ", ")
}

func (s Space) turtle(t Term) string {
	switch {
	case t.kind == iri:
		if short, ok := s.compact(t.Value); ok {
			return short
		}
		return "<" + t.Value + ">"
	case t.kind == blank:
		return "_:" + t.Value
	case t.language != "":
		return quoted(t.Value) + "@" + t.language
	case t.datatype != "":
		return quoted(t.Value) + "^^" + s.turtle(IRI(t.datatype))
	}
	return quoted(t.Value)
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\b", `\b`, "\f", `\f`, "\x00", `\u0000`)

func quoted(text string) string {
	return `"` + escapes.Replace(strings.ToValidUTF8(text, "\ufffd")) + `"`
}
