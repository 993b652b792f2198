package permalink

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"learningcities/export"
	"learningcities/graph"
	"learningcities/kg"
	"learningcities/web/page"
	"learningcities/web/view"
)

// What a page says again and again, it says whole only when it is short: pages stay below 50 KiB.
const (
	mostAddress = 1500
	mostQuery   = 5 << 10
)

// placeholder stands for an address that is too long to be said again and again.
const placeholder = "ADDRESS"

// sheet is what the template lays out.
type sheet struct {
	*page.Guest
	Query     string
	Variables string // "" for none
	Operation string
	Cut       bool // the query or the variables are not shown whole
	Facts     []fact
	Errors    []string
	Grid      *grid
	Chart     *chart
	Address   string // in full, or what stands for it
	Long      bool   // it stands for it
	Snippets  []snippet
	Citation  string
	Cited     []snippet
	Latest    string
	Edit      string // the question in the editor; "" for one that is too long
	New       string
}

type fact struct{ Label, Text string }

// show answers with the page of a permalink.
func (s *Site) show(w http.ResponseWriter, r *http.Request, a *asked) {
	h := &held{header: http.Header{}}
	inner := r.Clone(r.Context()) // for the answer as JSON, whole, whatever the reader has of the page
	inner.Method = http.MethodGet
	inner.URL.RawQuery = "format=json"
	inner.Header.Del("Accept-Encoding")
	inner.Header.Del("If-None-Match")
	s.graph.Answer(h, inner, a.ask())
	for name, values := range h.header {
		if strings.HasPrefix(name, "Ratelimit") || name == "Retry-After" || name == "Dataset-Version" || name == "Query-Cost" {
			w.Header()[name] = values
		}
	}
	w.Header().Set("Vary", "Accept, Dataset-Version")
	g := s.pages.Guest(r)
	switch {
	case h.status == http.StatusGone:
		s.showGone(w, r, g, a)
		return
	case h.status == http.StatusTooManyRequests, h.status >= http.StatusInternalServerError:
		s.showFailed(w, r, g, h.status)
		return
	}
	made, status, err := s.sheet(r, g, a, h)
	if err != nil {
		s.showError(w, r, g, err)
		return
	}
	if len(made.Errors) == 0 {
		w.Header().Set("Cache-Control", "public, max-age=300, stale-while-revalidate=86400")
	}
	s.lay(w, r, g, status, "permalink", made, &page.Frame{
		Title: say(g, "permalink.title"), Lead: []view.Text{say(g, "permalink.lead")}, Description: g.Say("permalink.lead"), Version: a.version, Path: shortPath(r),
	})
}

// shortPath is the path of a page as it is told to previews: that of the form for one that is too long.
func shortPath(r *http.Request) string {
	if len(r.URL.Path) > mostAddress {
		return "/q"
	}
	return r.URL.Path
}

func say(g *page.Guest, key string, pairs ...string) view.Text {
	return view.Text{Text: g.Say(key, pairs...)}
}

// sheet is what the page of an answer says, and its status.
func (s *Site) sheet(r *http.Request, g *page.Guest, a *asked, h *held) (*sheet, int, error) {
	made := s.question(r, g, a)
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code kg.Code }
		}
		Data json.RawMessage
	}
	if err := json.Unmarshal(h.body, &answer); err != nil {
		return nil, 0, fmt.Errorf("reading the answer behind a permalink: %w", err)
	}
	for _, e := range answer.Errors {
		switch code := e.Extensions.Code; code {
		case kg.CodeUnavailable, kg.CodeTimeout, kg.CodeInternal:
			return nil, 0, kg.Errorf(code, "%s", e.Message)
		}
		made.Errors = append(made.Errors, shortened(e.Message, 500))
	}
	if len(made.Errors) > 5 {
		made.Errors = made.Errors[:5]
	}
	if len(answer.Errors) > 0 || isNull(answer.Data) {
		status := h.status
		if status == http.StatusOK {
			status = http.StatusBadRequest
		}
		return made, status, nil
	}
	plan, err := s.graph.Table(a.ask())
	if err != nil {
		return nil, 0, err //nolint:wrapcheck // it was answered, so this says what is wrong
	}
	if made.Grid, made.Chart, err = gridOf(plan, answer.Data, g.Dir); err != nil {
		return nil, 0, err
	}
	release, err := s.release(r, a.version)
	if err != nil {
		return nil, 0, err
	}
	made.Snippets = snippets(made.Address)
	if err := made.cite(release, a); err != nil {
		return nil, 0, err
	}
	made.Facts = append(made.Facts,
		fact{g.Say("permalink.released"), g.Date(release.ReleasedOn)}, fact{g.Say("permalink.rules"), fmt.Sprint(release.Rules)})
	return made, http.StatusOK, nil
}

