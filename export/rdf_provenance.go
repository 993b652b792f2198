package export

import (
	"strconv"

	"learningcities/kg"
	"learningcities/rdf"
)

// link tells a link as one statement, without what is said of it. A link that does not count as "serves a goal" is only told in full.
func (t *teller) link(s *rdf.Subject, l Record) {
	if l.text("scope") == string(kg.ScopeLocalReview) {
		return
	}
	relation, to := kg.Relation(l.text("relation")), t.space.Node(kg.ID(l.text("to")))
	s.Say(t.space.Relation(relation), to)
	for _, known := range rdf.Known(relation) {
		s.Say(known, to)
	}
}

// statement tells all that is said of a link: who makes it, on what evidence.
func (t *teller) statement(l Record) {
	id := kg.ID(l.text("id"))
	s := &rdf.Subject{ID: t.space.Node(id), Types: []string{t.space.Own() + "Link", rdf.Syntax + "Statement", rdf.PROV + "Entity"}}
	if l.text("relation") == string(kg.RelationAddresses) {
		s.Types = append(s.Types, t.space.Own()+"GoalLink")
	}
	s.Say(rdf.Syntax+"subject", t.space.Node(kg.ID(l.text("from"))))
	s.Say(rdf.Syntax+"predicate", rdf.IRI(t.space.Relation(kg.Relation(l.text("relation")))))
	s.Say(rdf.Syntax+"object", t.space.Node(kg.ID(l.text("to"))))
	for _, f := range l {
		switch f.Name {
		case "from", "to", "relation", "citations":
		default:
			t.field(s, id, f)
		}
	}
	t.tellAll(s, t.cite(s, id, l))
}

// source tells a source as something that statements are derived from.
func (t *teller) source(r Record) {
	id := kg.ID(r.text("id"))
	s := &rdf.Subject{ID: t.space.Node(id), Types: []string{t.space.Own() + "Source", rdf.Schema + "CreativeWork", rdf.PROV + "Entity"}}
	for _, f := range r {
		t.field(s, id, f)
	}
	t.tell(s)
}

// other tells a record that is no node.
func (t *teller) other(id, kind string, r Record) {
	s := &rdf.Subject{ID: t.space.Node(kg.ID(id)), Types: []string{t.space.Own() + kind, rdf.PROV + "Entity"}}
	for _, f := range r {
		if f.Name != "citations" {
			t.field(s, kg.ID(id), f)
		}
	}
	t.tellAll(s, t.cite(s, kg.ID(id), r))
}

// cite tells on which sources a record rests, and for which of its fields.
func (t *teller) cite(s *rdf.Subject, id kg.ID, r Record) []*rdf.Subject {
	var parts []*rdf.Subject
	for i, c := range r.records("citations") {
		source := t.space.Node(kg.ID(c.text("source")))
		p := &rdf.Subject{ID: t.space.Part(id, "citation-"+strconv.Itoa(i+1)), Types: []string{rdf.PROV + "Derivation"}}
		p.Say(rdf.PROV+"entity", source)
		p.Say(t.space.Property("position"), rdf.Typed(strconv.Itoa(i+1), rdf.XSD+"integer"))
		for _, f := range c {
			if f.Name == "fields" {
				t.field(p, id, f)
			}
		}
		s.Say(rdf.PROV+"wasDerivedFrom", source)
		s.Say(rdf.PROV+"qualifiedDerivation", p.ID)
		parts = append(parts, p)
	}
	return parts
}

func (t *teller) tellAll(s *rdf.Subject, parts []*rdf.Subject) {
	t.tell(s)
	for _, p := range parts {
		t.tell(p)
	}
}

// dataset tells of which dataset this is.
func (t *teller) dataset(g *Graph) {
	s := &rdf.Subject{ID: DatasetIRI(t.space, g.Version), Types: []string{rdf.Schema + "Dataset", rdf.DCAT + "Dataset", rdf.PROV + "Entity"}}
	s.Say(rdf.DCTerms+"title", rdf.Text(g.Info.Title, "en"))
	s.Say(rdf.DCTerms+"description", rdf.Text(g.Info.Description, "en"))
	s.Say(rdf.DCTerms+"identifier", rdf.Text(g.Version, ""))
	s.Say(rdf.Schema+"version", rdf.Text(g.Version, ""))
	s.Say(rdf.DCTerms+"issued", rdf.Date(g.Info.ReleasedOn))
	s.Say(rdf.DCTerms+"license", rdf.IRI(g.Info.LicenceURL))
	s.Say(rdf.DCTerms+"bibliographicCitation", rdf.Text(g.Info.Citation, "en"))
	for _, a := range g.Info.Attributions {
		s.Say(rdf.DCTerms+"rights", rdf.Text(a, "en"))
	}
	t.tell(s)
}

// DatasetIRI is the name of a version of the dataset.
func DatasetIRI(space rdf.Space, version string) rdf.Term {
	return rdf.IRI(space.Base() + "/data/" + rdf.Safe(version) + "/")
}
