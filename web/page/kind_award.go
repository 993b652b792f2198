package page

import (
	"encoding/json"
	"strconv"

	"learningcities/web/view"
)

type award struct {
	ID string
	named
	Year, Edition                             int
	CeremonyPlace, CeremonyDate, CeremonyNote string
	Conference                                *named
	Cities                                    []place
	SDGLinks                                  []link
	Provenance                                provenance
}

func (b *builder) award(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Award award }](steps[0])
	if err != nil {
		return nil, err
	}
	a := data.Award
	s := &sheet{ID: a.ID, Title: b.name(a.named), Type: "article", Lead: b.owns(a.CeremonyNote)}
	p := a.Provenance
	b.fact(s, p, "edition", plain(view.Text{Text: strconv.Itoa(a.Edition)}), "edition")
	b.fact(s, p, "presented.in", plain(b.owns(a.CeremonyPlace)...), "ceremonyPlace")
	b.fact(s, p, "presented.on", plain(view.Text{Text: b.Date(a.CeremonyDate)}), "ceremonyDate")
	var conference []value
	if a.Conference != nil {
		conference = []value{b.page(*a.Conference)}
	}
	b.fact(s, p, "at.conference", conference, "conference")
	b.cite(s, p)
	cities := section{ID: "cities", Title: b.Say("cities.awarded"), Count: len(a.Cities), Style: "columns"}
	for _, c := range a.Cities {
		cities.Items = append(cities.Items, b.place(c))
	}
	s.Section = append(s.Section, cities)
	if len(a.SDGLinks) > 0 {
		s.Section = append(s.Section, b.goals(a.SDGLinks))
	}
	s.Map = view.NewMap(b.Say("map.cities"), points(a.Cities), nil)
	s.Description = joined(s.Title.Text+".", b.pair(b.Say("cities.awarded"), b.List(b.texts(a.Cities)))+".")
	s.Data = b.awardData(a)
	return s, nil
}

// texts are the names of places, for a sentence.
func (b *builder) texts(places []place) []string {
	all := make([]string, len(places))
	for i, p := range places {
		all[i] = b.name(p.named).Text
	}
	return all
}
