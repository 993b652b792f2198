package embed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"learningcities/graph"
	"learningcities/web/address"
	"learningcities/web/view"
)

// card is what a card says, whatever it is about.
type card struct {
	Title  view.Text
	Kicker view.Text
	Tile   *view.Tile
	Path   string // of its page; "" where it has none
	Lead   []view.Text
	Facts  []fact
	Goals  goals
	List   list
	Placed bool // it says something that comes from GeoNames
}

// fact is a label and what is known of it.
type fact struct {
	Label  string
	Values []value
}

// value is a text that may lead to a page.
type value struct {
	Text view.Text
	Href string
}

// goals are tiles of goals under a label.
type goals struct {
	Label string
	Tiles []tile
}

type tile struct {
	view.Tile
	Name view.Text
	Href string
}

// list is a list of links under a label.
type list struct {
	Label string
	Items []value
	More  string
}

// goal is a goal as the API gives it.
type goal struct {
	named
	Number int
	Colour view.Colour
}

func (r *reader) tile(g goal) tile {
	return tile{Tile: view.Tile{Number: g.Number, Colour: g.Colour}, Name: r.name(g.named), Href: r.Link(g.Path)}
}

func (r *reader) value(n named) value { return value{Text: r.name(n), Href: r.Link(n.Path)} }

func (r *reader) number(label string, n int) fact {
	return fact{Label: r.Say(label), Values: []value{{Text: view.Text{Text: r.Number(n)}}}}
}

// framed is the policy of what stands in frames of other sites: it has its style inside, loads nothing and runs nothing.
func framed(style sheet) string {
	return "default-src 'none'; style-src " + style.Source + "; base-uri 'none'; form-action 'none'; frame-ancestors *"
}

// card answers with the card of an entity.
func (s *Site) card(w http.ResponseWriter, r *http.Request) {
	rd := s.reader(r)
	header := w.Header()
	header.Set("Content-Security-Policy", framed(s.cards[rd.theme]))
	header.Set("Content-Language", rd.Tag)
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	about, ok := find(r.PathValue("plural") + "/" + r.PathValue("slug"))
	if !ok {
		s.refuse(w, rd, http.StatusNotFound)
		return
	}
	if about.slug != r.PathValue("slug") {
		address.Redirect(w, r, about.slug)
		return
	}
	s.graph.Show(w, r, &graph.View{
		Query: s.documents[about.document], Variables: about.variables(rd), Media: "text/html", Form: "card\n" + rd.form(), Vary: rd.vary(),
		Body: func(version string, data []json.RawMessage) ([]byte, error) {
			c, err := about.build(rd, data[0])
			if err != nil {
				return nil, err
			}
			return s.layOut(rd, c, version)
		},
		Failed: func(status int) []byte { return s.failed(rd, status) },
	})
}

// laidOut is what the template lays out.
type laidOut struct {
	*card
	R       *reader
	Style   sheet
	Page    string // the address of its page; "" where it has none
	Version string
}

func (s *Site) layOut(rd *reader, c *card, version string) ([]byte, error) {
	d := &laidOut{card: c, R: rd, Style: s.cards[rd.theme], Version: version}
	if c.Path != "" {
		d.Page = rd.Link(c.Path)
	}
	var w bytes.Buffer
	if err := s.templates[rd.Tag].ExecuteTemplate(&w, "card", d); err != nil {
		return nil, fmt.Errorf("laying out a card: %w", err)
	}
	return w.Bytes(), nil
}

// failed is the card of a failure, which needs no data.
func (s *Site) failed(rd *reader, status int) []byte {
	key := "failed"
	switch status {
	case http.StatusNotFound:
		key = "card.missing"
	case http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		key = "failed.busy"
	case http.StatusTooManyRequests:
		key = "failed.often"
	case http.StatusGone:
		key = "failed.gone"
	}
	body, err := s.layOut(rd, &card{Title: rd.say(key), Lead: []view.Text{rd.say(key + ".text")}}, "")
	if err != nil {
		return []byte(rd.Say(key) + "\n")
	}
	return body
}

// refuse answers with a card that needs no data.
func (s *Site) refuse(w http.ResponseWriter, rd *reader, status int) {
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(s.failed(rd, status)) // an error means that the client has gone
}
