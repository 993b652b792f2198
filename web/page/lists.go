package page

import (
	"encoding/json"
	"strconv"

	"learningcities/web/view"
)

// pageInfo tells whether a list goes on.
type pageInfo struct {
	HasNextPage bool
	EndCursor   string
}

// listSheet begins the sheet of a list.
func (b *builder) listSheet(k *kind, count int, sections ...section) *sheet {
	s := &sheet{Title: b.say("kinds." + k.name), Lead: []view.Text{b.say("about." + k.name)}, Type: "website", Section: sections}
	s.Description = b.Say("about." + k.name)
	s.Data = b.listData(k, s.Title.Text, count)
	return s
}

func (b *builder) cities(k *kind, steps []json.RawMessage) (*sheet, error) {
	type answer struct {
		Countries []struct {
			named
			Region string
		}
		Cities struct {
			TotalCount int
			Nodes      []place
		}
	}
	all, err := decodeAll[answer](steps)
	if err != nil {
		return nil, err
	}
	in := map[string][]item{}
	for _, step := range all {
		for _, c := range step.Cities.Nodes {
			i := item{value: b.page(c.named)}
			if c.Membership != "CONFIRMED" {
				i.Meta = []view.Text{b.say("membership." + c.Membership)}
			}
			in[c.Country.Path] = append(in[c.Country.Path], i)
		}
	}
	s := b.listSheet(k, all[0].Cities.TotalCount)
	for _, region := range regions() {
		part := section{ID: region, Title: b.Say("region." + region), Style: "index"}
		for _, c := range all[0].Countries {
			if c.Region == region && len(in[c.Path]) > 0 {
				part.Groups = append(part.Groups, group{Title: b.page(c.named), Items: in[c.Path]})
				part.Count += len(in[c.Path])
			}
		}
		if len(part.Groups) > 0 {
			s.Section = append(s.Section, part)
		}
	}
	return s, nil
}

// regions are those of UNESCO, in the order of the API.
func regions() []string {
	return []string{"AFRICA", "ARAB_STATES", "ASIA_AND_THE_PACIFIC", "EUROPE_AND_NORTH_AMERICA", "LATIN_AMERICA_AND_THE_CARIBBEAN"}
}

