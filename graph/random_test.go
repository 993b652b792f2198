package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/graph"
)

// randomQuery makes valid random queries from the schema: nested selections, aliases, arguments, fragments of all kinds, directives, variables, the same
// field twice. Some arguments are out of their bounds, so that there are errors.
type randomQuery struct {
	rng       *rand.Rand
	schema    *ast.Schema
	fields    int // still to be written
	alias     int
	variables []string // as they are declared
	values    map[string]any
	fragments []string
}

// compareRandom asks the handlers the same n random queries; the answers must be those of the first, byte for byte.
func compareRandom(t *testing.T, seed uint64, n int, first http.Handler, others map[string]http.Handler) {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: graph.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	q := &randomQuery{rng: rand.New(rand.NewPCG(seed, 0)), schema: schema} //nolint:gosec // random tests must be repeatable
	failed := 0
	for i := range n {
		body := q.next(t)
		want := send(t, first, body)
		for name, other := range others {
			if diff := cmp.Diff(string(want), string(send(t, other, body))); diff != "" {
				t.Fatalf("seed %d, query %d: %s\nthe bytes differ (-the first +%s):\n%s", seed, i, body, name, diff)
			}
		}
		if strings.Contains(string(want), "INTERNAL") || strings.Contains(string(want), "GRAPHQL_VALIDATION_FAILED") || strings.Contains(string(want), "GRAPHQL_PARSE_FAILED") {
			t.Fatalf("seed %d, query %d: %s\n%.600s", seed, i, body, want)
		}
		if strings.HasPrefix(string(want), `{"errors"`) {
			failed++
		}
	}
	t.Logf("%d queries, %d of them with errors", n, failed)
	if failed == 0 && n > 100 || failed > n/2 {
		t.Errorf("of %d queries %d have errors: too few or too many to prove anything", n, failed)
	}
}

