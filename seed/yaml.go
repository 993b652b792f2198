package seed

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// readYAML gives each record of a YAML file to the table. It answers false when records may have been lost.
func (r *reader) readYAML(t table, text string) bool {
	root, ok := r.parseYAML(t.file, text)
	if !ok {
		return false
	}
	want, records := listValue, root.items
	if t.single {
		want, records = mappingValue, []*value{root}
	}
	if root.kind != want {
		r.problems.add(Problem{t.file, root.line, fmt.Sprintf("the file is %s where %s is due", root.kind, want), "write it as data/README.md shows"})
		return false
	}
	whole := true
	for _, record := range records {
		w, ok := r.mapping(t.file, record)
		if !ok {
			whole = false
			continue
		}
		t.read(r, w)
		w.done()
	}
	return whole
}

// mapping is a row over a mapping.
func (r *reader) mapping(file string, v *value) (*row, bool) {
	if v.kind != mappingValue {
		r.problems.add(Problem{file, v.line, fmt.Sprintf("the record is %s where a mapping is due", v.kind), `write its fields as "key: value"`})
		return nil, false
	}
	return newRow(file, v, &r.problems), true
}

// parseYAML parses a file of one document. The library has panicked on broken input before, so a panic is taken as such.
func (r *reader) parseYAML(file, text string) (root *value, ok bool) {
	defer func() {
		if fault := recover(); fault != nil {
			r.problems.add(Problem{file, 0, fmt.Sprintf("malformed YAML: %v", fault), "put the file back from a copy"})
			root, ok = nil, false
		}
	}()
	tokens := lexer.Tokenize(text)
	if !r.plain(file, tokens) {
		return nil, false
	}
	// Keys that stand twice are found below, all of them.
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.problems.add(malformedYAML(file, err))
		return nil, false
	}
	if len(tree.Docs) != 1 {
		r.problems.add(Problem{file, 0, fmt.Sprintf("the file holds %d documents", len(tree.Docs)), `write one, without lines "---"`})
		return nil, false
	}
	if tree.Docs[0].Body == nil {
		r.problems.add(Problem{file, 0, "the file holds no records", "put its records back"})
		return nil, false
	}
	return r.convert(file, tree.Docs[0].Body), true
}

// malformedYAML takes the message out of a syntax error. Its Error method prints the source too, in time that grows with the square.
func malformedYAML(file string, err error) Problem {
	p := Problem{File: file, Fix: "check the indentation, the quotes and the colons here and just above"}
	var at interface {
		GetMessage() string
		GetToken() *token.Token
	}
	if !errors.As(err, &at) {
		p.Message = "malformed YAML: " + quoted(err.Error())
		return p
	}
	p.Message = "malformed YAML: " + quoted(at.GetMessage())
	if tk := at.GetToken(); tk != nil && tk.Position != nil {
		p.Line = tk.Position.Line
	}
	return p
}

// convert turns a parsed node into a value.
func (r *reader) convert(file string, node ast.Node) *value {
	v := &value{line: node.GetToken().Position.Line}
	wrong := func(message, fix string) { r.problems.add(Problem{file, v.line, message, fix}) }
	switch n := node.(type) {
	case *ast.StringNode:
		v.kind, v.text = textValue, n.Value
		v.quoted = n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType
	case *ast.LiteralNode:
		v.kind, v.text = textValue, strings.TrimSuffix(n.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		v.kind, v.text = numberValue, node.GetToken().Value
	case *ast.BoolNode:
		v.kind, v.text = boolValue, n.Token.Value
	case *ast.NullNode:
		v.kind = nullValue
	case *ast.SequenceNode:
		v.kind = listValue
		for _, item := range n.Values {
			v.items = append(v.items, r.convert(file, item))
		}
	case *ast.MappingNode:
		v.kind = mappingValue
		r.convertKeys(file, v, n.Values)
	case *ast.MappingValueNode:
		v.kind = mappingValue
		r.convertKeys(file, v, []*ast.MappingValueNode{n})
	default:
		v.kind = nullValue
		wrong(fmt.Sprintf("a YAML %s is not used in these files", strings.ToLower(node.Type().String())), "write plain lists, mappings and values")
	}
	return v
}

func (r *reader) convertKeys(file string, v *value, nodes []*ast.MappingValueNode) {
	first := map[string]int{}
	for i, n := range nodes {
		line := n.Key.GetToken().Position.Line
		if i == 0 {
			v.line = line // the node's own place is its first colon
		}
		text, ok := n.Key.(*ast.StringNode)
		if !ok {
			r.problems.add(Problem{file, line, "the key " + quoted(n.Key.String()) + " is not text", "write a name before the colon"})
			continue
		}
		if at, twice := first[text.Value]; twice {
			r.problems.add(Problem{file, line, fmt.Sprintf("the key %s stands twice in this record, first in line %d", quoted(text.Value), at), "keep one of them"})
			continue
		}
		first[text.Value] = line
		v.keys = append(v.keys, &key{text.Value, line, r.convert(file, n.Value)})
	}
}
