// Package page shows the graph to people: a page for every entity, lists, a search and a way to all of it, in six languages, complete
// without a script. It is a client of the API: each page is what one GraphQL document answers, carried out in this program.
//
// Start reading at Site.Register (the addresses), kinds.go (what there is a page for) and sheet.go (what a page says).
package page

import (
	"fmt"
	"html/template"
	"net/http"

	"learningcities/graph"
	"learningcities/web/query"
	"learningcities/web/view"
	"learningcities/web/words"
)

// Options say how pages are served.
type Options struct {
	// Address is where others reach the service, such as "https://cities.example/graph"; without it, pages name the host that they were
	// asked for at.
	Address string
	// PageSize is how many elements of a list are asked for at a time.
	PageSize int
	// Other answers an entity in other formats, by the ending of the address: "jsonld", "ttl". Pages link to those that there are.
	Other map[string]Format
	// Permalink is the address, from the root of the service, at which a version answers a question for good; "" for none. It may be nil.
	Permalink func(version, query string, variables map[string]any) string
	// Cards are the kinds of entity, as the API names them, that /embed and /oembed have cards of: their pages lead there.
	Cards []string
}

// Format answers with the entity of an id in a format of its own.
type Format func(w http.ResponseWriter, r *http.Request, id string)

// Site is all pages.
type Site struct {
	graph     graph.Handler
	options   Options
	words     *words.Set
	kinds     map[string]*kind // by plural
	documents map[string]string
	templates map[string]*template.Template // by language
	assets    *assets
}

// New makes the pages of what the graph answers.
func New(g graph.Handler, o Options) (*Site, error) {
	s := &Site{graph: g, options: o, kinds: map[string]*kind{}, templates: map[string]*template.Template{}}
	for _, k := range kinds() {
		s.kinds[k.plural] = k
	}
	var err error
	if s.words, err = words.New(); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	if s.documents, err = query.Read(queries); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	if s.assets, err = newAssets(); err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	for _, l := range s.words.All() {
		if s.templates[l.Tag], err = view.Templates(layout, l.Say); err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
	}
	return s, nil
}

// Register adds the addresses of the pages.
func (s *Site) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.home)
	mux.HandleFunc("GET /index.json", s.home)
	for plural := range s.kinds {
		mux.HandleFunc("GET /"+plural, s.list)
		mux.HandleFunc("GET /"+plural+".json", s.list)
		mux.HandleFunc("GET /"+plural+"/", s.entity)
	}
	mux.HandleFunc("GET /search", s.search)
	mux.HandleFunc("GET /search.json", s.search)
	mux.HandleFunc("GET /sitemap.xml", s.sitemap)
	mux.HandleFunc("GET /robots.txt", s.robots)
	mux.HandleFunc("GET /assets/", s.assets.serve)
	mux.HandleFunc("/", s.elsewhere)
}

// page is what a request for a page asks, and how it is made.
type page struct {
	builder   *builder
	path      string // its address without an ending: "/cities/espoo"
	document  string // its name; "" where no data is needed
	variables map[string]any
	build     func([]jsonData) (*sheet, error)
	follow    []string // where the connection stands that is paged through; nil for none
	kind      *kind    // whose part of the menu is the current one; nil for none
}

// view is the page as a view of the graph.
func (s *Site) view(p *page) *graph.View {
	p.variables = withLanguage(p.variables, p.builder)
	v := &graph.View{
		Query: s.documents[p.document], Variables: p.variables, Media: "text/html", Form: p.form(),
		Body:   func(version string, data []jsonData) ([]byte, error) { return s.render(p, version, data) },
		Failed: func(status int) []byte { return s.failed(p, status) },
	}
	if p.builder.suffix == "" {
		v.Vary = "Accept-Language"
	}
	if p.follow != nil {
		p.variables["first"] = s.pageSize()
		v.More = more(p.variables, p.follow)
	}
	return v
}

func (s *Site) pageSize() int { return min(max(s.options.PageSize, 1), 100) }

// render writes the page of the data.
func (s *Site) render(p *page, version string, data []jsonData) ([]byte, error) {
	made, err := p.build(data)
	if err != nil {
		return nil, err
	}
	return s.write(p, made, version)
}
