package kg

import (
	"fmt"
	"slices"
)

// Build derives all that a person could argue about, once, from the validated records: built names, inherited confidence and
// region, the goals that cities serve, orders and ranks, related cities, search texts, counts, coverage and the version. It sorts the lists of the dataset. It fails
// on a reference to nothing, naming both ends. Build is called once; after it the dataset must not change.
func (d *Dataset) Build() error {
	x, err := d.index()
	if err != nil {
		return err
	}
	d.buildNames(x)
	for _, c := range d.Cities {
		c.Region = x.countries[c.CountryID].Region
	}
	d.inherit(x)
	d.serve(x)
	d.buildFacts(x)
	d.link()
	d.count(x)
	d.tellDegrees(x)
	d.order(x)
	d.buildSearch()
	if d.Related, err = newRelatedness(d, nil); err != nil {
		return err
	}
	d.Info.Counts = make([]*EntityCount, 0, len(EntityKind("").Values()))
	for _, k := range EntityKind("").Values() {
		d.Info.Counts = append(d.Info.Counts, &EntityCount{Kind: k, Count: len(d.Entities(k))})
	}
	d.Info.Coverage = d.coverage()
	d.Info.LinkCount = len(d.SDGLinks)
	d.Info.Version, err = d.version(d.Related.Packed)
	return err
}

// index finds records while the dataset is being built.
type index struct {
	entities  map[ID]Entity
	cities    map[ID]*City
	countries map[ID]*Country
	sources   map[ID]*Source
}

func (d *Dataset) index() (*index, error) {
	x := &index{make(map[ID]Entity, len(d.Cities)+len(d.CaseStudies)), byID(d.Cities), byID(d.Countries), byID(d.Sources)}
	for _, kind := range EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			if _, twice := x.entities[e.GetID()]; twice {
				return nil, fmt.Errorf("two entities have the id %s", e.GetID())
			}
			x.entities[e.GetID()] = e
		}
	}
	var missing error
	miss := func(from ID, verb string, to ID) {
		if missing == nil {
			missing = fmt.Errorf("%s %s %s, which does not exist", from, verb, to)
		}
	}
	d.references(func(from, to ID) {
		if _, ok := x.entities[to]; !ok && to != "" {
			miss(from, "refers to", to)
		}
	})
	d.provenances(func(p *Provenance, of ID) {
		for _, c := range p.Citations {
			if _, ok := x.sources[c.SourceID]; !ok {
				miss(of, "cites", c.SourceID)
			}
		}
	})
	return x, missing
}

func byID[N Node](nodes []N) map[ID]N {
	m := make(map[ID]N, len(nodes))
	for _, n := range nodes {
		m[n.GetID()] = n
	}
	return m
}

// references hands on the ids that records and links name, each with whose it is.
func (d *Dataset) references(each func(from, to ID)) {
	for _, c := range d.Cities {
		each(c.ID, c.CountryID)
	}
	for _, t := range d.Targets {
		each(t.ID, t.SDGID)
	}
	for _, a := range d.ActionPoints {
		each(a.ID, a.DocumentID)
	}
	for _, a := range d.Awards {
		each(a.ID, a.ConferenceID)
	}
	for _, c := range d.CaseStudies {
		each(c.ID, c.CityID)
		each(c.ID, c.PublicationID)
	}
	for _, c := range d.Conferences {
		each(c.ID, c.HostCityID)
		each(c.ID, c.HostCountryID)
	}
	for _, x := range d.Documents {
		each(x.ID, x.ConferenceID)
	}
	for _, p := range d.Publications {
		each(p.ID, p.ConferenceID)
	}
	for _, c := range d.Clusters {
		each(c.ID, c.PublicationID)
	}
	for _, t := range d.Themes {
		each(t.ID, t.DocumentID)
	}
	for _, l := range d.SDGLinks {
		each(l.ID, l.SDG.ID)
		each(l.ID, l.SubjectID)
	}
	for _, l := range d.ThemeLinks {
		each(l.SubjectID, l.Theme.ID)
		each(l.Theme.ID, l.SubjectID)
	}
	for _, l := range d.ActionPointLinks {
		each(l.SubjectID, l.ActionPoint.ID)
		each(l.ActionPoint.ID, l.SubjectID)
	}
	for _, c := range d.ClusterCities {
		each(c.City.ID, c.Cluster.ID)
		each(c.Cluster.ID, c.City.ID)
	}
	for _, w := range d.Winners {
		each(w.AwardID, w.CityID)
		each(w.CityID, w.AwardID)
	}
}

// provenances hands on all there are, each with the record that it belongs to.
func (d *Dataset) provenances(each func(p *Provenance, of ID)) {
	for _, kind := range EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			each(e.record().Provenance, e.GetID())
		}
	}
	for _, l := range d.SDGLinks {
		each(l.Provenance, l.ID)
	}
	for _, l := range d.ThemeLinks {
		each(l.Provenance, l.SubjectID)
	}
	for _, l := range d.ActionPointLinks {
		each(l.Provenance, l.SubjectID)
	}
	for _, c := range d.ClusterCities {
		each(c.Provenance, c.Cluster.ID)
	}
	for _, s := range d.Sizes {
		each(s.Provenance, ID("network size of "+s.AsOf))
	}
	if d.Programme != nil {
		each(d.Programme.Provenance, "award programme")
	}
}

// inherit gives a link without a confidence that of its subject, and a city's part in a cluster that of the cluster.
func (d *Dataset) inherit(x *index) {
	from := func(p *Provenance, id ID) {
		if p.Confidence == "" {
			p.Confidence = x.entities[id].record().Provenance.Confidence
		}
	}
	for _, l := range d.SDGLinks {
		from(l.Provenance, l.SubjectID)
	}
	for _, l := range d.ThemeLinks {
		from(l.Provenance, l.SubjectID)
	}
	for _, l := range d.ActionPointLinks {
		from(l.Provenance, l.SubjectID)
	}
	for _, c := range d.ClusterCities {
		from(c.Provenance, c.Cluster.ID)
	}
}

// serve finds the goals that each city serves: by a link of its own that counts, or by a link of one of its case studies.
func (d *Dataset) serve(x *index) {
	type key struct {
		city ID
		goal ID
	}
	served := map[key]*CitySDG{}
	links := slices.Clone(d.SDGLinks)
	slices.SortFunc(links, compareEvidence)
	for _, l := range links {
		city := x.cities[l.SubjectID]
		if study, ok := x.entities[l.SubjectID].(*CaseStudy); ok {
			city = x.cities[study.CityID]
		}
		if city == nil || !l.Counts() {
			continue
		}
		k := key{city.ID, l.SDG.ID}
		s, ok := served[k]
		if !ok {
			s = &CitySDG{City: city, SDG: l.SDG, Basis: BasisEditorial}
			served[k] = s
			d.Served = append(d.Served, s)
		}
		if l.Basis == BasisSource {
			s.Basis = BasisSource
		}
		s.Evidence = append(s.Evidence, l)
	}
}
