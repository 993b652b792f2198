package permalink

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"learningcities/web/page"
	"learningcities/web/view"
)

// form is what the template of the form lays out.
type form struct {
	*page.Guest
	Action                      string
	Query, Variables, Operation string
	Problem                     string // what is wrong with what was typed; "" for nothing
}

// mostForm bounds the body of a form: every byte of the longest question may be written as three.
const mostForm = 3*longest + 1<<10

// make leads from a question to its permalink, with the current version; without a question it shows the form.
func (s *Site) make(w http.ResponseWriter, r *http.Request) {
	g := s.pages.Guest(r)
	f := &form{Guest: g, Action: g.Root() + "q" + g.Suffix()}
	if r.Method == http.MethodPost {
		r.Body = http.MaxBytesReader(w, r.Body, mostForm)
	}
	if err := r.ParseForm(); err != nil {
		var long *http.MaxBytesError
		status := http.StatusBadRequest
		if errors.As(err, &long) {
			status = http.StatusRequestEntityTooLarge
		}
		f.Problem = "the form cannot be read"
		s.showForm(w, r, f, status)
		return
	}
	f.Query, f.Variables, f.Operation = field(r, "query"), field(r, "variables"), field(r, "operationName")
	if strings.TrimSpace(f.Query) == "" {
		status := http.StatusOK
		if r.Method == http.MethodPost {
			status, f.Problem = http.StatusBadRequest, "there is no query"
		}
		s.showForm(w, r, f, status)
		return
	}
	q, err := f.question()
	if err != nil {
		f.Problem = err.Error()
		f.shorten()
		s.showForm(w, r, f, http.StatusBadRequest)
		return
	}
	reader, err := s.store.Current(r.Context())
	if err != nil {
		s.showError(w, r, g, err)
		return
	}
	address, err := Address(reader.Version(), q)
	if err != nil {
		f.Problem = err.Error()
		f.shorten()
		s.showForm(w, r, f, http.StatusBadRequest)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Location", address+languageOf(r)) // relative, since a proxy may add a prefix
	w.WriteHeader(http.StatusSeeOther)
}

// field is what was typed, with the line ends that a browser changes.
func field(r *http.Request, name string) string {
	return strings.ReplaceAll(r.Form.Get(name), "\r\n", "\n")
}

func languageOf(r *http.Request) string {
	if lang := r.URL.Query().Get("lang"); lang != "" {
		return "?" + url.Values{"lang": {lang}}.Encode()
	}
	return ""
}

func (f *form) question() (*Question, error) {
	variables, err := Variables(f.Variables)
	if err != nil {
		return nil, fmt.Errorf("variables must be one JSON object: %w", err)
	}
	return &Question{Query: strings.TrimSpace(f.Query), Variables: variables, OperationName: strings.TrimSpace(f.Operation)}, nil
}

// shorten keeps the page of a form small that was filled with too much.
func (f *form) shorten() {
	for _, text := range []*string{&f.Query, &f.Variables, &f.Operation} {
		*text = strings.ToValidUTF8(*text, "\ufffd")
		if len(*text) > mostQuery {
			*text = ""
		}
	}
}

func (s *Site) showForm(w http.ResponseWriter, r *http.Request, f *form, status int) {
	text := say(f.Guest, "permalink.form.lead")
	if status == http.StatusOK {
		w.Header().Set("Cache-Control", "public, max-age=300, stale-while-revalidate=86400")
	}
	s.lay(w, r, f.Guest, status, "form", f, &page.Frame{Title: say(f.Guest, "permalink.form"), Lead: []view.Text{text}, Description: text.Text, Path: "/q"})
}
