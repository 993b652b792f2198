package seed

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// The limits of what is handed to the parser: it recurses with the depth, and its time grows with the square of the keys of a mapping.
const (
	maxDepth = 12
	maxKeys  = 200
)

// plain refuses what these files do not use: anchors, aliases, tags and the like, which can make a small file huge, and nesting
// or mappings that no record has.
func (r *reader) plain(file string, tokens token.Tokens) bool {
	good := true
	wrong := func(t *token.Token, message, fix string) {
		r.problems.add(Problem{file, t.Position.Line, message, fix})
		good = false
	}
	var nest nesting
	flow := 0
	for i, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.DirectiveType, token.MergeKeyType, token.MappingKeyType:
			wrong(t, "YAML's "+quoted(t.Value)+" is not used in these files", "write the value out, or put text that starts with this sign in quotes")
		case token.DocumentEndType:
			wrong(t, "a YAML document ends here", `remove the line "..."`)
		case token.DocumentHeaderType:
			wrong(t, "a YAML document starts here", `remove the line "---": a file is one document`)
		case token.MappingStartType:
			wrong(t, "a mapping in braces is not used in these files", `write a line "key: value" for each of its keys`)
		case token.InvalidType:
			wrong(t, "malformed YAML: "+quoted(t.Error), "check the indentation, the quotes and the colons here and just above")
		case token.SequenceStartType:
			if flow++; flow == 2 {
				wrong(t, "a list in a list is not used in these files", "write one list")
			}
		case token.SequenceEndType:
			flow--
		case token.SequenceEntryType:
			nest.entry(t.Position.Column)
		case token.MappingValueType:
			column := t.Position.Column
			if i > 0 {
				column = tokens[i-1].Position.Column
			}
			nest.key(column)
		}
		if nest.tooMuch() {
			wrong(t, fmt.Sprintf("more than %d levels, or more than %d keys in one mapping", maxDepth, maxKeys), "write the file as data/README.md shows")
			return false
		}
	}
	return good
}

// nesting follows, from the columns alone, how deep the blocks are nested and how many keys the open mappings have.
type nesting struct {
	levels []level
}

type level struct {
	column, keys int
}

func (n *nesting) key(column int) {
	n.open(column)
	n.levels[len(n.levels)-1].keys++
}

func (n *nesting) entry(column int) { n.open(column) }

// open closes the levels to the right of the column and makes one for it.
func (n *nesting) open(column int) {
	for len(n.levels) > 0 && n.levels[len(n.levels)-1].column > column {
		n.levels = n.levels[:len(n.levels)-1]
	}
	if len(n.levels) == 0 || n.levels[len(n.levels)-1].column < column {
		n.levels = append(n.levels, level{column: column})
	}
}

func (n *nesting) tooMuch() bool {
	return len(n.levels) > maxDepth || len(n.levels) > 0 && n.levels[len(n.levels)-1].keys > maxKeys
}
