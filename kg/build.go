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
	x := &index{map[ID]Entity{}, byID(d.Cities), byID(d.Countries), byID(d.Sources)}
	for _, kind := range EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			if _, twice := x.entities[e.GetID()]; twice {
				return nil, fmt.Errorf("two entities have the id %s", e.GetID())
			}
			x.entities[e.GetID()] = e
		}
	}
	for _, r := range d.references() {
		if r.to == "" {
			continue
		}
		if _, ok := x.entities[r.to]; !ok {
			return nil, fmt.Errorf("%s refers to %s, which does not exist", r.from, r.to)
		}
	}
	for p, from := range d.provenances() {
		for _, c := range p.Citations {
			if _, ok := x.sources[c.SourceID]; !ok {
				return nil, fmt.Errorf("%s cites %s, which does not exist", from, c.SourceID)
			}
		}
	}
	return x, nil
}

func byID[N Node](nodes []N) map[ID]N {
	m := make(map[ID]N, len(nodes))
	for _, n := range nodes {
		m[n.GetID()] = n
	}
	return m
}

type reference struct{ from, to ID }

func (d *Dataset) references() []reference {
	var refs []reference
	for _, c := range d.Cities {
		refs = append(refs, reference{c.ID, c.CountryID})
	}
	for _, t := range d.Targets {
		refs = append(refs, reference{t.ID, t.SDGID})
	}
	for _, a := range d.ActionPoints {
		refs = append(refs, reference{a.ID, a.DocumentID})
	}
	for _, a := range d.Awards {
		refs = append(refs, reference{a.ID, a.ConferenceID})
	}
	for _, c := range d.CaseStudies {
		refs = append(refs, reference{c.ID, c.CityID}, reference{c.ID, c.PublicationID})
	}
	for _, c := range d.Conferences {
		refs = append(refs, reference{c.ID, c.HostCityID}, reference{c.ID, c.HostCountryID})
	}
	for _, x := range d.Documents {
		refs = append(refs, reference{x.ID, x.ConferenceID})
	}
	for _, p := range d.Publications {
		refs = append(refs, reference{p.ID, p.ConferenceID})
	}
	for _, c := range d.Clusters {
		refs = append(refs, reference{c.ID, c.PublicationID})
	}
	for _, t := range d.Themes {
		refs = append(refs, reference{t.ID, t.DocumentID})
	}
	for _, l := range d.SDGLinks {
		refs = append(refs, reference{l.ID, l.SDG.ID}, reference{l.ID, l.SubjectID})
	}
	for _, l := range d.ThemeLinks {
		refs = append(refs, reference{l.SubjectID, l.Theme.ID}, reference{l.Theme.ID, l.SubjectID})
	}
	for _, l := range d.ActionPointLinks {
		refs = append(refs, reference{l.SubjectID, l.ActionPoint.ID}, reference{l.ActionPoint.ID, l.SubjectID})
	}
	for _, c := range d.ClusterCities {
		refs = append(refs, reference{c.City.ID, c.Cluster.ID}, reference{c.Cluster.ID, c.City.ID})
	}
	for _, w := range d.Winners {
		refs = append(refs, reference{w.AwardID, w.CityID}, reference{w.CityID, w.AwardID})
	}
	return refs
}

// provenances are all there are, each with the record that it belongs to.
func (d *Dataset) provenances() map[*Provenance]ID {
	all := map[*Provenance]ID{}
	for _, kind := range EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			all[e.record().Provenance] = e.GetID()
		}
	}
	for _, l := range d.SDGLinks {
		all[l.Provenance] = l.ID
	}
	for _, l := range d.ThemeLinks {
		all[l.Provenance] = l.SubjectID
	}
	for _, l := range d.ActionPointLinks {
		all[l.Provenance] = l.SubjectID
	}
	for _, c := range d.ClusterCities {
		all[c.Provenance] = c.Cluster.ID
	}
	for _, s := range d.Sizes {
		all[s.Provenance] = ID("network size of " + s.AsOf)
	}
	if d.Programme != nil {
		all[d.Programme.Provenance] = "award programme"
	}
	return all
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