// next is the body of a request.
func (q *randomQuery) next(t *testing.T) []byte {
	t.Helper()
	q.fields, q.alias, q.variables, q.values, q.fragments = 40, 0, nil, map[string]any{}, nil
	selection := q.selection(q.schema.Query, 0)
	variables := ""
	if len(q.variables) > 0 {
		variables = "(" + strings.Join(q.variables, ", ") + ")"
	}
	body, err := json.Marshal(map[string]any{"query": "query Q" + variables + " {" + selection + "}" + strings.Join(q.fragments, ""), "variables": q.values})
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func (q *randomQuery) selection(d *ast.Definition, depth int) string {
	if d.IsAbstractType() {
		return q.abstract(d, depth)
	}
	var b strings.Builder
	b.WriteString(" __typename")
	for range 1 + q.rng.IntN(5) {
		f := d.Fields[q.rng.IntN(len(d.Fields))]
		if strings.HasPrefix(f.Name, "__") || q.fields < 0 {
			continue
		}
		of := q.schema.Types[f.Type.Name()]
		if of.IsCompositeType() && depth > 4 {
			continue
		}
		q.fields--
		q.alias++
		field := fmt.Sprintf(" a%d: %s%s", q.alias, f.Name, q.arguments(f))
		for range 1 + q.rng.IntN(6)/5 { // sometimes twice: the selections are merged
			text := field + q.directive()
			if of.IsCompositeType() {
				text += " {" + q.selection(of, depth+1) + "}"
			}
			b.WriteString(q.wrapped(d, text))
		}
	}
	return b.String()
}

// wrapped puts a selection of the type into a fragment, sometimes.
func (q *randomQuery) wrapped(d *ast.Definition, text string) string {
	switch q.rng.IntN(8) {
	case 0:
		return " ..." + q.directive() + " {" + text + "}"
	case 1:
		return " ... on " + d.Name + q.directive() + " {" + text + "}"
	case 2:
		name := fmt.Sprintf("F%d", len(q.fragments))
		q.fragments = append(q.fragments, " fragment "+name+" on "+d.Name+" {"+text+"}")
		again := ""
		if q.rng.IntN(3) == 0 {
			again = " ..." + name
		}
		return " ..." + name + q.directive() + again
	}
	return text
}

func (q *randomQuery) directive() string {
	if q.rng.IntN(12) > 0 {
		return ""
	}
	name, value := q.pick("skip", "include"), q.pick("true", "false")
	if q.rng.IntN(2) == 0 {
		variable := q.declare("Boolean!", "")
		q.values[variable] = value == "true"
		value = "$" + variable
	}
	return " @" + name + "(if: " + value + ")"
}

// declare declares a variable; a value, if any, is its default.
func (q *randomQuery) declare(of, value string) string {
	name := fmt.Sprintf("v%d", len(q.variables))
	if value != "" {
		of += " = " + value
	}
	q.variables = append(q.variables, "$"+name+": "+of)
	return name
}

func (q *randomQuery) abstract(d *ast.Definition, depth int) string {
	types := q.schema.GetPossibleTypes(d)
	slices.SortFunc(types, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	text := " __typename"
	for range q.rng.IntN(3) {
		f := d.Fields[q.rng.IntN(len(d.Fields))]
		if of := q.schema.Types[f.Type.Name()]; !of.IsCompositeType() {
			q.alias++
			text += q.wrapped(d, fmt.Sprintf(" a%d: %s%s", q.alias, f.Name, q.arguments(f)))
		} else if depth < 5 {
			q.alias++
			text += q.wrapped(d, fmt.Sprintf(" a%d: %s%s {%s}", q.alias, f.Name, q.arguments(f), q.selection(of, depth+1)))
		}
	}
	for range 2 {
		of := types[q.rng.IntN(len(types))]
		text += " ... on " + of.Name + " {" + q.selection(of, depth+1) + "}"
	}
	return text
}

func (q *randomQuery) arguments(f *ast.FieldDefinition) string {
	var args []string
	backward := q.rng.IntN(3) == 0
	for _, a := range f.Arguments {
		forwardOnly, backwardOnly := a.Name == "first" || a.Name == "after", a.Name == "last" || a.Name == "before"
		if forwardOnly && backward || backwardOnly && !backward || a.Name == "after" || a.Name == "before" {
			continue
		}
		if !a.Type.NonNull && q.rng.IntN(2) == 0 && !forwardOnly && !backwardOnly {
			continue
		}
		value := q.value(f, a)
		if q.rng.IntN(6) == 0 {
			value = "$" + q.declare(a.Type.String(), value)
		}
		args = append(args, a.Name+": "+value)
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

func (q *randomQuery) value(f *ast.FieldDefinition, a *ast.ArgumentDefinition) string {
	pick := q.pick
	of := q.schema.Types[a.Type.Name()]
	switch {
	case of.Kind == ast.InputObject:
		return q.input(of, q.rng.IntN(4))
	case of.Kind == ast.Enum && a.Type.Elem != nil:
		return "[" + of.EnumValues[q.rng.IntN(len(of.EnumValues))].Name + "]"
	case of.Kind == ast.Enum:
		return of.EnumValues[q.rng.IntN(len(of.EnumValues))].Name
	case a.Name == "first" || a.Name == "last":
		return pick("1", "2", "3", "5", "1", "2", "3", "5", "1", "2", "3", "5", "0")
	case a.Name == "minScore":
		return pick("-1", "0.01", "0.1", "0.3")
	case a.Name == "maxHops":
		return pick("1", "2", "3", "6")
	case a.Name == "from" || a.Name == "to":
		return pick(`"city:cork"`, `"city:espoo"`, `"award:2015"`, `"sdg:4"`, `"target:11.3"`, `"case-study:melton-2015"`, `"nothing"`)
	case a.Name == "ids":
		return pick(`["city:cork", "sdg:4", "x"]`, `["source:seed2015", "award:2015", "theme:health-and-well-being"]`)
	case a.Name == "id":
		return pick(`"city:cork"`, `"cluster:esd"`, `"conference:iclc-2"`, `"sdg-link:case-study:melton-2015:11"`, `"nothing"`)
	case f.Name == "country":
		return pick(`"FI"`, `"kor"`, `"484"`, `"XX"`)
	case f.Name == "sdgTarget":
		return pick(`"11.3"`, `"4.A"`, `"99.9"`)
	case a.Name == "query":
		return pick(`"cor"`, `"SDG 1"`, `"city learning"`, `"北"`, `"ال"`, `"?"`)
	case a.Name == "slug":
		return pick(`"cork"`, `"espoo"`, `"iclc-2"`, `"mexico-city-statement-2015"`, `"unlocking-potential-vol-1"`, `"esd"`, `"key-feature-1"`, `"melton-2015"`)
	case a.Name == "year":
		return pick("2015", "2024", "1999")
	default:
		return pick("1", "4", "11", "17", "99")
	}
}
