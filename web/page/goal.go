package page

import "learningcities/web/view"

// goal is a goal as pages show it.
type goal struct {
	named
	Number int
	Colour view.Colour
}

// link is a statement that something serves a goal.
type link struct {
	SDG        goal
	Subject    *subject
	Basis      string
	Scope      string
	Rationale  string
	Provenance provenance
}

type subject struct {
	ID string
	named
}

const localReview = "LOCAL_REVIEW"

func (b *builder) tile(g goal) tile {
	return tile{Tile: view.Tile{Number: g.Number, Colour: g.Colour}, Name: b.name(g.named), Href: b.link(g.Path)}
}

func (b *builder) reason(l link, about string) reason {
	r := reason{Tag: b.enum("basis", l.Basis), Say: b.own(l.Rationale), Sources: b.sources(l.Provenance.Sources)}
	if l.Scope != "" {
		r.Tag += " · " + b.enum("scope", l.Scope)
	}
	if l.Subject != nil && l.Subject.ID != about {
		from := b.page(l.Subject.named)
		r.From = &from
	}
	return r
}

// goals is the section of a thing's links to goals: a tile for each goal, which opens to who says so.
func (b *builder) goals(links []link) section {
	s := section{ID: "goals", Title: b.Say("goals.linked")}
	for _, l := range links {
		if l.Scope == localReview {
			continue
		}
		if n := len(s.Tiles); n == 0 || s.Tiles[n-1].Number != l.SDG.Number {
			s.Tiles = append(s.Tiles, b.tile(l.SDG))
		}
		t := &s.Tiles[len(s.Tiles)-1]
		t.Why = append(t.Why, b.reason(l, ""))
	}
	s.Count = len(s.Tiles)
	if s.Count == 0 {
		s.Note = b.Say("goals.none")
	}
	return s
}

// reviewed is the section of the goals that a city's own review looks at, which it need not serve.
func (b *builder) reviewed(links []link) (section, bool) {
	s := section{ID: "review", Title: b.Say("goals.review"), Note: b.Say("goals.review.note"), Style: "small"}
	for _, l := range links {
		if l.Scope != localReview {
			continue
		}
		s.Tiles = append(s.Tiles, b.tile(l.SDG))
		if s.Sources == nil {
			s.Sources = b.sources(l.Provenance.Sources)
		}
	}
	s.Count = len(s.Tiles)
	return s, s.Count > 0
}

// study is a case study in a list.
type study struct {
	named
	Kind string
	Year *int
	City *named
}

func (b *builder) study(s study, withCity bool) item {
	i := item{value: b.page(s.named)}
	if withCity && s.City != nil {
		i.Meta = append(i.Meta, b.name(*s.City))
	}
	i.Meta = append(i.Meta, b.say("study."+s.Kind))
	if s.Year != nil {
		i.Meta = append(i.Meta, b.year(*s.Year))
	}
	return i
}

func (b *builder) studies(id, title string, list []study, total int) (section, bool) {
	s := section{ID: id, Title: b.Say(title), Count: total}
	for _, one := range list {
		s.Items = append(s.Items, b.study(one, true))
	}
	if rest := total - len(list); rest > 0 {
		s.More = b.Say("and.more", "number", b.Number(rest))
	}
	return s, len(list) > 0
}

// place is a city in a list, with where it lies.
type place struct {
	named
	Country    *named
	Location   *view.Point
	Membership string
}

func (b *builder) place(p place) item {
	i := item{value: b.page(p.named)}
	if p.Country != nil {
		i.Meta = []view.Text{b.name(*p.Country)}
	}
	return i
}

// points are where cities lie, of those of which it is known.
func points(list []place) []view.Point {
	var all []view.Point
	for _, p := range list {
		if p.Location != nil {
			all = append(all, *p.Location)
		}
	}
	return all
}
