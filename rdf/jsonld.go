package rdf

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// JSONLD writes the subjects as JSON-LD 1.1, flattened, a subject a line. The context is part of the document: nobody has to fetch one.
func (s Space) JSONLD(w io.Writer, subjects iter.Seq[*Subject]) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, `{"@context":{`)
	for i, p := range s.prefixes() {
		if i > 0 {
			fmt.Fprint(b, ",")
		}
		fmt.Fprintf(b, "%s:%s", text(p.name), text(p.namespace))
	}
	fmt.Fprint(b, "},\n\"@graph\":[")
	first := true
	for subject := range subjects {
		if !first {
			fmt.Fprint(b, ",")
		}
		first = false
		fmt.Fprint(b, "\n", s.object(subject))
	}
	fmt.Fprint(b, "]}\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing JSON-LD: %w", err)
	}
	return nil
}

func (s Space) object(subject *Subject) string {
	var b bytes.Buffer
	b.WriteString(`{"@id":` + text(s.name(subject.ID)))
	for i, t := range subject.Types {
		if i == 0 {
			b.WriteString(`,"@type":[`)
		} else {
			b.WriteByte(',')
		}
		b.WriteString(text(s.name(IRI(t))))
	}
	if len(subject.Types) > 0 {
		b.WriteByte(']')
	}
	predicates, objects := subject.byPredicate()
	for _, p := range predicates {
		b.WriteString("," + text(s.name(IRI(p))) + ":")
		all := objects[p]
		if len(all) > 1 {
			b.WriteByte('[')
		}
		for i, o := range all {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(s.value(o))
		}
		if len(all) > 1 {
			b.WriteByte(']')
		}
	}
	b.WriteByte('}')
	return b.String()
}

// name is an IRI or a blank node as JSON-LD has it.
func (s Space) name(t Term) string {
	if t.kind == blank {
		return "_:" + t.Value
	}
	if short, ok := s.compact(t.Value); ok {
		return short
	}
	return t.Value
}

func (s Space) value(t Term) string {
	switch {
	case t.kind != literal:
		return `{"@id":` + text(s.name(t)) + `}`
	case t.language != "":
		return `{"@value":` + text(t.Value) + `,"@language":` + text(t.language) + `}`
	case t.datatype != "":
		return `{"@value":` + text(t.Value) + `,"@type":` + text(s.name(IRI(t.datatype))) + `}`
	}
	return text(t.Value)
}

// text is a text of JSON, with letters as they are.
func text(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text always has a form
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
