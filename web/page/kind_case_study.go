package page

import (
	"encoding/json"

	"learningcities/web/view"
)

type caseStudy struct {
	ID string
	named
	Kind, Summary string
	Year          *int
	City          place
	Publication   *named
	Programmes    []string
	Languages     []string
	URL           string
	AlsoAt        []string
	SDGLinks      []link
	ThemeLinks    []struct {
		Theme            named
		Basis, Rationale string
	}
	ActionPointLinks []struct {
		ActionPoint      named
		Basis, Rationale string
	}
	Provenance provenance
}

func (b *builder) caseStudy(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ CaseStudy caseStudy }](steps[0])
	if err != nil {
		return nil, err
	}
	c := data.CaseStudy
	s := &sheet{ID: c.ID, Title: b.name(c.named), Type: "article", Lead: b.owns(c.Summary)}
	p := c.Provenance
	b.fact(s, p, "study.of", []value{b.page(c.City.named)}, "city")
	b.fact(s, p, "year", b.years(c.Year), "year")
	b.known(s, p, "publication.in", b.maybe(c.Publication), "publication")
	b.known(s, p, "read.on", away(append([]string{c.URL}, c.AlsoAt...)...), "url")
	b.known(s, p, "languages.seen", b.languages(c.Languages), "languages")
	b.known(s, p, "programmes", b.foreign(c.Programmes), "programmes")
	b.cite(s, p)
	s.Section = append(s.Section, b.goals(c.SDGLinks))
	var themes, points []item
	for _, l := range c.ThemeLinks {
		themes = append(themes, item{value: b.page(l.Theme), Meta: []view.Text{b.say("basis." + l.Basis)}, Say: b.owns(l.Rationale)})
	}
	b.section(s, "themes", "themes.of", themes)
	for _, l := range c.ActionPointLinks {
		points = append(points, item{value: b.page(l.ActionPoint), Meta: []view.Text{b.say("basis." + l.Basis)}, Say: b.owns(l.Rationale)})
	}
	b.section(s, "action-points", "action.points.of", points)
	if l := c.City.Location; l != nil {
		s.Map = view.NewMap(b.Say("map.of", "name", b.name(c.City.named).Text), []view.Point{*l}, nil)
	}
	s.Kicker = &value{Text: b.say("study." + c.Kind), Href: b.link("/case-studies")}
	s.Description = joined(s.Title.Text+".", b.pair(b.Say("study.of"), b.name(c.City.named).Text)+".", c.Summary)
	s.Data = b.studyData(c)
	return s, nil
}

// section adds a section of lines, where there are any.
func (b *builder) section(s *sheet, id, title string, items []item) {
	if len(items) > 0 {
		s.Section = append(s.Section, section{ID: id, Title: b.Say(title), Count: len(items), Items: items})
	}
}

func (b *builder) years(year *int) []value {
	if year == nil {
		return nil
	}
	return plain(b.year(*year))
}

func (b *builder) maybe(n *named) []value {
	if n == nil {
		return nil
	}
	return []value{b.page(*n)}
}

// foreign are texts whose language is not recorded.
func (b *builder) foreign(texts []string) []value {
	var values []value
	for _, t := range texts {
		values = append(values, value{Text: view.Text{Text: t, Foreign: true}})
	}
	return values
}
