//go:build neo4j

package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// TestInterruptedReplace breaks a Replace off at every step. The old version must serve on, whole, and the next Replace must clean up.
func TestInterruptedReplace(t *testing.T) {
	s := open(t)
	old := storetest.World(t, "old")
	replace(t, s, old)
	var steps []string
	if _, err := s.Replace(t.Context(), storetest.World(t, "counting steps"), func(p kg.Progress) { steps = append(steps, p.Step) }); err != nil {
		t.Fatal(err)
	}
	replace(t, s, old)
	for i, step := range steps {
		t.Run(fmt.Sprintf("%d %s", i, step), func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			n := 0
			_, err := s.Replace(ctx, storetest.World(t, fmt.Sprintf("broken off at %d", i)), func(kg.Progress) {
				if n == i {
					cancel()
				}
				n++
			})
			if err == nil {
				t.Fatal("Replace under a cancelled context gives no error")
			}
			if err := s.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			r, err := s.Current(t.Context())
			if err != nil || r.Version() != old.Info.Version {
				t.Fatalf("the current version is no longer the old one: %v", err)
			}
		})
	}
	if n := count(t, "MATCH (d:Dataset) WHERE NOT d.complete RETURN count(d)"); n == 0 {
		t.Error("no Replace left anything behind: nothing was proved")
	}
	change := replace(t, s, storetest.World(t, "after"))
	if len(change.Removed) == 0 {
		t.Error("the next Replace removed no leftovers")
	}
	if n := count(t, "MATCH (n) WHERE n.version IS NOT NULL AND NOT EXISTS { (d:Dataset {complete: true}) WHERE d.version = n.version } RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes of versions that were broken off are left", n)
	}
}

// TestReadBack has something go wrong while a version is written, of which no count tells: it is not made current, and the next Replace mends it.
func TestReadBack(t *testing.T) {
	s := open(t)
	old, d := storetest.World(t, "old"), storetest.World(t, "read back")
	replace(t, s, old)
	_, err := s.Replace(t.Context(), d, func(p kg.Progress) {
		if p.Step == "checking" {
			cypher(t, "MATCH (n:City {version: $version}) WITH n LIMIT 1 SET n.name = n.name + '?'", map[string]any{"version": d.Info.Version})
		}
	})
	if !errors.Is(err, kg.ErrAltered) {
		t.Fatalf("a version that is not what was written: %v, want ErrAltered", err)
	}
	r, err := s.Current(t.Context())
	if err != nil || r.Version() != old.Info.Version {
		t.Fatalf("the current version is no longer the old one: %v", err)
	}
	if change := replace(t, s, d); !change.Written {
		t.Error("the next Replace takes the version as it is")
	}
	if _, err := s.Load(t.Context(), d.Info.Version); err != nil {
		t.Error(err)
	}
}

func count(t *testing.T, statement string) int {
	t.Helper()
	n, _ := cypher(t, statement, nil)[0].Values[0].(int64)
	return int(n)
}

// TestRemoval lets versions grow old. All but the newest five go, with every node they had.
func TestRemoval(t *testing.T) {
	s := open(t)
	for i := range kg.KeptVersions + 2 {
		replace(t, s, storetest.World(t, fmt.Sprintf("number %d", i)))
	}
	if n := count(t, "MATCH (d:Dataset) RETURN count(d)"); n != kg.KeptVersions+2 {
		t.Fatalf("%d versions, want %d: none may go within a minute", n, kg.KeptVersions+2)
	}
	cypher(t, "MATCH (d:Dataset) WHERE d.currentUntil IS NOT NULL SET d.currentUntil = d.currentUntil - 120000", nil)
	change := replace(t, s, storetest.World(t, "the last"))
	if len(change.Removed) != 3 {
		t.Errorf("removed %v, want the oldest three", change.Removed)
	}
	for _, version := range change.Removed {
		for _, label := range []string{"Entity", "Source", "SDGLink", "NetworkSize", "AwardProgramme", "RelatedCities", "Dataset"} {
			if n := count(t, fmt.Sprintf("MATCH (n:%s {version: '%s'}) RETURN count(n)", label, version)); n != 0 {
				t.Errorf("%d nodes %s of the removed version %s are left", n, label, version)
			}
		}
		if _, err := s.At(t.Context(), version); kg.CodeOf(err) != kg.CodeVersionGone {
			t.Errorf("At of a removed version: %v", err)
		}
	}
	if n := count(t, "MATCH (d:Dataset) RETURN count(d)"); n != kg.KeptVersions {
		t.Errorf("%d versions are left, want %d", n, kg.KeptVersions)
	}
}