// question is what every page says of the question in its address.
func (s *Site) question(r *http.Request, g *page.Guest, a *asked) *sheet {
	q := a.question
	made := &sheet{Guest: g, Query: q.Query, Operation: shortened(q.OperationName, mostCell), New: g.Link("/q")}
	variables := ""
	if len(q.Variables) > 0 {
		variables = written(q.Variables)
	}
	made.Variables = variables
	for _, text := range []*string{&made.Query, &made.Variables} {
		if whole := strings.TrimSpace(*text); len(template.HTMLEscapeString(whole)) > mostQuery {
			*text, made.Cut = shortened(whole, mostQuery/5), true
		} else {
			*text = whole
		}
	}
	made.Address = graph.Address(s.options.Address, r) + "/q/" + a.version + "/" + a.payload
	if len(made.Address) > mostAddress {
		made.Address, made.Long = placeholder, true
	}
	made.Latest = "../" + latest + "/" + a.payload + g.Suffix()
	if edit := editor(g, q.Query, variables); len(edit) <= 2*mostAddress {
		made.Edit = edit
	}
	made.Facts = []fact{{g.Say("version"), a.version}}
	return made
}

// written are the variables as people read them.
func written(variables map[string]any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(variables); err != nil {
		return "" // they were read from JSON
	}
	return strings.TrimSpace(b.String())
}

// release is what cites the version.
func (s *Site) release(r *http.Request, version string) (kg.Release, error) {
	if release, ok := s.options.Released(version); ok {
		return release, nil
	}
	reader, err := s.store.At(r.Context(), version)
	if err != nil {
		return kg.Release{}, err //nolint:wrapcheck // it is the store's
	}
	info, err := reader.Info(r.Context())
	if err != nil {
		return kg.Release{}, err //nolint:wrapcheck // likewise
	}
	release := info.Release()
	release.Version = version
	return release, nil
}

// cite writes the citation of the answer in the forms that reference managers read.
func (made *sheet) cite(release kg.Release, a *asked) error {
	c, err := export.Cite(release, "learning-cities-graph-"+release.Version+"-"+a.hash(), made.Address, "Answer to a query. ")
	if err != nil {
		return err //nolint:wrapcheck // it says what is wrong
	}
	made.Citation = release.Citation
	for _, form := range []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{"BibTeX", func(b *bytes.Buffer) error { return c.BibTeX(b) }},
		{"RIS", func(b *bytes.Buffer) error { return c.RIS(b) }},
		{"CSL-JSON", func(b *bytes.Buffer) error { return c.CSL(b) }},
	} {
		var b bytes.Buffer
		if err := form.write(&b); err != nil {
			return err
		}
		made.Cited = append(made.Cited, snippet{Name: form.name, Text: strings.TrimSpace(strings.ReplaceAll(b.String(), "\r", ""))})
	}
	return nil
}

// lay lays out the content of a page and answers with it.
func (s *Site) lay(w http.ResponseWriter, r *http.Request, g *page.Guest, status int, name string, data any, f *page.Frame) {
	var b bytes.Buffer
	if err := s.templates[g.Tag].ExecuteTemplate(&b, name, data); err != nil {
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
		return
	}
	f.Content = template.HTML(b.String()) //nolint:gosec // a template of package html/template made it
	g.Show(w, r, status, f)
}
