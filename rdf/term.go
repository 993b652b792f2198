package rdf

import (
	"strings"

	"learningcities/kg"
)

// Node is the name of a node of the graph: a goal or a target by the IRI of the United Nations, another entity by its page, anything else
// by its id.
func (s Space) Node(id kg.ID) Term {
	switch id.Kind() {
	case "":
		return s.Part(id, "")
	case kg.KindSDG, kg.KindSDGTarget:
		return IRI(UN + Safe(id.Slug()))
	}
	return IRI(s.base + "/" + id.Kind().Plural() + "/" + Safe(id.Slug()))
}

// Part is the name of a part of what is said of a node, such as a citation; "" for the whole.
func (s Space) Part(id kg.ID, part string) Term {
	name := s.base + "/data/id/" + Safe(string(id))
	if part != "" {
		name += "#" + Safe(part)
	}
	return IRI(name)
}

// Page is the page of an entity.
func (s Space) Page(id kg.ID) Term { return IRI(s.base + id.Path()) }

// Types are the types of a kind of entity, our own first.
func (s Space) Types(kind kg.EntityKind) []string {
	types := []string{s.Own() + kind.Label()}
	switch kind {
	case kg.KindCity, kg.KindCountry:
		types = append(types, Schema+kind.Label())
	case kg.KindSDG, kg.KindSDGTarget, kg.KindActionPoint, kg.KindTheme:
		types = append(types, SKOS+"Concept")
	case kg.KindCaseStudy, kg.KindDocument, kg.KindPublication:
		types = append(types, Schema+"CreativeWork")
	case kg.KindConference, kg.KindAward:
		types = append(types, Schema+"Event")
	case kg.KindCluster:
		types = append(types, Schema+"Organization")
	}
	return append(types, PROV+"Entity")
}

// Property is the predicate of a field of the API: a well-known one where its meaning is the same, else our own of the same name.
func (s Space) Property(field string) string {
	if known, ok := properties[field]; ok {
		return known
	}
	return s.Own() + field
}

// properties are the fields that others have terms for.
var properties = map[string]string{
	"id": DCTerms + "identifier", "name": RDFS + "label", "names": Schema + "name", "notes": SKOS + "note", "title": DCTerms + "title",
	"summary": Schema + "description", "description": Schema + "description", "url": Schema + "url", "languages": Schema + "inLanguage",
	"isbn": Schema + "isbn", "pages": Schema + "numberOfPages", "startDate": Schema + "startDate", "endDate": Schema + "endDate",
	"publisher": Schema + "publisher", "publishers": Schema + "publisher", "editors": Schema + "editor", "date": Schema + "datePublished",
	"licence": Schema + "license", "latitude": Schema + "latitude", "longitude": Schema + "longitude", "location": Schema + "geo",
	"colour": Schema + "color", "organizers": Schema + "organizer", "sources": PROV + "wasDerivedFrom",
}

// Relation is the predicate of a relation: "IN_COUNTRY" is inCountry.
func (s Space) Relation(r kg.Relation) string {
	words := strings.Split(strings.ToLower(string(r)), "_")
	name := words[0]
	for _, w := range words[1:] {
		name += strings.ToUpper(w[:1]) + w[1:]
	}
	return s.Own() + name
}

// Known are the well-known predicates that a link of a relation fulfils, too.
func Known(r kg.Relation) []string {
	switch r {
	case kg.RelationInCountry:
		return []string{Schema + "containedInPlace"}
	case kg.RelationAbout:
		return []string{Schema + "about"}
	case kg.RelationPublishedIn:
		return []string{Schema + "isPartOf"}
	case kg.RelationHostedIn:
		return []string{Schema + "location"}
	case kg.RelationHasTheme:
		return []string{DCTerms + "subject"}
	case kg.RelationPartOf:
		return []string{DCTerms + "isPartOf"}
	}
	return nil
}

// Date is a date of as much as is known.
func Date(text string) Term {
	switch len(text) {
	case len("2006"):
		return Typed(text, XSD+"gYear")
	case len("2006-01"):
		return Typed(text, XSD+"gYearMonth")
	}
	return Typed(text, XSD+"date")
}

// SameAs is the IRI by which the register of an external id names the thing itself, not its page.
func SameAs(scheme kg.ExternalIDScheme, value string) Term {
	if scheme == kg.SchemeGeonames {
		return IRI("https://sws.geonames.org/" + Safe(value) + "/")
	}
	return IRI("http://www.wikidata.org/entity/" + Safe(value))
}
