//go:build neo4j

package main

import (
	"net/http"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/neo4j/neo4jtest"
)

// server starts a Neo4j of the test's own: these tests stop, freeze and empty it.
func server(t *testing.T, o neo4jtest.Options) *neo4jtest.Server {
	t.Helper()
	s, err := neo4jtest.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestSecondMinute goes the way of a user with a database: refused while it is empty, seeded, seeded again, served, with the same bytes as
// without a database.
func TestSecondMinute(t *testing.T) {
	const password = "correct horse"
	db := server(t, neo4jtest.Options{Password: password})
	env := environment("NEO4J_URI="+db.URI(), "NEO4J_USERNAME=neo4j", "NEO4J_PASSWORD="+password, "NEO4J_DATABASE=neo4j")

	_, _, err := command(t, env, "serve", "--addr", "127.0.0.1:0")
	if err == nil || exitCode(err) != exitFailure || !strings.Contains(err.Error(), "seed") {
		t.Errorf("serve of an empty database: %v; it should tell to seed", err)
	}
	if _, _, err := command(t, env, "seed", "--data", otherData(t)); err != nil {
		t.Fatalf("seed of other data: %v", err)
	}
	checkRelease(t, start(t, env)) // the database has never had it
	out, progress, err := command(t, env, "seed")
	if err != nil || !strings.Contains(out, "377 city") || !strings.Contains(progress, "writing entities") {
		t.Fatalf("seed: %q, %q, %v", out, progress, err)
	}
	if out, _, err := command(t, env, "seed"); err != nil || !strings.Contains(out, "nothing changed") {
		t.Errorf("the second seed: %q, %v", out, err)
	}
	address := []string{"--public-url", "https://cities.example"}
	live, embedded := start(t, env, address...), start(t, environment(), address...)
	for _, e := range graph.Examples() {
		if e.Variables != "" {
			continue
		}
		if a, b := embedded.query(t, e.Query), live.query(t, e.Query); a != b || !strings.Contains(a, `"data"`) {
			t.Errorf("%s: from memory %.300s\nfrom Neo4j %.300s", e.Name, a, b)
		}
	}

	// Every file at /data/ is the same, too.
	latest, _ := embedded.get(t, "/data/latest/SHA256SUMS")
	sums := "/data/" + latest.Header.Get("Dataset-Version") + "/SHA256SUMS"
	_, a := embedded.get(t, sums)
	if w, b := live.get(t, sums); w.StatusCode != http.StatusOK || a != b || strings.Count(a, "\n") < 10 {
		t.Errorf("from memory the files have the checksums\n%s\nfrom Neo4j %d\n%s", a, w.StatusCode, b)
	}

	wrong := environment("NEO4J_URI="+db.URI(), "NEO4J_PASSWORD=wrong password")
	if _, _, err := command(t, wrong, "serve", "--addr", "127.0.0.1:0"); err == nil || !strings.Contains(err.Error(), "NEO4J_PASSWORD") || strings.Contains(err.Error(), "wrong password") {
		t.Errorf("serve with a wrong password: %v", err)
	}
	missing := environment("NEO4J_URI="+db.URI(), "NEO4J_PASSWORD="+password, "NEO4J_DATABASE=nowhere")
	if _, _, err := command(t, missing, "serve", "--addr", "127.0.0.1:0"); err == nil || !strings.Contains(err.Error(), "NEO4J_DATABASE") {
		t.Errorf("serve with a wrong database: %v", err)
	}
}
