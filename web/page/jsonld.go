package page

import (
	"learningcities/web/address"
	"learningcities/web/view"
)

// data is an object of JSON-LD. Keys without a value are left out before it is written.
type data map[string]any

const network = "UNESCO Global Network of Learning Cities"

// graph is what a page says in the vocabulary of schema.org: the thing, and the way to it.
func (b *builder) graph(thing data, k string, name string) any {
	crumbs := []data{
		{"@type": "ListItem", "position": 1, "name": b.Say("site"), "item": b.whole("/")},
	}
	if k != "" {
		crumbs = append(crumbs, data{"@type": "ListItem", "position": 2, "name": b.Say("kinds." + b.kindOf(k)), "item": b.whole("/" + k)})
	}
	crumbs = append(crumbs, data{"@type": "ListItem", "position": len(crumbs) + 1, "name": name})
	return data{"@context": "https://schema.org", "@graph": []data{thing.tidy(), {"@type": "BreadcrumbList", "itemListElement": crumbs}}}
}

func (b *builder) kindOf(plural string) string {
	for _, k := range kinds() {
		if k.plural == plural {
			return k.name
		}
	}
	return ""
}

// tidy leaves out what is not known.
func (d data) tidy() data {
	for key, v := range d {
		switch v := v.(type) {
		case nil:
			delete(d, key)
		case string:
			if v == "" {
				delete(d, key)
			}
		case []string:
			if len(v) == 0 {
				delete(d, key)
			}
		case []data:
			if len(v) == 0 {
				delete(d, key)
			}
		case data:
			if len(v) == 0 {
				delete(d, key)
			}
		}
	}
	return d
}

// thing begins the object of an entity.
func (b *builder) thing(kind string, n named) data {
	var others []string
	for _, o := range n.Names {
		if o.Text != n.Name {
			others = append(others, o.Text)
		}
	}
	address := b.whole(n.Path)
	return data{"@type": kind, "@id": address, "url": address, "name": n.Name, "alternateName": others}
}

// ref points to the page of another entity.
func (b *builder) ref(kind string, n named) data {
	return data{"@type": kind, "@id": b.whole(n.Path), "name": n.Name}
}

func geo(p *view.Point) any {
	if p == nil {
		return nil
	}
	return data{"@type": "GeoCoordinates", "latitude": p.Latitude, "longitude": p.Longitude}
}

func sameAs(ids []externalID) []string {
	var all []string
	for _, id := range ids {
		all = append(all, id.URL)
	}
	return all
}

func (b *builder) cityData(c city) any {
	d := b.thing("City", c.named)
	if c.Location != nil {
		d["geo"] = geo(&c.Location.Point)
	}
	d["containedInPlace"], d["sameAs"] = b.ref("Country", c.Country).tidy(), sameAs(c.ExternalIDs)
	// A place has no awards and is no member in schema.org, so these stand among its other properties.
	var properties []data
	for _, a := range c.Awards {
		properties = append(properties, data{"@type": "PropertyValue", "name": "award", "value": a.Name})
	}
	if c.Membership == "CONFIRMED" {
		p := data{"@type": "PropertyValue", "name": "memberOf", "value": network}
		if c.MemberSince != nil {
			p["description"] = b.member(c).Text
		}
		properties = append(properties, p)
	}
	if c.Population != nil {
		properties = append(properties, data{"@type": "PropertyValue", "name": "population", "value": *c.Population})
	}
	d["additionalProperty"] = properties
	return b.graph(d, "cities", c.Name)
}

func (b *builder) countryData(c country) any {
	d := b.thing("Country", c.named)
	d["identifier"], d["sameAs"] = c.Code, sameAs(c.ExternalIDs)
	return b.graph(d, "countries", c.Name)
}

// defined is a term of a set, such as a goal.
func (b *builder) defined(n named, code, description, set string) data {
	d := b.thing("DefinedTerm", n)
	d["termCode"], d["description"], d["inDefinedTermSet"] = code, description, set
	return d
}

func (b *builder) term(_ string, n named, code, description, set string) any {
	plural, _ := address.Split(n.Path)
	return b.graph(b.defined(n, code, description, set), plural, n.Name)
}

func (b *builder) goalData(g sdg) any {
	d := b.defined(g.named, b.year(g.Number).Text, "", "http://metadata.un.org/sdg")
	d["sameAs"] = []string{g.IRI, g.URL}
	return b.graph(d, "sdgs", g.Name)
}

func (b *builder) targetData(t sdgTarget) any {
	d := b.defined(t.named, t.Code, t.Summary, "http://metadata.un.org/sdg")
	d["sameAs"] = []string{t.IRI}
	return b.graph(d, "targets", t.Name)
}

