package graph_test

import (
	"testing"

	"learningcities/graph"
)

// TestWanted makes sure that of every field of a record it is said what it looks at. That it is true is for the queries that are asked of Neo4j.
func TestWanted(t *testing.T) {
	for _, field := range graph.Unaccounted() {
		t.Errorf("nothing tells which stored properties %s looks at", field)
	}
}
