package page

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sort"

	"learningcities/web/view"
)

//go:embed template
var layout embed.FS

// laidOut is what the template lays out.
type laidOut struct {
	*sheet
	B         *builder
	Heading   string // of the window
	Root      string
	Suffix    string
	Canonical string
	Share     string // the picture of previews
	Languages []choice
	Menu      []entry
	Formats   []entry
	OEmbed    *oEmbed
	Embed     string // leads to the lines to paste; "" where the page has no card
	Query     string // leads to the query in the editor; "" where there is none
	Permalink string // of the query, with the version of the page; "" for none
	Version   string
	Style     string
	Icon      string
	Robots    bool // search engines may list the page
}

// oEmbed is where consumers of oEmbed ask for the card of the page.
type oEmbed struct{ JSON, XML string }

// choice is a language that the page also comes in.
type choice struct {
	Tag, Name, Dir, Href, Whole string
	Current                     bool
}

// entry is a link of the menu.
type entry struct {
	Text    string
	Href    string
	Media   string
	Current bool
}

// write lays out a sheet.
func (s *Site) write(p *page, made *sheet, version string) ([]byte, error) {
	b := p.builder
	if made.Path != "" && made.Path != p.path {
		other := *p
		other.path = made.Path
		p = &other
	}
	d := &laidOut{
		sheet: made, B: b, Root: b.root, Suffix: b.suffix, Version: version, Heading: made.Title.Text,
		Canonical: b.whole(p.path), Share: b.whole("/assets/" + s.assets.share), Style: s.assets.style, Icon: s.assets.icon,
		Robots: made.Listed || p.document != "" && p.document != "search",
	}
	if p.path != "/" {
		d.Heading += " – " + b.Say("site")
	}
	if b.Tag != "en" {
		d.Canonical += "?lang=" + b.Tag
	}
	if made.Kicker == nil && made.ID != "" {
		made.Kicker = &value{Text: b.say("kind." + p.kind.name), Href: b.link("/" + p.kind.plural)}
	}
	s.choices(d, p)
	s.menu(d, p)
	if p.document != "" && !made.Bare {
		s.formats(d, p)
		s.cards(d, p)
	}
	var w bytes.Buffer
	if err := s.templates[b.Tag].ExecuteTemplate(&w, "page", d); err != nil {
		return nil, fmt.Errorf("laying out a page: %w", err)
	}
	return w.Bytes(), nil
}

func (s *Site) choices(d *laidOut, p *page) {
	for _, l := range s.words.All() {
		query := url.Values{"lang": {l.Tag}}
		if text := p.text(); text != "" {
			query.Set("text", text)
		}
		whole := p.builder.whole(p.path)
		if l.Tag != "en" {
			whole += "?lang=" + l.Tag
		}
		d.Languages = append(d.Languages, choice{Tag: l.Tag, Name: l.Name, Dir: l.Dir, Href: "?" + query.Encode(), Whole: whole, Current: l == p.builder.Language})
	}
}

func (s *Site) menu(d *laidOut, p *page) {
	for _, k := range kinds() {
		d.Menu = append(d.Menu, entry{Text: p.builder.Say("kinds." + k.name), Href: p.builder.link("/" + k.plural), Current: k == p.kind || p.kind != nil && k.plural == p.kind.plural})
	}
}

// formats are the other forms of the page: the data of its query, the query itself, and those that others add.
func (s *Site) formats(d *laidOut, p *page) {
	stem := p.path
	if stem == "/" {
		stem = "/index"
	}
	add := func(ending, text, media string) {
		href := p.builder.root + stem[1:] + "." + ending + p.builder.suffix
		if t := p.text(); t != "" {
			href += "?" + url.Values{"text": {t}, "lang": {p.builder.Tag}}.Encode()
		}
		d.Formats = append(d.Formats, entry{Text: p.builder.Say(text), Href: href, Media: media})
	}
	add(endingJSON, "as.json", "application/json")
	if d.ID != "" {
		media := map[string]string{"jsonld": "application/ld+json", "ttl": "text/turtle"}
		var endings []string
		for ending := range s.options.Other {
			endings = append(endings, ending)
		}
		sort.Strings(endings)
		for _, ending := range endings {
			add(ending, "as."+ending, media[ending])
		}
	}
	variables, err := json.Marshal(p.variables)
	if err != nil {
		return // texts and numbers always have a JSON form
	}
	if s.options.Permalink != nil {
		if address := s.options.Permalink(d.Version, s.documents[p.document], p.variables); address != "" {
			d.Permalink = p.builder.root + address + p.builder.suffix
		}
	}
	d.Query = p.builder.root + "ide/?" + url.Values{"query": {s.documents[p.document]}, "variables": {string(variables)}}.Encode()
}

// cards are the ways to show the entity of the page on other sites.
func (s *Site) cards(d *laidOut, p *page) {
	if p.kind == nil || d.ID == "" || !slices.Contains(s.options.Cards, p.kind.name) {
		return
	}
	where := func(format string) string {
		return p.builder.whole("/oembed?" + url.Values{"url": {d.Canonical}, "format": {format}}.Encode())
	}
	d.OEmbed = &oEmbed{JSON: where("json"), XML: where("xml")}
	q := url.Values{"path": {p.path}}
	if p.builder.suffix != "" {
		q.Set("lang", p.builder.Tag)
	}
	d.Embed = p.builder.root + "embed?" + q.Encode()
}

// failed is the page of a failure, which needs no data.
func (s *Site) failed(p *page, status int) []byte {
	b := p.builder
	key := "failed"
	switch status {
	case http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		key = "failed.busy"
	case http.StatusTooManyRequests:
		key = "failed.often"
	case http.StatusGone:
		key = "failed.gone"
	}
	made := &sheet{Title: b.say(key), Lead: []view.Text{b.say(key + ".text")}, Type: "website", Description: b.Say(key + ".text")}
	other := *p
	other.document = ""
	body, err := s.write(&other, made, "")
	if err != nil {
		return []byte(b.Say(key) + "\n")
	}
	return body
}
