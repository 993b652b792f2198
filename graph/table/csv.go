package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// MostBytes is how large a table may grow: what stands outside of the lists is repeated in each row.
const MostBytes = 32 << 20

// ErrTooLarge is a table larger than MostBytes.
var ErrTooLarge = errors.New("the table is too large")

// CSV writes the table as RFC 4180 has it, in UTF-8, with the names of the columns first.
func (p *Plan) CSV(data json.RawMessage) ([]byte, error) {
	var b bytes.Buffer
	for i, name := range p.Columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(name) // letters, digits, underscores and dots
	}
	b.WriteString("\r\n")
	err := p.Rows(data, func(row Row) error {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeValue(&b, cell, len(row) == 1); err != nil {
				return err
			}
		}
		b.WriteString("\r\n")
		return bounded(&b)
	})
	return b.Bytes(), err
}

func bounded(b *bytes.Buffer) error {
	if b.Len() > MostBytes {
		return ErrTooLarge
	}
	return nil
}

// writeValue writes a value of JSON as a cell. An only cell that is null is written as an empty text: readers pass over an empty line.
func writeValue(b *bytes.Buffer, value json.RawMessage, only bool) error {
	switch {
	case len(value) == 0 || bytes.Equal(value, []byte("null")):
		if only {
			b.WriteString(`""`)
		}
	case value[0] == '"':
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return fmt.Errorf("reading a text: %w", err)
		}
		b.WriteString(Cell(text))
	case value[0] == '[', value[0] == '{':
		b.WriteString(Quoted(string(value)))
	default:
		b.Write(value) // a number, true or false
	}
	return nil
}

// Cell is a text as a cell of CSV. An empty text is a pair of quotes, so that it is none that is not there. What a spreadsheet could take for
// a formula gets an apostrophe in front, and so does such a text with apostrophes before it: then taking one away gives the text back.
func Cell(text string) string {
	if text == "" {
		return `""`
	}
	if Formula(strings.TrimLeft(text, "'")) {
		text = "'" + text
	}
	if strings.ContainsAny(text, "\",\r\n") || text[0] == ' ' || text[len(text)-1] == ' ' {
		return Quoted(text)
	}
	return text
}

// Formula tells whether a spreadsheet could take the text for a formula.
func Formula(text string) bool {
	for _, r := range text {
		return strings.ContainsRune("=+-@\t\r\n＝＋－＠", r)
	}
	return false
}

// Quoted is a text as a cell in quotes.
func Quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
