package export

import (
	"strings"

	"learningcities/graph/table"
)

// cell is a value as a cell of CSV, by the rules of docs/formats.md: nothing for null, a list as JSON.
func cell(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return table.Cell(v), nil
	}
	text, err := jsonText(v)
	if strings.HasPrefix(text, "[") {
		text = table.Quoted(text)
	}
	return text, err
}
