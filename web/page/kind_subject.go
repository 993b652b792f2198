package page

import (
	"encoding/json"
	"strconv"

	"learningcities/web/view"
)

type actionPoint struct {
	ID string
	named
	Number      int
	Summary     string
	TextStatus  string
	Document    named
	Themes      []named
	SDGLinks    []link
	CaseStudies studyList
	Provenance  provenance
}

type studyList struct {
	TotalCount int
	Nodes      []study
}

func (b *builder) actionPoint(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ ActionPoint actionPoint }](steps[0])
	if err != nil {
		return nil, err
	}
	a := data.ActionPoint
	s := &sheet{ID: a.ID, Title: b.name(a.named), Type: "article", Lead: append(b.owns(a.Summary), b.say("text."+a.TextStatus))}
	b.fact(s, a.Provenance, "document.of", []value{b.page(a.Document)}, "document")
	b.known(s, a.Provenance, "themes.of", b.pages(a.Themes), "themes")
	b.cite(s, a.Provenance)
	b.aboutGoals(s, a.SDGLinks, a.CaseStudies)
	s.Description = joined(s.Title.Text+".", b.name(a.Document).Text+".", a.Summary)
	s.Data = b.term(a.ID, a.named, strconv.Itoa(a.Number), a.Summary, b.whole(a.Document.Path))
	return s, nil
}

// aboutGoals are the links to goals and the case studies of a subject.
func (b *builder) aboutGoals(s *sheet, links []link, studies studyList) {
	s.Section = append(s.Section, b.goals(links))
	if linked, ok := b.studies("case-studies", "studies.linked", studies.Nodes, studies.TotalCount); ok {
		s.Section = append(s.Section, linked)
	}
}

type theme struct {
	ID string
	named
	Kind, Group string
	Number      *int
	Document    *named
	Conferences []meeting
	SDGLinks    []link
	CaseStudies studyList
	Provenance  provenance
}

func (b *builder) theme(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Theme theme }](steps[0])
	if err != nil {
		return nil, err
	}
	t := data.Theme
	s := &sheet{ID: t.ID, Title: b.name(t.named), Type: "article", Below: b.alsoCalled(t.named)}
	label := b.say("theme." + t.Kind)
	if t.Number != nil {
		label.Text += " " + strconv.Itoa(*t.Number)
	}
	s.Kicker = &value{Text: label, Href: b.link("/themes")}
	if t.Group != "" {
		b.fact(s, t.Provenance, "group", plain(b.say("group."+t.Group)), "group")
	}
	b.known(s, t.Provenance, "document.of", b.maybe(t.Document), "document")
	b.cite(s, t.Provenance)
	b.section(s, "conferences", "kinds.CONFERENCE", b.meetings(t.Conferences))
	b.aboutGoals(s, t.SDGLinks, t.CaseStudies)
	s.Description = joined(s.Title.Text+".", label.Text+".")
	in := b.whole("/themes")
	if t.Document != nil {
		in = b.whole(t.Document.Path)
	}
	s.Data = b.term(t.ID, t.named, "", "", in)
	return s, nil
}

type cluster struct {
	ID string
	named
	Period      string
	Figures     []figure
	Partners    []string
	Publication *named
	Cities      []struct {
		Role, Note string
		City       place
	}
	SDGLinks   []link
	Provenance provenance
}

func (b *builder) cluster(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Cluster cluster }](steps[0])
	if err != nil {
		return nil, err
	}
	c := data.Cluster
	s := &sheet{ID: c.ID, Title: b.name(c.named), Type: "article", Below: b.alsoCalled(c.named)}
	b.fact(s, c.Provenance, "period", plain(view.Text{Text: c.Period}), "period")
	b.known(s, c.Provenance, "partners", b.foreign(c.Partners), "partners")
	b.known(s, c.Provenance, "publication.in", b.maybe(c.Publication), "publication")
	b.cite(s, c.Provenance)
	cities := section{ID: "cities", Title: b.Say("cities.part"), Count: len(c.Cities)}
	var places []place
	for _, one := range c.Cities {
		i := b.place(one.City)
		i.Meta = append(i.Meta, b.say("role."+one.Role))
		i.Say = b.owns(one.Note)
		cities.Items = append(cities.Items, i)
		places = append(places, one.City)
	}
	if len(places) > 0 {
		s.Section = append(s.Section, cities)
	}
	s.Map = view.NewMap(b.Say("map.cities"), points(places), nil)
	b.figures(s, c.Figures)
	s.Section = append(s.Section, b.goals(c.SDGLinks))
	s.Description = joined(s.Title.Text+".", b.Say("kind.CLUSTER")+".", b.pair(b.Say("cities.part"), strconv.Itoa(len(c.Cities)))+".")
	s.Data = b.clusterData(c, places)
	return s, nil
}

// alsoCalled are the names in other languages than the title's.
func (b *builder) alsoCalled(n named) []view.Text {
	var texts []view.Text
	seen := map[string]bool{n.Name: true}
	for _, other := range n.Names {
		if !seen[other.Text] {
			seen[other.Text] = true
			texts = append(texts, b.reader.Text(other.Text, orZero(other.Language)))
		}
	}
	return texts
}
