package neo4j

import (
	"fmt"

	"learningcities/kg"
)

// row is what a record becomes: the properties of a node or a relationship.
type row struct {
	props map[string]any
	err   error
}

// encode walks a record into properties.
func encode(r kg.Walked) (map[string]any, error) {
	w := &row{props: map[string]any{}}
	r.Walk(w)
	return w.props, w.err
}

func (w *row) Wanted(string) bool              { return true }
func (w *row) Reading() bool                   { return false }
func (w *row) Has(_ string, present bool) bool { return present }
func (w *row) Text(name string, p *string)     { w.props[name] = *p }
func (w *row) Int(name string, p *int)         { w.props[name] = int64(*p) }
func (w *row) Float(name string, p *float64)   { w.props[name] = *p }

func (w *row) Texts(name string, p *[]string) {
	all := make([]any, len(*p))
	for i, text := range *p {
		all[i] = text
	}
	w.props[name] = all
}

func (w *row) Ints(name string, p *[]int) {
	all := make([]any, len(*p))
	for i, n := range *p {
		all[i] = int64(n)
	}
	w.props[name] = all
}

func (w *row) Fail(name string, err error) {
	if w.err == nil {
		w.err = fmt.Errorf("property %s: %w", name, err)
	}
}
