// Package embed is what other sites show of the graph: a card for a frame, a badge, a map, the oEmbed provider that hands the frame out, the
// module with the elements <learning-city> and its like, and the page that writes the lines to paste. Like package page it is a client of the
// API: each answer is what one GraphQL document says, held to the limits and caching rules of every question.
//
// Start reading at Site.Register (the addresses), kind.go (what there is a card for) and card.go (what a card says).
package embed

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"

	"learningcities/graph"
	"learningcities/web/query"
	"learningcities/web/view"
	"learningcities/web/words"
)

//go:embed query
var queries embed.FS

//go:embed template
var layout embed.FS

// Options say how cards are served.
type Options struct {
	// Address is where others reach the service, such as "https://cities.example/graph"; without it, oEmbed and the lines to paste name the
	// host that they were asked for at.
	Address string
}

// Site is all that is under /embed, and the oEmbed provider.
type Site struct {
	graph     graph.Handler
	options   Options
	words     *words.Set
	documents map[string]string
	templates map[string]*template.Template // by language
	cards     map[view.Theme]sheet          // the style of cards
	page      sheet                         // and that of the page that writes lines to paste
	component *module
}

// New makes the cards of what the graph answers.
func New(g graph.Handler, o Options) (*Site, error) {
	s := &Site{graph: g, options: o, templates: map[string]*template.Template{}}
	var err error
	if s.words, err = words.New(); err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	if s.documents, err = query.Read(queries); err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	for _, l := range s.words.All() {
		if s.templates[l.Tag], err = view.Templates(layout, l.Say); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
	}
	s.cards = cardStyles()
	s.page = pageStyle()
	if s.component, err = newModule(s.words); err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	return s, nil
}

// Register adds the addresses.
func (s *Site) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /embed", s.builderPage)
	mux.HandleFunc("GET /embed/{plural}/{slug}", s.card)
	mux.HandleFunc("GET /embed/cities/{slug}/badge.svg", s.badge)
	mux.HandleFunc("GET /embed/cities/{slug}/map.svg", s.cityMap)
	mux.HandleFunc("GET /embed/cities/{slug}/map.json", s.cityShapes)
	mux.HandleFunc("GET /embed/learning-city.js", s.component.serve)
	mux.HandleFunc("GET /oembed", s.oEmbed)
}
