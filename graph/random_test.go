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

// randomQuery makes valid random queries from the schema: nested selections, aliases, arguments, inline fragments.
type randomQuery struct {
	rng    *rand.Rand
	schema *ast.Schema
	fields int // still to be written
	alias  int
}

// compareRandom asks two handlers the same n random queries; the answers must be the same bytes.
func compareRandom(t *testing.T, a, b http.Handler, seed uint64, n int) {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: graph.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	q := &randomQuery{rng: rand.New(rand.NewPCG(seed, 0)), schema: schema} //nolint:gosec // random tests must be repeatable
	for i := range n {
		q.fields, q.alias = 40, 0
		query := "{" + q.selection(schema.Query, 0) + "}"
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		answerA, answerB := send(t, a, body), send(t, b, body)
		if diff := cmp.Diff(string(answerA), string(answerB)); diff != "" {
			t.Errorf("seed %d, query %d: %s\nthe bytes differ (-a +b):\n%s", seed, i, query, diff)
		}
		if strings.Contains(string(answerA), "INTERNAL") || strings.Contains(string(answerA), "GRAPHQL_VALIDATION_FAILED") {
			t.Errorf("seed %d, query %d: %s\n%.600s", seed, i, query, answerA)
		}
	}
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
		fmt.Fprintf(&b, " a%d: %s%s", q.alias, f.Name, q.arguments(f))
		if of.IsCompositeType() {
			b.WriteString(" {" + q.selection(of, depth+1) + "}")
		}
	}
	return b.String()
}

func (q *randomQuery) abstract(d *ast.Definition, depth int) string {
	types := q.schema.GetPossibleTypes(d)
	slices.SortFunc(types, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	text := " __typename"
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
		args = append(args, a.Name+": "+q.value(f, a))
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
		return pick("1", "2", "3", "5")
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
