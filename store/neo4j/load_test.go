//go:build neo4j

package neo4j_test

import (
	"errors"
	"testing"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// TestLoad reads a version whole: what comes back is what was built, to the last derived list.
func TestLoad(t *testing.T) {
	s := open(t)
	d := dataset(t)
	replace(t, s, d)
	got, err := s.Load(t.Context(), d.Info.Version)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, d, got)
	if _, err := s.Load(t.Context(), "0123456789abcdef"); !errors.Is(err, kg.ErrAltered) {
		t.Errorf("a version that is not there: %v, want ErrAltered", err)
	}
}

// TestAltered changes a few things of a version, which must not be read then. TestLongAlteredProperties and TestLongAlteredLinks change all.
func TestAltered(t *testing.T) {
	s := open(t)
	d := storetest.World(t, "altered")
	for _, change := range []string{
		"MATCH (n:City {id: 'city:espoo'}) SET n.name = 'Esbo'",
		"MATCH (n:City {id: 'city:espoo'}) SET n.rankNameAsc = n.rankNameAsc + 1",
		"MATCH (n:Dataset) SET n.linkCount = n.linkCount + 1",
		"MATCH ()-[r:HAS_THEME]->() WITH r LIMIT 1 DELETE r",
		"MATCH ()-[r:IN_COUNTRY]->() WITH r LIMIT 1 DELETE r",
		"MATCH (n:Source) WITH n LIMIT 1 DETACH DELETE n",
	} {
		if change := replace(t, s, d); !change.Written {
			t.Error("a seed takes what was altered as it is")
		}
		cypher(t, change, nil)
		refused(t, s, d, change)
	}
}

func refused(t *testing.T, s *neo4j.Store, d *kg.Dataset, what string) {
	t.Helper()
	if _, err := s.Load(t.Context(), d.Info.Version); !errors.Is(err, kg.ErrAltered) {
		t.Errorf("%s: it is read: %v", what, err)
	}
}
