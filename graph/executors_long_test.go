//go:build neo4j && long

package graph_test

import (
	"net/http"
	"testing"
	"time"

	"learningcities/graph"
	"learningcities/store/memory"
)

// TestLongExecutors compares the executors by thousands of random queries, on the embedded store, and by hundreds on a live Neo4j.
func TestLongExecutors(t *testing.T) {
	compareExecutors(t, 3, 8_000)
	live, embedded := seeded(t), memory.Open(dataset(t))
	compareRandom(t, 4, 400, graph.NewHandler(embedded, graph.Options{Reference: true}), map[string]http.Handler{
		"Neo4j":                graph.NewHandler(live, graph.Options{Wait: time.Millisecond}),
		"Neo4j through gqlgen": graph.NewHandler(live, graph.Options{Wait: time.Millisecond, Reference: true}),
	})
}
