// Package rdf writes statements of RDF as Turtle and as JSON-LD, and knows the terms in which the graph is told: those of schema.org, SKOS,
// PROV-O, Dublin Core and DCAT where they fit, else our own.
package rdf

// Term is the object of a statement: an IRI, a blank node or a literal.
type Term struct {
	Value    string
	kind     termKind
	language string // of a literal
	datatype string // of a literal; "" for a text
}

type termKind int

const (
	literal termKind = iota
	iri
	blank
)

// IRI is the resource of an absolute IRI.
func IRI(value string) Term { return Term{Value: value, kind: iri} }

// Blank is a node without a name of its own; the label parts it from others of the same document.
func Blank(label string) Term { return Term{Value: label, kind: blank} }

// Text is a text; the language is a BCP 47 tag, or "" where it is not known.
func Text(value, language string) Term { return Term{Value: value, language: language} }

// Typed is a literal of a datatype.
func Typed(value, datatype string) Term { return Term{Value: value, datatype: datatype} }

// Statement is what is said of a subject.
type Statement struct {
	Predicate string // an IRI
	Object    Term
}

// Subject is a resource with all that a document says of it.
type Subject struct {
	ID         Term
	Types      []string // IRIs
	Statements []Statement
}

// Say adds a statement.
func (s *Subject) Say(predicate string, object Term) {
	s.Statements = append(s.Statements, Statement{predicate, object})
}

// byPredicate are the statements grouped by their predicates, in the order of their first ones, each statement once.
func (s *Subject) byPredicate() (predicates []string, objects map[string][]Term) {
	objects = map[string][]Term{}
	seen := map[Statement]bool{}
	for _, st := range s.Statements {
		if seen[st] {
			continue
		}
		seen[st] = true
		if objects[st.Predicate] == nil {
			predicates = append(predicates, st.Predicate)
		}
		objects[st.Predicate] = append(objects[st.Predicate], st.Object)
	}
	return predicates, objects
}
