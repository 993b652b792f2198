package neo4j

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"learningcities/kg"
)

// layout is how the records of a kind come in a row: their properties, in an order. A whole node costs the driver five times what a list
// of values costs, and most of a node is not what an answer looks at.
type layout struct {
	label string
	names []any // the parameter of the statement
	at    map[string]int
}

// layouts are those of all kinds, by label.
type layouts map[string]*layout

// knownBy is what a record is known by, where it may be narrowed: what a reader looks at itself, or others by what a reader promises. Records of the vocabulary never are.
var knownBy = map[string][]string{
	"City":      {"id", "name", "rank"},
	"CaseStudy": {"id", "name", "rank"},
	"SDGLink":   {"id", "sdg", "subject", "subjectKind", "basis", "rank"},
	"Source":    {"id", "rank"},
}

// blank is an empty record of each kind, by label.
func blank() map[string]kg.Walked {
	all := map[string]kg.Walked{"SDGLink": new(kg.SDGLink), "Source": new(kg.Source)}
	for _, kind := range kg.EntityKind("").Values() {
		all[kind.Label()] = kg.New(kind)
	}
	return all
}

// wholeLayouts are those with every property.
func wholeLayouts() layouts {
	all := layouts{}
	for label, record := range blank() {
		all[label] = newLayout(label, kg.Properties(record))
	}
	return all
}

func newLayout(label string, properties []string) *layout {
	l := &layout{label: label, names: make([]any, len(properties)), at: make(map[string]int, len(properties))}
	for i, p := range properties {
		l.names[i], l.at[p] = p, i
	}
	return l
}

// narrow leaves in what is wanted and what records are known by.
func (ls layouts) narrow(w kg.Wanted) layouts {
	narrowed := make(layouts, len(knownBy))
	for label, always := range knownBy {
		properties := slices.Clip(always)
		for _, p := range w[label] {
			if !slices.Contains(properties, p) {
				properties = append(properties, p)
			}
		}
		narrowed[label] = newLayout(label, properties)
	}
	return narrowed
}

// ofEntities is the parameter of a statement that gives entities of any kind: the names by the kind.
func (ls layouts) ofEntities() map[string]any {
	names := map[string]any{}
	for _, kind := range kg.EntityKind("").Values() {
		if l, ok := ls[kind.Label()]; ok {
			names[string(kind)] = l.names
		}
	}
	return names
}

// has tells whether a property comes with the records.
func (l *layout) has(property string) bool {
	_, ok := l.at[property]
	return ok
}

// read walks a row into a record.
func (l *layout) read(v any, to kg.Walked) error {
	values, ok := v.([]any)
	if !ok || len(values) != len(l.names) {
		return fmt.Errorf("a %s is %s, not a list of %d values", l.label, typeName(v), len(l.names))
	}
	p := &properties{of: "node " + l.label, at: l.at, values: values}
	if id, ok := p.value("id").(string); ok {
		p.of = "node " + id
	}
	to.Walk(p)
	return p.err
}

// entity decodes [labels, properties], an entity of any kind.
func (ls layouts) entity(v any) (kg.Entity, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	labels, _ := t[0].([]any)
	for _, kind := range kg.EntityKind("").Values() {
		if l, ok := ls[kind.Label()]; ok && slices.Contains(labels, any(kind.Label())) {
			e := kg.New(kind)
			return e, l.read(t[1], e)
		}
	}
	id := any("without an id")
	if values, _ := t[1].([]any); len(values) > 0 {
		id = values[0] // first in every layout
	}
	return nil, fmt.Errorf("the node %v has the labels %v, none of them of a kind that was asked for", id, labels)
}

// one decodes an entity of one kind.
func one[E kg.Entity](ls layouts) func(any) (E, error) {
	return func(v any) (E, error) { return as[E](ls, v) }
}

// as decodes an entity of one kind.
func as[E kg.Entity](ls layouts, v any) (E, error) {
	var none E
	e, ok := kg.New(none.EntityKind()).(E)
	if !ok {
		return none, fmt.Errorf("no kind of entity is a %T", none)
	}
	return e, ls[none.EntityKind().Label()].read(v, e)
}

func (ls layouts) source(v any) (*kg.Source, error) {
	s := new(kg.Source)
	return s, ls["Source"].read(v, s)
}

// rowFunctions write what a statement gives of a record or an entity.
var rowFunctions = template.FuncMap{
	"record": func(of, label string) string { return "[property IN $" + label + " | " + of + "[property]]" },
	"entity": func(of string) string {
		return "[labels(" + of + "), [property IN $" + anyEntity + "[" + of + ".entityKind] | " + of + "[property]]]"
	},
}

// anyEntity is the name of the parameter for entities of any kind.
const anyEntity = "Entity"

// rowLabels are the parameters of that sort in the text of a statement.
func rowLabels(text string) []string {
	var labels []string
	for label := range blank() {
		if strings.Contains(text, "$"+label+" ") {
			labels = append(labels, label)
		}
	}
	if strings.Contains(text, "$"+anyEntity+"[") {
		labels = append(labels, anyEntity)
	}
	return labels
}

// parameters adds those of a statement that say what it gives of records.
func (ls layouts) parameters(labels []string, to map[string]any) {
	for _, label := range labels {
		if label == anyEntity {
			to[label] = ls.ofEntities()
		} else {
			to[label] = ls[label].names
		}
	}
}
