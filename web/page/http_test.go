package page_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/web/page"
)

// TestLanguage chooses the language by the address, else by what the browser likes, and tells caches which it was.
func TestLanguage(t *testing.T) {
	h := shipped(t, page.Options{})
	for _, c := range []struct{ address, accept, want, vary string }{
		{"/cities/cork", "", "en", "Accept-Language, "},
		{"/cities/cork", "fr-CA, en;q=0.5", "fr", "Accept-Language, "},
		{"/cities/cork", "de, es;q=0.9", "es", "Accept-Language, "},
		{"/cities/cork", "de", "en", "Accept-Language, "},
		{"/cities/cork", "zh-Hant-TW", "zh", "Accept-Language, "},
		{"/cities/cork", "*;q=x,,;;", "en", "Accept-Language, "},
		{"/cities/cork?lang=ar", "fr", "ar", ""},
		{"/cities/cork?lang=FR", "es", "fr", ""},
		{"/cities/cork?lang=xx", "es", "es", "Accept-Language, "},
	} {
		w := get(t, h, c.address, "Accept-Language", c.accept)
		if got := w.Header().Get("Content-Language"); got != c.want || !strings.Contains(w.Body.String(), `<html lang="`+c.want+`"`) {
			t.Errorf("%s, accepting %q, is in %s, want %s", c.address, c.accept, got, c.want)
		}
		if got, want := w.Header().Get("Vary"), c.vary+"Accept-Encoding, Dataset-Version"; got != want {
			t.Errorf("%s, accepting %q, varies by %q, want %q", c.address, c.accept, got, want)
		}
	}
	arabic := get(t, h, "/cities/amman?lang=ar").Body.String()
	for _, want := range []string{`<html lang="ar" dir="rtl">`, "<h1>عمان</h1>", `<li><span lang="en" dir="ltr">Amman</span></li>`, `href="../sdgs/4?lang=ar"`, "1,280,000"} {
		if !strings.Contains(arabic, want) {
			t.Errorf("the Arabic page of Amman lacks %s", want)
		}
	}
}

// TestCaching gives a page a strong tag, answers 304 to who has it, and gives others a page of their own.
func TestCaching(t *testing.T) {
	h := shipped(t, page.Options{})
	first := get(t, h, "/cities/espoo")
	tag := first.Header().Get("ETag")
	if tag == "" || strings.HasPrefix(tag, "W/") || !strings.HasPrefix(first.Header().Get("Cache-Control"), "public, max-age=300") || first.Header().Get("Dataset-Version") == "" {
		t.Errorf("a page comes with %v", first.Header())
	}
	if again := get(t, h, "/cities/espoo"); again.Body.String() != first.Body.String() || again.Header().Get("ETag") != tag {
		t.Error("the same page comes with other bytes")
	}
	if w := get(t, h, "/cities/espoo", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
		t.Errorf("who has the page gets %d %v", w.Code, w.Header())
	}
	for _, other := range [][]string{{"/cities/espoo?lang=fr"}, {"/cities/cork"}, {"/cities/espoo.json"}, {"/cities/espoo", "Accept-Encoding", "gzip"}} {
		if w := get(t, h, other[0], append(other[1:], "If-None-Match", tag)...); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
			t.Errorf("%v has the tag of another page: %d", other, w.Code)
		}
	}
	if w := get(t, h, "/cities/espoo", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > first.Body.Len()/2 {
		t.Errorf("compressed, a page of %d bytes has %d: %v", first.Body.Len(), w.Body.Len(), w.Header())
	}
	version := first.Header().Get("Dataset-Version")
	if w := get(t, h, "/cities/espoo?version="+version); w.Code != http.StatusOK {
		t.Errorf("the page of the version %s: %d", version, w.Code)
	}
	if w := get(t, h, "/cities/espoo?version=nothing"); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), "This version is not kept any more") {
		t.Errorf("the page of a version that is not kept: %d %.200s", w.Code, w.Body)
	}
}