func (b *builder) countries(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		Countries []struct {
			named
			Region string
			Cities struct{ TotalCount int }
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	s := b.listSheet(k, len(data.Countries))
	for _, region := range regions() {
		part := section{ID: region, Title: b.Say("region." + region), Style: "columns"}
		for _, c := range data.Countries {
			if c.Region == region {
				part.Items = append(part.Items, item{value: b.page(c.named), Meta: []view.Text{{Text: b.Number(c.Cities.TotalCount)}}})
			}
		}
		if part.Count = len(part.Items); part.Count > 0 {
			s.Section = append(s.Section, part)
		}
	}
	return s, nil
}

func (b *builder) sdgs(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		SDGs []struct {
			goal
			Cities struct{ TotalCount int }
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	part := section{ID: "goals", Title: b.Say("kinds.SDG"), Style: "hidden"}
	for _, g := range data.SDGs {
		t := b.tile(g.goal)
		t.Tag = b.Say("kinds.CITY") + " " + b.Number(g.Cities.TotalCount)
		part.Tiles = append(part.Tiles, t)
	}
	return b.listSheet(k, len(data.SDGs), part), nil
}

func (b *builder) allTargets(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		SDGs []struct {
			goal
			Targets []target
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	s, count := b.listSheet(k, 0), 0
	for _, g := range data.SDGs {
		part := b.targets(g.Targets)
		part.ID, part.Title = "goal-"+strconv.Itoa(g.Number), b.Say("goal.number", "number", strconv.Itoa(g.Number))
		count += len(g.Targets)
		s.Section = append(s.Section, part)
	}
	s.Data = b.listData(k, s.Title.Text, count)
	return s, nil
}

func (b *builder) actionPoints(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		ActionPoints []struct {
			named
			Number   int
			Summary  string
			Document named
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	part := section{ID: "list", Title: b.Say("kinds.ACTION_POINT"), Style: "hidden"}
	for _, a := range data.ActionPoints {
		part.Items = append(part.Items, item{value: b.page(a.named), Meta: []view.Text{b.name(a.Document)}, Say: b.owns(a.Summary)})
	}
	return b.listSheet(k, len(part.Items), part), nil
}

func (b *builder) awards(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		AwardProgramme struct {
			Name, ConferringBody, Eligibility, Criterion, Rhythm string
			Established                                          int
		}
		Awards []struct {
			named
			Year          int
			CeremonyPlace string
			Cities        []place
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	p := data.AwardProgramme
	s := b.listSheet(k, len(data.Awards))
	for _, f := range []struct{ label, text string }{{"award.for", p.Eligibility}, {"award.criterion", p.Criterion}, {"award.rhythm", p.Rhythm}} {
		s.Facts = append(s.Facts, fact{Label: b.Say(f.label), Values: plain(b.owns(f.text)...)})
	}
	for _, a := range data.Awards {
		part := section{ID: "award-" + strconv.Itoa(a.Year), Title: strconv.Itoa(a.Year), Style: "one"}
		g := group{Title: b.page(a.named)}
		for _, c := range a.Cities {
			g.Items = append(g.Items, b.place(c))
		}
		part.Groups, part.Count = []group{g}, len(g.Items)
		s.Section = append(s.Section, part)
	}
	return s, nil
}

func (b *builder) caseStudies(k *kind, steps []json.RawMessage) (*sheet, error) {
	all, err := decodeAll[struct {
		CaseStudies struct {
			TotalCount int
			Nodes      []study
		}
	}](steps)
	if err != nil {
		return nil, err
	}
	s := b.listSheet(k, all[0].CaseStudies.TotalCount)
	for _, step := range all {
		for _, one := range step.CaseStudies.Nodes {
			title := b.Say("unknown")
			if one.Year != nil {
				title = strconv.Itoa(*one.Year)
			}
			if n := len(s.Section); n == 0 || s.Section[n-1].Title != title {
				s.Section = append(s.Section, section{ID: "year-" + strconv.Itoa(orZero(one.Year)), Title: title})
			}
			part := &s.Section[len(s.Section)-1]
			one.Year = nil // it is the title
			part.Items = append(part.Items, b.study(one, true))
			part.Count++
		}
	}
	return s, nil
}

// oneList is the sheet of a list without parts.
func (b *builder) oneList(k *kind, items []item) *sheet {
	return b.listSheet(k, len(items), section{ID: "list", Title: b.Say("kinds." + k.name), Style: "hidden", Items: items})
}

func (b *builder) conferences(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Conferences []meeting }](steps[0])
	if err != nil {
		return nil, err
	}
	return b.oneList(k, b.meetings(data.Conferences)), nil
}

func (b *builder) documents(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Documents []paper }](steps[0])
	if err != nil {
		return nil, err
	}
	return b.oneList(k, b.papers(data.Documents, "document")), nil
}

func (b *builder) publications(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Publications []paper }](steps[0])
	if err != nil {
		return nil, err
	}
	return b.oneList(k, b.papers(data.Publications, "publication")), nil
}

func (b *builder) clusters(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		Clusters []struct {
			named
			Period string
			Cities []struct{ City named }
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	var items []item
	for _, c := range data.Clusters {
		i := item{value: b.page(c.named)}
		if c.Period != "" {
			i.Meta = append(i.Meta, view.Text{Text: c.Period})
		}
		i.Meta = append(i.Meta, view.Text{Text: b.Say("kinds.CITY") + " " + b.Number(len(c.Cities))})
		items = append(items, i)
	}
	return b.oneList(k, items), nil
}

func (b *builder) themes(k *kind, steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct {
		Themes []struct {
			named
			Kind, Group string
			Number      *int
		}
	}](steps[0])
	if err != nil {
		return nil, err
	}
	s := b.listSheet(k, len(data.Themes))
	for _, t := range data.Themes {
		title := b.Say("theme." + t.Kind)
		if t.Group != "" {
			title = b.pair(title, b.Say("group."+t.Group))
		}
		if n := len(s.Section); n == 0 || s.Section[n-1].Title != title {
			s.Section = append(s.Section, section{ID: "part-" + strconv.Itoa(n+1), Title: title})
		}
		part := &s.Section[len(s.Section)-1]
		i := item{value: b.page(t.named)}
		if t.Number != nil {
			i.Meta = []view.Text{{Text: strconv.Itoa(*t.Number)}}
		}
		part.Items = append(part.Items, i)
		part.Count++
	}
	return s, nil
}
