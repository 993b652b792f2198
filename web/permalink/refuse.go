package permalink

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"learningcities/graph"
	"learningcities/kg"
)

// open lets pages of any site read what is answered, as GraphQL does.
func open(header http.Header) {
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Expose-Headers", "Dataset-Version, ETag, Link, Query-Cost, RateLimit, RateLimit-Policy, Retry-After")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// departed is what is told of a version that cannot be answered from.
type departed struct {
	release kg.Release // as far as it is known
	known   bool
	current string // where the same question is put to the current version
}

func (s *Site) departed(r *http.Request, a *asked) *departed {
	d := &departed{current: graph.Address(s.options.Address, r) + "/q/" + latest + "/" + a.payload}
	if a.ending != "" {
		d.current += "." + a.ending
	}
	d.release, d.known = s.options.Released(a.version)
	return d
}

// gone is the answer where the version is not kept: 410, with what cites it and where the same question is put to the current version
// (RFC 5829).
func (s *Site) gone(w http.ResponseWriter, r *http.Request, a *asked) {
	d := s.departed(r, a)
	e := extensions{Code: kg.CodeVersionGone, Version: a.version, Current: d.current}
	message := "the version named is not kept any more, or never was; current is the address of the same question to the current version"
	if d.known {
		e.Release = &d.release
		message = fmt.Sprintf("the version of %s was derived by rules number %d, which have changed since to number %d, so it cannot be answered from any more; current is the address of the same question to the current version",
			d.release.ReleasedOn, d.release.Rules, kg.Rules)
	}
	w.Header().Set("Link", "<"+d.current+`>; rel="latest-version"`)
	refuse(w, http.StatusGone, problem{Message: message, Extensions: e})
}

// fail answers with an error of the store.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := s.failure(r, err)
	w.Header().Set("Retry-After", "5")
	refuse(w, f.status, problem{Message: f.message, Extensions: extensions{Code: f.code}})
}

// failure is what is told of an error of the store, or of ours.
type failure struct {
	status  int
	code    kg.Code
	message string
}

// failure reads an error and logs its cause, unless the client has gone.
func (s *Site) failure(r *http.Request, err error) failure {
	f := failure{http.StatusInternalServerError, kg.CodeInternal, "something went wrong here; the operator finds the cause in the log"}
	var known *kg.Error
	switch {
	case errors.As(err, &known) && known.Code == kg.CodeUnavailable:
		f = failure{http.StatusServiceUnavailable, known.Code, known.Message}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), known != nil && known.Code == kg.CodeTimeout:
		f = failure{http.StatusGatewayTimeout, kg.CodeTimeout, "the current version took too long to find; try again later"}
	}
	if r.Context().Err() == nil {
		s.options.Log.LogAttrs(r.Context(), slog.LevelError, "permalink failed", slog.String("code", string(f.code)), slog.Any("cause", err))
	}
	return f
}

// problem is an error as GraphQL has it.
type problem struct {
	Message    string     `json:"message"`
	Extensions extensions `json:"extensions"`
}

type extensions struct {
	Code    kg.Code     `json:"code"`
	Version string      `json:"version,omitempty"`
	Current string      `json:"current,omitempty"`
	Release *kg.Release `json:"release,omitempty"`
}

func refuse(w http.ResponseWriter, status int, p problem) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(map[string]any{"errors": []problem{p}}); err != nil {
		b.Reset()
		b.WriteString("{}\n") // texts always have a JSON form
	}
	header := w.Header()
	for name := range header {
		if strings.HasPrefix(name, "Content-") && name != "Content-Security-Policy" {
			header.Del(name)
		}
	}
	open(header)
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // an error means that the client has gone
}
