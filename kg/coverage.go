package kg

// known counts, for one nullable field of a kind, the entities of which it is known.
type known struct {
	kind  EntityKind
	field string
	count func(*Dataset) int
}

func knownIn[E any](kind EntityKind, field string, of func(*Dataset) []E, has func(E) bool) known {
	return known{kind, field, func(d *Dataset) int {
		n := 0
		for _, e := range of(d) {
			if has(e) {
				n++
			}
		}
		return n
	}}
}

// coverage lists every nullable field of every kind, in the order of the kinds and of the schema. A test compares it with the schema.
func (d *Dataset) coverage() []*Coverage {
	var (
		cities       = func(d *Dataset) []*City { return d.Cities }
		points       = func(d *Dataset) []*ActionPoint { return d.ActionPoints }
		awards       = func(d *Dataset) []*Award { return d.Awards }
		studies      = func(d *Dataset) []*CaseStudy { return d.CaseStudies }
		conferences  = func(d *Dataset) []*Conference { return d.Conferences }
		documents    = func(d *Dataset) []*Document { return d.Documents }
		publications = func(d *Dataset) []*Publication { return d.Publications }
		clusters     = func(d *Dataset) []*Cluster { return d.Clusters }
		themes       = func(d *Dataset) []*Theme { return d.Themes }
	)
	fields := []known{
		knownIn(KindCity, "localName", cities, func(c *City) bool { return c.LocalName != nil }),
		knownIn(KindCity, "memberSince", cities, func(c *City) bool { return c.MemberSince != nil }),
		knownIn(KindCity, "location", cities, func(c *City) bool { return c.Location != nil }),
		knownIn(KindCity, "population", cities, func(c *City) bool { return c.Population != nil }),
		knownIn(KindActionPoint, "title", points, func(a *ActionPoint) bool { return a.Title != nil }),
		knownIn(KindActionPoint, "summary", points, func(a *ActionPoint) bool { return a.Summary != nil }),
		knownIn(KindAward, "ceremonyPlace", awards, func(a *Award) bool { return a.CeremonyPlace != nil }),
		knownIn(KindAward, "ceremonyDate", awards, func(a *Award) bool { return a.CeremonyDate != nil }),
		knownIn(KindAward, "ceremonyNote", awards, func(a *Award) bool { return a.CeremonyNote != nil }),
		knownIn(KindAward, "conference", awards, func(a *Award) bool { return a.ConferenceID != "" }),
		knownIn(KindCaseStudy, "title", studies, func(c *CaseStudy) bool { return c.Title != nil }),
		knownIn(KindCaseStudy, "summary", studies, func(c *CaseStudy) bool { return c.Summary != nil }),
		knownIn(KindCaseStudy, "year", studies, func(c *CaseStudy) bool { return c.Year != nil }),
		knownIn(KindCaseStudy, "publication", studies, func(c *CaseStudy) bool { return c.PublicationID != "" }),
		knownIn(KindCaseStudy, "url", studies, func(c *CaseStudy) bool { return c.URL != nil }),
		knownIn(KindConference, "number", conferences, func(c *Conference) bool { return c.Number != nil }),
		knownIn(KindConference, "shortName", conferences, func(c *Conference) bool { return c.ShortName != nil }),
		knownIn(KindConference, "theme", conferences, func(c *Conference) bool { return c.Theme != nil }),
		knownIn(KindConference, "hostCity", conferences, func(c *Conference) bool { return c.HostCityID != "" }),
		knownIn(KindConference, "hostCountry", conferences, func(c *Conference) bool { return c.HostCountryID != "" }),
		knownIn(KindConference, "venue", conferences, func(c *Conference) bool { return c.Venue != nil }),
		knownIn(KindConference, "startDate", conferences, func(c *Conference) bool { return c.StartDate != nil }),
		knownIn(KindConference, "endDate", conferences, func(c *Conference) bool { return c.EndDate != nil }),
		knownIn(KindConference, "plannedFor", conferences, func(c *Conference) bool { return c.PlannedFor != nil }),
		knownIn(KindConference, "format", conferences, func(c *Conference) bool { return c.Format != nil }),
		knownIn(KindDocument, "year", documents, func(d *Document) bool { return d.Year != nil }),
		knownIn(KindDocument, "description", documents, func(d *Document) bool { return d.Description != nil }),
		knownIn(KindDocument, "code", documents, func(d *Document) bool { return d.Code != nil }),
		knownIn(KindDocument, "isbn", documents, func(d *Document) bool { return d.ISBN != nil }),
		knownIn(KindDocument, "pages", documents, func(d *Document) bool { return d.Pages != nil }),
		knownIn(KindDocument, "url", documents, func(d *Document) bool { return d.URL != nil }),
		knownIn(KindDocument, "conference", documents, func(d *Document) bool { return d.ConferenceID != "" }),
		knownIn(KindPublication, "year", publications, func(p *Publication) bool { return p.Year != nil }),
		knownIn(KindPublication, "isbn", publications, func(p *Publication) bool { return p.ISBN != nil }),
		knownIn(KindPublication, "pages", publications, func(p *Publication) bool { return p.Pages != nil }),
		knownIn(KindPublication, "url", publications, func(p *Publication) bool { return p.URL != nil }),
		knownIn(KindPublication, "conference", publications, func(p *Publication) bool { return p.ConferenceID != "" }),
		knownIn(KindPublication, "caseCount", publications, func(p *Publication) bool { return p.CaseCount != nil }),
		knownIn(KindCluster, "period", clusters, func(c *Cluster) bool { return c.Period != nil }),
		knownIn(KindCluster, "publication", clusters, func(c *Cluster) bool { return c.PublicationID != "" }),
		knownIn(KindTheme, "number", themes, func(t *Theme) bool { return t.Number != nil }),
		knownIn(KindTheme, "group", themes, func(t *Theme) bool { return t.Group != nil }),
		knownIn(KindTheme, "document", themes, func(t *Theme) bool { return t.DocumentID != "" }),
	}
	out := make([]*Coverage, len(fields))
	for i, f := range fields {
		out[i] = &Coverage{Kind: f.kind, Field: f.field, Known: f.count(d), Total: len(d.Entities(f.kind))}
	}
	return out
}
