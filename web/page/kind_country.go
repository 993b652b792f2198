package page

import (
	"encoding/json"

	"learningcities/web/view"
)

type country struct {
	ID string
	named
	Code, Alpha3, M49 string
	Region            string
	ExternalIDs       []externalID
	Cities            struct {
		TotalCount int
		PageInfo   pageInfo
		Nodes      []struct {
			place
			MemberSince *int
		}
	}
	Provenance provenance
}

func (b *builder) country(steps []json.RawMessage) (*sheet, error) {
	all, err := decodeAll[struct{ Country country }](steps)
	if err != nil {
		return nil, err
	}
	c := all[0].Country
	for _, more := range all[1:] {
		c.Cities.Nodes = append(c.Cities.Nodes, more.Country.Cities.Nodes...)
	}
	s := &sheet{ID: c.ID, Path: c.Path, Title: b.name(c.named), Type: "place", Below: b.alsoCalled(c.named)}
	b.fact(s, c.Provenance, "region", plain(b.say("region."+c.Region)), "region")
	b.fact(s, c.Provenance, "code", plain(view.Text{Text: c.Code + " · " + c.Alpha3 + " · " + c.M49}), "code")
	b.known(s, c.Provenance, "registers", registers(c.ExternalIDs), "externalIds")
	b.cite(s, c.Provenance)
	cities := section{ID: "cities", Title: b.Say("cities.in"), Count: c.Cities.TotalCount}
	var places []place
	for _, one := range c.Cities.Nodes {
		i := item{value: b.page(one.named)}
		switch {
		case one.Membership != "CONFIRMED":
			i.Meta = []view.Text{{Text: b.pair(b.Say("membership"), b.enum("membership", one.Membership))}}
		case one.MemberSince != nil:
			i.Meta = []view.Text{b.year(*one.MemberSince)}
		}
		cities.Items = append(cities.Items, i)
		places = append(places, one.place)
	}
	s.Section = []section{cities}
	s.Map = view.NewMap(b.Say("map.of", "name", s.Title.Text), points(places), nil)
	s.Description = joined(s.Title.Text+".", b.pair(b.Say("kinds.CITY"), b.Number(c.Cities.TotalCount))+".", b.Say("tagline")+".")
	s.Data = b.countryData(c)
	return s, nil
}
