package graph_test

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// input is a random literal of an input object, nested up to the depth. What must be given is given, and one or two of the rest.
func (q *randomQuery) input(d *ast.Definition, depth int) string {
	if d.Name == "NearFilter" { // of its three fields only two go together
		return q.pick(`{city: "cork", withinKm: 700}`, `{city: "nowhere", withinKm: 1}`, `{latitude: 19.4, longitude: -99.1, withinKm: 1500.5}`, `{withinKm: -1}`)
	}
	var fields []string
	chosen := map[int]bool{q.rng.IntN(len(d.Fields)): true, q.rng.IntN(len(d.Fields)): true}
	for i, f := range d.Fields {
		of := q.schema.Types[f.Type.Name()]
		if !f.Type.NonNull && (!chosen[i] || of.Kind == ast.InputObject && depth == 0) {
			continue
		}
		value := func() string {
			switch of.Kind {
			case ast.Enum:
				return of.EnumValues[q.rng.IntN(len(of.EnumValues))].Name
			case ast.InputObject:
				return q.input(of, depth-1)
			default:
				return q.scalar(of.Name, f.Name)
			}
		}
		text := value()
		if f.Type.Elem != nil {
			text = "[" + strings.Join([]string{text, value()}[:q.rng.IntN(3)], ", ") + "]"
		}
		fields = append(fields, f.Name+": "+text)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func (q *randomQuery) scalar(kind, field string) string {
	switch kind {
	case "Boolean":
		return q.pick("true", "false")
	case "Int":
		return q.pick("0", "1", "4", "11", "2015", "2017", "500000")
	case "Float":
		return q.pick("-40", "-10.5", "20", "48.25")
	case "ID":
		return q.pick(`"city:espoo"`, `"case-study:melton-2015"`, `"nothing"`)
	}
	switch field {
	case "countries":
		return q.pick(`"FI"`, `"kor"`, `"484"`, `"XX"`)
	case "text", "contains", "startsWith", "eq", "in":
		return q.pick(`"san"`, `"cor"`, `"learning city"`, `"北"`, `"ال"`, `"?"`, `""`)
	default:
		return q.pick(`"cork"`, `"espoo"`, `"esd"`, `"health-and-well-being"`, `"unlocking-potential-vol-1"`, `"melton-2015"`)
	}
}

func (q *randomQuery) pick(values ...string) string { return values[q.rng.IntN(len(values))] }
