package ide_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"learningcities/web/ide"
)

var examples = []ide.Example{
	{Title: "One city", Query: "query OneCity($slug: String!) { city(slug: $slug) { id } }", Variables: `{"slug": "espoo"}`},
	{Title: "All goals", Query: "query Goals { sdgs { number } }"},
}

// get sends a request with the headers given as name, value, name, value … straight to the handler,
// so that no client or mux tidies the path first.
func get(t *testing.T, method, target string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	ide.Handler(examples).ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestPage(t *testing.T) {
	response := get(t, "GET", "/ide/")
	if response.StatusCode != http.StatusOK {
		t.Fatalf("status %d, want 200", response.StatusCode)
	}
	for name, want := range map[string]string{
		"Content-Type":           "text/html; charset=utf-8",
		"Cache-Control":          "no-cache",
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy":        "no-referrer",
	} {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	html := body(t, response)
	noscript := regexp.MustCompile(`(?s)<noscript>.*</noscript>`).FindString(html)
	for _, want := range []string{`<html lang="en">`, "<title>Learning Cities Graph – GraphiQL</title>"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, want := range []string{"/schema.graphql", "/graphql<"} {
		if !strings.Contains(noscript, want) {
			t.Errorf("the message for readers without JavaScript does not name %s: %q", want, noscript)
		}
	}
}

func TestPolicyHoldsThePageToItsOrigin(t *testing.T) {
	policy := get(t, "GET", "/ide/").Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'"} {
		if !strings.Contains(policy+";", want+";") {
			t.Errorf("the policy lacks %q: %s", want, policy)
		}
	}
	if strings.Contains(policy, "http") || strings.Contains(policy, "unsafe-eval") {
		t.Errorf("the policy opens the page to others: %s", policy)
	}
	html := body(t, get(t, "GET", "/ide/"))
	if found := regexp.MustCompile(`<script(?:[^>]*[^>])?>[^<]|<style|\son\w+=`).FindString(html); found != "" {
		t.Errorf("the page has inline code, which the policy forbids: %s", found)
	}
}

func TestExamples(t *testing.T) {
	response := get(t, "GET", "/ide/examples.json")
	if got := response.Header.Get("Content-Type"); got != "application/json" {
		t.Errorf("Content-Type %q, want application/json", got)
	}
	var got []map[string]string
	if err := json.Unmarshal([]byte(body(t, response)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(examples) {
		t.Fatalf("%d examples, want %d", len(got), len(examples))
	}
	for i, want := range examples {
		if got[i]["title"] != want.Title || got[i]["query"] != want.Query || got[i]["variables"] != want.Variables {
			t.Errorf("example %d: %v, want %v", i, got[i], want)
		}
	}
	w := httptest.NewRecorder()
	ide.Handler(nil).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/ide/examples.json", nil))
	if w.Body.String() != "[]" {
		t.Errorf("no examples: %s, want []", w.Body)
	}
}

func TestRedirectHoldsBelowAPrefix(t *testing.T) {
	response := get(t, "GET", "/ide?query=%7Bsdgs%7D")
	if response.StatusCode != http.StatusPermanentRedirect {
		t.Fatalf("status %d, want 308", response.StatusCode)
	}
	seen := &url.URL{Scheme: "https", Host: "example.org", Path: "/cities/ide"} // the reader's view, through a proxy
	target, err := seen.Parse(response.Header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := target.String(), "https://example.org/cities/ide/?query=%7Bsdgs%7D"; got != want {
		t.Errorf("leads to %s, want %s", got, want)
	}
}

func TestUnknownPathsAreNotFound(t *testing.T) {
	for _, target := range []string{
		"/ide/nothing", "/ide/index.html", "/ide/assets", "/ide/assets/", "/ide/assets/nothing.js", "/ide/dist/index.html", "/idea", "/",
		"/ide/assets/../index.html", "/ide/assets/%2e%2e/index.html", "/ide/assets/..%2f..%2fide.go", "/ide/assets/..%5c..%5cide.go",
		"/ide/assets//etc/passwd", "/ide/../ide.go", "/ide/assets/%00.js",
	} {
		response := get(t, "GET", target)
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", target, response.StatusCode)
		}
		if got := response.Header.Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options %q, want nosniff", target, got)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS"} {
		for _, target := range []string{"/ide", "/ide/", "/ide/examples.json", "/ide/assets/nothing.js"} {
			response := get(t, method, target)
			if response.StatusCode != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: status %d, want 405", method, target, response.StatusCode)
			}
			if got := response.Header.Get("Allow"); got != "GET, HEAD" {
				t.Errorf("%s %s: Allow %q, want GET, HEAD", method, target, got)
			}
		}
	}
}

func TestHeadAnswersLikeGetWithoutBody(t *testing.T) {
	file := "/ide/assets/" + regexp.MustCompile(`index-[0-9a-f]{8}\.js`).FindString(body(t, get(t, "GET", "/ide/")))
	for _, target := range []string{"/ide/", "/ide/examples.json", "/ide/licences.md", file} {
		head, full := get(t, "HEAD", target), get(t, "GET", target)
		if head.StatusCode != full.StatusCode {
			t.Errorf("%s: status %d, GET has %d", target, head.StatusCode, full.StatusCode)
		}
		for _, name := range []string{"Content-Type", "Content-Length", "Cache-Control", "ETag"} {
			if got, want := head.Header.Get(name), full.Header.Get(name); got != want {
				t.Errorf("%s: %s %q, GET has %q", target, name, got, want)
			}
		}
		if content := body(t, head); content != "" {
			t.Errorf("%s: HEAD has a body of %d bytes", target, len(content))
		}
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	for _, target := range []string{"/ide/", "/ide/examples.json"} {
		first := get(t, "GET", target)
		again := get(t, "GET", target, "If-None-Match", first.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: status %d, want 304", target, again.StatusCode)
		}
	}
}
