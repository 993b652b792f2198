//go:build neo4j

package neo4j_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"learningcities/graph"
	"learningcities/store/storetest"
)

// running is the number of statements that the server works on, besides the one that asks.
const running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery <> '' AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*)"

// TestClientGone asks over HTTP what keeps the database busy, and goes away. The database must stop working on it: at once, long before it
// would be done.
func TestClientGone(t *testing.T) {
	replace(t, open(t), storetest.World(t, "client gone"))
	cypher(t, "DROP INDEX city_and_case_study_texts", nil) // it finds at once that there is nothing
	s := again(t)
	if err := s.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	// So many cities that a search through their names takes long. The version has been found whole before.
	cypher(t, `MATCH (c:City {id: 'city:espoo'}) UNWIND range(1, 20000) AS i
		CALL (c, i) {
			CREATE (:City:Entity {version: c.version, id: 'city:' + i, entityKind: 'CITY', rank: i, searchRank: i, searchTexts: [j IN range(1, 60) | ' espoo ' + i + ' ' + j]})
		} IN TRANSACTIONS OF 2000 ROWS`, nil)
	service := httptest.NewServer(graph.NewHandler(s, graph.Options{Limits: graph.Limits{Timeout: time.Minute}}))
	defer service.Close()
	ask := func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, service.URL, strings.NewReader(`{"query":"{search(query: \"es e s p o 1 2 3 4 5 6 7 8 9 x\") {totalCount}}"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			return err //nolint:wrapcheck // the test looks at it
		}
		defer func() { _ = w.Body.Close() }()
		_, err = io.Copy(io.Discard, w.Body)
		return err //nolint:wrapcheck // the test looks at it
	}
	began := time.Now()
	if err := ask(t.Context()); err != nil {
		t.Fatal(err)
	}
	alone := time.Since(began)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var wg sync.WaitGroup
	const clients = 16 // together they would be busy for a multiple of the time that one takes
	for range clients {
		wg.Go(func() {
			if err := ask(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("a client that went away got %v", err)
			}
		})
	}
	busy := func() int { return count(t, running) }
	wait(t, 5*time.Second, "the database is busy", func() bool { return busy() >= clients/2 })
	cancel()
	gone := time.Now()
	wait(t, 5*time.Second, "the database stops working for clients that are gone", func() bool { return busy() == 0 })
	wg.Wait()
	if took := time.Since(gone); took > alone*clients/8 {
		t.Errorf("the database worked for %v after the clients had gone; one alone takes %v: nothing was stopped", took, alone)
	}
}

// wait polls until the condition holds.
func wait(t *testing.T, within time.Duration, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(within); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("not within %v: %s", within, what)
		}
	}
}
