package table

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Lines writes the table as JSON Lines: an object a row, with all columns in their order. Values are those of the answer; null is also what
// the answer does not have.
func (p *Plan) Lines(data json.RawMessage) ([]byte, error) {
	var b bytes.Buffer
	err := p.Rows(data, func(row Row) error {
		b.WriteByte('{')
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + p.Columns[i] + `":`)
			if cell == nil {
				cell = json.RawMessage("null")
			}
			if err := json.Compact(&b, cell); err != nil { // a line has no line breaks
				return fmt.Errorf("reading a value: %w", err)
			}
		}
		b.WriteString("}\n")
		return bounded(&b)
	})
	return b.Bytes(), err
}
