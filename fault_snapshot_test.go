//go:build neo4j && long && !race

package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"learningcities/store/neo4j/neo4jtest"
)

// unnoticed looks on until many answers came. None may have failed, nor waited for the database.
func (l *loadSet) unnoticed(what string) {
	l.t.Helper()
	l.counts()
	began, good := time.Now(), 0
	eventually(l.t, time.Minute, what+": it answers", func() bool {
		more, failed := l.counts()
		if len(failed) > 0 {
			l.t.Errorf("%s: answers failed: %v", what, failed)
		}
		good += more
		return good >= 500 && time.Since(began) > 5*time.Second
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.t.Logf("%s: %d answers in %v, the longest so far %v", what, good, time.Since(began).Round(time.Millisecond), l.most.Round(time.Millisecond))
}

// TestLongSnapshotUnderFaults kills, freezes, restarts and seeds the database anew while clients ask a server that reads it by snapshot. No answer fails and none
// waits; the operator is told; the next version is taken.
func TestLongSnapshotUnderFaults(t *testing.T) {
	db := server(t, neo4jtest.Options{Dir: filepath.Join(t.TempDir(), "db")})
	if _, _, err := command(t, environment("NEO4J_URI="+db.URI()), "seed"); err != nil {
		t.Fatal(err)
	}
	s := start(t, environment("NEO4J_URI="+db.URI(), "LC_ANSWER_CACHE=0", "LC_ADMIN_ADDR=127.0.0.1:0"), "--read=snapshot")
	_, rest, _ := strings.Cut(s.log.String(), "msg=metrics url=")
	address, _, _ := strings.Cut(rest, "\n")
	operator := &service{url: strings.TrimSuffix(address, "/metrics")}
	t.Cleanup(func() {
		for line := range strings.Lines(s.log.String()) {
			if t.Failed() && !strings.Contains(line, "msg=request") {
				t.Log(line)
			}
		}
	})
	tells := func(reachable string) {
		t.Helper()
		eventually(t, time.Minute, "the operator is told: reachable "+reachable, func() bool {
			_, metrics := operator.get(t, "/metrics")
			w, text := s.get(t, "/readyz")
			return w.StatusCode == http.StatusOK && strings.Contains(text, "has not answered") == (reachable == "0") &&
				strings.Contains(metrics, "learningcities_database_reachable "+reachable) && strings.Contains(metrics, "learningcities_ready 1")
		})
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	tells("1")
	l := under(t, s, 16)
	l.unnoticed("at the start")
	must(db.Kill())
	tells("0")
	l.unnoticed("killed")
	must(db.Restart(t.Context()))
	tells("1")
	l.unnoticed("restarted")
	must(db.Suspend())
	tells("0")
	l.unnoticed("frozen")
	must(db.Resume())
	tells("1")
	before := len(l.titles)
	if _, _, err := command(t, environment("NEO4J_URI="+db.URI()), "seed", "--data", changedData(t, 1)); err != nil {
		t.Fatal(err)
	}
	eventually(t, 30*time.Second, "the next version is taken", func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return len(l.titles) > before
	})
	l.unnoticed("seeded anew")
	l.end()
	if l.most > 5*time.Second {
		t.Errorf("an answer took %v: it waited for the database", l.most)
	}
}

// TestLongSnapshotStart starts before its database is there, and with one whose data was altered.
func TestLongSnapshotStart(t *testing.T) {
	db := server(t, neo4jtest.Options{Dir: filepath.Join(t.TempDir(), "db")})
	env := environment("NEO4J_URI=" + db.URI())
	if _, _, err := command(t, env, "seed"); err != nil {
		t.Fatal(err)
	}
	if err := db.Kill(); err != nil {
		t.Fatal(err)
	}
	const query = `{sdg(number: 4) {name}}`
	services := map[string]*service{"auto": start(t, env), "snapshot": start(t, env, "--read", "snapshot")}
	for name, s := range services {
		if text := s.query(t, query); !strings.Contains(text, "UNAVAILABLE") {
			t.Errorf("%s, without a database: %s", name, text)
		}
		if w, text := s.get(t, "/readyz"); w.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s, without a database: readyz says %d %s", name, w.StatusCode, text)
		}
	}
	if err := db.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, s := range services {
		eventually(t, 60*time.Second, name+": the database came up", func() bool { return strings.Contains(s.query(t, query), "Quality education") })
		if !strings.Contains(s.log.String(), "read a version whole") {
			t.Errorf("%s: it did not take a snapshot: %s", name, s.log.String())
		}
	}
}
