package page_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/web/page"
)

// site serves the embedded data.
func site(t *testing.T, o page.Options) http.Handler {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	return siteOf(t, memory.Open(d), o, graph.Options{AnswerCache: 1 << 20})
}

func siteOf(t *testing.T, store kg.Store, o page.Options, options graph.Options) http.Handler {
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

// get asks for an address, with headers as pairs of name and value.
func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// paths are the addresses of every entity and every list, as the API and the menu give them.
func paths(t *testing.T) []string {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	all := []string{"/", "/search", "/search?text=mexico"}
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

// TestEveryPage asks for the page of everything in every language: each is there, small enough and says what it must.
func TestEveryPage(t *testing.T) {
	h := site(t, page.Options{})
	for _, path := range paths(t) {
		for _, lang := range []string{"en", "fr", "es", "ar", "ru", "zh"} {
			address := path + "?lang=" + lang
			if strings.Contains(path, "?") {
				address = path + "&lang=" + lang
			}
			w := get(h, address)
			body := w.Body.String()
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
				t.Fatalf("%s: %d %s\n%.300s", address, w.Code, w.Header().Get("Content-Type"), body)
			}
			if len(body) > largest {
				t.Errorf("%s has %d bytes, more than %d", address, len(body), largest)
			}
			for _, want := range []string{`<html lang="` + lang + `" dir="`, "<h1>", `<link rel="canonical"`} {
				if !strings.Contains(body, want) && !strings.Contains(path, "search") {
					t.Errorf("%s lacks %s", address, want)
				}
			}
			for _, wrong := range []string{"{", "ZgotmplZ", "&lt;no value", "<style", " style=", "<script>"} {
				if strings.Contains(visible(body), wrong) {
					t.Errorf("%s has %q: %s", address, wrong, around(visible(body), wrong))
				}
			}
		}
	}
}

// visible is a page without its data blocks.
func visible(body string) string {
	before, rest, ok := strings.Cut(body, `<script type="application/ld+json">`)
	if !ok {
		return body
	}
	_, after, _ := strings.Cut(rest, "</script>")
	return before + after
}

func around(text, word string) string {
	i := strings.Index(text, word)
	return text[max(0, i-60):min(len(text), i+60)]
}

var _ = json.Valid
