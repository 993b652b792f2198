package data_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/web/data"
	"learningcities/web/page"
)

func handler(t testing.TB, store kg.Store, address string, keep int) http.Handler {
	t.Helper()
	mux := http.NewServeMux()
	log := slog.New(slog.DiscardHandler)
	pages, err := page.New(graph.NewHandler(store, graph.Options{Log: log}), page.Options{Address: address, PageSize: 100})
	if err != nil {
		t.Fatal(err)
	}
	data.New(store, data.Options{Address: address, Keep: keep, Describe: func(string, string) string { return "x" }, Log: log}).Register(mux, pages)
	return mux
}

func store(t testing.TB) (*memory.Store, string) {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	return memory.Open(d), d.Info.Version
}

func get(t testing.TB, h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://cities.example"+target, nil)
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestFile asks for a file whole, in part, again, after it changed, and of a version that never was.
func TestFile(t *testing.T) {
	s, version := store(t)
	h := handler(t, s, "", 64<<20)
	target := "/data/" + version + "/graph.json"
	whole := get(t, h, target)
	tag := whole.Header().Get("ETag")
	if whole.Code != 200 || !json.Valid(whole.Body.Bytes()) || tag == "" || whole.Header().Get("Dataset-Version") != version ||
		!strings.Contains(whole.Header().Get("Cache-Control"), "immutable") {
		t.Fatalf("%d %v", whole.Code, whole.Header())
	}
	for _, c := range []struct {
		name, target, header string
		status               int
		body                 string
	}{
		{"a part", target, "Range: bytes=1-9", 206, `"dataset"`},
		{"a part of the same", target, "Range: bytes=1-9|If-Range: " + tag, 206, `"dataset"`},
		{"a part of another", target, `Range: bytes=1-9|If-Range: "x"`, 200, whole.Body.String()},
		{"beyond the end", target, "Range: bytes=99999999-", 416, ""},
		{"what the client has", target, "If-None-Match: " + tag, 304, ""},
		{"a version that never was", "/data/x/graph.json", "", 410, "VERSION_GONE"},
		{"the list of such a version", "/data/x/", "", 410, "VERSION_GONE"},
		{"no such file", "/data/" + version + "/graph.xml", "", 404, "NOT_FOUND"},
		{"no such node", "/data/id/source:x", "", 404, "NOT_FOUND"},
		{"no host", "/data/" + version + "/graph.ttl", "Host: a/b", 400, "BAD_USER_INPUT"},
	} {
		var headers []string
		if c.header != "" {
			headers = strings.Split(c.header, "|")
		}
		w := get(t, h, c.target, headers...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s: %d %.200s", c.name, w.Code, w.Body)
		}
	}
	for _, name := range []string{"graph.ttl", ""} {
		w := get(t, h, "/data/latest/"+name)
		if w.Code != 302 || w.Header().Get("Location") != "../"+version+"/"+name {
			t.Errorf("latest: %d %v", w.Code, w.Header())
		}
	}
}

// TestAddress: names begin with what the operator says, else with the host of the request; files without names are the same for all.
func TestAddress(t *testing.T) {
	s, version := store(t)
	for address, want := range map[string]string{"": "<http://other.example:8080/cities/espoo>", "https://cities.example/x": "<https://cities.example/x/cities/espoo>"} {
		h := handler(t, s, address, 64<<20)
		for _, target := range []string{"/data/" + version + "/graph.ttl", "/data/" + version + "/graph.ttl"} {
			if w := get(t, h, target, "Host: other.example:8080"); !strings.Contains(w.Body.String(), want) {
				t.Errorf("with the address %q there is no %s", address, want)
			}
		}
		a, b := get(t, h, "/data/"+version+"/graph.json", "Host: a.example"), get(t, h, "/data/"+version+"/graph.json", "Host: b.example")
		if a.Header().Get("ETag") != b.Header().Get("ETag") {
			t.Error("graph.json hangs on the host")
		}
	}
}

// TestKept: a file is read from the store once while it is kept, whoever asks at once; where nothing is kept it is right all the same.
func TestKept(t *testing.T) {
	for keep, want := range map[int]int{64 << 20: 1, 0: 8} {
		s, version := store(t)
		c := &counting{Store: s}
		h := handler(t, c, "", keep)
		tags := make([]string, 8)
		for i := range tags {
			if keep == 0 {
				tags[i] = get(t, h, "/data/"+version+"/cities.geojson").Header().Get("ETag")
			}
		}
		var wg sync.WaitGroup
		for i := range tags {
			if keep > 0 {
				wg.Go(func() { tags[i] = get(t, h, "/data/"+version+"/cities.geojson").Header().Get("ETag") })
			}
		}
		wg.Wait()
		for _, tag := range tags {
			if tag == "" || tag != tags[0] {
				t.Errorf("keep %d: tags %q", keep, tags)
			}
		}
		if c.pins != want {
			t.Errorf("keep %d: the store was asked %d times, want %d", keep, c.pins, want)
		}
	}
}

// counting counts how often a version is pinned.
type counting struct {
	kg.Store
	mu   sync.Mutex
	pins int
}

func (c *counting) At(ctx context.Context, version string) (kg.Reader, error) {
	c.mu.Lock()
	c.pins++
	c.mu.Unlock()
	return c.Store.At(ctx, version)
}

// away is a store whose database is away.
type away struct{ kg.Store }

func (away) Current(context.Context) (kg.Reader, error) {
	return nil, kg.Errorf(kg.CodeUnavailable, "the database does not answer")
}

func (away) At(context.Context, string) (kg.Reader, error) { return nil, errors.New("secret") }

// TestFailures: errors are told with a code and without their causes, and are never kept by anyone.
func TestFailures(t *testing.T) {
	h := handler(t, away{}, "", 0)
	for target, want := range map[string]struct {
		status int
		code   string
	}{
		"/data/": {503, "UNAVAILABLE"}, "/data/latest/graph.ttl": {503, "UNAVAILABLE"}, "/data/x/graph.ttl": {500, "INTERNAL"}, "/data/x/": {500, "INTERNAL"},
	} {
		w := get(t, h, target)
		if w.Code != want.status || !strings.Contains(w.Body.String(), want.code) || strings.Contains(w.Body.String(), "secret") ||
			w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v %s", target, w.Code, w.Header(), w.Body)
		}
	}
}

