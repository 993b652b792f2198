package linked

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/kg"
	"learningcities/rdf"
)

// special tells the fields for which others have better words than the API, and tells whether it did.
func (t *teller) special(s *rdf.Subject, of *ast.Definition, f *ast.FieldDefinition, raw json.RawMessage) (bool, error) {
	switch f.Name {
	case "path", "slug", "iri", "cursor":
		return true, nil // the name of the subject says it, or it is about the page of a list
	case "names", "localName":
		return true, t.names(s, f, raw)
	case "externalIds":
		return true, t.externalIDs(s, raw)
	case "provenance":
		return true, t.provenance(s, raw)
	case "location":
		names, err := t.objects(raw, f.Type)
		for _, n := range names {
			t.subjects[n].Types = []string{rdf.Schema + "GeoCoordinates"}
			s.Say(t.space.Property(f.Name), n)
		}
		return true, err
	case "sdg", "subject":
		if of.Name != "SDGLink" {
			return false, nil
		}
		names, err := t.objects(raw, f.Type)
		for _, n := range names {
			s.Say(map[string]string{"sdg": rdf.Syntax + "object", "subject": rdf.Syntax + "subject"}[f.Name], n)
		}
		return true, err
	}
	return false, nil
}

type name struct {
	Text     string
	Language *string
}

func (t *teller) names(s *rdf.Subject, f *ast.FieldDefinition, raw json.RawMessage) error {
	all := make([]name, 1)
	var to any = &all[0]
	if f.Type.Elem != nil {
		to = &all
	}
	if err := json.Unmarshal(raw, to); err != nil {
		return fmt.Errorf("reading names: %w", err)
	}
	for _, n := range all {
		if n.Text == "" {
			continue // only its language was asked for
		}
		language := ""
		if n.Language != nil {
			language = *n.Language
		}
		s.Say(t.space.Property(f.Name), rdf.Text(n.Text, language))
	}
	return nil
}

func (t *teller) externalIDs(s *rdf.Subject, raw json.RawMessage) error {
	var all []struct {
		Scheme            kg.ExternalIDScheme
		Value, Confidence string
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		return fmt.Errorf("reading external ids: %w", err)
	}
	for _, e := range all {
		if e.Scheme != "" && e.Value != "" {
			s.Say(rdf.Schema+"sameAs", rdf.SameAs(e.Scheme, e.Value))
		}
	}
	return nil
}

// provenance tells of the subject itself where it comes from.
func (t *teller) provenance(s *rdf.Subject, raw json.RawMessage) error {
	return t.fields(raw, t.schema.Types["Provenance"], func(f *ast.FieldDefinition, value json.RawMessage) error {
		switch f.Name {
		case "sources":
			names, err := t.objects(value, f.Type)
			for _, n := range names {
				s.Say(rdf.PROV+"wasDerivedFrom", n)
			}
			return err
		case "citations":
			return t.citations(s, f, value)
		}
		return t.leaves(s, f, value)
	})
}

func (t *teller) citations(s *rdf.Subject, f *ast.FieldDefinition, raw json.RawMessage) error {
	var all []json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		return fmt.Errorf("reading citations: %w", err)
	}
	of := t.schema.Types[f.Type.Name()]
	for i, one := range all {
		t.blanks++
		c := t.subject(rdf.Blank("b"+strconv.Itoa(t.blanks)), rdf.PROV+"Derivation")
		c.Say(t.space.Property("position"), rdf.Typed(strconv.Itoa(i+1), rdf.XSD+"integer"))
		s.Say(rdf.PROV+"qualifiedDerivation", c.ID)
		err := t.fields(one, of, func(f *ast.FieldDefinition, value json.RawMessage) error {
			if f.Name != "source" {
				return t.leaves(c, f, value)
			}
			names, err := t.objects(value, f.Type)
			for _, n := range names {
				c.Say(rdf.PROV+"entity", n)
				s.Say(rdf.PROV+"wasDerivedFrom", n)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// link tells that a field of a subject is an object: as the link of the graph that it stands for, in the direction that this has, or under the
// name of the field.
func (t *teller) link(s *rdf.Subject, field, property string, object rdf.Term) {
	l, ok := relations[field]
	switch {
	case !ok:
		s.Say(property, object)
	case l.backward:
		t.subjects[object].Say(t.space.Relation(l.relation), s.ID)
	default:
		s.Say(t.space.Relation(l.relation), object)
	}
}

// relations are the fields that are links of the graph, as seen from one end.
var relations = map[string]struct {
	relation kg.Relation
	backward bool
}{
	"City.country": {kg.RelationInCountry, false}, "Country.cities": {kg.RelationInCountry, true},
	"City.awards": {kg.RelationReceived, false}, "Award.cities": {kg.RelationReceived, true},
	"CaseStudy.city": {kg.RelationAbout, false}, "City.caseStudies": {kg.RelationAbout, true},
	"CaseStudy.publication": {kg.RelationPublishedIn, false}, "Publication.caseStudies": {kg.RelationPublishedIn, true},
	"Cluster.publication": {kg.RelationPublishedIn, false},
	"SDGTarget.sdg":       {kg.RelationPartOf, false}, "SDG.targets": {kg.RelationPartOf, true},
	"ActionPoint.document": {kg.RelationPartOf, false}, "Document.actionPoints": {kg.RelationPartOf, true},
	"Theme.document": {kg.RelationPartOf, false}, "Document.keyFeatures": {kg.RelationPartOf, true},
	"ActionPoint.themes": {kg.RelationHasTheme, false}, "ActionPoint.caseStudies": {kg.RelationAdvances, true},
	"Theme.conferences": {kg.RelationHasTheme, true}, "Theme.caseStudies": {kg.RelationHasTheme, true},
	"Conference.hostCity": {kg.RelationHostedIn, false}, "City.conferencesHosted": {kg.RelationHostedIn, true},
	"Document.conference": {kg.RelationIssuedAt, false}, "Conference.documents": {kg.RelationIssuedAt, true},
	"Publication.conference": {kg.RelationIssuedAt, false}, "Conference.publications": {kg.RelationIssuedAt, true},
	"Award.conference": {kg.RelationPresentedAt, false}, "Conference.awards": {kg.RelationPresentedAt, true},
	"CaseStudy.sdgs": {kg.RelationAddresses, false}, "SDG.actionPoints": {kg.RelationAddresses, true},
}
