//go:build neo4j

package neo4j_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
	"learningcities/store/storetest"
)

// behind opens a store whose way to the database can be cut.
func behind(t *testing.T, change func(*neo4j.Config)) (*neo4j.Store, *neo4jtest.Proxy) {
	t.Helper()
	proxy, err := neo4jtest.NewProxy(t.Context(), target.URI)
	if err != nil {
		t.Fatal(err)
	}
	c := config()
	c.URI = proxy.URI()
	if change != nil {
		change(&c)
	}
	s, err := neo4j.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.Close(context.WithoutCancel(t.Context()))
		if err := proxy.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, proxy
}

// whole reads from all over the current version. Without an error, the answer is all of it.
func whole(t *testing.T, s *neo4j.Store, d *kg.Dataset) error {
	t.Helper()
	r, err := s.Current(t.Context())
	if err != nil {
		return err //nolint:wrapcheck // the test looks at its code
	}
	cities, err := r.ListCities(t.Context(), kg.CityQuery{PageQuery: kg.PageQuery{Limit: 100}, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}})
	if err != nil {
		return err //nolint:wrapcheck // the test looks at its code
	}
	links, err := r.ListSDGLinks(t.Context(), kg.PageQuery{Limit: 100})
	if err != nil {
		return err //nolint:wrapcheck // the test looks at its code
	}
	if len(cities.Items) != len(d.Cities) || len(links.Items) != len(d.SDGLinks) || r.Version() != d.Info.Version {
		t.Errorf("%d of %d cities and %d of %d links of version %s", len(cities.Items), len(d.Cities), len(links.Items), len(d.SDGLinks), r.Version())
	}
	return nil
}

// TestCutAnswer cuts every connection after some bytes, then after some more, until the whole answer gets through: what comes is all or an
// error. When only the first connection is cut, the answer comes all the same.
func TestCutAnswer(t *testing.T) {
	d := storetest.World(t, "cut")
	replace(t, open(t), d)
	good, bad := 0, 0
	for n := int64(0); good == 0; n = n*5/4 + 1 {
		s, proxy := behind(t, nil)
		proxy.CutAfter(n)
		switch err := whole(t, s, d); {
		case err == nil:
			good++
		case kg.CodeOf(err) == kg.CodeUnavailable:
			bad++
		default:
			t.Errorf("cut after %d bytes: %v, want %s", n, err, kg.CodeUnavailable)
		}
		proxy.CutAfter(-1)
		if err := whole(t, s, d); err != nil {
			t.Errorf("after a cut after %d bytes: %v", n, err)
		}
		if n > 10<<20 {
			t.Fatal("nothing gets through")
		}
	}
	if bad < 20 {
		t.Errorf("only %d answers were cut", bad)
	}
	s, proxy := behind(t, nil)
	if err := whole(t, s, d); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		proxy.Cut()
		if err := whole(t, s, d); err != nil {
			t.Errorf("with a new connection to be had: %v", err)
		}
	}
}

// TestDeadPool loses all connections of a full pool at once. Nobody notices.
func TestDeadPool(t *testing.T) {
	d := storetest.World(t, "dead pool")
	replace(t, open(t), d)
	s, proxy := behind(t, nil)
	all := func(doing string) {
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				if err := whole(t, s, d); err != nil {
					t.Errorf("%s: %v", doing, err)
				}
			})
		}
		wg.Wait()
	}
	all("before")
	if proxy.Made() < 5 {
		t.Fatalf("only %d connections: nothing is proved", proxy.Made())
	}
	for range 5 {
		proxy.Cut()
		all("after the connections were lost")
	}
}

// TestLost takes the way to the database away. The version stays known, nothing is answered from it, and with the way comes everything.
func TestLost(t *testing.T) {
	d := storetest.World(t, "lost")
	replace(t, open(t), d)
	s, proxy := behind(t, nil)
	if err := whole(t, s, d); err != nil {
		t.Fatal(err)
	}
	proxy.Refuse(true)
	proxy.Cut()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for began := time.Now(); time.Since(began) < 3*time.Second; <-tick.C {
		r, err := s.Current(t.Context())
		if err != nil || r.Version() != d.Info.Version {
			t.Fatalf("the version is no longer known: %v", err)
		}
		if _, err := r.EntitiesByID(t.Context(), []kg.ID{"city:espoo"}); kg.CodeOf(err) != kg.CodeUnavailable {
			t.Fatalf("a lookup: %v, want %s", err, kg.CodeUnavailable)
		}
		if err := s.Ready(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
			t.Fatalf("Ready: %v, want %s", err, kg.CodeUnavailable)
		}
	}
	proxy.Refuse(false)
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("Ready with the database back: %v", err)
	}
	if err := whole(t, s, d); err != nil {
		t.Errorf("with the database back: %v", err)
	}
}

// TestFewConnections asks more at once than there are connections. All wait their turn.
func TestFewConnections(t *testing.T) {
	d := storetest.World(t, "few connections")
	replace(t, open(t), d)
	s, proxy := behind(t, func(c *neo4j.Config) { c.Connections = 2 })
	var wg sync.WaitGroup
	for range 64 {
		wg.Go(func() {
			if err := whole(t, s, d); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := proxy.Made(); n > 2 {
		t.Errorf("there were %d connections, want 2 at most", n)
	}
	// Both work on what takes hours. Who waits is told in time, and nobody waits for ever.
	c := config()
	c.Connections, c.Timeout = 2, 2*time.Second
	busy, err := neo4j.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = busy.Close(context.WithoutCancel(t.Context())) }()
	began := time.Now()
	for range 6 {
		wg.Go(func() {
			if err := neo4j.Once(t.Context(), busy, endless); kg.CodeOf(err) != kg.CodeTimeout {
				t.Errorf("without a connection to be had: %v, want %s", err, kg.CodeTimeout)
			}
		})
	}
	wg.Wait()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v to be told", took)
	}
	if err := busy.Ready(t.Context()); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	idle(t)
}

// TestOlderProgram seeds by a newer program, whose form this one does not know. It serves the last version that it can read, from the start
// or on the run, until there is a newer one in its own form.
func TestOlderProgram(t *testing.T) {
	s := open(t)
	own, newer, last := storetest.World(t, "own"), storetest.World(t, "newer"), storetest.World(t, "last")
	replace(t, s, storetest.World(t, "older"))
	replace(t, s, own)
	replace(t, s, newer)
	cypher(t, "MATCH (d:Dataset {version: $version}) SET d.schema = 99", map[string]any{"version": newer.Info.Version})
	fresh, _ := behind(t, nil)
	for name, s := range map[string]*neo4j.Store{"on the run": s, "from the start": fresh} {
		if err := s.Ready(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := whole(t, s, own); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.At(t.Context(), newer.Info.Version); kg.CodeOf(err) != kg.CodeUnavailable {
			t.Errorf("%s: At of the newer version: %v", name, err)
		}
	}
	replace(t, s, last)
	if err := whole(t, s, last); err != nil {
		t.Error(err)
	}
}
