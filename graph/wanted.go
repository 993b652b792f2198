package graph

import (
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/kg"
)

// lookedAt are the stored properties that a field of a record looks at, where that is not the one of its name, nor none as with most links.
var lookedAt = map[string][]string{
	"City.localName": {"localName", "localNameLanguage"},
	"City.location":  place,
	"SDG.iri":        {"number"},
	"SDGTarget.iri":  {"code"},
}

// place is what a distance is measured between.
var place = []string{"latitude", "longitude", "placedAt"}

// lookedAtElsewhere is what other fields look at in records.
var lookedAtElsewhere = map[string]kg.Wanted{
	"Query.conferences":           {"Conference": {"kind"}},
	"Query.countries":             {"Country": {"region"}},
	"Query.documents":             {"Document": {"kind"}},
	"Query.publications":          {"Publication": {"kind"}},
	"Query.themes":                {"Theme": {"kind"}},
	"CityEdge.distanceKm":         {"City": place},
	"RelatedCityEdge.distanceKm":  {"City": place},
	"RelatedCityEdge.description": {"City": {"latitude", "longitude", "placedAt", "memberSince", "population", "region"}},
	"RelatedReason.description":   {"City": {"latitude", "longitude", "placedAt", "memberSince", "population", "region"}},
}

// provenance is what stands behind a record: the field provenance of every type looks at it.
var provenance = []string{"confidence", "citations", "notes"}

// byEvery is known of every record.
var byEvery = map[string]bool{"__typename": true, "id": true, "slug": true, "path": true, "name": true}

// wants tells what the answers to operations look at. It remembers the last ones.
type wants struct {
	schema *ast.Schema
	stored map[string][]string // the properties of each kind of record, by label, which is the name of its type
	links  map[string]bool     // the fields that are links

	mu   sync.Mutex
	kept *recent[*ast.OperationDefinition, kg.Wanted]
}

func newWants(schema *ast.Schema) *wants {
	w := &wants{schema: schema, stored: map[string][]string{}, links: map[string]bool{}, kept: newRecent[*ast.OperationDefinition, kg.Wanted](keptSteps)}
	for _, kind := range kg.EntityKind("").Values() {
		w.stored[kind.Label()] = kg.Properties(kg.New(kind))
	}
	w.stored["SDGLink"], w.stored["Source"] = kg.Properties(new(kg.SDGLink)), kg.Properties(new(kg.Source))
	for name := range links() {
		w.links[name] = true
	}
	return w
}

// of tells what the answer to an operation looks at, whatever its variables are; nil for everything.
func (w *wants) of(operation *ast.OperationDefinition) kg.Wanted {
	w.mu.Lock()
	wanted, ok := w.kept.get(operation)
	w.mu.Unlock()
	if ok {
		return wanted
	}
	l := &looking{wants: w, wanted: kg.Wanted{}, seen: map[string]bool{}}
	l.selections(operation.SelectionSet)
	if l.all {
		l.wanted = nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kept.put(operation, l.wanted, documentWeight(operation))
	return l.wanted
}

// looking is a walk through an operation. It goes through each fragment once: a field stands at the type that it was validated for.
type looking struct {
	*wants
	wanted kg.Wanted
	all    bool
	seen   map[string]bool // fragments
}

func (l *looking) selections(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			l.field(s)
			l.selections(s.SelectionSet)
		case *ast.InlineFragment:
			l.selections(s.SelectionSet)
		case *ast.FragmentSpread:
			if !l.seen[s.Name] {
				l.seen[s.Name] = true
				l.selections(s.Definition.SelectionSet)
			}
		}
	}
}

func (l *looking) field(f *ast.Field) {
	if f.ObjectDefinition.Name == "Query" && f.Name == "search" {
		l.all = true // what matched is looked for in all texts of the records
		return
	}
	if unit := f.Arguments.ForName("unit"); unit != nil && !only(unit, string(kg.UnitCaseStudy)) {
		l.wanted.Add("City", string(kg.PropertySDGs)) // what cities serve themselves is looked at where they may be the units
	}
	if f.Name == "names" || translated(f) {
		for label := range l.stored {
			if label != "SDGLink" && label != "Source" {
				l.wanted.Add(label, "names")
			}
		}
	}
	for label, properties := range lookedAtElsewhere[f.ObjectDefinition.Name+"."+f.Name] {
		l.wanted.Add(label, properties...)
	}
	for _, t := range l.schema.GetPossibleTypes(f.ObjectDefinition) {
		if properties, ok := l.stored[t.Name]; ok {
			l.wanted.Add(t.Name, l.properties(t.Name, f.Name, properties)...)
		}
	}
}

// translated tells whether a field is to be given in another language than English: a sentence of it may hold the name of anything.
func translated(f *ast.Field) bool {
	language := f.Arguments.ForName("language")
	return language != nil && !only(language, string(kg.LanguageEn))
}

// only tells whether an argument is the value of an enum, whatever the variables are.
func only(a *ast.Argument, value string) bool {
	return a.Value.Kind == ast.EnumValue && a.Value.Raw == value
}

// properties are those of the type that a field looks at.
func (l *looking) properties(of, field string, stored []string) []string {
	if byEvery[field] && (field != "name" || of != "Source") || field == "names" {
		return nil
	}
	if properties, ok := lookedAt[of+"."+field]; ok {
		return properties
	}
	if field == "provenance" {
		return provenance
	}
	for _, p := range stored {
		if p == field {
			return []string{p}
		}
	}
	if l.links[of+"."+field] {
		return nil
	}
	return stored // to be safe; a test finds that no field comes here
}
