package permalink_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/storetest"
	"learningcities/web/permalink"
)

// largest is the size that no page may pass, in bytes before compression.
const largest = 50 << 10

// TestPages asks for the page of every golden query, in all languages in turn, with an address as long as that of a real service.
func TestPages(t *testing.T) {
	h := site(t, memory.Open(dataset(t)), graph.Limits{}, permalink.Options{Address: "https://learning-cities.example.org/some/prefix"})
	languages := []string{"en", "fr", "es", "ar", "ru", "zh"}
	charts := 0
	for i, e := range golden(t) {
		lang := languages[i%len(languages)]
		w := get(t, h, http.MethodGet, address(t, dataset(t).Info.Version, e.query, e.variables)+"?lang="+lang)
		body := w.Body.String()
		status, has := http.StatusOK, []string{`<section class="part" aria-labelledby="answer">`, `id="python"`, "@misc{", "22"}
		if strings.HasPrefix(e.name, "error-") {
			status, has = http.StatusBadRequest, []string{`<h2 id="errors">`}
		}
		if w.Code != status || len(body) > largest || w.Header().Get("Content-Language") != lang || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d, %d bytes, %v", e.name, w.Code, len(body), w.Header())
		}
		for _, want := range append(has, `<html lang="`+lang+`"`, `name="robots" content="noindex"`, dataset(t).Info.Version, "<h1>") {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %s", e.name, want)
			}
		}
		if i := strings.Index(body, "ZgotmplZ"); i >= 0 {
			t.Errorf("%s: %s", e.name, body[max(0, i-80):i+20])
		}
		if strings.Contains(body, `<svg class="chart"`) {
			charts++
		}
	}
	if charts == 0 {
		t.Error("no page has a chart")
	}
}

// TestLongest shows what is as large as can be, within the limit of a page.
func TestLongest(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	var noise strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&noise, "%d<&\" ", i*7919%10007)
	}
	for name, at := range map[string]string{
		"a long query":      address(t, version, "{ sdgs { name } } # "+noise.String(), ""),
		"long variables":    address(t, version, "query($a: String) { sdgs { name @skip(if: false) } search(text: \"x\", first: 1) { totalCount } a: __typename @include(if: true) }", `{"a":"`+strings.ReplaceAll(noise.String(), `"`, `\"`)+`"}`),
		"a long table":      address(t, version, "{ cities(first: 100) { nodes { id name path names { text language } population country { name } provenance { confidence note } } } }", ""),
		"many columns":      address(t, version, "{ sdgs { name "+manyColumns()+" } }", ""),
		"a mistake in long": address(t, version, "{ nothing } # "+noise.String(), ""),
	} {
		w := get(t, h, http.MethodGet, at, "Accept", "text/html")
		if w.Body.Len() > largest {
			t.Errorf("%s: %d bytes", name, w.Body.Len())
		}
		if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", name, w.Code)
		}
		if strings.Contains(name, "query") && (!strings.Contains(w.Body.String(), "ADDRESS stands for") || !strings.Contains(w.Body.String(), `const address = &#34;ADDRESS&#34;`)) {
			t.Errorf("%s: the page repeats its address", name)
		}
	}
}

func manyColumns() string {
	var b strings.Builder
	for i := range 90 {
		fmt.Fprintf(&b, " a_rather_long_name_for_a_column_%d: number", i)
	}
	return b.String()
}

var footer = regexp.MustCompile(`<a href="([^"]*/q/[^"]+)" rel="nofollow">`)

// TestFromPages follows the link of pages to the permalink of their data: that shows what they show. With the link, no page is too large.
func TestFromPages(t *testing.T) {
	h, d := shipped(t), dataset(t)
	paths := []string{"/", "/cities", "/sdgs", "/case-studies"}
	for _, kind := range kg.EntityKind("").Values() {
		for i, e := range d.Entities(kind) {
			if i%12 == 0 {
				paths = append(paths, e.Path())
			}
		}
	}
	for i, path := range paths {
		w := get(t, h, http.MethodGet, path+"?lang=ar")
		link := footer.FindStringSubmatch(w.Body.String())
		if w.Code != http.StatusOK || w.Body.Len() > largest || link == nil {
			t.Fatalf("%s: %d, %d bytes, leads to %v", path, w.Code, w.Body.Len(), link)
		}
		if i%6 != 0 {
			continue
		}
		base, err := url.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		to, err := base.Parse(html.UnescapeString(link[1]))
		if err != nil {
			t.Fatal(err)
		}
		if w := get(t, h, http.MethodGet, to.String()); w.Code != http.StatusOK || w.Header().Get("Content-Language") != "ar" {
			t.Errorf("%s leads to %s: %d", path, to, w.Code)
		}
		want := get(t, h, http.MethodGet, strings.TrimSuffix(map[bool]string{true: "/index"}[path == "/"]+path, "/")+".json?lang=ar")
		if got := get(t, h, http.MethodGet, to.Path+".json"); got.Body.String() != want.Body.String() {
			t.Errorf("%s answers with %.200s, its permalink with %.200s", path, want.Body, got.Body)
		}
	}
}

