package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Plan says how answers to an operation become a table.
type Plan struct {
	// Columns are the names of the columns: the keys of the answer from the root to the value, joined by dots.
	Columns []string

	root   *shape
	chains [][]*shape // the lists that make rows, each with those that it lies in; none for one row
}

// New plans the table of an operation of a valid document. Rows names the list whose elements make the rows, like "sdgs.cities.nodes"; ""
// stands for all lists that lie in no other.
func New(operation *ast.OperationDefinition, rows string) (*Plan, error) {
	p := &Plan{root: shapeOf(operation)}
	if rows == "" {
		for _, l := range p.root.lists(false) {
			p.chains = append(p.chains, []*shape{l})
		}
	} else {
		all := p.root.lists(true)
		at := slices.IndexFunc(all, func(l *shape) bool { return l.path == rows })
		if at < 0 {
			return nil, noSuchList(all)
		}
		p.chains = [][]*shape{all[at].above()}
	}
	for _, chain := range p.chains {
		for _, l := range chain {
			l.unfolded = true
		}
	}
	p.number(p.root)
	return p, nil
}

func noSuchList(all []*shape) error {
	if len(all) == 0 {
		return fmt.Errorf("rows must name a list of objects that the query asks for, and it asks for none")
	}
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.path
	}
	return fmt.Errorf("rows must name a list of objects that the query asks for: %s", strings.Join(names, ", "))
}

// number gives every value, and every list that makes no rows, its column.
func (p *Plan) number(s *shape) {
	for _, c := range s.children {
		if len(c.children) == 0 || c.list && !c.unfolded {
			c.column = len(p.Columns)
			p.Columns = append(p.Columns, c.path)
			continue
		}
		p.number(c)
	}
}

// Row is the cells of a row as JSON; nil is what the answer does not have.
type Row []json.RawMessage

// Rows calls the function with each row in turn, which must not keep it, until it fails.
func (p *Plan) Rows(data json.RawMessage, each func(Row) error) error {
	chains := p.chains
	if len(chains) == 0 {
		chains = [][]*shape{nil}
	}
	for _, chain := range chains {
		if err := p.emit(p.root, data, make(Row, len(p.Columns)), chain, each); err != nil {
			return err
		}
	}
	return nil
}

// emit fills in what the shape holds beside lists that make rows, then goes on with the elements of the next list.
func (p *Plan) emit(s *shape, raw json.RawMessage, row Row, chain []*shape, each func(Row) error) error {
	if err := fill(s, raw, row); err != nil {
		return err
	}
	if len(chain) == 0 {
		return each(row)
	}
	elements, err := s.elements(raw, chain[0])
	if err != nil {
		return err
	}
	for _, element := range elements {
		if err := p.emit(chain[0], element, slices.Clone(row), chain[1:], each); err != nil {
			return err
		}
	}
	return nil
}

func fill(s *shape, raw json.RawMessage, row Row) error {
	fields, err := object(raw)
	if err != nil {
		return err
	}
	for _, c := range s.children {
		value, ok := fields[c.key]
		switch {
		case !ok || c.list && c.unfolded:
		case c.column >= 0:
			row[c.column] = value
		default:
			if err := fill(c, value, row); err != nil {
				return err
			}
		}
	}
	return nil
}

// elements are those of a list below the shape, with only objects in between.
func (s *shape) elements(raw json.RawMessage, list *shape) ([]json.RawMessage, error) {
	var keys []string
	for c := list; c != s; c = c.parent {
		keys = append(keys, c.key)
	}
	for _, key := range slices.Backward(keys) {
		fields, err := object(raw)
		if err != nil {
			return nil, err
		}
		raw = fields[key]
	}
	if raw == nil {
		return nil, nil
	}
	var elements []json.RawMessage
	if err := json.Unmarshal(raw, &elements); err != nil {
		return nil, fmt.Errorf("%s is no list: %w", list.path, err)
	}
	return elements, nil
}

// object reads an object; null and what is not there have no fields.
func object(raw json.RawMessage) (map[string]json.RawMessage, error) {
	if raw == nil || bytes.Equal(raw, []byte("null")) {
		return nil, nil //nolint:nilnil // no fields
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return fields, nil
}
