package page

import (
	"html/template"

	"learningcities/web/view"
)

// sheet is what a page says, whatever it is about. A builder fills it in, the template lays it out.
type sheet struct {
	Title   view.Text
	Kicker  *value // what kind of thing it is, with a link to the list
	Badge   *view.Tile
	Below   []view.Text // names in other scripts, below the title
	Lead    []view.Text
	Facts   []fact
	Map     *view.Map
	Section []section
	Content template.HTML // laid out by another package
	Sources []source      // of the whole; nil for a list
	Notes   []view.Text
	Sure    string // the confidence, in words

	Description string // one sentence for search engines and previews
	Type        string // of Open Graph
	Data        any    // JSON-LD
	ID          string // of the entity; "" for a list
	Path        string // of the entity, where the address may be another one that leads to it
	Search      *search
	Bare        bool // it is not the page that its query is behind
	Listed      bool // search engines may list it, though no query is behind it
}

// value is a text that may lead somewhere.
type value struct {
	Text view.Text
	Href string // "" for none
	Away bool   // the address is on another host
	More string // said behind it
}

// fact is one thing that is known, or known to be unknown.
type fact struct {
	Label   string
	Values  []value // none for what is not known
	Sources []source
}

// source is where a statement comes from.
type source struct {
	Name      view.Text
	URL       string
	Publisher string
	Date      string
	Licence   string
	Supports  string // the facts, in words
}

// section is a part of a page under its own heading.
type section struct {
	ID     string
	Title  string
	Count  int // 0 shows none
	Note   string
	Tiles  []tile
	Items  []item
	Groups []group
	Text   []view.Text
	Map    *view.Map
	Style  string // "columns" for many short items, "cards" for a few that stand out, "" for lines
	More   string

	Sources []source // of all that it says
}

// group is a part of a section.
type group struct {
	Title value
	Tile  *view.Tile
	Items []item
}

// tile is a goal with what is said about it.
type tile struct {
	view.Tile
	Name view.Text
	Href string
	Tag  string
	Why  []reason
}

// item is one line of a list.
type item struct {
	value
	Meta []view.Text
	Say  []view.Text
	Why  []reason
}

// reason is a piece of evidence.
type reason struct {
	Say     view.Text // "" for none
	From    *value    // what says it
	Tag     string    // who says it
	Sources []source
}

// search is what was searched for.
type search struct {
	Text string
}

// Label is what the section's sources are for.
func (s section) Label() string { return s.Title }
