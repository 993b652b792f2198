package embed

import (
	"fmt"
	"html/template"
	"net/http"

	"learningcities/graph"
	"learningcities/web/view"
)

// drawing is a map as its template has it.
type drawing struct {
	*view.Map
	R   *reader
	CSS template.CSS
}

// cityMap answers with the map of a city whose place is known.
func (s *Site) cityMap(w http.ResponseWriter, r *http.Request) {
	s.picture(w, r, "map.svg", "image/svg+xml", func(rd *reader, c city) ([]byte, error) {
		m := rd.cityMap(c)
		if m == nil {
			return nil, graph.ErrAbsent
		}
		body := s.drawn(rd, "mapfile", drawing{m, rd, s.cards[rd.theme].CSS})
		if body == nil {
			return nil, fmt.Errorf("drawing the map of %s failed", c.Path)
		}
		return body, nil
	})
}

// cityShapes answers with the shapes of the same map, for the element, which draws them in the colours of its page.
func (s *Site) cityShapes(w http.ResponseWriter, r *http.Request) {
	s.picture(w, r, "map.json", "application/json", func(rd *reader, c city) ([]byte, error) {
		m := rd.cityMap(c)
		if m == nil {
			return nil, graph.ErrAbsent
		}
		return wish{format: "json"}.write(struct {
			Label  string     `json:"label"`
			Width  int        `json:"width"`
			Height int        `json:"height"`
			Land   string     `json:"land"`
			Place  view.Pixel `json:"place"`
		}{m.Label, m.Width, m.Height, m.Land, m.Places[0]})
	})
}

// cityMap is the map of a city; nil where its place is not known.
func (r *reader) cityMap(c city) *view.Map {
	if c.Location == nil {
		return nil
	}
	return view.NewMap(r.Say("map.of", "name", r.name(c.named).Text), []view.Point{*c.Location}, nil)
}
