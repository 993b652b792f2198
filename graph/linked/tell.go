package linked

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/kg"
	"learningcities/rdf"
)

// Tell tells what an answer says, each thing once, in the order of the answer.
func Tell(schema *ast.Schema, space rdf.Space, data json.RawMessage) ([]*rdf.Subject, error) {
	t := &teller{schema: schema, space: space, subjects: map[rdf.Term]*rdf.Subject{}}
	err := t.fields(data, schema.Query, func(f *ast.FieldDefinition, raw json.RawMessage) error {
		_, err := t.objects(raw, f.Type)
		return err
	})
	return t.all, err
}

type teller struct {
	schema   *ast.Schema
	space    rdf.Space
	subjects map[rdf.Term]*rdf.Subject
	all      []*rdf.Subject
	blanks   int
	edges    []rdf.Term // that say more than which node they lead to, of what is told now
}

// fields calls the function with each field of an object that is there and not null, in the order of the schema.
func (t *teller) fields(raw json.RawMessage, of *ast.Definition, each func(*ast.FieldDefinition, json.RawMessage) error) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	for _, f := range of.Fields {
		if value, ok := fields[f.Name]; ok && !null(value) {
			if err := each(f, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func null(raw json.RawMessage) bool { return len(raw) == 0 || bytes.Equal(raw, []byte("null")) }

// subject is the subject of the name, new or known.
func (t *teller) subject(id rdf.Term, types ...string) *rdf.Subject {
	s, ok := t.subjects[id]
	if !ok {
		s = &rdf.Subject{ID: id, Types: types}
		t.subjects[id] = s
		t.all = append(t.all, s)
	}
	return s
}

// objects are the names of one or more objects, which are told. A connection is its nodes.
func (t *teller) objects(raw json.RawMessage, of *ast.Type) ([]rdf.Term, error) {
	if null(raw) {
		return nil, nil
	}
	if of.Elem == nil {
		return t.object(raw, of.NamedType)
	}
	var elements []json.RawMessage
	if err := json.Unmarshal(raw, &elements); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	var names []rdf.Term
	for _, e := range elements {
		some, err := t.objects(e, of.Elem)
		if err != nil {
			return nil, err
		}
		names = append(names, some...)
	}
	return names, nil
}

func (t *teller) object(raw json.RawMessage, typeName string) ([]rdf.Term, error) {
	of := t.schema.Types[typeName]
	if of.Fields.ForName("nodes") != nil && of.Fields.ForName("pageInfo") != nil {
		return t.connection(raw, of)
	}
	if strings.HasSuffix(typeName, "Edge") {
		return t.edge(raw, of)
	}
	s, of, err := t.named(raw, of)
	if err != nil {
		return nil, err
	}
	return []rdf.Term{s.ID}, t.fields(raw, of, func(f *ast.FieldDefinition, value json.RawMessage) error { return t.say(s, of, f, value) })
}

// connection tells the nodes of a page, and what else its edges say as things without a name.
func (t *teller) connection(raw json.RawMessage, of *ast.Definition) ([]rdf.Term, error) {
	var names []rdf.Term
	err := t.fields(raw, of, func(f *ast.FieldDefinition, value json.RawMessage) error {
		if f.Name != "nodes" && f.Name != "edges" {
			return nil // about the page, not about the world
		}
		some, err := t.objects(value, f.Type)
		names = append(names, some...)
		return err
	})
	return names, err
}

// edge tells the node at the end of an edge, which is what the name of the field is about. What the edge says beside it is told of a thing
// without a name that leads to the node.
func (t *teller) edge(raw json.RawMessage, of *ast.Definition) ([]rdf.Term, error) {
	var names []rdf.Term
	var rest *rdf.Subject
	err := t.fields(raw, of, func(f *ast.FieldDefinition, value json.RawMessage) error {
		switch f.Name {
		case "cursor":
			return nil
		case "node":
			var err error
			names, err = t.objects(value, f.Type)
			return err
		}
		if rest == nil {
			t.blanks++
			rest = t.subject(rdf.Blank("b"+strconv.Itoa(t.blanks)), t.space.Own()+of.Name)
		}
		return t.say(rest, of, f, value)
	})
	if rest != nil {
		for _, n := range names {
			rest.Say(t.space.Own()+"node", n)
		}
		t.edges = append(t.edges, rest.ID)
	}
	return names, err
}

// named finds what an object is of, and its name: that of its id, or none where it can have none.
func (t *teller) named(raw json.RawMessage, of *ast.Definition) (*rdf.Subject, *ast.Definition, error) {
	if of.Fields.ForName("id") == nil {
		t.blanks++
		return t.subject(rdf.Blank("b"+strconv.Itoa(t.blanks)), t.space.Own()+of.Name), of, nil
	}
	var known struct{ ID kg.ID }
	if err := json.Unmarshal(raw, &known); err != nil || known.ID == "" {
		return nil, nil, unfitf("an object of the type %s came without its id", of.Name)
	}
	id, types := known.ID, []string{}
	switch kind := id.Kind(); {
	case kind != "":
		of, types = t.schema.Types[kind.Label()], t.space.Types(kind)
	case id.IsSource():
		of, types = t.schema.Types["Source"], []string{t.space.Own() + "Source", rdf.Schema + "CreativeWork", rdf.PROV + "Entity"}
	case id.IsSDGLink():
		of, types = t.schema.Types["SDGLink"], []string{t.space.Own() + "Link", t.space.Own() + "GoalLink", rdf.Syntax + "Statement", rdf.PROV + "Entity"}
	}
	s := t.subject(t.space.Node(id), types...)
	if id.IsSDGLink() {
		s.Say(rdf.Syntax+"predicate", rdf.IRI(t.space.Relation(kg.RelationAddresses)))
	}
	return s, of, nil
}

// say tells a field of a subject.
func (t *teller) say(s *rdf.Subject, of *ast.Definition, f *ast.FieldDefinition, raw json.RawMessage) error {
	if done, err := t.special(s, of, f, raw); done || err != nil {
		return err
	}
	if t.schema.Types[f.Type.Name()].IsLeafType() {
		return t.leaves(s, f, raw)
	}
	outer := t.edges
	t.edges = nil
	names, err := t.objects(raw, f.Type)
	if err != nil {
		return err
	}
	for _, e := range t.edges {
		s.Say(t.space.Own()+"edge", e)
	}
	t.edges = outer
	for _, name := range names {
		t.link(s, of.Name+"."+f.Name, t.space.Property(f.Name), name)
	}
	return nil
}

// leaves tells one or more plain values.
func (t *teller) leaves(s *rdf.Subject, f *ast.FieldDefinition, raw json.RawMessage) error {
	values := []json.RawMessage{raw}
	if f.Type.Elem != nil {
		if err := json.Unmarshal(raw, &values); err != nil {
			return fmt.Errorf("reading the answer: %w", err)
		}
	}
	for _, value := range values {
		if null(value) {
			continue
		}
		term, err := literal(f, value)
		if err != nil {
			return err
		}
		s.Say(t.space.Property(f.Name), term)
	}
	return nil
}

func literal(f *ast.FieldDefinition, raw json.RawMessage) (rdf.Term, error) {
	text := string(raw)
	if text[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil {
			return rdf.Term{}, fmt.Errorf("reading the answer: %w", err)
		}
	}
	switch f.Type.Name() {
	case "Int":
		if f.Name == "year" || f.Name == "memberSince" || f.Name == "established" {
			return rdf.Date(text), nil
		}
		return rdf.Typed(text, rdf.XSD+"integer"), nil
	case "Float":
		if strings.ContainsAny(text, "eE") {
			return rdf.Typed(text, rdf.XSD+"double"), nil
		}
		return rdf.Typed(text, rdf.XSD+"decimal"), nil
	case "Boolean":
		return rdf.Typed(text, rdf.XSD+"boolean"), nil
	case "Date", "PartialDate":
		return rdf.Date(text), nil
	case "URL":
		return rdf.Typed(text, rdf.XSD+"anyURI"), nil
	}
	return rdf.Text(text, ""), nil
}
