package page

import (
	"encoding/json"
	"net/http"
	"strings"

	"learningcities/graph"
	"learningcities/web/address"
)

type jsonData = json.RawMessage

// policy lets a page load its style and its pictures from its own origin, and nothing else; no script runs.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// form is all that the bytes of a page hang on beside its data.
func (p *page) form() string {
	b := p.builder
	return strings.Join([]string{b.Tag, b.suffix, b.base, b.root, p.path, p.text()}, "\n")
}

// text is what was searched for.
func (p *page) text() string {
	text, _ := p.variables["text"].(string)
	return text
}

func withLanguage(variables map[string]any, b *builder) map[string]any {
	all := map[string]any{"language": b.Code()}
	for name, v := range variables {
		all[name] = v
	}
	return all
}

// show answers a request for a page, as HTML or as the answer to its query.
func (s *Site) show(w http.ResponseWriter, r *http.Request, p *page, ending string) {
	header := w.Header()
	v := s.view(p)
	if ending == endingJSON {
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Access-Control-Expose-Headers", "Dataset-Version, ETag, Query-Cost, RateLimit, RateLimit-Policy, Retry-After")
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		v.Media, v.Body, v.Absent, v.Failed, v.More = "application/json", nil, nil, nil, nil
		s.graph.Show(w, r, v)
		return
	}
	header.Set("Content-Security-Policy", policy)
	header.Set("Content-Language", p.builder.Tag)
	if p.document == "" {
		s.plain(w, r, p, http.StatusOK)
		return
	}
	if v.Absent == nil {
		v.Absent = s.absent(p)
	}
	s.graph.Show(w, r, v)
}

// absent is what is shown where there is nothing: what the words of the address find.
func (s *Site) absent(p *page) *graph.View {
	_, slug := address.Split(p.path)
	words := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '-' || r == '.' {
			return ' '
		}
		return r
	}, slug))
	if first, _, _ := strings.Cut(words, " "); len(first) > 3 {
		words = first // of a slug with a slip behind its first word, this finds most
	}
	other := *p
	other.document, other.variables, other.follow, other.build = "search", map[string]any{"text": words}, nil, p.builder.missing(p.path)
	return s.view(&other)
}

// plain answers with a page that needs no data.
func (s *Site) plain(w http.ResponseWriter, r *http.Request, p *page, status int) {
	body, err := s.render(p, "", nil)
	if err != nil {
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Vary", "Accept-Language")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // an error means that the client has gone
	}
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	b := s.builder(r)
	_, ending := s.ending(r.URL.Path)
	s.show(w, r, &page{builder: b, path: "/", document: "home", build: b.home, follow: []string{"cities"}}, ending)
}

func (s *Site) list(w http.ResponseWriter, r *http.Request) {
	path, ending := s.ending(r.URL.Path)
	k, b := s.kinds[strings.TrimPrefix(path, "/")], s.builder(r)
	p := &page{builder: b, path: path, document: k.plural, kind: k, build: func(data []jsonData) (*sheet, error) { return k.list(b, k, data) }}
	switch k.plural {
	case "cities":
		p.follow = []string{"cities"}
	case "case-studies":
		p.follow = []string{"caseStudies"}
	}
	s.show(w, r, p, ending)
}

func (s *Site) entity(w http.ResponseWriter, r *http.Request) {
	plural, slug := address.Split(r.URL.Path)
	k := s.kinds[plural]
	slug, ending := s.ending(slug)
	switch {
	case slug == "" && ending == "":
		address.Redirect(w, r, "../"+plural)
		return
	case strings.Contains(slug, "/"):
		s.elsewhere(w, r)
		return
	}
	canonical, ok := k.canonical(slug)
	if !ok {
		s.nowhere(w, r)
		return
	}
	target := canonical
	if ending != "" {
		target += "." + ending
	}
	if r.URL.Path != "/"+plural+"/"+target {
		if strings.HasSuffix(r.URL.Path, "/") {
			target = "../" + target
		}
		address.Redirect(w, r, target)
		return
	}
	if format, ok := s.options.Other[ending]; ok {
		format(w, r, k.prefix+canonical)
		return
	}
	b := s.builder(r)
	p := &page{
		builder: b, path: "/" + plural + "/" + canonical, document: k.query, kind: k, variables: k.variables(canonical),
		build: func(data []jsonData) (*sheet, error) { return k.build(b, data) },
	}
	if k.follow != "" {
		p.follow = []string{k.follow, "cities"}
	} else if strings.Contains(s.documents[k.query], "$first") {
		p.variables["first"] = s.pageSize()
	}
	s.show(w, r, p, ending)
}

func (s *Site) search(w http.ResponseWriter, r *http.Request) {
	b := s.builder(r)
	path, ending := s.ending(r.URL.Path)
	text := address.Text(r)
	p := &page{builder: b, path: path, build: b.search(text)}
	if text != "" || ending == endingJSON {
		p.document, p.variables = "search", map[string]any{"text": text}
	}
	s.show(w, r, p, ending)
}

func (s *Site) sitemap(w http.ResponseWriter, r *http.Request) {
	base := s.address(r)
	variables := map[string]any{"first": s.pageSize()}
	s.graph.Show(w, r, &graph.View{
		Query: s.documents["sitemap"], Variables: variables, Media: "application/xml", Form: base, More: moreOfSitemap(variables),
		Body: func(_ string, data []jsonData) ([]byte, error) { return writeSitemap(s.words, base, data) },
	})
}

// robots lets search engines see all pages, and asks them not to try searches and queries.
func (s *Site) robots(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write([]byte("User-agent: *\nDisallow: /search\nDisallow: /graphql\nDisallow: /q\nAllow: /\n\nSitemap: " + s.address(r) + "/sitemap.xml\n"))
}

// elsewhere answers for addresses that nothing has. Where only the letters' case or a slash is wrong, it leads to the right one.
func (s *Site) elsewhere(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "ask by GET", http.StatusMethodNotAllowed)
		return
	}
	path := strings.TrimPrefix(r.URL.Path, "/")
	if lower := address.Fold(path); lower != path {
		plural, _ := address.Split(lower)
		stem, _ := s.ending(plural)
		if s.kinds[stem] != nil && address.IsSlug(strings.ReplaceAll(lower, "/", "")) { // what follows is put right there
			address.Redirect(w, r, strings.Repeat("../", strings.Count(path, "/"))+lower)
			return
		}
	}
	s.nowhere(w, r)
}

// nowhere is the page for an address that nothing can have.
func (s *Site) nowhere(w http.ResponseWriter, r *http.Request) {
	b := s.builder(r)
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Content-Language", b.Tag)
	s.plain(w, r, &page{builder: b, path: r.URL.Path, build: b.missing(r.URL.Path)}, http.StatusNotFound)
}
