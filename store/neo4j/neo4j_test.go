//go:build neo4j

package neo4j_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
	"learningcities/store/storetest"
)

var target neo4jtest.Target

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m, &target)) }

func config() neo4j.Config {
	return neo4j.Config{URI: target.URI, Username: target.Username, Password: target.Password}
}

// open opens a store over an emptied database. It is closed when the test ends.
func open(t *testing.T) *neo4j.Store {
	t.Helper()
	target.Log(t)
	cypher(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	s, err := neo4j.Open(config())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	return s
}

// cypher runs a statement of the test's own, past the store.
func cypher(t *testing.T, statement string, params map[string]any) []*driver.Record {
	t.Helper()
	d, err := driver.NewDriverWithContext(target.URI, driver.BasicAuth(target.Username, target.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.WithoutCancel(t.Context())) }()
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(context.WithoutCancel(t.Context())) }()
	result, err := session.Run(t.Context(), statement, params)
	if err != nil {
		t.Fatal(err)
	}
	records, err := result.Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func dataset(t *testing.T) *kg.Dataset {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func replace(t *testing.T, s *neo4j.Store, d *kg.Dataset) *kg.Change {
	t.Helper()
	change, err := s.Replace(t.Context(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t) })
}

func TestPair(t *testing.T) {
	d := dataset(t)
	s := open(t)
	replace(t, s, d)
	storetest.Pair(t, memory.Open(d), s, 1, 200)
	storetest.PairPaths(t, memory.Open(d), s, 1, 300)
}

// TestFew puts next to nothing in order, and asks the index of texts: pages of what fulfils a filter are found on a walk, and names by the index, as where there is much of both.
func TestFew(t *testing.T) {
	d := dataset(t)
	s := open(t)
	neo4j.AskIndexOfTexts(s)
	replace(t, s, d)
	neo4j.SetFew(s, 2)
	storetest.Pair(t, memory.Open(d), s, 2, 200)
}

// TestWithoutIndexes takes away the indexes that narrow lists, as in a database that an older program filled: answers are the same.
func TestWithoutIndexes(t *testing.T) {
	d := storetest.World(t, "without indexes")
	s := open(t)
	neo4j.AskIndexOfTexts(s)
	replace(t, s, d)
	names := neo4j.Indexes(s)
	if len(names) < 10 {
		t.Fatalf("there are %d such indexes", len(names))
	}
	for _, name := range names {
		cypher(t, "DROP INDEX "+name, nil)
	}
	storetest.Pair(t, memory.Open(d), s, 1, 60)
	replace(t, s, storetest.World(t, "with indexes again"))
	if n := cypher(t, "SHOW INDEXES YIELD name, state WHERE name IN $names AND state = 'ONLINE' RETURN count(*)", map[string]any{"names": names})[0].Values[0]; n != int64(len(names)) {
		t.Errorf("after a seed %v of %d indexes are there", n, len(names))
	}
}

// TestRefusals opens databases that nothing can be served from.
func TestRefusals(t *testing.T) {
	t.Run("empty", func(t *testing.T) {
		if err := open(t).Ready(t.Context()); !errors.Is(err, neo4j.ErrUnusable) || kg.CodeOf(err) != kg.CodeUnavailable {
			t.Errorf("Ready: %v, want ErrUnusable", err)
		}
	})
	t.Run("of another schema version", func(t *testing.T) {
		s := open(t)
		replace(t, s, storetest.World(t, "old schema"))
		cypher(t, "MATCH (d:Dataset) SET d.schema = 99", nil)
		if err := s.Ready(t.Context()); !errors.Is(err, neo4j.ErrUnusable) {
			t.Errorf("Ready: %v, want ErrUnusable", err)
		}
		replace(t, s, storetest.World(t, "new schema"))
		if err := s.Ready(t.Context()); err != nil {
			t.Errorf("Ready after a seed: %v", err)
		}
	})
	t.Run("of somebody else", func(t *testing.T) {
		s := open(t)
		cypher(t, `CREATE (:Person {name: 'Ann'})-[:KNOWS]->(:City {name: 'Rome'}), (:Dataset {version: 7}), (:Dataset), (:Dataset {version: '1.0'}),
			(:Entity {version: '1.0', id: 'x'}), (:Source {version: '1.0'}), (:Current)-[:IS]->(:Dataset {version: '3.0'})`, nil)
		if err := s.Ready(t.Context()); !errors.Is(err, neo4j.ErrUnusable) {
			t.Errorf("Ready: %v, want ErrUnusable", err)
		}
		if change := replace(t, s, storetest.World(t, "beside")); change.Previous != "" || len(change.Removed) > 0 {
			t.Errorf("a seed took alien nodes for its own: %+v", change)
		}
		if n := cypher(t, "MATCH (n) WHERE n.version IN [7, '1.0', '3.0'] RETURN count(n)", nil)[0].Values[0]; n != int64(5) {
			t.Errorf("a seed left %v of 5 alien nodes", n)
		}
		if err := s.Ready(t.Context()); err != nil {
			t.Errorf("Ready after a seed: %v", err)
		}
		if n := cypher(t, "MATCH (p:Person)-->(c:City {name: 'Rome'}) RETURN count(*)", nil)[0].Values[0]; n != int64(1) {
			t.Errorf("a seed left %v of 1 alien pairs", n)
		}
	})
	t.Run("not there", func(t *testing.T) {
		s, err := neo4j.Open(neo4j.Config{URI: "bolt://127.0.0.1:1", Timeout: 2 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
		if err := s.Ready(t.Context()); errors.Is(err, neo4j.ErrUnusable) || kg.CodeOf(err) != kg.CodeUnavailable {
			t.Errorf("Ready: %v, want %s and not ErrUnusable", err, kg.CodeUnavailable)
		}
	})
	t.Run("not a URI", func(t *testing.T) {
		if _, err := neo4j.Open(neo4j.Config{URI: "http://nowhere"}); err == nil {
			t.Error("Open takes an http address")
		}
	})
}
