package embed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"learningcities/graph"
	"learningcities/web/address"
	"learningcities/web/view"
)

// choices are what a reader of /embed has chosen.
type choices struct {
	About subject
	Path  string // "" where nothing is chosen yet
	Text  string // what was searched for
	In    string // the language of the card; "" for that of each visitor
	Theme view.Theme
	Width int
}

func (s *Site) choices(r *http.Request, rd *reader) choices {
	q := r.URL.Query()
	c := choices{Theme: rd.theme, Width: usualWidth}
	if l := s.words.Named(q.Get("in")); l != nil {
		c.In = l.Tag
	}
	if n, err := strconv.ParseInt(q.Get("width"), 10, 32); err == nil {
		c.Width = min(max(int(n), leastWidth), 1200)
	}
	path := q.Get("path")
	if u, err := url.Parse(path); err == nil { // people paste the address of the page
		if below, ok := within(u, rd.base); ok {
			path = below
		}
	}
	if about, ok := find(path); ok {
		c.About, c.Path = about, about.path()
		return c
	}
	c.Text = address.Text(r)
	return c
}

// form is all of the choices that an answer hangs on.
func (c choices) form() string {
	return strings.Join([]string{c.Path, c.Text, c.In, string(c.Theme), strconv.Itoa(c.Width)}, "\n")
}

// desk is the page that writes the lines to paste, as its template has it.
type desk struct {
	choices
	R         *reader
	Style     sheet
	Languages []choice
	Title     view.Text // of what is chosen
	Found     list
	Goals     []tile
	Awards    []value
	Lines     []line
	NoBadge   bool
	OEmbed    string // the address of the provider's answer
	Page      string // of what is chosen
	Problem   string // what failed, in words
}

// choice is a language of the page.
type choice struct {
	Tag, Name, Dir, Href string
	Current, Chosen      bool
}

// line is a line to paste and how it looks.
type line struct {
	ID, Label, Note, Code string
	Live                  live
}

// live is what a line shows: a frame, a badge, or an element.
type live struct {
	Frame, Badge, Element string // an address, an address, a name
	Slug, Lang, Text      string
	Theme                 view.Theme
	Width, Height         int
}

