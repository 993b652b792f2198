package export

import (
	"fmt"
	"io"
	"iter"
	"strconv"

	"learningcities/kg"
	"learningcities/rdf"
)

// writeTurtle writes the graph as Turtle, with names below the address of the space.
func writeTurtle(w io.Writer, g *Graph, space rdf.Space) error {
	return space.Turtle(w, subjects(g, space)) //nolint:wrapcheck // it says what it writes
}

// writeJSONLD writes the same as JSON-LD.
func writeJSONLD(w io.Writer, g *Graph, space rdf.Space) error {
	return space.JSONLD(w, subjects(g, space)) //nolint:wrapcheck // it says what it writes
}

// subjects are all that is said, one subject after the other: nodes with the links that begin there, what is said of links, sources.
func subjects(g *Graph, space rdf.Space) iter.Seq[*rdf.Subject] {
	return func(yield func(*rdf.Subject) bool) {
		t := &teller{space: space, yield: yield, links: map[string][]Record{}}
		for _, l := range g.Links {
			t.links[l.text("from")] = append(t.links[l.text("from")], l)
		}
		if g.Info != nil {
			t.dataset(g)
		}
		for _, kind := range g.Nodes {
			for _, n := range kind {
				t.node(n)
			}
		}
		for _, l := range g.Links {
			t.statement(l)
		}
		for _, s := range g.Sources {
			t.source(s)
		}
		for _, s := range g.Sizes {
			t.other("network-size:"+s.text("asOf"), "NetworkSize", s)
		}
		if g.Programme != nil {
			t.other("award-programme", "AwardProgramme", g.Programme)
		}
	}
}

// teller tells subjects until nobody listens any more.
type teller struct {
	space rdf.Space
	links map[string][]Record // by where they begin
	yield func(*rdf.Subject) bool
	done  bool
}

func (t *teller) tell(s *rdf.Subject) {
	if !t.done && !t.yield(s) {
		t.done = true
	}
}

func (t *teller) node(n Record) {
	id := kg.ID(n.text("id"))
	kind := id.Kind()
	s := &rdf.Subject{ID: t.space.Node(id), Types: t.space.Types(kind)}
	concept := kind == kg.KindSDG || kind == kg.KindSDGTarget || kind == kg.KindActionPoint || kind == kg.KindTheme
	var parts []*rdf.Subject
	for _, f := range n {
		switch f.Name {
		case "entityKind", "slug", "path", "iri", "latitude", "longitude", "placedAt", "localName", "localNameLanguage", "citations":
		case "names":
			t.names(s, n, concept)
		case "externalIds":
			parts = append(parts, t.externalIDs(s, id, n)...)
		default:
			parts = append(parts, t.field(s, id, f)...)
		}
	}
	parts = append(parts, t.place(s, id, n)...)
	if concept {
		t.concept(s, kind, n)
	}
	if kind == kg.KindCountry {
		t.codes(s, n)
	}
	for _, l := range t.links[string(id)] {
		t.link(s, l)
	}
	parts = append(parts, t.cite(s, id, n)...)
	t.tell(s)
	for _, p := range parts {
		t.tell(p)
	}
}

func (t *teller) names(s *rdf.Subject, n Record, concept bool) {
	labelled := map[string]bool{}
	for _, name := range n.records("names") {
		language := name.text("language")
		s.Say(rdf.Schema+"name", rdf.Text(name.text("text"), language))
		if concept && !labelled[language] { // SKOS has one for each language
			labelled[language] = true
			s.Say(rdf.SKOS+"prefLabel", rdf.Text(name.text("text"), language))
		}
	}
	if local := n.text("localName"); local != "" {
		s.Say(t.space.Property("localName"), rdf.Text(local, n.text("localNameLanguage")))
	}
}

func (t *teller) codes(s *rdf.Subject, n Record) {
	for _, c := range [][2]string{{"code", "iso3166-1-alpha-2"}, {"alpha3", "iso3166-1-alpha-3"}, {"m49", "un-m49"}} {
		s.Say(rdf.SKOS+"notation", rdf.Typed(n.text(c[0]), t.space.Own()+c[1]))
	}
}

