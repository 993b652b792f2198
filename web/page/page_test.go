package page_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/web/page"
)

// load reads the embedded data once: it is never changed.
var load = sync.OnceValues(func() (*kg.Dataset, error) { return seed.Load(seed.Files()) })

// dataset is the embedded data.
func dataset(t *testing.T) *kg.Dataset {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// site serves the pages of a store.
func site(t *testing.T, store kg.Store, o page.Options, options graph.Options) http.Handler {
	t.Helper()
	api := graph.NewHandler(store, options)
	if o.PageSize == 0 {
		o.PageSize = 100
	}
	pages, err := page.New(api, o)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	pages.Register(mux)
	return mux
}

// shipped serves the pages of the embedded data.
func shipped(t *testing.T, o page.Options) http.Handler {
	t.Helper()
	return site(t, memory.Open(dataset(t)), o, graph.Options{AnswerCache: 1 << 20})
}

// get asks for an address, with headers as pairs of name and value.
func get(t *testing.T, h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// paths are the addresses of every entity and every list, as the API and the menu give them.
func paths(d *kg.Dataset) []string {
	all := []string{"/"}
	for _, kind := range kg.EntityKind("").Values() {
		all = append(all, "/"+kind.Plural())
		for _, e := range d.Entities(kind) {
			all = append(all, e.Path())
		}
	}
	return all
}

// largest is the size that no page may pass, in bytes before compression.
const largest = 50 << 10

// TestEveryPage asks for the page of everything, in English and in Arabic in turn: there most texts are in another language than the page. The
// long test has all languages.
func TestEveryPage(t *testing.T) {
	h := shipped(t, page.Options{})
	for i, path := range paths(dataset(t)) {
		check(t, h, path, []string{"en", "ar"}[i%2])
	}
	for _, path := range []string{"/", "/cities", "/cities/espoo", "/cities/cape-town", "/sdgs/4", "/targets/11.3", "/conferences/iclc-2"} {
		check(t, h, path, "en")
		check(t, h, path, "ar")
	}
}

// check looks at one page: it is there, small enough and says what it must.
func check(t *testing.T, h http.Handler, path, lang string) {
	t.Helper()
	address := path + "?lang=" + lang
	w := get(t, h, address)
	body := w.Body.String()
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" || w.Header().Get("Content-Language") != lang {
		t.Fatalf("%s: %d %v\n%.300s", address, w.Code, w.Header(), body)
	}
	if len(body) > largest {
		t.Errorf("%s has %d bytes, more than %d", address, len(body), largest)
	}
	canonical := "http://example.com" + path
	if lang != "en" {
		canonical += "?lang=" + lang
	}
	for _, want := range []string{
		`<html lang="` + lang + `" dir="`, "<h1>", `<link rel="canonical" href="` + canonical + `">`, `hreflang="x-default"`, `<script type="application/ld+json">`,
		`property="og:title"`, "ide/?query=query", `type="application/json"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", address, want)
		}
	}
	seen := visible(body)
	for _, wrong := range []string{"{", "ZgotmplZ", "%!", "<nil>", "<style", " style=", "<script", "http://localhost", "<h2></h2>", "<span></span>"} {
		if i := strings.Index(seen, wrong); i >= 0 {
			t.Errorf("%s has %q: %s", address, wrong, seen[max(0, i-60):min(len(seen), i+60)])
		}
	}
}

// visible is a page without its data block.
func visible(body string) string {
	before, rest, _ := strings.Cut(body, `<script type="application/ld+json">`)
	_, after, _ := strings.Cut(rest, "</script>")
	return before + after
}

// TestLinks follows every link of every page to another page of the service.
func TestLinks(t *testing.T) {
	h, d := shipped(t, page.Options{}), dataset(t)
	known := map[string]bool{"/": true, "/search": true, "/index.json": true}
	others := map[string]bool{"/ide/": true, "/schema.graphql": true, "/data/": true, "/q": true} // of other packages
	for _, path := range paths(d) {
		known[path], known[path+".json"] = true, true
	}
	reached := map[string]bool{}
	next := []string{"/"}
	for len(next) > 0 {
		path := next[0]
		next = next[1:]
		if reached[path] {
			continue
		}
		reached[path] = true
		body := get(t, h, path).Body.String()
		for _, href := range hrefs(body) {
			to := resolve(t, path, href)
			switch {
			case to == "" || strings.HasPrefix(to, "/assets/"):
			case others[to]:
				reached[to] = true
			case !known[to]:
				t.Errorf("%s links to %s, which is no page", path, to)
			case !strings.HasSuffix(to, ".json"):
				next = append(next, to)
			}
		}
	}
	for path := range known {
		if !reached[path] && !strings.HasSuffix(path, ".json") && path != "/search" {
			t.Errorf("no link leads to %s", path)
		}
	}
	for path := range others {
		if !reached[path] {
			t.Errorf("no link leads to %s", path)
		}
	}
}
