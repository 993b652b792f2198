package neo4j

import (
	"fmt"
	"math"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// properties reads a record from the properties of a node or a relationship, by their names, or from those in a row, which may lack some that
// nobody wants. Every property is checked; the first fault is kept and names the property and where it was found.
type properties struct {
	of     string // "node city:espoo"
	props  map[string]any
	at     map[string]int // where a property is in the values; nil for none in a row
	values []any
	names  []any // of the values, if they are in the order of the walk
	next   int   // the place in them that was looked at last
	err    error
}

func (p *properties) value(name string) any {
	if p.at == nil {
		return p.props[name]
	}
	if i, ok := p.place(name); ok {
		return p.values[i]
	}
	return nil
}

// place is where a property is in a row: mostly the one that was looked at last, or the next.
func (p *properties) place(name string) (int, bool) {
	for i := p.next; i < len(p.names) && i < p.next+2; i++ {
		if p.names[i] == name {
			p.next = i
			return i, true
		}
	}
	i, ok := p.at[name]
	if ok {
		p.next = i
	}
	return i, ok
}

func (p *properties) Wanted(name string) bool {
	if p.at == nil {
		return true
	}
	_, ok := p.place(name)
	return ok
}

func (p *properties) Reading() bool { return true }

func (p *properties) Has(name string, _ bool) bool { return p.value(name) != nil }

func (p *properties) Text(name string, to *string) {
	if !p.Wanted(name) {
		return
	}
	v, ok := p.value(name).(string)
	p.want(name, "a text", ok)
	*to = v
}

func (p *properties) Int(name string, to *int) {
	if !p.Wanted(name) {
		return
	}
	v, ok := p.value(name).(int64)
	p.want(name, "an integer", ok)
	if v < math.MinInt32 || v > math.MaxInt32 {
		p.Fail(name, fmt.Errorf("%d is beyond the 32 bits of an Int", v))
	}
	*to = int(v)
}

func (p *properties) Float(name string, to *float64) {
	if !p.Wanted(name) {
		return
	}
	v, ok := p.value(name).(float64)
	p.want(name, "a float", ok)
	*to = v
}

func (p *properties) Texts(name string, to *[]string) {
	if !p.Wanted(name) {
		return
	}
	all, ok := p.value(name).([]any)
	texts := make([]string, len(all))
	for i, v := range all {
		text, isText := v.(string)
		ok = ok && isText
		texts[i] = text
	}
	p.want(name, "a list of texts", ok)
	if len(texts) > 0 {
		*to = texts
	}
}

func (p *properties) Ints(name string, to *[]int) {
	if !p.Wanted(name) {
		return
	}
	all, ok := p.value(name).([]any)
	var numbers []int
	for _, v := range all {
		n, isInt := v.(int64)
		ok = ok && isInt && n >= math.MinInt32 && n <= math.MaxInt32
		numbers = append(numbers, int(n))
	}
	p.want(name, "a list of integers of 32 bits", ok)
	*to = numbers
}

func (p *properties) want(name, kind string, ok bool) {
	if !ok {
		p.Fail(name, fmt.Errorf("it is %s, not %s", typeName(p.value(name)), kind))
	}
}

func (p *properties) Fail(name string, err error) {
	if p.err == nil {
		p.err = fmt.Errorf("property %s of the %s: %w", name, p.of, err)
	}
}

// typeName names a value's type as people who use Neo4j do.
func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "missing"
	case bool:
		return "a boolean"
	case int64:
		return "an integer"
	case float64:
		return "a float"
	case string:
		return "a text"
	case []any:
		return "a list"
	case map[string]any:
		return "a map"
	case neo4j.Node:
		return "a node"
	case neo4j.Relationship:
		return "a relationship"
	default:
		return fmt.Sprintf("of the type %T", v)
	}
}

// node walks the properties of a node into the record.
func node(v any, label string, to kg.Walked) error {
	n, ok := v.(neo4j.Node)
	if !ok {
		return fmt.Errorf("a %s is %s, not a node", label, typeName(v))
	}
	if !slices.Contains(n.Labels, label) {
		return fmt.Errorf("the node %v has the labels %v, not %s", n.Props["id"], n.Labels, label)
	}
	of := "node " + label
	if id, ok := n.Props["id"].(string); ok {
		of = "node " + id
	}
	p := &properties{of: of, props: n.Props}
	to.Walk(p)
	return p.err
}

// relationship walks the properties of a relationship into the record.
func relationship(v any, between string, to kg.Walked) error {
	r, ok := v.(neo4j.Relationship)
	if !ok {
		return fmt.Errorf("what joins %s is %s, not a relationship", between, typeName(v))
	}
	p := &properties{of: "relationship " + r.Type + " between " + between, props: r.Props}
	to.Walk(p)
	return p.err
}

// tuple checks that a value is a list of n values.
func tuple(v any, n int) ([]any, error) {
	t, ok := v.([]any)
	if !ok || len(t) != n {
		return nil, fmt.Errorf("a row is %s, not a list of %d values", typeName(v), n)
	}
	return t, nil
}

// all decodes every element of a list.
func all[V any](v any, one func(any) (V, error)) ([]V, error) {
	items, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("a row is %s, not a list", typeName(v))
	}
	out := make([]V, len(items))
	for i, item := range items {
		var err error
		if out[i], err = one(item); err != nil {
			return nil, err
		}
	}
	return out, nil
}