// builderPage answers with the page that writes the lines to paste. It works by a form, without scripts.
func (s *Site) builderPage(w http.ResponseWriter, r *http.Request) {
	rd := s.reader(r)
	c := s.choices(r, rd)
	header := w.Header()
	header.Set("Content-Security-Policy", "default-src 'none'; style-src "+s.page.Source+"; img-src 'self'; frame-src 'self'; script-src 'self'; "+
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	header.Set("Content-Language", rd.Tag)
	v := &graph.View{
		Query: s.documents["choose"], Variables: map[string]any{"language": rd.Code()}, Media: "text/html", Vary: rd.vary(), Form: "desk\n" + rd.form(c.form()),
		Failed: func(status int) []byte {
			d := &desk{choices: c, R: rd, Problem: rd.Say("failed.text")}
			if status == http.StatusNotFound {
				d.Problem = rd.Say("card.missing.text")
			}
			d.Path = ""
			body, err := s.layOutDesk(d)
			if err != nil {
				return []byte(rd.Say("failed") + "\n")
			}
			return body
		},
	}
	fill := (*desk).fillChoice
	switch {
	case c.Path != "":
		v.Query, v.Variables, fill = s.documents[c.About.document], c.About.variables(rd), (*desk).fillLines
	case c.Text != "":
		v.Query, v.Variables["text"], fill = s.documents["search"], c.Text, (*desk).fillFound
	}
	v.Body = func(_ string, data []json.RawMessage) ([]byte, error) {
		d := &desk{choices: c, R: rd}
		if err := fill(d, data[0]); err != nil {
			return nil, err
		}
		return s.layOutDesk(d)
	}
	s.graph.Show(w, r, v)
}

func (s *Site) layOutDesk(d *desk) ([]byte, error) {
	d.Style = s.page
	for _, l := range s.words.All() {
		d.Languages = append(d.Languages, choice{
			Tag: l.Tag, Name: l.Name, Dir: l.Dir, Current: l == d.R.Language, Chosen: l.Tag == d.In,
			Href: withQuery("", "lang", l.Tag, "path", d.Path, "text", d.Text, "in", d.In, "theme", string(d.Theme)),
		})
	}
	var w bytes.Buffer
	if err := s.templates[d.R.Tag].ExecuteTemplate(&w, "desk", d); err != nil {
		return nil, fmt.Errorf("laying out the page of lines to paste: %w", err)
	}
	return w.Bytes(), nil
}

// here is the address of this page with something chosen.
func (d *desk) here(n named) value {
	return value{Text: d.R.name(n), Href: withQuery("", "path", n.Path, "lang", d.R.lang(), "in", d.In, "theme", string(d.Theme))}
}

func (d *desk) fillChoice(data json.RawMessage) error {
	answer, err := decode[struct {
		SDGs   []goal
		Awards []named
	}](data)
	if err != nil {
		return err
	}
	for _, g := range answer.SDGs {
		t := d.R.tile(g)
		t.Href = d.here(g.named).Href
		d.Goals = append(d.Goals, t)
	}
	for _, a := range answer.Awards {
		d.Awards = append(d.Awards, d.here(a))
	}
	return nil
}

func (d *desk) fillFound(data json.RawMessage) error {
	answer, err := decode[struct {
		Search struct {
			TotalCount int
			Edges      []struct{ Node named }
		}
	}](data)
	if err != nil {
		return err
	}
	d.Found.Label = d.R.Say("search.for", "text", d.Text)
	for _, e := range answer.Search.Edges {
		d.Found.Items = append(d.Found.Items, d.here(e.Node))
	}
	if rest := answer.Search.TotalCount - len(d.Found.Items); rest > 0 {
		d.Found.More = d.R.Say("and.more", "number", d.R.Number(rest))
	}
	if len(d.Found.Items) == 0 {
		d.Found.Label = d.R.Say("search.none", "text", d.Text)
	}
	return nil
}

// fillLines writes the lines for what is chosen.
func (d *desk) fillLines(data json.RawMessage) error {
	r := d.R
	c, err := d.About.build(r, data)
	if err != nil {
		return err
	}
	d.Title, d.Page = c.Title, r.base+c.Path
	card := withQuery("embed"+d.Path, "lang", d.In, "theme", string(d.Theme))
	high := c.height(r, d.Width)
	d.OEmbed = "oembed?" + url.Values{"url": {withQuery(d.Page, "lang", d.In)}, "format": {"json"}}.Encode()
	d.Lines = []line{{
		ID: "frame", Label: r.Say("embed.frame"), Note: r.Say("embed.frame.note"),
		Code: r.frame(d.About, c.Title.Text, d.In, d.Width, high),
		Live: live{Frame: r.Root + card, Width: d.Width, Height: high, Text: c.Title.Text},
	}}
	switch d.About.name {
	case "CITY":
		d.cityLines(data, c)
	case "SDG":
		d.Lines = append(d.Lines, d.element("sdg-network", "", r.Say("goals.network"), "/sdgs"))
	}
	d.Lines = append(d.Lines, line{
		ID: "oembed", Label: "oEmbed", Note: r.Say("embed.oembed.note"),
		Code: `<link rel="alternate" type="application/json+oembed" href="` + html.EscapeString(r.base+"/"+d.OEmbed) + `" title="` + html.EscapeString(c.Title.Text) + `">`,
	})
	return nil
}

// cityLines are the badge of a city, where it has one, and its elements.
func (d *desk) cityLines(data json.RawMessage, c *card) {
	r := d.R
	answer, err := decode[struct{ City city }](data)
	if err != nil || answer.City.Membership != confirmed {
		d.NoBadge = true
	} else {
		text := r.Say("badge.member")
		if since := answer.City.MemberSince; since != nil {
			text = r.Say("badge.since", "year", strconv.Itoa(*since))
		}
		badge := withQuery("embed"+d.Path+"/badge.svg", "lang", d.In)
		d.Lines = append(d.Lines, line{
			ID: "badge", Label: r.Say("embed.badge"), Note: r.Say("embed.badge.note"),
			Code: `<a href="` + html.EscapeString(withQuery(d.Page, "lang", d.In)) + `"><img src="` + html.EscapeString(r.base+"/"+badge) + `" alt="` + html.EscapeString(c.Title.Text+r.Say("colon")+" "+text) + `" height="64"></a>`,
			Live: live{Badge: r.Root + badge, Text: c.Title.Text + r.Say("colon") + " " + text},
		})
	}
	for _, name := range []string{"learning-city", "learning-city-map", "learning-city-related"} {
		d.Lines = append(d.Lines, d.element(name, d.About.slug, c.Title.Text, c.Path))
	}
}

// element is the line for an element, with the link that is seen where scripts are blocked.
func (d *desk) element(name, slug, text, path string) line {
	attributes := ""
	for _, a := range [][2]string{{"slug", slug}, {"lang", d.In}, {"theme", string(d.Theme)}} {
		if a[1] != "" {
			attributes += " " + a[0] + `="` + html.EscapeString(a[1]) + `"`
		}
	}
	return line{
		ID: name, Label: "<" + name + ">", Note: d.R.Say("embed.element.note"),
		Code: `<script type="module" src="` + html.EscapeString(d.R.base) + `/embed/learning-city.js"></script>` + "\n" +
			"<" + name + attributes + `><a href="` + html.EscapeString(withQuery(d.R.base+path, "lang", d.In)) + `">` + html.EscapeString(text) + "</a></" + name + ">",
		Live: live{Element: name, Slug: slug, Lang: d.In, Theme: d.Theme, Text: text, Frame: d.R.Link(path)},
	}
}