// TestJSON gives the answer to the query of a page: the same bytes as GraphQL does.
func TestJSON(t *testing.T) {
	h := shipped(t, page.Options{})
	w := get(t, h, "/sdgs/11.json?lang=fr")
	var answer struct {
		Data struct {
			SDG struct{ Path, Name string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data.SDG.Path != "/sdgs/11" || answer.Data.SDG.Name != "Villes et communautés durables" {
		t.Errorf("/sdgs/11.json: %d %v %.200s", w.Code, err, w.Body)
	}
	if h := w.Header(); h.Get("Content-Type") != "application/json; charset=utf-8" || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("ETag") == "" {
		t.Errorf("/sdgs/11.json has the headers %v", h)
	}
	if w := get(t, h, "/cities/nowhere.json"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), `"city":null`) {
		t.Errorf("/cities/nowhere.json: %d %s", w.Code, w.Body)
	}
}

// TestRedirects leads from an address with a slip to the right one, by a way that a prefix does not break.
func TestRedirects(t *testing.T) {
	h := shipped(t, page.Options{})
	for from, want := range map[string]string{
		"/cities/Espoo":         "/cities/espoo",
		"/cities/ESPOO/":        "/cities/espoo",
		"/cities/espoo/":        "/cities/espoo",
		"/cities/":              "/cities",
		"/cities/Espoo.json":    "/cities/espoo.json",
		"/cities/mexico%20city": "/cities/mexico-city",
		"/cities/M%C3%A9rida":   "/cities/merida",
		"/countries/fi":         "/countries/FI",
		"/sdgs/011":             "/sdgs/11",
		"/Cities/espoo":         "/cities/espoo",
		"/Cities":               "/cities",
		"/cities/Espoo?lang=fr": "/cities/espoo",
	} {
		w := get(t, h, from)
		location := w.Header().Get("Location")
		if w.Code != http.StatusPermanentRedirect || strings.HasPrefix(location, "/") || resolve(t, from, location) != want {
			t.Errorf("%s: %d to %q, want %s by a relative way", from, w.Code, location, want)
		}
		if strings.Contains(from, "?") != strings.Contains(location, "?lang=fr") {
			t.Errorf("%s: the language is lost in %q", from, location)
		}
	}
}

// TestMissing answers 404 in the reader's language, with what the words of the address find, and lets nothing of the address become HTML.
func TestMissing(t *testing.T) {
	h := shipped(t, page.Options{})
	for path, want := range map[string]string{
		"/cities/espo":       `href="../cities/espoo"`,
		"/cities/mexico":     `href="../cities/mexico-city"`,
		"/cities/espoo/more": "There is no such page",
		"/nothing":           "There is no such page",
		"/sdgs/eleven":       "There is no such page",
		"/sdgs/18":           "There is no such page",
		"/sdgs/99999999999":  "There is no such page",
		"/cities/%3Cscript%3Ealert(1)%3C%2Fscript%3E": "&lt;script&gt;",
		"/cities/" + strings.Repeat("x", 5000):        "There is no such page",
		"/cities/%00%ff":                              "There is no such page",
		"/nothing/%22onload=%22x":                     "There is no such page",
		"/cities/espoo/..%2f..%2fetc":                 "There is no such page",
	} {
		w := get(t, h, path)
		body := w.Body.String()
		if w.Code != http.StatusNotFound || !strings.Contains(body, want) || !strings.Contains(body, `content="noindex"`) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%.60s: %d %v lacks %s\n%.600s", path, w.Code, w.Header(), want, body)
		}
		if strings.Contains(body, "<script>") || strings.Contains(body, `"onload`) {
			t.Errorf("%.60s becomes HTML", path)
		}
	}
	if w := get(t, h, "/cities/espo?lang=es"); !strings.Contains(w.Body.String(), "Esta página no existe") {
		t.Error("the page for what is missing is not in Spanish")
	}
}

// TestOtherCode shows a country by another of its codes, and names the address that it is known by.
func TestOtherCode(t *testing.T) {
	h := shipped(t, page.Options{})
	for _, code := range []string{"FIN", "246"} {
		if body := get(t, h, "/countries/"+code).Body.String(); !strings.Contains(body, `rel="canonical" href="http://example.com/countries/FI"`) {
			t.Errorf("/countries/%s does not name /countries/FI", code)
		}
	}
}

// TestAddress names the addresses that the operator gives, also below a prefix, and never a host that is none.
func TestAddress(t *testing.T) {
	h := shipped(t, page.Options{Address: "https://cities.example/graph/"})
	for path, want := range map[string]string{
		"/cities/cork": `<link rel="canonical" href="https://cities.example/graph/cities/cork">`,
		"/robots.txt":  "Sitemap: https://cities.example/graph/sitemap.xml",
		"/sitemap.xml": `<loc>https://cities.example/graph/cities/cork</loc>`,
	} {
		if body := get(t, h, path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cities/cork", nil)
	r.Host = `evil"><script>`
	w := httptest.NewRecorder()
	shipped(t, page.Options{}).ServeHTTP(w, r)
	if strings.Contains(w.Body.String(), "evil") {
		t.Error("a host that is none stands on the page")
	}
}

// TestOther plugs another format in: pages link to it, and its address is answered by it.
func TestOther(t *testing.T) {
	h := shipped(t, page.Options{Other: map[string]page.Format{"ttl": func(w http.ResponseWriter, _ *http.Request, id string) {
		_, _ = w.Write([]byte("<" + id + ">"))
	}}})
	if body := get(t, h, "/targets/11.3.ttl").Body.String(); body != "<target:11.3>" {
		t.Errorf("/targets/11.3.ttl is %s", body)
	}
	body := get(t, h, "/targets/11.3").Body.String()
	if !strings.Contains(body, `type="text/turtle" href="../targets/11.3.ttl"`) || strings.Contains(body, "jsonld") {
		t.Error("the page links to other formats than those that there are")
	}
	if strings.Contains(get(t, h, "/targets").Body.String(), ".ttl") {
		t.Error("a list links to a format of entities")
	}
}

// away is a store that cannot be reached.
type away struct{ kg.Store }

func (away) Current(context.Context) (kg.Reader, error) {
	return nil, &kg.Error{Code: kg.CodeUnavailable, Message: "the database cannot be reached", Cause: errors.New("connection refused at 10.1.2.3")}
}

// TestUnavailable answers 503 and when to come back, in the reader's language, and tells nothing of the inside.
func TestUnavailable(t *testing.T) {
	h := site(t, away{memory.Open(dataset(t))}, page.Options{}, graph.Options{})
	w := get(t, h, "/cities/espoo?lang=fr")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if body := w.Body.String(); !strings.Contains(body, "Nous ne pouvons pas répondre") || strings.Contains(body, "10.1.2.3") {
		t.Errorf("the page says %.500s", body)
	}
	if w := get(t, h, "/cities/espoo.json"); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "UNAVAILABLE") {
		t.Errorf("as JSON: %d %s", w.Code, w.Body)
	}
}

// TestRate holds pages to the limit that queries have.
func TestRate(t *testing.T) {
	h := site(t, memory.Open(dataset(t)), page.Options{}, graph.Options{Limits: graph.Limits{Rate: 0.001, Burst: 2}})
	get(t, h, "/cities/espoo")
	get(t, h, "/cities/espoo")
	if w := get(t, h, "/cities/espoo"); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "Too many requests") {
		t.Errorf("the third page: %d %v", w.Code, w.Header())
	}
}

// TestSmallPages puts long lists together from short pages of the API.
func TestSmallPages(t *testing.T) {
	store := memory.Open(dataset(t))
	whole := site(t, store, page.Options{}, graph.Options{})
	parts := site(t, store, page.Options{PageSize: 7}, graph.Options{Limits: graph.Limits{Page: 30}})
	for _, path := range []string{"/cities", "/case-studies", "/countries/KR", "/sitemap.xml", "/"} {
		a, b := get(t, whole, path).Body.String(), get(t, parts, path).Body.String()
		if strings.Count(a, "href=") != strings.Count(b, "href=") || strings.Count(a, "h0") != strings.Count(b, "h0") {
			t.Errorf("%s has %d links from whole lists, %d from parts", path, strings.Count(a, "href="), strings.Count(b, "href="))
		}
	}
}

// TestHead answers HEAD like GET without the page, and refuses what would change something.
func TestHead(t *testing.T) {
	h := shipped(t, page.Options{})
	for _, path := range []string{"/", "/cities/espoo", "/nothing", "/robots.txt", "/sitemap.xml"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodHead, path, nil))
		if full := get(t, h, path); w.Code != full.Code || w.Header().Get("ETag") != full.Header().Get("ETag") {
			t.Errorf("HEAD %s: %d %v, GET: %d %v", path, w.Code, w.Header(), full.Code, full.Header())
		}
		w = httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodDelete, path, nil))
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
			t.Errorf("DELETE %s: %d", path, w.Code)
		}
	}
}