// TestNode: the name of everything leads somewhere.
func TestNode(t *testing.T) {
	s, _ := store(t)
	h := handler(t, s, "", 0)
	if w := get(t, h, "/data/id/city:espoo"); w.Code != 303 || w.Header().Get("Location") != "../../cities/espoo" {
		t.Errorf("a city: %d %v", w.Code, w.Header())
	}
	for target, want := range map[string]string{
		"/data/id/source:geonames": "a lc:Source", "/data/id/sdg-link:case-study:melton-2015:4": "a lc:Link",
		"/data/id/source:geonames?format=jsonld": `"@type":["lc:Source"`, "/data/terms": "lc:memberSince a owl:DatatypeProperty", "/data/shapes.ttl": "<http://cities.example/data/terms#>",
	} {
		if w := get(t, h, target); w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %.300s", target, w.Code, w.Body)
		}
	}
	for accept, want := range map[string]string{"": "text/html", "application/json": "application/json", "text/html,*/*": "text/html"} {
		if w := get(t, h, "/data/", "Accept: "+accept); !strings.HasPrefix(w.Header().Get("Content-Type"), want) {
			t.Errorf("%q gets %s", accept, w.Header().Get("Content-Type"))
		}
	}
}

// TestIndex asks for the list of files as people do: in each language, of the current and of a named version.
func TestIndex(t *testing.T) {
	s, version := store(t)
	h := handler(t, s, "", 0)
	for tag, want := range map[string]string{"en": "as files", "fr": "en fichiers", "es": "en archivos", "ar": `dir="rtl"`, "zh": "文件", "ru": "в файлах"} {
		for target, file := range map[string]string{"/data/": version + "/graph.ttl", "/data/" + version + "/": "graph.ttl"} {
			byAddress, byHeader := get(t, h, target+"?lang="+tag), get(t, h, target, "Accept-Language: "+tag)
			for _, w := range []*httptest.ResponseRecorder{byAddress, byHeader} {
				body := w.Body.String()
				if w.Code != 200 || w.Header().Get("Content-Language") != tag || !strings.Contains(body, want) || !strings.Contains(body, `href="`+file+`"`) {
					t.Errorf("%s in %s: %d %v %.300s", target, tag, w.Code, w.Header(), body)
				}
			}
			if got := byAddress.Header().Values("Vary"); len(got) != 1 || got[0] != "Accept" {
				t.Errorf("%s?lang=%s varies by %v", target, tag, got)
			}
			if got := byHeader.Header().Values("Vary"); len(got) != 2 {
				t.Errorf("%s varies by %v", target, got)
			}
		}
	}
	if got := get(t, h, "/data/"+version+"/").Header().Get("Cache-Control"); strings.Contains(got, "immutable") {
		t.Errorf("the page, whose looks change with the program, is kept: %s", got)
	}
	if got := get(t, h, "/data/"+version+"/?format=json").Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("the list of a version is kept: %s", got)
	}
}
