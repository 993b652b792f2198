//go:build neo4j && long

package neo4j_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/snapshot"
	"learningcities/store/storetest"
)

// stamps reads the number of the version from every part of the graph, over several waves of lookups.
const stamps = `{
	dataset { description }
	cities(first: 50) { nodes { population sdgs { evidence { rationale } } caseStudies { sdgLinks { rationale } themeLinks { rationale } } country { cities(first: 50) { nodes { population } } } } }
	sdgs { links(first: 50) { nodes { rationale } } cities(first: 50) { nodes { population } } }
	sdgLinks(first: 50) { nodes { rationale } }
	awardProgramme { established }
	networkSizes { members }
}`

// TestLongReseed seeds 200 versions, one after the other, while clients ask: every answer belongs to one version, none fails, and the numbers
// only grow for each client.
func TestLongReseed(t *testing.T) {
	reseed(t, 200, func(s *neo4j.Store) kg.Store { return s }, 2*time.Millisecond)
}

// TestLongReseedSnapshot does the same while clients ask snapshots.
func TestLongReseedSnapshot(t *testing.T) {
	reseed(t, 50, func(s *neo4j.Store) kg.Store {
		return snapshot.Open(t.Context(), s, snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Every: 50 * time.Millisecond})
	}, 0)
}

func reseed(t *testing.T, seeds int, read func(*neo4j.Store) kg.Store, wait time.Duration) {
	writer := open(t)
	replace(t, writer, storetest.Stamped(t, 1))
	source, err := neo4j.Open(config())
	if err != nil {
		t.Fatal(err)
	}
	s := read(source)
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	for s.Ready(t.Context()) != nil && !t.Failed() { // until the first version is read
		runtime.Gosched()
	}
	service := httptest.NewServer(graph.NewHandler(s, graph.Options{Wait: wait}))
	defer service.Close()
	const clients = 2
	began := time.Now()
	done := make(chan struct{})
	var wg sync.WaitGroup
	var answers atomic.Int64
	seen := make([]bool, seeds+1)
	var mu sync.Mutex
	for range clients {
		wg.Go(func() {
			last := 0
			for {
				select {
				case <-done:
					return
				default:
				}
				n := stamp(t, service.URL)
				if n == 0 {
					return
				}
				if n < last {
					t.Errorf("an answer of version %d after one of %d", n, last)
				}
				last = n
				answers.Add(1)
				mu.Lock()
				seen[n] = true
				mu.Unlock()
			}
		})
	}
	for n := 2; n <= seeds && !t.Failed(); n++ {
		replace(t, writer, storetest.Stamped(t, n))
		if n%20 == 0 {
			t.Logf("%d seeds after %v", n, time.Since(began).Round(time.Second))
		}
	}
	close(done)
	wg.Wait()
	versions := 0
	for _, yes := range seen {
		if yes {
			versions++
		}
	}
	t.Logf("%d answers from %d of %d versions", answers.Load(), versions, seeds)
	if versions < 20 || answers.Load() < int64(seeds) {
		t.Error("too few answers to prove anything")
	}
}

// stamp asks once and returns the one number that the whole answer bears.
func stamp(t *testing.T, url string) int {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": stamps})
	if err != nil {
		t.Error(err)
	}
	w, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Error(err)
		return 0
	}
	defer func() { _ = w.Body.Close() }()
	text, err := io.ReadAll(w.Body)
	var answer struct{ Data any }
	if err != nil || json.Unmarshal(text, &answer) != nil || w.StatusCode != http.StatusOK || strings.Contains(string(text), `"errors"`) {
		t.Errorf("an answer: %d %.300s %v", w.StatusCode, text, err)
		return 0
	}
	found := map[string]int{}
	collect(answer.Data, found)
	if len(found) != 1 || found[only(found)] < 50 {
		t.Errorf("an answer bears the numbers %v", found)
		return 0
	}
	var n int
	if _, err := fmt.Sscan(only(found), &n); err != nil {
		t.Error(err)
	}
	return n
}

// collect counts the leaves of an answer that are not null.
func collect(v any, found map[string]int) {
	switch v := v.(type) {
	case map[string]any:
		for _, child := range v {
			collect(child, found)
		}
	case []any:
		for _, child := range v {
			collect(child, found)
		}
	case nil:
	default:
		found[fmt.Sprint(v)]++
	}
}

func only(found map[string]int) string {
	for text := range found {
		return text
	}
	return ""
}