// TestPageHTTP looks at what goes with a page.
func TestPageHTTP(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	at := address(t, version, goals, `{"first":3}`)
	w := get(t, h, http.MethodGet, at)
	for name, want := range map[string]string{
		"Cache-Control": "public, max-age=300, stale-while-revalidate=86400", "Dataset-Version": version,
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if vary := strings.Join(w.Header().Values("Vary"), ", "); !strings.Contains(vary, "Accept,") || !strings.Contains(vary, "Accept-Language") {
		t.Errorf("Vary: %s", vary)
	}
	if again := get(t, h, http.MethodGet, at, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("asked again: %d", again.Code)
	}
	if head := get(t, h, http.MethodHead, at); head.Code != http.StatusOK || head.Body.Len() > 0 {
		t.Errorf("HEAD: %d, %d bytes", head.Code, head.Body.Len())
	}
	for _, c := range []struct{ name, path, accept, want string }{
		{"the page of a version that never was", address(t, "0123456789abcdef", goals, `{"first":3}`), "", "410 text/html"},
		{"a browser with a bad address", at[:len(at)-9], "text/html,*/*;q=0.8", "400 text/html"},
		{"a program with a bad address", at[:len(at)-9], "application/json", "400 application/json"},
		{"a page is wanted where both are named", at, "application/json, text/html", "200 text/html"},
		{"any type", at, "*/*", "200 text/html"},
	} {
		w := get(t, h, http.MethodGet, c.path, "Accept", c.accept)
		media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if got := fmt.Sprint(w.Code, " ", media); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestText: nothing that a question or an answer holds becomes markup.
func TestText(t *testing.T) {
	const evil = `<script>alert(1)</script>`
	h := shipped(t)
	w := get(t, h, http.MethodGet, address(t, dataset(t).Info.Version, "query A($a: String = \""+evil+"\", $b: String) { sdgs { name } search(text: $a, first: 1) { totalCount } b: search(text: $b, first: 1) { totalCount } }", `{"b":"`+evil+`"}`))
	if body := w.Body.String(); strings.Contains(body, evil) || !strings.Contains(body, html.EscapeString(evil)) {
		t.Errorf("%d: the page has the text of the question as markup", w.Code)
	}
	w = get(t, h, http.MethodGet, "/q/"+url.PathEscape(evil+`"`)+"/"+strings.Split(address(t, "v", population, ""), "/")[3])
	if body := w.Body.String(); w.Code != http.StatusGone || strings.Contains(body, evil) {
		t.Errorf("%d: the page has the version as markup", w.Code)
	}
}

var bars = regexp.MustCompile(`<rect x="([0-9.]+)" y="[0-9]+" width="([0-9.]+)"`)

// TestChart draws what has one column of numbers and one of names, and nothing else; from right to left for those who read so.
func TestChart(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	for query, want := range map[string]bool{
		`{ sdgs { name cities(first: 1) { totalCount } } }`:        true,
		`{ sdgs { number name cities(first: 1) { totalCount } } }`: false, // two columns of numbers
		`{ sdgs { name } }`:   false,
		`{ sdgs { number } }`: false,
		`{ cities(first: 41) { nodes { name population } } }`:                                  false, // too many rows
		`{ cities(first: 40, orderBy: {field: POPULATION}) { nodes { slug population } } }`:    true,
		`{ city(slug: "espoo") { name population } }`:                                          false, // a row is no chart
		`{ cities(first: 9) { nodes { country { name } coordinates { longitude } } } }`:        false, // below zero, and twice the same name
		`{ sdgs { __typename name cities(first: 1) { totalCount } } }`:                         true,  // the first column is the same everywhere
		`{ sdgs { name caseStudies(first: 1, filter: {cities: {slugs: ["x"]}}) {totalCount}}}`: false, // nothing but zero, or no such field
	} {
		body := get(t, h, http.MethodGet, address(t, version, query, "")+"?lang=en").Body.String()
		if got := strings.Contains(body, `<svg class="chart"`); got != want {
			t.Errorf("%s: a chart: %v", query, got)
		}
	}
	const query = `{ sdgs { name cities(first: 1) { totalCount } } }`
	ltr := bars.FindAllStringSubmatch(get(t, h, http.MethodGet, address(t, version, query, "")+"?lang=en").Body.String(), -1)
	rtl := bars.FindAllStringSubmatch(get(t, h, http.MethodGet, address(t, version, query, "")+"?lang=ar").Body.String(), -1)
	if len(ltr) != 17 || len(rtl) != 17 {
		t.Fatalf("%d and %d bars", len(ltr), len(rtl))
	}
	for i := range ltr {
		var left, width, mirrored float64
		if _, err := fmt.Sscan(ltr[i][1], &left); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Sscan(ltr[i][2], &width); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Sscan(rtl[i][1], &mirrored); err != nil {
			t.Fatal(err)
		}
		if difference := left + width + mirrored - 720; left != 250 || width < 0 || width > 380 || difference > 0.11 || difference < -0.11 {
			t.Errorf("bar %d goes from %v by %v, mirrored from %v", i, left, width, mirrored)
		}
	}
	if ltr[3][2] != "380.0" { // goal 4 has most cities
		t.Errorf("the longest bar is %v", ltr[3])
	}
}

// TestForm types questions: one is led to its address, with the language that one chose, and told what is wrong.
func TestForm(t *testing.T) {
	h, version := shipped(t), dataset(t).Info.Version
	send := func(path string, fields url.Values) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(fields.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	want := address(t, version, "query A {\n sdgs { name }\n}", `{"a":1.0}`)
	w := send("/q?lang=fr", url.Values{"query": {" query A {\r\n sdgs { name }\r\n}\r\n"}, "variables": {` {"a": 1.0}`}})
	if w.Code != http.StatusSeeOther || "/"+w.Header().Get("Location") != want+"?lang=fr" {
		t.Errorf("the form leads with %d to %s, want %s", w.Code, w.Header().Get("Location"), want)
	}
	w = get(t, h, http.MethodGet, "/q?"+url.Values{"query": {"query A {\n sdgs { name }\n}"}, "variables": {`{"a":1.0}`}}.Encode())
	if w.Code != http.StatusSeeOther || "/"+w.Header().Get("Location") != want {
		t.Errorf("the address leads with %d to %s", w.Code, w.Header().Get("Location"))
	}
	if w := get(t, h, http.MethodGet, "/q?lang=ar"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `<form class="ask" action="./q?lang=ar" method="post">`) {
		t.Errorf("the form: %d\n%s", w.Code, w.Body)
	}
	for name, c := range map[string]struct {
		fields url.Values
		status int
		want   string
	}{
		"nothing":         {url.Values{"query": {" "}}, 400, "there is no query"},
		"broken JSON":     {url.Values{"query": {"{a}"}, "variables": {"{"}}, 400, "variables must be one JSON object"},
		"a list":          {url.Values{"query": {"{a}"}, "variables": {"[]"}}, 400, "variables must be one JSON object"},
		"too long":        {url.Values{"query": {strings.Repeat("#", 65536)}}, 400, "more than the limit of 65536"},
		"far too long":    {url.Values{"query": {strings.Repeat("#", 1<<20)}}, 413, "cannot be read"},
		"not UTF-8":       {url.Values{"query": {"\xff"}}, 400, "not UTF-8"},
		"badly encoded":   {url.Values{"query": {"{a}"}, "variables": {`"\ud800"`}}, 400, "variables must be one JSON object"},
		"something typed": {url.Values{"query": {"<b>"}, "variables": {"{"}}, 400, "&lt;b&gt;</textarea>"},
	} {
		w := send("/q", c.fields)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || w.Body.Len() > largest || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %d bytes, want %d and %s", name, w.Code, w.Body.Len(), c.status, c.want)
		}
	}
}

// TestAway shows what is seen while the store does not answer, and when one asks too often.
func TestAway(t *testing.T) {
	version := dataset(t).Info.Version
	closed := memory.Open(dataset(t))
	if err := closed.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	h := site(t, closed, graph.Limits{}, permalink.Options{})
	for path, want := range map[string]string{
		address(t, version, goals, `{"first":3}`):           "503 text/html",
		address(t, version, goals, `{"first":3}`) + ".json": "503 application/json",
		address(t, "latest", goals, `{"first":3}`):          "503 application/json",
		"/q?query=%7Ba%7D":                                  "503 text/html",
	} {
		w := get(t, h, http.MethodGet, path)
		media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if got := fmt.Sprint(w.Code, " ", media); got != want || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	limits := graph.DefaultLimits()
	limits.Rate, limits.Burst = 0.001, 1
	h = site(t, &storetest.Counting{Store: memory.Open(dataset(t))}, limits, permalink.Options{})
	at := address(t, version, goals, `{"first":3}`)
	if w := get(t, h, http.MethodGet, at); w.Code != http.StatusOK {
		t.Errorf("the first page: %d", w.Code)
	}
	if w := get(t, h, http.MethodGet, at); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the second page: %d %v", w.Code, w.Header())
	}
}