// TestInterruptedRemoval breaks a removal off. What is left of the version must not be served again, and the same version can be written
// anew.
func TestInterruptedRemoval(t *testing.T) {
	s := open(t)
	first := storetest.World(t, "first")
	replace(t, s, first)
	for i := range kg.KeptVersions {
		replace(t, s, storetest.World(t, fmt.Sprintf("number %d", i)))
	}
	cypher(t, "MATCH (d:Dataset) WHERE d.currentUntil IS NOT NULL SET d.currentUntil = d.currentUntil - 120000", nil)
	// The program dies when it has removed the entities.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := s.Replace(ctx, storetest.World(t, "the last"), func(p kg.Progress) {
		if p.Step == "removing version "+first.Info.Version && p.Done == 1 {
			cancel()
		}
	})
	if err == nil {
		t.Fatal("a Replace whose removal was broken off gives no error")
	}
	if _, err := s.At(t.Context(), first.Info.Version); kg.CodeOf(err) != kg.CodeVersionGone {
		t.Errorf("At of half a version: %v", err)
	}
	if change := replace(t, s, first); !change.Written {
		t.Errorf("half a version was taken for a whole one: %+v", change)
	}
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cities, err := r.ListCities(t.Context(), kg.CityQuery{PageQuery: kg.PageQuery{Limit: 100, Total: true}, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}})
	if err != nil || cities.Total != len(first.Cities) {
		t.Errorf("%d of %d cities are served: %v", cities.Total, len(first.Cities), err)
	}
}

// TestOtherSchema seeds the same data over a version that another program wrote in a form of its own.
func TestOtherSchema(t *testing.T) {
	s := open(t)
	d := storetest.World(t, "same data")
	replace(t, s, d)
	cypher(t, "MATCH (c:Current)-[:IS]->(d) SET d.schema = 99", nil)
	cypher(t, "MATCH (n:Entity {id: 'city:espoo'}) DETACH DELETE n", nil)
	if change := replace(t, s, d); !change.Written {
		t.Errorf("a version of another schema was taken as it is: %+v", change)
	}
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if found, err := r.EntitiesByID(t.Context(), []kg.ID{"city:espoo"}); err != nil || found[0] == nil {
		t.Errorf("the version was not written anew: %v", err)
	}
}

// TestTwoSeeds writes two versions at once from two programs. Both must end well, one behind the other.
func TestTwoSeeds(t *testing.T) {
	open(t)
	var wg sync.WaitGroup
	versions := []*kg.Dataset{storetest.World(t, "left"), storetest.World(t, "right")}
	for _, d := range versions {
		wg.Go(func() {
			s, err := neo4j.Open(config())
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
			if _, err := s.Replace(t.Context(), d, nil); err != nil {
				t.Errorf("Replace of %s: %v", d.Info.Description, err)
			}
		})
	}
	wg.Wait()
	if n := count(t, "MATCH (d:Dataset {complete: true}) RETURN count(d)"); n != 2 {
		t.Errorf("%d complete versions, want 2", n)
	}
	if n := count(t, "MATCH (:Current)-[:IS]->(d:Dataset) RETURN count(d)"); n != 1 {
		t.Errorf("%d current versions, want 1", n)
	}
}
