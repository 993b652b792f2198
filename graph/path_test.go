package graph_test

import (
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
)

// TestNoPaths asks for paths between and neighbours of what does not exist. Both are empty, whatever the id looks like.
func TestNoPaths(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	const query = `query($id: ID!, $other: ID!) {
		to: paths(from: "city:cork", to: $id, maxHops: 6, first: 10) {length}
		from: paths(from: $id, to: "city:cork", maxHops: 6, first: 10) {length}
		same: paths(from: $id, to: $id) {length}
		both: paths(from: $id, to: $other) {length}
		none: paths(from: "city:cork", to: "city:espoo", relations: []) {length}
		around: neighbours(id: $id) {totalCount nodes {id} edges {cursor} pageInfo {hasNextPage hasPreviousPage startCursor endCursor}}
		by: neighbours(id: "city:cork", relations: []) {totalCount nodes {id}}
	}`
	const want = `{"data":{"to":[],"from":[],"same":[],"both":[],"none":[],` +
		`"around":{"totalCount":0,"nodes":[],"edges":[],"pageInfo":{"hasNextPage":false,"hasPreviousPage":false,"startCursor":null,"endCursor":null}},` +
		`"by":{"totalCount":0,"nodes":[]}},`
	for _, id := range []string{
		"", "city:", "city:atlantis", "CITY:CORK", "city:cork ", "city:cork\x00", "ｃity:cork", "مدينة:كورك", "c\u0327ity:cork", "' OR 1=1 //", "${id}", "\\", "\"",
		"source:seed2015", "sdg-link:case-study:melton-2015:11", "\u202ecity:cork", strings.Repeat("city:", 5000),
	} {
		if _, text := ask(t, h, query, map[string]any{"id": id, "other": id + "x"}); !strings.HasPrefix(text, want) {
			t.Errorf("%.40q: %.600s", id, text)
		}
	}
}
