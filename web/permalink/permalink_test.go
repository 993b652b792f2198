package permalink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/web/page"
	"learningcities/web/permalink"
)

// load reads the embedded data once: it is never changed.
var load = sync.OnceValues(func() (*kg.Dataset, error) { return seed.Load(seed.Files()) })

func dataset(t *testing.T) *kg.Dataset {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// site serves a store by GraphQL and by permalinks.
func site(t *testing.T, store kg.Store, limits graph.Limits, o permalink.Options) http.Handler {
	t.Helper()
	api := graph.NewHandler(store, graph.Options{AnswerCache: 1 << 20, Limits: limits})
	pages, err := page.New(api, page.Options{PageSize: 100, Permalink: new(permalink.Addresses).Address})
	if err != nil {
		t.Fatal(err)
	}
	links, err := permalink.New(api, store, pages, o)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	pages.Register(mux)
	links.Register(mux)
	return mux
}

func shipped(t *testing.T) http.Handler {
	t.Helper()
	return site(t, memory.Open(dataset(t)), graph.Limits{}, permalink.Options{})
}

// get asks for an address, with headers as pairs of name and value.
func get(t *testing.T, h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// post asks GraphQL for an answer.
func post(t *testing.T, h http.Handler, target, query, variables string) *httptest.ResponseRecorder {
	t.Helper()
	body := map[string]any{"query": query}
	if variables != "" {
		body["variables"] = json.RawMessage(variables)
	}
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, target, bytes.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// address is the permalink of a question.
func address(t *testing.T, version, query, variables string) string {
	t.Helper()
	v, err := permalink.Variables(variables)
	if err != nil {
		t.Fatal(err)
	}
	a, err := permalink.Address(version, &permalink.Question{Query: query, Variables: v})
	if err != nil {
		t.Fatal(err)
	}
	return "/" + a
}

type example struct{ name, query, variables string }

// golden are the golden queries of package graph.
func golden(t *testing.T) []example {
	t.Helper()
	files, err := filepath.Glob("../../graph/testdata/query/*.graphql")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d golden queries, %v", len(files), err)
	}
	all := make([]example, len(files))
	for i, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		stem := strings.TrimSuffix(file, ".graphql")
		variables, err := os.ReadFile(stem + ".variables.json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		all[i] = example{filepath.Base(stem), string(query), string(variables)}
	}
	return all
}

// TestSameBytes asks every golden query by its permalink: the bytes are those that GraphQL answers to POST with the version, and so are status
// and headers but those of caching, which say that the answer is good for ever.
func TestSameBytes(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	good := 0
	for _, e := range golden(t) {
		at := address(t, version, e.query, e.variables)
		for ending, format := range map[string]string{".json": "json", ".csv": "csv", ".jsonl": "jsonl"} {
			want := post(t, h, "/graphql?version="+version+"&format="+format, e.query, e.variables)
			got := get(t, h, http.MethodGet, at+ending)
			if got.Body.String() != want.Body.String() || got.Code != want.Code {
				t.Fatalf("%s%s: %d\n%.300s\nGraphQL answers %d\n%.300s", e.name, ending, got.Code, got.Body, want.Code, want.Body)
			}
			for _, name := range []string{"Content-Type", "Content-Length", "Dataset-Version", "Query-Cost", "Access-Control-Allow-Origin"} {
				if a, b := got.Header().Get(name), want.Header().Get(name); a != b {
					t.Errorf("%s%s: %s is %q, want %q", e.name, ending, name, a, b)
				}
			}
			kept := got.Header().Get("Cache-Control")
			if wrong := strings.HasPrefix(e.name, "error-"); wrong && kept != "no-store" {
				t.Errorf("%s%s: an error has Cache-Control: %s", e.name, ending, kept)
			} else if !wrong && kept == "public, max-age=31536000, immutable" {
				good++
			}
		}
	}
	if good < 3*30 {
		t.Errorf("only %d answers may be kept for good", good)
	}
}

const goals = `query Goals($first: Int!) { cities(first: $first) { nodes { name population } } }`

// TestHTTP looks at the ways to ask for an answer.
func TestHTTP(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	at := address(t, version, goals, `{"first":3}`)
	answer := get(t, h, http.MethodGet, at+".json")
	for _, c := range []struct {
		name, path string
		headers    []string
		media      string
	}{
		{"by Accept", at, []string{"Accept", "application/json"}, "application/json; charset=utf-8"},
		{"by the parameter", at + "?format=csv", nil, "text/csv; charset=utf-8"},
		{"the ending wins", at + ".jsonl?format=csv", nil, "application/jsonl; charset=utf-8"},
		{"rows", at + ".csv?rows=cities.nodes&other=1", []string{"Accept", "text/html"}, "text/csv; charset=utf-8"},
		{"newer GraphQL", at, []string{"Accept", "application/graphql-response+json"}, "application/graphql-response+json; charset=utf-8"},
	} {
		if w := get(t, h, http.MethodGet, c.path, c.headers...); w.Code != http.StatusOK || w.Header().Get("Content-Type") != c.media {
			t.Errorf("%s: %d %s\n%.200s", c.name, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	tag := answer.Header().Get("ETag")
	if w := get(t, h, http.MethodGet, at+".json", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 || tag == "" {
		t.Errorf("asked again with the tag %s: %d, %d bytes", tag, w.Code, w.Body.Len())
	}
	if w := get(t, h, http.MethodHead, at+".json"); w.Code != http.StatusOK || w.Body.Len() > 0 || w.Header().Get("Content-Length") != answer.Header().Get("Content-Length") {
		t.Errorf("HEAD: %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
	}
	w := get(t, h, http.MethodGet, strings.Replace(at, version, "latest", 1)+".csv?rows=cities.nodes")
	base, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	to, err := base.Parse(w.Header().Get("Location"))
	if err != nil || w.Code != http.StatusFound || to.String() != at+".csv?rows=cities.nodes" {
		t.Errorf("latest leads with %d to %v, %v", w.Code, to, err)
	}
}

// TestRefused asks what cannot be answered: the error says what is wrong, and nobody keeps it.
func TestRefused(t *testing.T) {
	limits := graph.DefaultLimits()
	limits.Cost = 200
	h, version := site(t, memory.Open(dataset(t)), limits, permalink.Options{}), dataset(t).Info.Version
	at := address(t, version, goals, `{"first":3}`)
	for _, c := range []struct {
		name, path string
		status     int
		code       string
	}{
		{"a question cut off", at[:len(at)-9] + ".json", 400, "BAD_USER_INPUT"},
		{"no such format", at + ".xml", 406, "NOT_ACCEPTABLE"},
		{"rows of no list", at + ".csv?rows=nothing", 400, "BAD_USER_INPUT"},
		{"a parameter twice", at + ".csv?rows=a&rows=b", 400, "BAD_USER_INPUT"},
		{"a mutation", address(t, version, `mutation { a }`, "") + ".json", 405, "METHOD_NOT_ALLOWED"},
		{"no such field", address(t, version, `{ nothing }`, "") + ".json", 200, "GRAPHQL_VALIDATION_FAILED"},
		{"too expensive", address(t, version, goals, `{"first":100}`) + ".json", 200, "TOO_EXPENSIVE"},
		{"a version that never was", address(t, "0123456789abcdef", goals, `{"first":3}`) + ".json", 410, "VERSION_GONE"},
		{"a table of linked data", at + ".ttl", 406, "NOT_ACCEPTABLE"},
	} {
		w := get(t, h, http.MethodGet, c.path)
		var answer struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) == 0 {
			t.Fatalf("%s: %v\n%.300s", c.name, err, w.Body)
		}
		if w.Code != c.status || answer.Errors[0].Extensions.Code != c.code || answer.Errors[0].Message == "" {
			t.Errorf("%s: %d %s, want %d %s", c.name, w.Code, answer.Errors[0].Extensions.Code, c.status, c.code)
		}
		if kept := w.Header().Get("Cache-Control"); kept != "no-store" || w.Header().Get("ETag") != "" {
			t.Errorf("%s: Cache-Control: %s", c.name, kept)
		}
	}
	if w := get(t, h, http.MethodPost, at+".json"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST to a permalink: %d", w.Code)
	}
	if w := get(t, h, http.MethodGet, at+".json", "Dataset-Version", "0123456789abcdef"); w.Code != http.StatusBadRequest {
		t.Errorf("two versions: %d", w.Code)
	}
}