func (t *teller) concept(s *rdf.Subject, kind kg.EntityKind, n Record) {
	switch kind {
	case kg.KindSDG:
		s.Say(rdf.SKOS+"inScheme", rdf.IRI("http://metadata.un.org/sdg"))
		s.Say(rdf.SKOS+"topConceptOf", rdf.IRI("http://metadata.un.org/sdg"))
		s.Say(rdf.SKOS+"notation", rdf.Text(plainText(n.Get("number")), ""))
		s.Say(rdf.Schema+"mainEntityOfPage", t.space.Page(kg.ID(n.text("id"))))
	case kg.KindSDGTarget:
		s.Say(rdf.SKOS+"inScheme", rdf.IRI("http://metadata.un.org/sdg"))
		s.Say(rdf.SKOS+"notation", rdf.Text(n.text("code"), ""))
		s.Say(rdf.SKOS+"broader", t.space.Node(kg.ID(n.text("sdg"))))
		s.Say(rdf.Schema+"mainEntityOfPage", t.space.Page(kg.ID(n.text("id"))))
	default:
		s.Say(rdf.SKOS+"inScheme", rdf.IRI(t.space.Base()+"/"+kind.Plural()))
	}
}

// place tells the place of a city as a part of its own.
func (t *teller) place(s *rdf.Subject, id kg.ID, n Record) []*rdf.Subject {
	if n.Get("latitude") == nil {
		return nil
	}
	p := &rdf.Subject{ID: t.space.Part(id, "location"), Types: []string{rdf.Schema + "GeoCoordinates"}}
	s.Say(t.space.Property("location"), p.ID)
	for _, f := range n {
		if f.Name == "latitude" || f.Name == "longitude" || f.Name == "placedAt" {
			t.field(p, id, f)
		}
	}
	return []*rdf.Subject{p}
}

func (t *teller) externalIDs(s *rdf.Subject, id kg.ID, n Record) []*rdf.Subject {
	var parts []*rdf.Subject
	for _, e := range n.records("externalIds") {
		scheme, value := e.text("scheme"), e.text("value")
		p := &rdf.Subject{ID: t.space.Part(id, scheme), Types: []string{rdf.Schema + "PropertyValue"}}
		p.Say(rdf.Schema+"propertyID", rdf.Text(scheme, ""))
		p.Say(rdf.Schema+"value", rdf.Text(value, ""))
		p.Say(rdf.Schema+"url", rdf.Typed(e.text("url"), rdf.XSD+"anyURI"))
		p.Say(t.space.Property("confidence"), rdf.Text(e.text("confidence"), ""))
		s.Say(rdf.Schema+"identifier", p.ID)
		s.Say(rdf.Schema+"sameAs", rdf.SameAs(kg.ExternalIDScheme(scheme), value))
		parts = append(parts, p)
	}
	return parts
}

// field tells a field by its type. Parts of it are subjects of their own.
func (t *teller) field(s *rdf.Subject, id kg.ID, f Field) []*rdf.Subject {
	predicate := t.space.Property(f.Name)
	if f.Name == "id" {
		s.Say(predicate, rdf.Text(plainText(f.Value), ""))
		return nil
	}
	var parts []*rdf.Subject
	switch v := f.Value.(type) {
	case nil:
	case []string:
		for _, one := range v {
			s.Say(predicate, t.literal(one, f.Type))
		}
	case []Record:
		for i, r := range v {
			p := &rdf.Subject{ID: t.space.Part(id, f.Name+"-"+strconv.Itoa(i+1))}
			for _, inner := range r {
				t.field(p, id, inner)
			}
			s.Say(predicate, p.ID)
			parts = append(parts, p)
		}
	default:
		s.Say(predicate, t.literal(plainText(v), f.Type))
	}
	return parts
}

func (t *teller) literal(text string, kind Type) rdf.Term {
	switch kind {
	case Integer:
		return rdf.Typed(text, rdf.XSD+"integer")
	case Decimal:
		return rdf.Typed(text, rdf.XSD+"decimal")
	case Year, Date:
		return rdf.Date(text)
	case URL, URLs:
		return rdf.Typed(text, rdf.XSD+"anyURI")
	case Ref:
		return t.space.Node(kg.ID(text))
	}
	return rdf.Text(text, "")
}

func plainText(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
