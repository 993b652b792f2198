package grow

import "learningcities/kg"

// few is up to how many records cite a source that is about these records alone. Data sets and books are cited by dozens.
const few = 5

// model is the real data as the rounds copy it.
type model struct {
	cities     []*kg.City
	countries  map[kg.ID]*kg.Country
	byCountry  map[kg.ID][]*kg.City
	byLanguage map[string][]*kg.City     // of the local name
	studies    map[kg.ID][]*kg.CaseStudy // by city
	awards     map[kg.ID][]kg.ID         // by city
	clusters   map[kg.ID][]*kg.ClusterCity
	sdgLinks   map[kg.ID][]*kg.SDGLink // by subject
	themes     map[kg.ID][]*kg.ThemeLink
	points     map[kg.ID][]*kg.ActionPointLink
	sources    map[kg.ID]*kg.Source
	cited      map[kg.ID]int // by how many records that grow
}

// read groups the records by what they belong to. The lists are the dataset's own as they are now; later ones take no part.
func read(d *kg.Dataset) *model {
	m := &model{
		cities:     d.Cities,
		countries:  map[kg.ID]*kg.Country{},
		byCountry:  map[kg.ID][]*kg.City{},
		byLanguage: map[string][]*kg.City{},
		studies:    map[kg.ID][]*kg.CaseStudy{},
		awards:     map[kg.ID][]kg.ID{},
		clusters:   map[kg.ID][]*kg.ClusterCity{},
		sdgLinks:   map[kg.ID][]*kg.SDGLink{},
		themes:     map[kg.ID][]*kg.ThemeLink{},
		points:     map[kg.ID][]*kg.ActionPointLink{},
		sources:    map[kg.ID]*kg.Source{},
		cited:      map[kg.ID]int{},
	}
	for _, c := range d.Countries {
		m.countries[c.ID] = c
	}
	for _, s := range d.Sources {
		m.sources[s.ID] = s
	}
	for _, c := range d.Cities {
		m.byCountry[c.CountryID] = append(m.byCountry[c.CountryID], c)
		if c.LocalName != nil {
			tag := language(c.LocalName)
			m.byLanguage[tag] = append(m.byLanguage[tag], c)
		}
		m.cites(c.Provenance)
	}
	for _, s := range d.CaseStudies {
		m.studies[s.CityID] = append(m.studies[s.CityID], s)
		m.cites(s.Provenance)
	}
	for _, w := range d.Winners {
		m.awards[w.CityID] = append(m.awards[w.CityID], w.AwardID)
	}
	for _, c := range d.ClusterCities {
		m.clusters[c.City.ID] = append(m.clusters[c.City.ID], c)
		m.cites(c.Provenance)
	}
	for _, l := range d.SDGLinks {
		m.sdgLinks[l.SubjectID] = append(m.sdgLinks[l.SubjectID], l)
		m.cites(l.Provenance)
	}
	for _, l := range d.ThemeLinks {
		m.themes[l.SubjectID] = append(m.themes[l.SubjectID], l)
		m.cites(l.Provenance)
	}
	for _, l := range d.ActionPointLinks {
		m.points[l.SubjectID] = append(m.points[l.SubjectID], l)
		m.cites(l.Provenance)
	}
	return m
}

func (m *model) cites(p *kg.Provenance) {
	for _, c := range p.Citations {
		m.cited[c.SourceID]++
	}
}

func (m *model) region(c *kg.City) string { return string(m.countries[c.CountryID].Region) }
