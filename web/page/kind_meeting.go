package page

import (
	"encoding/json"
	"strings"

	"learningcities/web/view"
)

// meeting is a conference in a list.
type meeting struct {
	named
	Kind                           string
	StartDate, EndDate, PlannedFor string
	HostCity, HostCountry          *named
}

func (b *builder) meetings(list []meeting) []item {
	var items []item
	for _, m := range list {
		i := item{value: b.page(m.named)}
		if m.StartDate != "" || m.EndDate != "" {
			i.Meta = append(i.Meta, view.Text{Text: b.Span(m.StartDate, m.EndDate)})
		} else if m.PlannedFor != "" {
			i.Meta = append(i.Meta, view.Text{Text: b.Say("planned.for") + " " + b.Date(m.PlannedFor)})
		}
		if m.HostCity != nil {
			i.Meta = append(i.Meta, b.name(*m.HostCity))
		}
		if m.HostCountry != nil {
			i.Meta = append(i.Meta, b.name(*m.HostCountry))
		}
		items = append(items, i)
	}
	return items
}

type conference struct {
	ID string
	named
	Kind, ShortName, Theme, Venue  string
	Subthemes                      []string
	Themes                         []named
	HostCity                       *place
	HostCountry                    *named
	StartDate, EndDate, PlannedFor string
	Format, Status                 string
	Organizers                     []string
	Figures                        []figure
	Outcomes, URLs                 []string
	Documents, Publications        []paper
	Awards                         []named
	SDGLinks                       []link
	Provenance                     provenance
}

// figure is a count that a source states.
type figure struct {
	Kind      string
	Value     int
	Qualifier string
	Unit      string
	Note      string
}

func (b *builder) conference(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Conference conference }](steps[0])
	if err != nil {
		return nil, err
	}
	c := data.Conference
	s := &sheet{ID: c.ID, Title: b.name(c.named), Type: "article", Lead: b.owns(c.Theme), Kicker: &value{Text: b.say("conference." + c.Kind), Href: b.link("/conferences")}}
	b.conferenceFacts(s, c)
	b.cite(s, c.Provenance)
	b.figures(s, c.Figures)
	b.lines(s, "subthemes", "subthemes", c.Subthemes)
	b.lines(s, "outcomes", "outcomes", c.Outcomes)
	b.section(s, "awards", "kinds.AWARD", b.items(c.Awards))
	b.section(s, "documents", "documents.of", b.papers(c.Documents, "document"))
	b.section(s, "publications", "publications.of", b.papers(c.Publications, "publication"))
	b.section(s, "themes", "themes.of", b.items(c.Themes))
	if len(c.SDGLinks) > 0 {
		s.Section = append(s.Section, b.goals(c.SDGLinks))
	}
	if c.HostCity != nil && c.HostCity.Location != nil {
		s.Map = view.NewMap(b.Say("map.of", "name", b.name(c.HostCity.named).Text), []view.Point{*c.HostCity.Location}, nil)
	}
	s.Description = joined(s.Title.Text+".", b.Span(c.StartDate, c.EndDate), c.Theme)
	s.Data = b.conferenceData(c)
	return s, nil
}

func (b *builder) conferenceFacts(s *sheet, c conference) {
	p := c.Provenance
	if c.Status == "PLANNED" {
		b.fact(s, p, "planned.for", plain(view.Text{Text: b.Date(c.PlannedFor)}), "plannedFor")
	} else {
		b.fact(s, p, "when", plain(view.Text{Text: b.Span(c.StartDate, c.EndDate)}), "startDate", "endDate")
	}
	var where []value
	if c.HostCity != nil {
		where = append(where, b.page(c.HostCity.named))
	}
	where = append(where, b.maybe(c.HostCountry)...)
	b.fact(s, p, "where", where, "hostCity", "hostCountry")
	b.known(s, p, "venue", plain(b.owns(c.Venue)...), "venue")
	if c.Format != "" {
		b.fact(s, p, "format", plain(b.say("format."+c.Format)), "format")
	}
	b.known(s, p, "organizers", plain(b.owns(c.Organizers...)...), "organizers")
	b.known(s, p, "web.pages", away(c.URLs...), "urls")
}

// figures are counts, each as exact as its source says.
func (b *builder) figures(s *sheet, list []figure) {
	var items []item
	for _, f := range list {
		i := item{value: value{Text: b.say("figure." + f.Kind)}}
		i.Meta = []view.Text{b.say("figure."+f.Qualifier, "number", b.Number(f.Value))}
		i.Meta = append(i.Meta, b.owns(f.Unit)...)
		i.Say = b.owns(f.Note)
		items = append(items, i)
	}
	b.section(s, "figures", "figures", items)
	if n := len(s.Section); n > 0 && s.Section[n-1].ID == "figures" {
		s.Section[n-1].Count = 0
	}
}

// lines are texts of ours under a heading.
func (b *builder) lines(s *sheet, id, title string, texts []string) {
	if len(texts) > 0 {
		s.Section = append(s.Section, section{ID: id, Title: b.Say(title), Text: b.owns(texts...)})
	}
}

// languages are language tags, each by the name of the language where it is one of the six.
func (b *builder) languages(tags []string) []value {
	var values []value
	for _, tag := range tags {
		text := view.Text{Text: tag, Lang: "zxx", Dir: "ltr"}
		if name, ok := b.names[strings.ToLower(tag)]; ok {
			text = b.reader.Text(name, tag)
		}
		values = append(values, value{Text: text})
	}
	return values
}
