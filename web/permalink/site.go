// Package permalink gives questions an address that carries them whole, with the version of the dataset that answers:
// /q/VERSION/PAYLOAD shows question and answer as a page, /q/VERSION/PAYLOAD.json is the answer, byte for byte that of GraphQL, and so are
// .csv, .jsonl, .jsonld and .ttl. At /q/ one types a question and is led to its address. docs/permalinks.md defines all this for readers.
//
// Start reading at Site.Register (the addresses); question.go is what a payload holds.
package permalink

import (
	"embed"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/web/page"
)

//go:embed template
var layout embed.FS

// Options say how permalinks are served.
type Options struct {
	// Address is where others reach the service, without a slash at its end; "" for the host that a request names.
	Address string
	// Released tells of a version that was published once, whether it is kept or not.
	Released func(version string) (kg.Release, bool)
	Log      *slog.Logger
}

// Site is all permalinks.
type Site struct {
	graph     graph.Handler
	store     kg.Store
	pages     *page.Site
	options   Options
	templates map[string]*template.Template // by language
}

// New makes permalinks of what the graph answers, shown as the other pages are.
func New(g graph.Handler, store kg.Store, pages *page.Site, o Options) (*Site, error) {
	s := &Site{graph: g, store: store, pages: pages, options: o, templates: map[string]*template.Template{}}
	if o.Released == nil {
		s.options.Released = func(string) (kg.Release, bool) { return kg.Release{}, false }
	}
	if o.Log == nil {
		s.options.Log = slog.New(slog.DiscardHandler)
	}
	for _, l := range pages.Languages() {
		t, err := template.New(l.Tag).Funcs(template.FuncMap{"say": l.Say}).ParseFS(layout, "template/*.html")
		if err != nil {
			return nil, fmt.Errorf("permalinks: reading the templates: %w", err)
		}
		s.templates[l.Tag] = t
	}
	return s, nil
}

// Address is the address of a question to a version, from the root of the service: "q/VERSION/PAYLOAD".
func Address(version string, q *Question) (string, error) {
	payload, err := q.Encode()
	if err != nil {
		return "", err
	}
	return "q/" + version + "/" + payload, nil
}

// latest stands in an address for the current version.
const latest = "latest"

// Register adds the addresses.
func (s *Site) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /q", s.make)
	mux.HandleFunc("POST /q", s.make)
	mux.HandleFunc("GET /q/{version}/{question}", s.serve)
}

// asked is a request for a permalink.
type asked struct {
	version  string
	payload  string
	ending   string // "" for none
	question *Question
}

// serve answers a request for a permalink: as a page, unless its ending, its parameter format or the header Accept says otherwise.
func (s *Site) serve(w http.ResponseWriter, r *http.Request) {
	a := &asked{version: r.PathValue("version")}
	a.payload, a.ending, _ = strings.Cut(r.PathValue("question"), ".")
	var err error
	if a.question, err = Decode(a.payload); err != nil {
		message := fmt.Sprintf("the question in the address cannot be read: %v", err)
		if a.ending == "" && wantsPage(r) {
			s.showMalformed(w, r, message)
			return
		}
		refuse(w, http.StatusBadRequest, problem{Message: message, Extensions: extensions{Code: kg.CodeBadUserInput}})
		return
	}
	switch {
	case a.version == latest:
		s.latest(w, r)
	case a.ending == "" && wantsPage(r):
		s.show(w, r, a)
	default:
		s.answer(w, r, a)
	}
}

// latest leads to the same question to the current version. The address is relative, since a proxy may add a prefix.
func (s *Site) latest(w http.ResponseWriter, r *http.Request) {
	reader, err := s.store.Current(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	header := w.Header()
	open(header)
	header.Set("Dataset-Version", reader.Version())
	header.Set("Cache-Control", "public, max-age=60")
	to := "../" + reader.Version() + "/" + r.PathValue("question")
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	header.Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

// answer gives the answer itself.
func (s *Site) answer(w http.ResponseWriter, r *http.Request, a *asked) {
	h := &held{header: w.Header()}
	s.graph.Answer(h, a.request(r), a.ask())
	if h.status == http.StatusGone {
		s.gone(w, r, a)
		return
	}
	h.give(w)
}

// ask is the question as package graph takes it.
func (a *asked) ask() *graph.Question {
	return &graph.Question{Query: a.question.Query, OperationName: a.question.OperationName, Variables: a.question.Variables, Version: a.version}
}

// request is the request as package graph reads it: the format, and which list makes the rows of a table.
func (a *asked) request(r *http.Request) *http.Request {
	given, kept := r.URL.Query(), url.Values{}
	for _, name := range []string{"format", "rows"} {
		if given.Has(name) {
			kept[name] = given[name]
		}
	}
	if a.ending != "" {
		kept.Set("format", a.ending)
	}
	clone := r.Clone(r.Context())
	clone.URL.RawQuery = kept.Encode()
	return clone
}

// wantsPage tells whether a request without an ending is for the page.
func wantsPage(r *http.Request) bool {
	if r.URL.Query().Has("format") {
		return false
	}
	accept := strings.ToLower(strings.Join(r.Header.Values("Accept"), ","))
	if strings.Contains(accept, "text/html") {
		return true
	}
	for _, data := range []string{"json", "text/csv", "text/turtle"} {
		if strings.Contains(accept, data) {
			return false
		}
	}
	return true
}
