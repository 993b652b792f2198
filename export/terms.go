package export

import (
	_ "embed"
	"strings"

	"learningcities/kg"
	"learningcities/rdf"
)

//go:embed shapes.ttl
var shapes string

// placeholder stands in shapes.ttl for the address of the service.
const placeholder = "https://base.invalid"

// Shapes are the SHACL shapes that the graph fulfils, as Turtle.
func Shapes(space rdf.Space) []byte {
	return []byte(strings.ReplaceAll(shapes, placeholder, space.Base()))
}

// Terms are our own terms: a class for each kind, a property for each field that others have no term for, and one for each relation.
func Terms(space rdf.Space, describe Describe) []*rdf.Subject {
	v := &vocabulary{space: space, describe: describe, seen: map[string]bool{}}
	for _, kind := range Kinds() {
		v.class(kind.Label())
		for _, f := range fieldsOf(kind) {
			v.property(kind.Label(), f)
			for _, part := range f.parts() {
				v.property("", part)
			}
		}
	}
	for _, s := range []struct {
		name   string
		fields Record
	}{
		{"Link", new(statement).record()}, {"Source", source(new(kg.Source))}, {"NetworkSize", networkSize(new(kg.NetworkSize))},
		{"AwardProgramme", programme(new(kg.AwardProgramme))},
	} {
		v.class(s.name)
		for _, f := range s.fields {
			v.property(s.name, f)
		}
	}
	v.term(space.Own()+"GoalLink", rdf.RDFS+"Class", describe("SDGLink", ""))
	for _, f := range append(citationRecord(kg.Citation{}), Field{"position", Integer, nil}) {
		v.property("Citation", f)
	}
	for _, r := range kg.Relation("").Values() {
		v.term(space.Relation(r), rdf.OWL+"ObjectProperty", "The relation "+string(r)+" of the graph.")
	}
	v.term(space.Own()+"iso3166-1-alpha-2", rdf.RDFS+"Datatype", "ISO 3166-1 alpha-2 codes of countries.")
	v.term(space.Own()+"iso3166-1-alpha-3", rdf.RDFS+"Datatype", "ISO 3166-1 alpha-3 codes of countries.")
	v.term(space.Own()+"un-m49", rdf.RDFS+"Datatype", "UN M49 codes of countries, three digits.")
	return v.all
}

// parts are the fields of the parts that the field holds.
func (f Field) parts() Record {
	switch f.Name {
	case "figures":
		return figure(new(kg.Figure))
	case "editions":
		return Record{{"language", Text, nil}}
	}
	return nil
}

type vocabulary struct {
	space    rdf.Space
	describe Describe
	seen     map[string]bool
	all      []*rdf.Subject
}

func (v *vocabulary) class(name string) {
	v.term(v.space.Own()+name, rdf.RDFS+"Class", v.describe(name, ""))
}

func (v *vocabulary) property(of string, f Field) {
	kind := "DatatypeProperty"
	if f.Type == Ref || f.Type == Objects {
		kind = "ObjectProperty"
	}
	v.term(v.space.Property(f.Name), rdf.OWL+kind, Meaning(of, f.Name, v.describe))
}

// term tells a term that is ours, once.
func (v *vocabulary) term(name, kind, about string) {
	local, ours := strings.CutPrefix(name, v.space.Own())
	if !ours || v.seen[name] {
		return
	}
	v.seen[name] = true
	s := &rdf.Subject{ID: rdf.IRI(name), Types: []string{kind}}
	s.Say(rdf.RDFS+"label", rdf.Text(local, ""))
	if about != "" {
		s.Say(rdf.RDFS+"comment", rdf.Text(strings.Join(strings.Fields(about), " "), "en"))
	}
	s.Say(rdf.RDFS+"isDefinedBy", rdf.IRI(v.space.Base()+"/data/terms"))
	v.all = append(v.all, s)
}
