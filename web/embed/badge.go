package embed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"

	"learningcities/graph"
	"learningcities/web/address"
)

// picture answers with a picture of a city that is made of the data of its card. Draw says graph.ErrAbsent where there is none.
func (s *Site) picture(w http.ResponseWriter, r *http.Request, name, media string, draw func(*reader, city) ([]byte, error)) {
	rd := s.reader(r)
	header := w.Header()
	header.Set("Content-Security-Policy", framed(s.cards[rd.theme]))
	header.Set("Content-Language", rd.Tag)
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	about, ok := find("cities/" + r.PathValue("slug"))
	switch {
	case !ok:
		http.Error(w, "there is no such city", http.StatusNotFound)
		return
	case about.slug != r.PathValue("slug"):
		address.Redirect(w, r, "../"+about.slug+"/"+name)
		return
	}
	s.graph.Show(w, r, &graph.View{
		Query: s.documents[about.document], Variables: about.variables(rd), Media: media, Form: name + "\n" + rd.form(), Vary: rd.vary(),
		Body: func(_ string, data []json.RawMessage) ([]byte, error) {
			answer, err := decode[struct{ City city }](data[0])
			if err != nil {
				return nil, err
			}
			return draw(rd, answer.City)
		},
		Failed: func(status int) []byte {
			if media == "application/json" {
				return wish{format: "json"}.problem(http.StatusText(status))
			}
			return s.drawn(rd, "failed", http.StatusText(status))
		},
	})
}

// drawn is a picture from its template; nil where that fails.
func (s *Site) drawn(rd *reader, name string, v any) []byte {
	var b bytes.Buffer
	if err := s.templates[rd.Tag].ExecuteTemplate(&b, name, v); err != nil {
		return nil
	}
	return b.Bytes()
}

// plate is a badge as its template has it, in pixels.
type plate struct {
	R             *reader
	Name          string
	Text          string
	Width, Middle int
}

// badge answers with the badge of a city whose membership a source confirms. There is none for any other.
func (s *Site) badge(w http.ResponseWriter, r *http.Request) {
	s.picture(w, r, "badge.svg", "image/svg+xml", func(rd *reader, c city) ([]byte, error) {
		if c.Membership != confirmed {
			return nil, graph.ErrAbsent
		}
		p := plate{R: rd, Name: rd.name(c.named).Text, Text: rd.Say("badge.member")}
		if c.MemberSince != nil {
			p.Text = rd.Say("badge.since", "year", strconv.Itoa(*c.MemberSince))
		}
		wide := math.Max(measure(p.Text, 7.4), math.Max(measure(p.Name, 7.8), measure(rd.Say("badge.unofficial"), 5.8)))
		p.Width = int(wide) + 40
		p.Middle = p.Width / 2
		body := s.drawn(rd, "badge", p)
		if body == nil {
			return nil, fmt.Errorf("drawing the badge of %s failed", c.Path)
		}
		return body, nil
	})
}
