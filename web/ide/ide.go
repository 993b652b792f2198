// Package ide serves GraphiQL, the editor in which people try queries in their browser.
//
// The page is built from src/ by `npm ci && npm run build` into dist/, which is committed and embedded.
// It loads nothing from another host and talks to the API at ../graphql, so it works below any path prefix.
package ide

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// Example is a query that the editor offers. A reader without tabs of their own finds each in a tab.
type Example struct {
	Title     string `json:"title"`     // shown in the list of examples and as the query's first comment
	Query     string `json:"query"`     // GraphiQL names the tab after its operation
	Variables string `json:"variables"` // a JSON object, or empty
}

// policy lets the page load from its own origin only. Monaco writes its theme into style elements, and GraphiQL's
// style sheet carries its fonts inside, hence the two exceptions.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"font-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

// Handler serves the editor. It expects the request paths /ide and /ide/…
func Handler(examples []Example) http.Handler {
	list, err := json.Marshal(append([]Example{}, examples...))
	if err != nil {
		panic("ide: encoding examples: " + err.Error()) // three strings always have a JSON form
	}
	return handler{examples: list}
}

type handler struct {
	examples []byte
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "the editor answers only GET and HEAD; send queries to /graphql", http.StatusMethodNotAllowed)
		return
	}
	switch path := r.URL.Path; path {
	case "/ide":
		redirect(w, r)
	case "/ide/":
		serve(w, r, "text/html; charset=utf-8", page)
	case "/ide/examples.json":
		serve(w, r, "application/json", h.examples)
	case "/ide/licences.md":
		serve(w, r, "text/markdown; charset=utf-8", licences)
	default:
		name, ok := strings.CutPrefix(path, "/ide/assets/")
		if !ok {
			notFound(w)
			return
		}
		serveAsset(w, r, name)
	}
}

// redirect leads from /ide to /ide/ by a relative reference, since a proxy may have removed a prefix from the path
// that only the browser knows.
func redirect(w http.ResponseWriter, r *http.Request) {
	target := "ide/"
	if r.URL.RawQuery != "" {
		target += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", target)
	w.WriteHeader(http.StatusPermanentRedirect)
}

// serve answers with content whose name stays while it changes from release to release.
func serve(w http.ResponseWriter, r *http.Request, contentType string, content []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", entityTag(content))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

func notFound(w http.ResponseWriter) {
	http.Error(w, "the editor has no such file; its page is /ide/", http.StatusNotFound)
}
