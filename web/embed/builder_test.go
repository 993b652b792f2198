package embed_test

import (
	"context"
	"errors"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/web/embed"
)

var code = regexp.MustCompile(`(?s)<textarea[^>]*>(.*?)</textarea>`)

// codes are the lines to paste of a page.
func codes(body string) string {
	var all []string
	for _, m := range code.FindAllStringSubmatch(body, -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	return strings.Join(all, "\n")
}

// TestBuilder writes the lines for what was chosen, and shows them.
func TestBuilder(t *testing.T) {
	h := served(t, memory.Open(dataset(t)), embed.Options{Address: "https://cities.example/graph"}, graph.Options{})
	w := get(t, h, "/embed?path=/cities/amman&in=ar&theme=dark&width=300&lang=fr")
	body, lines := w.Body.String(), codes(w.Body.String())
	if w.Code != http.StatusOK || w.Header().Get("Content-Language") != "fr" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, want := range []string{
		`<iframe src="https://cities.example/graph/embed/cities/amman?lang=ar&amp;theme=dark" width="300"`,
		`<img src="https://cities.example/graph/embed/cities/amman/badge.svg?lang=ar" alt="`, "2015",
		`<script type="module" src="https://cities.example/graph/embed/learning-city.js"></script>`,
		`<learning-city slug="amman" lang="ar" theme="dark"><a href="https://cities.example/graph/cities/amman?lang=ar">`,
		`<learning-city-map slug="amman"`, `<learning-city-related slug="amman"`, `application/json+oembed`,
	} {
		if !strings.Contains(lines, want) {
			t.Errorf("the lines lack %s:\n%s", want, lines)
		}
	}
	for _, want := range []string{`<iframe src="./embed/cities/amman?lang=ar&amp;theme=dark"`, `<img src="./embed/cities/amman/badge.svg?lang=ar"`, `<learning-city slug="amman" lang="ar" theme="dark"><a href="./cities/amman?lang=fr">`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not show %s", want)
		}
	}
	if policy := w.Header().Get("Content-Security-Policy"); !strings.HasSuffix(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("the page has the policy %s", policy)
	}
	if lines := codes(get(t, h, "/embed?path=/cities/abuja").Body.String()); strings.Contains(lines, "badge.svg") || !strings.Contains(lines, "<iframe") {
		t.Errorf("a city that is not confirmed as a member has the lines\n%s", lines)
	}
	if lines := codes(get(t, h, "/embed?path=https://cities.example/graph/sdgs/11?lang=fr").Body.String()); !strings.Contains(lines, "<sdg-network>") || !strings.Contains(lines, `/embed/sdgs/11"`) {
		t.Errorf("by the whole address, goal 11 has the lines\n%s", lines)
	}
}

// TestBuilderSearch finds what to show by a form, and lets nothing that was typed become HTML.
func TestBuilderSearch(t *testing.T) {
	h := shipped(t)
	if body := get(t, h, "/embed?text=esp&theme=dark").Body.String(); !strings.Contains(body, `href="?path=%2Fcities%2Fespoo&amp;theme=dark"`) {
		t.Errorf("espoo is not found:\n%s", body)
	}
	for _, text := range []string{`"><script>alert(1)</script>`, strings.Repeat("x", 5000), "\x00", "qqqq"} {
		w := get(t, h, "/embed?text="+url.QueryEscape(text))
		if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%.40q: %d", text, w.Code)
		}
	}
	for _, lang := range languages() {
		for _, address := range []string{"/embed?lang=", "/embed?text=cork&lang=", "/embed?path=/awards/2015&lang=", "/embed?path=/case-studies/melton-2015&lang=", "/embed?path=/sdgs/4&lang="} {
			w := get(t, h, address+lang)
			if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, `<html lang="`+lang+`" dir="`) || strings.Contains(body, "embed.") && strings.Contains(body, ">embed.") || len(body) > 50<<10 {
				t.Errorf("%s%s: %d, %d bytes", address, lang, w.Code, len(body))
			}
		}
	}
}

// away is a store that cannot be reached.
type away struct{ kg.Store }

func (away) Current(context.Context) (kg.Reader, error) {
	return nil, &kg.Error{Code: kg.CodeUnavailable, Message: "the database cannot be reached", Cause: errors.New("connection refused at 10.1.2.3")}
}

// TestUnavailable answers 503 and when to come back, in the form that was asked for.
func TestUnavailable(t *testing.T) {
	h := served(t, away{memory.Open(dataset(t))}, embed.Options{}, graph.Options{})
	for path, media := range map[string]string{
		"/embed/cities/espoo?lang=fr": "text/html", "/embed/cities/espoo/badge.svg": "image/svg+xml", "/oembed?url=http://example.com/cities/espoo": "application/json",
		"/oembed?format=xml&url=http://example.com/cities/espoo": "text/xml", "/embed?path=/cities/espoo": "text/html",
	} {
		w := get(t, h, path)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Cache-Control") != "no-store" || !strings.HasPrefix(w.Header().Get("Content-Type"), media) || strings.Contains(w.Body.String(), "10.1.2.3") {
			t.Errorf("%s: %d %v\n%.300s", path, w.Code, w.Header(), w.Body)
		}
	}
}
