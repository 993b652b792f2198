//go:build neo4j

package snapshot_test

import (
	"context"
	"os"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
	"learningcities/store/snapshot"
	"learningcities/store/storetest"
)

var target neo4jtest.Target

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m, &target)) }

// cypher runs a statement of the test's own, past the store.
func cypher(t *testing.T, statement string) {
	t.Helper()
	d, err := driver.NewDriverWithContext(target.URI, driver.BasicAuth(target.Username, target.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.WithoutCancel(t.Context())) }()
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(context.WithoutCancel(t.Context())) }()
	result, err := session.Run(t.Context(), statement, nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// database opens an emptied database.
func database(t *testing.T) *neo4j.Store {
	t.Helper()
	target.Log(t)
	cypher(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
	return connect(t)
}

func connect(t *testing.T) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(neo4j.Config{URI: target.URI, Username: target.Username, Password: target.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	return s
}

// written is a snapshot with a way to write what it is taken of.
type written struct {
	*snapshot.Store
	writer *neo4j.Store
}

func (w *written) Replace(ctx context.Context, d *kg.Dataset, progress func(kg.Progress)) (*kg.Change, error) {
	change, err := w.writer.Replace(ctx, d, progress)
	if err != nil {
		return nil, err
	}
	return change, w.Look(ctx)
}

func open(t *testing.T, s *neo4j.Store, most int) *written {
	t.Helper()
	w := &written{snapshot.Open(s, snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Most: most}), s}
	t.Cleanup(func() { _ = w.Close(context.WithoutCancel(t.Context())) })
	return w
}

// TestStore proves the snapshot of a real Neo4j as every store is proved.
func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t, database(t), 0) })
}

// TestPair asks the data that was built and the snapshot of it the same questions.
func TestPair(t *testing.T) {
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, database(t), 1<<30)
	if _, err := s.Replace(t.Context(), d, nil); err != nil {
		t.Fatal(err)
	}
	if state := s.State(); state.Version != d.Info.Version || state.Live {
		t.Fatalf("it is not the snapshot that is asked: %+v", state)
	}
	storetest.Pair(t, memory.Open(d), s, 1, 500)
	storetest.PairPaths(t, memory.Open(d), s, 1, 300)
}
