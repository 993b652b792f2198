package graph

import "net/http"

// shownHeaders are what a page of another site may read of an answer, beside its body.
const shownHeaders = "Dataset-Version, ETag, Query-Cost, RateLimit, RateLimit-Policy, Retry-After"

// openToPages lets pages of any site read answers. What they ask is nobody's secret: there are no cookies and no keys, and credentials are
// not let through.
func openToPages() lines {
	return lines{
		{"Access-Control-Allow-Origin", []string{"*"}},
		{"Access-Control-Expose-Headers", []string{shownHeaders}},
		{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
	}
}

// options answers OPTIONS, which a browser asks before it sends what a form could not send. Any header may be sent.
func options(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Allow", allowed)
	if r.Header.Get("Access-Control-Request-Method") != "" {
		header.Set("Access-Control-Allow-Methods", allowed)
		header.Set("Access-Control-Allow-Headers", "*")
		header.Set("Access-Control-Max-Age", "86400")
	}
	w.WriteHeader(http.StatusNoContent)
}
