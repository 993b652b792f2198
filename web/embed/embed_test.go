package embed_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/web/embed"
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

// served serves the cards of a store.
func served(t *testing.T, store kg.Store, o embed.Options, options graph.Options) http.Handler {
	t.Helper()
	api := graph.NewHandler(store, options)
	cards, err := embed.New(api, o)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	cards.Register(mux)
	return mux
}

// shipped serves the cards of the embedded data.
func shipped(t *testing.T) http.Handler {
	t.Helper()
	return served(t, memory.Open(dataset(t)), embed.Options{}, graph.Options{AnswerCache: 1 << 20})
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

func languages() []string { return []string{"en", "fr", "es", "ar", "ru", "zh"} }

// paths are the addresses of the pages of everything that has a card.
func paths(d *kg.Dataset) []string {
	var all []string
	for _, kind := range embed.Kinds() {
		for _, e := range d.Entities(kg.EntityKind(kind)) {
			all = append(all, e.Path())
		}
	}
	return all
}

// largest is the size that no card may pass, in bytes before compression.
const largest = 10 << 10

var loaded = regexp.MustCompile(`(?i)<(script|link|img|iframe|object|embed|form|video|audio)|\s(src|srcset|style|on\w+)=|url\(|@import`)

// TestEveryCard asks for the card of everything in all languages: it is small, complete in one answer, runs nothing and may be framed.
func TestEveryCard(t *testing.T) {
	h := shipped(t)
	all := paths(dataset(t))
	if len(all) < 400 {
		t.Fatalf("only %d things have cards", len(all))
	}
	for _, path := range all {
		for _, lang := range languages() {
			address := "/embed" + path + "?lang=" + lang
			w := get(t, h, address)
			body := w.Body.String()
			header := w.Header()
			if w.Code != http.StatusOK || header.Get("Content-Type") != "text/html; charset=utf-8" || header.Get("Content-Language") != lang {
				t.Fatalf("%s: %d %v\n%.300s", address, w.Code, header, body)
			}
			if len(body) > largest {
				t.Errorf("%s has %d bytes, more than %d", address, len(body), largest)
			}
			if policy := header.Get("Content-Security-Policy"); !strings.HasSuffix(policy, "; frame-ancestors *") || strings.Contains(policy, "script-src") || !strings.HasPrefix(policy, "default-src 'none'") {
				t.Errorf("%s has the policy %s", address, policy)
			}
			if header.Get("Set-Cookie") != "" || header.Get("X-Frame-Options") != "" || header.Get("ETag") == "" {
				t.Errorf("%s has the headers %v", address, header)
			}
			if found := loaded.FindString(body); found != "" {
				t.Errorf("%s has %q", address, found)
			}
			for _, want := range []string{`<html lang="` + lang + `" dir="`, "<h1>", "CC BY 4.0</a>", `href="../..` + path + "?lang=" + lang + `#sources"`} {
				if !strings.Contains(body, want) {
					t.Errorf("%s lacks %s", address, want)
				}
			}
			for _, wrong := range []string{"ZgotmplZ", "%!", "<nil>", "<h2></h2>", "<dd></dd>", "card."} {
				if strings.Contains(body, wrong) {
					t.Errorf("%s has %q", address, wrong)
				}
			}
		}
	}
}

// TestStyle gives each theme its own style, which the policy allows by its hash.
func TestStyle(t *testing.T) {
	h := shipped(t)
	for theme, want := range map[string][3]bool{"": {true, true, true}, "light": {false, false, false}, "dark": {false, true, false}, "nonsense": {true, true, true}} {
		body := get(t, h, "/embed/cities/espoo?theme="+theme).Body.String()
		got := [3]bool{strings.Contains(body, "prefers-color-scheme"), strings.Contains(body, "#15191b"), strings.Contains(body, "light dark")}
		if got != want {
			t.Errorf("theme %q has a media query, dark colours, both schemes: %v, want %v", theme, got, want)
		}
	}
}

// TestLanguage chooses the language as pages do.
func TestLanguage(t *testing.T) {
	h := shipped(t)
	for _, c := range []struct{ address, accept, want, vary string }{
		{"/embed/cities/amman", "", "en", "Accept-Language, "},
		{"/embed/cities/amman", "fr-CA, en;q=0.5", "fr", "Accept-Language, "},
		{"/embed/cities/amman?lang=ar", "fr", "ar", ""},
		{"/embed/cities/amman?lang=xx", "es", "es", "Accept-Language, "},
	} {
		w := get(t, h, c.address, "Accept-Language", c.accept)
		if got, want := w.Header().Get("Vary"), c.vary+"Accept-Encoding, Dataset-Version"; w.Header().Get("Content-Language") != c.want || got != want {
			t.Errorf("%s, accepting %q: %v, want %s by %s", c.address, c.accept, w.Header(), c.want, want)
		}
	}
	body := get(t, h, "/embed/cities/amman?lang=ar").Body.String()
	for _, want := range []string{`<html lang="ar" dir="rtl">`, ">عمان</a>", "منذ عام 2015"} {
		if !strings.Contains(body, want) {
			t.Errorf("the Arabic card of Amman lacks %s", want)
		}
	}
}

// TestCaching gives answers a strong tag, answers 304 to who has one, and keeps those of different readers apart.
func TestCaching(t *testing.T) {
	h := shipped(t)
	for _, path := range []string{"/embed/cities/espoo", "/embed/cities/espoo/badge.svg", "/embed/cities/espoo/map.svg", "/oembed?url=http://example.com/cities/espoo", "/embed", "/embed/learning-city.js"} {
		first := get(t, h, path)
		tag := first.Header().Get("ETag")
		if first.Code != http.StatusOK || tag == "" || strings.HasPrefix(tag, "W/") || !strings.HasPrefix(first.Header().Get("Cache-Control"), "public, max-age=") {
			t.Errorf("%s: %d %v", path, first.Code, first.Header())
		}
		if again := get(t, h, path); again.Body.String() != first.Body.String() {
			t.Errorf("%s comes with other bytes", path)
		}
		if w := get(t, h, path, "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("who has %s gets %d", path, w.Code)
		}
	}
	tag := get(t, h, "/embed/cities/espoo").Header().Get("ETag")
	for _, other := range []string{"?lang=fr", "?theme=dark", "/badge.svg", "/map.svg"} {
		if get(t, h, "/embed/cities/espoo"+other).Header().Get("ETag") == tag {
			t.Errorf("/embed/cities/espoo%s has the tag of the card", other)
		}
	}
	version := get(t, h, "/embed/cities/espoo").Header().Get("Dataset-Version")
	if w := get(t, h, "/embed/cities/espoo?version="+version); w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("the card of a version: %d %v", w.Code, w.Header())
	}
	if w := get(t, h, "/embed/cities/espoo?version=nothing"); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), "This version is not kept any more") {
		t.Errorf("the card of a version that is not kept: %d", w.Code)
	}
}

