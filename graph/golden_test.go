package graph_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

var update = flag.Bool("update", false, "write the answers and numbers of store calls of the golden queries anew")

// TestGolden answers every golden query from the embedded data and compares the bytes and the number of store calls with those
// beside it.
func TestGolden(t *testing.T) {
	d := dataset(t)
	memory, version := memory.Open(d), d.Info.Version
	examples := graph.Golden()
	if len(examples) < 30 {
		t.Errorf("there are %d golden queries, fewer than 30", len(examples))
	}
	for _, e := range examples {
		t.Run(e.Name, func(t *testing.T) {
			if *update {
				e.Variables = renewCursors(e.Variables, version)
			}
			answer, calls := askCounting(t, memory, e, false)
			if wrong := strings.Contains(answer, `"errors"`); wrong != strings.HasPrefix(e.Name, "error-") {
				t.Fatalf("errors: %v; queries whose name begins with error- have some, and no others:\n%s", wrong, answer)
			}
			if *update {
				write(t, e, answer, len(calls))
				return
			}
			if diff := cmp.Diff(e.Answer, answer); diff != "" {
				t.Errorf("the answer differs (-want +got); go test ./graph -update writes it anew:\n%s", diff)
			}
			if len(calls) != e.Calls {
				t.Errorf("%d store calls, want %d: %v", len(calls), e.Calls, calls)
			}
			if e.Tab > 0 && !regexp.MustCompile(`(?m)^query [A-Z]`).MatchString(e.Query) {
				t.Error("it is a tab of the IDE, which names tabs by their operation; this one has no name")
			}
			if e.Title == "" || e.For == "" {
				t.Error("the heading lacks a title or says not whom it is for")
			}
		})
	}
}

// askCounting asks in a bubble whose clock stands still while anything runs: loaders that go by the clock wait just until all keys are there, so the
// number of store calls is exact for them, too.
func askCounting(t *testing.T, s kg.Store, e graph.Example, reference bool) (answer string, calls []storetest.Call) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		store := &storetest.Counting{Store: s}
		answer = indented(t, post(t, graph.NewHandler(store, graph.Options{Wait: time.Millisecond, Reference: reference}), e))
		calls = store.Take()
	})
	return answer, calls
}

func dataset(tb testing.TB) *kg.Dataset {
	tb.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// post asks the handler as a client does.
func post(tb testing.TB, h http.Handler, e graph.Example) []byte {
	tb.Helper()
	request := map[string]any{"query": e.Query}
	if e.Variables != "" {
		request["variables"] = json.RawMessage(e.Variables)
	}
	body, err := json.Marshal(request)
	if err != nil {
		tb.Fatal(err)
	}
	return send(tb, h, body)
}

func send(tb testing.TB, h http.Handler, body []byte) []byte {
	tb.Helper()
	r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	answer, err := io.ReadAll(w.Result().Body)
	if err != nil {
		tb.Fatal(err)
	}
	return answer
}

// indented lays the errors and the data of an answer out for people; the order of their fields stays. The extensions are the same for all:
// TestExtensions reads them.
func indented(tb testing.TB, answer []byte) string {
	tb.Helper()
	var parts struct {
		Errors json.RawMessage `json:"errors,omitempty"`
		Data   json.RawMessage `json:"data,omitempty"`
	}
	if err := json.Unmarshal(answer, &parts); err != nil {
		tb.Fatalf("the answer is not JSON: %v\n%s", err, answer)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(parts); err != nil {
		tb.Fatal(err)
	}
	return strings.TrimSpace(b.String()) + "\n"
}

func write(tb testing.TB, e graph.Example, answer string, calls int) {
	tb.Helper()
	file := filepath.Join("testdata", "query", e.Name)
	heading := fmt.Sprintf("# Title: %s\n# For: %s\n# Calls: %d\n", e.Title, e.For, calls)
	if e.Tab != 0 {
		heading += fmt.Sprintf("# Tab: %d\n", e.Tab)
	}
	if err := os.WriteFile(file+".graphql", []byte(heading+e.Query), 0o644); err != nil {
		tb.Fatal(err)
	}
	if e.Variables != "" {
		if err := os.WriteFile(file+".variables.json", []byte(e.Variables), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	if err := os.WriteFile(file+".json", []byte(answer), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// renewCursors puts the version into the cursors among the variables, but for those of a version of zeros, which are of no release.
func renewCursors(variables, version string) string {
	return regexp.MustCompile(`"[A-Za-z0-9_-]{24,}"`).ReplaceAllStringFunc(variables, func(quoted string) string {
		b, err := base64.RawURLEncoding.DecodeString(strings.Trim(quoted, `"`))
		old, rest, _ := strings.Cut(string(b), ":")
		if err != nil || len(old) != len(version) || strings.Trim(old, "0") == "" {
			return quoted
		}
		return `"` + base64.RawURLEncoding.EncodeToString([]byte(version+":"+rest)) + `"`
	})
}
