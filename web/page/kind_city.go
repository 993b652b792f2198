package page

import (
	"encoding/json"
	"slices"

	"learningcities/web/view"
)

type city struct {
	ID string
	named
	LocalName   *view.Name
	Country     named
	Region      string
	MemberSince *int
	Membership  string
	Location    *struct {
		view.Point
		PlacedAt string
	}
	Population  *int
	ExternalIDs []externalID
	SDGs        []struct {
		SDG      goal
		Basis    string
		Evidence []link
	}
	SDGLinks []link
	Awards   []struct {
		named
		Year int
	}
	CaseStudies []study
	Clusters    []struct {
		Cluster named
		Role    string
		Note    string
	}
	ConferencesHosted []meeting
	RelatedCities     struct {
		Edges []struct {
			Node        place
			Description string
		}
	}
	Provenance provenance
}

type externalID struct{ Scheme, Value, URL string }

// registers are the ids in registers of others, each with the register's name.
func registers(ids []externalID) []value {
	names := map[string]string{"GEONAMES": "GeoNames", "WIKIDATA": "Wikidata"}
	var values []value
	for _, id := range ids {
		values = append(values, value{Text: view.Text{Text: names[id.Scheme] + " " + id.Value, Lang: "zxx", Dir: "ltr"}, Href: id.URL, Away: true})
	}
	return values
}

func (b *builder) city(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ City city }](steps[0])
	if err != nil {
		return nil, err
	}
	c := data.City
	s := &sheet{ID: c.ID, Title: b.name(c.named), Type: "place", Below: b.otherNames(c), Lead: []view.Text{b.member(c)}}
	s.Description = joined(b.name(c.named).Text+" ("+b.name(c.Country).Text+").", b.member(c).Text+".")
	b.cityFacts(s, c)
	b.cite(s, c.Provenance)
	related, near := b.related(c)
	if c.Location != nil {
		s.Map = view.NewMap(b.Say("map.of", "name", s.Title.Text), []view.Point{c.Location.Point}, near)
	}
	s.Section = append(s.Section, b.served(c))
	if review, ok := b.reviewed(c.SDGLinks); ok {
		s.Section = append(s.Section, review)
	}
	s.Section = append(s.Section, b.cityLists(c)...)
	if len(related.Items) > 0 {
		s.Section = append(s.Section, related)
	}
	s.Data = b.cityData(c)
	return s, nil
}

// member is what is known of the membership, as a sentence without its full stop.
func (b *builder) member(c city) view.Text {
	switch {
	case c.Membership == "UNCONFIRMED":
		return b.say("member.unconfirmed")
	case c.Membership != "CONFIRMED":
		return b.say("member.not.stated")
	case c.MemberSince == nil:
		return b.say("member.year.unknown")
	}
	return b.say("member.since", "year", b.year(*c.MemberSince).Text)
}

// otherNames are the local name and the names in the six languages, where they differ from the title.
func (b *builder) otherNames(c city) []view.Text {
	var texts []view.Text
	seen := []string{c.Name}
	add := func(n view.Name) {
		if !slices.Contains(seen, n.Text) {
			seen = append(seen, n.Text)
			texts = append(texts, b.reader.Text(n.Text, orZero(n.Language)))
		}
	}
	if c.LocalName != nil {
		add(*c.LocalName)
	}
	for _, n := range c.Names {
		add(n)
	}
	return texts
}

func (b *builder) cityFacts(s *sheet, c city) {
	p := c.Provenance
	b.fact(s, p, "country", []value{b.page(c.Country)}, "country")
	b.fact(s, p, "region", plain(b.say("region."+c.Region)))
	var since []value
	if c.MemberSince != nil {
		since = plain(b.year(*c.MemberSince))
	}
	b.fact(s, p, "joined", since, "memberSince")
	b.fact(s, p, "membership", plain(b.say("membership."+c.Membership)), "membership")
	var population []value
	if c.Population != nil {
		population = plain(b.say("population.about", "number", b.About(*c.Population)))
	}
	b.fact(s, p, "population", population, "population")
	var location []value
	if l := c.Location; l != nil {
		location = plain(view.Text{Text: b.Place(l.Latitude, l.Longitude)})
		if l.PlacedAt == "SEAT" {
			location[0].More = b.Say("location.seat")
		}
	}
	b.fact(s, p, "location", location, "location")
	b.known(s, p, "registers", registers(c.ExternalIDs), "externalIds")
}

// served are the goals that the city serves.
func (b *builder) served(c city) section {
	s := section{ID: "goals", Title: b.Say("goals.served"), Count: len(c.SDGs), Note: b.Say("goals.served.note")}
	if len(c.SDGs) == 0 {
		s.Note = b.Say("goals.none")
	}
	for _, g := range c.SDGs {
		t := b.tile(g.SDG)
		t.Tag = b.enum("basis", g.Basis)
		for _, l := range g.Evidence {
			t.Why = append(t.Why, b.reason(l, c.ID))
		}
		s.Tiles = append(s.Tiles, t)
	}
	return s
}

func (b *builder) cityLists(c city) []section {
	var all []section
	add := func(id, title string, items []item) {
		if len(items) > 0 {
			all = append(all, section{ID: id, Title: b.Say(title), Count: len(items), Items: items})
		}
	}
	var awards, studies, clusters []item
	for _, a := range c.Awards {
		awards = append(awards, item{value: b.page(a.named)})
	}
	add("awards", "awards.received", awards)
	for _, one := range c.CaseStudies {
		studies = append(studies, b.study(one, false))
	}
	add("case-studies", "studies.about", studies)
	for _, k := range c.Clusters {
		clusters = append(clusters, item{value: b.page(k.Cluster), Meta: []view.Text{b.say("role." + k.Role)}, Say: b.owns(k.Note)})
	}
	add("clusters", "kinds.CLUSTER", clusters)
	add("conferences", "hosted", b.meetings(c.ConferencesHosted))
	return all
}

// related is the section of the related cities, and where these lie.
func (b *builder) related(c city) (section, []view.Point) {
	s := section{ID: "related", Title: b.Say("related"), Note: b.Say("related.note"), Style: "cards"}
	var places []place
	for _, e := range c.RelatedCities.Edges {
		i := b.place(e.Node)
		say := view.Text{Text: e.Description}
		if !b.sentences() {
			say = b.own(e.Description)
		}
		i.Say = []view.Text{say}
		s.Items = append(s.Items, i)
		places = append(places, e.Node)
	}
	return s, points(places)
}

// sentences tells whether the API has sentences in the reader's language.
func (b *builder) sentences() bool { return b.Tag == "en" || b.Tag == "fr" || b.Tag == "es" }