// TestMissing answers 404 where there is nothing to be shown, and leads from an address with a slip to the right one.
func TestMissing(t *testing.T) {
	h := shipped(t)
	for _, path := range []string{
		"/embed/cities/nowhere", "/embed/sdgs/18", "/embed/sdgs/eleven", "/embed/countries/FI", "/embed/awards/1999", "/embed/cities/%3Cscript%3E", "/embed/cities/%00%ff",
		"/embed/cities/nowhere/badge.svg", "/embed/cities/nowhere/map.svg", "/embed?path=/cities/nowhere",
	} {
		w := get(t, h, path)
		if w.Code != http.StatusNotFound || w.Header().Get("Cache-Control") != "no-store" || strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%s: %d %v %.200s", path, w.Code, w.Header(), w.Body)
		}
	}
	for from, want := range map[string]string{
		"/embed/cities/Espoo?lang=fr":    "espoo?lang=fr",
		"/embed/sdgs/011":                "11",
		"/embed/cities/ESPOO/badge.svg":  "../espoo/badge.svg",
		"/embed/cities/mexico%20city":    "mexico-city",
		"/embed/cities/M%C3%A9rida?a=b&": "merida?a=b&",
	} {
		if w := get(t, h, from); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %s, want %s", from, w.Code, w.Header().Get("Location"), want)
		}
	}
}
