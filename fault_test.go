//go:build neo4j && long

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"learningcities/store/neo4j/neo4jtest"
)

// TestLongAway starts before its database, loses it and freezes it. The service stays up, says so, and recovers by itself.
func TestLongAway(t *testing.T) {
	db := server(t, neo4jtest.Options{Dir: filepath.Join(t.TempDir(), "db")})
	env := environment("NEO4J_URI=" + db.URI())
	if _, _, err := command(t, env, "seed"); err != nil {
		t.Fatal(err)
	}
	if err := db.Kill(); err != nil {
		t.Fatal(err)
	}
	s := start(t, env, "--read", "live")
	const query = `{sdg(number: 4) {name}}`
	asked := 0
	away := func(when, code string) {
		t.Helper()
		if asked++; asked > 1 { // it has been answered before
			began := time.Now()
			if text := s.query(t, query); !strings.Contains(text, "Quality education") || time.Since(began) > 2*time.Second {
				t.Errorf("%s: what was answered before is answered with %s after %v", when, text, time.Since(began))
			}
		}
		began := time.Now()
		if text := s.query(t, fmt.Sprintf(`{new%d: city(slug: "cork") {name}}`, asked)); !strings.Contains(text, code) || strings.Contains(text, "bolt") || strings.Contains(text, "Cork") {
			t.Errorf("%s: %s, want %s", when, text, code)
		}
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("%s: the answer took %v", when, took)
		}
		if w, text := s.get(t, "/readyz"); w.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s: readyz says %d %s", when, w.StatusCode, text)
		}
		if w, _ := s.get(t, "/healthz"); w.StatusCode != http.StatusOK {
			t.Errorf("%s: healthz says %d", when, w.StatusCode)
		}
	}
	back := func(when string) {
		t.Helper()
		eventually(t, 30*time.Second, when, func() bool {
			w, _ := s.get(t, "/readyz")
			return w.StatusCode == http.StatusOK && strings.Contains(s.query(t, query), "Quality education")
		})
	}
	away("down at start", "UNAVAILABLE")
	if err := db.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	back("the database came up")
	if err := db.Suspend(); err != nil {
		t.Fatal(err)
	}
	away("frozen", "TIMEOUT")
	if err := db.Resume(); err != nil {
		t.Fatal(err)
	}
	back("the database thawed")
	if err := db.Kill(); err != nil {
		t.Fatal(err)
	}
	away("killed", "UNAVAILABLE")
	if err := db.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	back("the database was restarted")
}

// TestLongKilledSeed kills the program while it seeds, at several moments. The old version serves on, and the next seed cleans up.
func TestLongKilledSeed(t *testing.T) {
	db := server(t, neo4jtest.Options{})
	program := filepath.Join(t.TempDir(), "learningcities")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	env := environment("NEO4J_URI=" + db.URI())
	if _, _, err := command(t, env, "seed"); err != nil {
		t.Fatal(err)
	}
	s := start(t, env)
	version := s.query(t, `{dataset {version}}`)
	for i, step := range []string{"writing sources", "writing entities", "writing sdg links", "writing relations", "writing citations"} {
		c := exec.CommandContext(t.Context(), program, "seed", "--data", changedData(t, i))
		c.Env = append(os.Environ(), "NEO4J_URI="+db.URI())
		progress, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		var seen strings.Builder
		for line := make([]byte, 1); !strings.Contains(seen.String(), step); {
			n, err := progress.Read(line)
			if err != nil {
				t.Fatalf("seed ended before it was %s: %s", step, seen.String())
			}
			seen.Write(line[:n])
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := c.Wait(); err == nil {
			t.Errorf("seed was not killed while it was %s", step)
		}
		if now := s.query(t, `{dataset {version}}`); now != version {
			t.Errorf("a seed that was killed while it was %s changed the version from %s to %s", step, version, now)
		}
	}
	out, _, err := command(t, env, "seed", "--data", changedData(t, 99))
	if err != nil || !strings.Contains(out, "Removed version") {
		t.Errorf("the seed after the killed ones: %s, %v; it should remove their leftovers", out, err)
	}
	eventually(t, 5*time.Second, "the new version is served", func() bool {
		now := s.query(t, `{dataset {version}}`)
		return now != version && strings.Contains(now, "version")
	})
}
