//go:build neo4j

package graph_test

import (
	"context"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
	"learningcities/store/snapshot"
	"learningcities/store/storetest"
)

var target neo4jtest.Target

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m, &target)) }

// seeded opens the real data in the test server.
func seeded(t *testing.T) *neo4j.Store {
	t.Helper()
	target.Log(t)
	s, err := neo4j.Open(neo4j.Config{URI: target.URI, Username: target.Username, Password: target.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	if _, err := s.Replace(t.Context(), dataset(t), nil); err != nil {
		t.Fatal(err)
	}
	// The first look at a version counts all of it, which on a busy machine takes longer than an answer waits to hear of the version.
	if err := s.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestGoldenNeo4j answers every golden query from Neo4j: the same bytes as from memory, with the same number of store calls.
func TestGoldenNeo4j(t *testing.T) {
	live, embedded := &storetest.Counting{Store: seeded(t)}, memory.Open(dataset(t))
	reference, waves := graph.NewHandler(embedded, graph.Options{Reference: true}), graph.NewHandler(live, graph.Options{Wait: time.Millisecond})
	for _, e := range graph.Golden() {
		t.Run(e.Name, func(t *testing.T) {
			want, got := post(t, reference, e), post(t, waves, e)
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Fatalf("the bytes differ (-embedded +Neo4j):\n%s", diff)
			}
			if calls := live.Take(); len(calls) != e.Calls && !strings.HasPrefix(e.Name, "error-") {
				t.Errorf("%d store calls, want %d: %v", len(calls), e.Calls, calls)
			}
		})
	}
}

// taken is a snapshot of the real data in the test server.
func taken(t *testing.T) *snapshot.Store {
	t.Helper()
	s := snapshot.Open(t.Context(), seeded(t), snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }})
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	if err := s.Started(t.Context()); err != nil || s.State().Version == "" {
		t.Fatalf("no snapshot was taken: %v", err)
	}
	return s
}

// TestGoldenSnapshot answers every golden query from a snapshot of Neo4j: the same bytes as from the data that was built.
func TestGoldenSnapshot(t *testing.T) {
	store, embedded := taken(t), memory.Open(dataset(t))
	for _, e := range graph.Golden() {
		t.Run(e.Name, func(t *testing.T) {
			want, got := post(t, graph.NewHandler(embedded, graph.Options{}), e), post(t, graph.NewHandler(store, graph.Options{}), e)
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Fatalf("the bytes differ (-embedded +snapshot):\n%s", diff)
			}
		})
	}
	compareRandom(t, 2, 200, graph.NewHandler(embedded, graph.Options{Reference: true}), map[string]http.Handler{
		"snapshot":                graph.NewHandler(store, graph.Options{}),
		"snapshot through gqlgen": graph.NewHandler(store, graph.Options{Reference: true}),
	})
}

// TestRandomNeo4j asks both stores the same random queries and compares the bytes.
func TestRandomNeo4j(t *testing.T) {
	live, embedded := seeded(t), memory.Open(dataset(t))
	compareRandom(t, 1, 60, graph.NewHandler(embedded, graph.Options{Reference: true}), map[string]http.Handler{
		"embedded":             graph.NewHandler(embedded, graph.Options{}),
		"Neo4j":                graph.NewHandler(live, graph.Options{Wait: time.Millisecond}),
		"Neo4j through gqlgen": graph.NewHandler(live, graph.Options{Wait: time.Millisecond, Reference: true}),
	})
}
