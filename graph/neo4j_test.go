//go:build neo4j

package graph_test

import (
	"context"
	"os"
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
	return s
}

// TestGoldenNeo4j answers every golden query from Neo4j: the same bytes as from memory, with the same number of store calls.
func TestGoldenNeo4j(t *testing.T) {
	live, embedded := seeded(t), memory.Open(dataset(t))
	for _, e := range graph.Golden() {
		t.Run(e.Name, func(t *testing.T) {
			want := post(t, graph.NewHandler(embedded, graph.Options{}), e)
			var calls []storetest.Call
			// The loaders gather by the clock. A busy machine needs a longer wait until each link is one batch.
			for wait := 10 * time.Millisecond; wait < 2*time.Second; wait *= 3 {
				store := &storetest.Counting{Store: live}
				got := post(t, graph.NewHandler(store, graph.Options{Wait: wait}), e)
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Fatalf("the bytes differ (-embedded +Neo4j):\n%s", diff)
				}
				if calls = store.Take(); len(calls) == e.Calls {
					return
				}
			}
			t.Errorf("%d store calls, want %d: %v", len(calls), e.Calls, calls)
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
	compareRandom(t, graph.NewHandler(embedded, graph.Options{}), graph.NewHandler(store, graph.Options{}), 2, 200)
}

// TestRandomNeo4j asks both stores the same random queries and compares the bytes.
func TestRandomNeo4j(t *testing.T) {
	live := graph.NewHandler(seeded(t), graph.Options{Wait: time.Millisecond})
	embedded := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	compareRandom(t, embedded, live, 1, 60)
}