func (b *builder) awardData(a award) any {
	if a.CeremonyDate == "" {
		return b.term(a.ID, a.named, b.year(a.Year).Text, a.CeremonyNote, b.whole("/awards"))
	}
	d := b.thing("Event", a.named)
	d["startDate"], d["description"] = a.CeremonyDate, a.CeremonyNote
	d["eventStatus"] = "https://schema.org/EventScheduled"
	d["organizer"] = data{"@type": "Organization", "name": "UNESCO", "url": "https://www.unesco.org/"}
	if a.CeremonyPlace != "" {
		d["location"] = data{"@type": "Place", "name": a.CeremonyPlace, "address": a.CeremonyPlace}
	}
	if a.Conference != nil {
		d["superEvent"] = b.ref("Event", *a.Conference)
	}
	var cities []data
	for _, c := range a.Cities {
		cities = append(cities, b.ref("City", c.named))
	}
	d["about"] = cities
	return b.graph(d, "awards", a.Name)
}

// work begins the object of a text.
func (b *builder) work(kind string, n named, year *int, abstract string) data {
	d := b.thing(kind, n)
	d["abstract"] = abstract
	if year != nil {
		d["datePublished"] = b.year(*year).Text
	}
	return d
}

func (b *builder) studyData(c caseStudy) any {
	d := b.work("CreativeWork", c.named, c.Year, c.Summary)
	d["about"], d["inLanguage"] = []data{b.ref("City", c.City.named)}, c.Languages
	if c.URL != "" {
		d["sameAs"] = append([]string{c.URL}, c.AlsoAt...)
	}
	if c.Publication != nil {
		d["isPartOf"] = b.ref("CreativeWork", *c.Publication)
	}
	return b.graph(d, "case-studies", c.Name)
}

func (b *builder) conferenceData(c conference) any {
	d := b.thing("Event", c.named)
	d["startDate"], d["endDate"], d["description"] = c.StartDate, c.EndDate, c.Theme
	if c.StartDate == "" {
		d["startDate"] = c.PlannedFor
	}
	modes := map[string]string{"IN_PERSON": "Offline", "ONLINE": "Online", "HYBRID": "Mixed"}
	if mode, ok := modes[c.Format]; ok {
		d["eventAttendanceMode"] = "https://schema.org/" + mode + "EventAttendanceMode"
	}
	var organizers []data
	for _, o := range c.Organizers {
		organizers = append(organizers, data{"@type": "Organization", "name": o})
	}
	d["organizer"], d["sameAs"] = organizers, c.URLs
	switch {
	case c.HostCity != nil:
		location := b.ref("City", c.HostCity.named)
		location["geo"] = geo(c.HostCity.Location)
		d["location"] = location.tidy()
	case c.HostCountry != nil:
		d["location"] = b.ref("Country", *c.HostCountry)
	}
	return b.graph(d, "conferences", c.Name)
}

func (b *builder) documentData(c document) any {
	d := b.work("DigitalDocument", c.named, c.Year, c.Description)
	d["inLanguage"], d["identifier"] = c.Languages, c.Code
	if c.URL != "" {
		d["sameAs"] = append([]string{c.URL}, c.AlsoAt...)
	}
	return b.graph(d, "documents", c.Name)
}

func (b *builder) publicationData(c publication) any {
	d := b.work("CreativeWork", c.named, c.Year, "")
	var publishers []data
	for _, p := range c.Publishers {
		publishers = append(publishers, data{"@type": "Organization", "name": p})
	}
	d["publisher"] = publishers
	if c.URL != "" {
		d["sameAs"] = []string{c.URL}
	}
	if c.ISBN != "" {
		d["@type"], d["isbn"] = "Book", c.ISBN
	}
	var parts []data
	for _, s := range c.CaseStudies {
		parts = append(parts, b.ref("CreativeWork", s.named))
	}
	d["hasPart"] = parts
	return b.graph(d, "publications", c.Name)
}

func (b *builder) clusterData(c cluster, cities []place) any {
	d := b.thing("Organization", c.named)
	var members []data
	for _, p := range cities {
		members = append(members, b.ref("City", p.named))
	}
	d["parentOrganization"] = data{"@type": "Organization", "name": network}
	d["areaServed"] = members
	return b.graph(d, "clusters", c.Name)
}

func (b *builder) listData(k *kind, title string, count int) any {
	address := b.whole("/" + k.plural)
	list := data{"@type": "CollectionPage", "@id": address, "url": address, "name": title, "inLanguage": b.Tag, "mainEntity": data{"@type": "ItemList", "numberOfItems": count}}
	return b.graph(list, "", title)
}
