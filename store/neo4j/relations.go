package neo4j

import (
	"learningcities/kg"
)

// relation is a relationship to be written. Its properties are made when it is.
type relation struct {
	kind     string
	from, to kg.ID
	props    func() map[string]any // nil for none
}

type relations []relation

// relations are those between entities.
func (g *graph) relations() relations {
	var all relations
	all.references(g.d)
	all.links(g)
	all.related(g)
	return all
}

// add adds a relationship; an empty end means that there is none.
func (r *relations) add(kind string, from, to kg.ID, props func() map[string]any) {
	if from != "" && to != "" {
		*r = append(*r, relation{kind, from, to, props})
	}
}

// rows are the relationships as the statement takes them.
func (r relations) rows(yield func(map[string]any) bool) {
	for _, one := range r {
		props := map[string]any{}
		if one.props != nil {
			props = one.props()
		}
		if !yield(map[string]any{"type": one.kind, "from": string(one.from), "to": string(one.to), "properties": props}) {
			return
		}
	}
}

// references adds what records hold themselves.
func (r *relations) references(d *kg.Dataset) {
	for _, c := range d.Cities {
		r.add("IN_COUNTRY", c.ID, c.CountryID, nil)
	}
	for _, t := range d.Targets {
		r.add("PART_OF", t.ID, t.SDGID, nil)
	}
	for _, a := range d.ActionPoints {
		r.add("PART_OF", a.ID, a.DocumentID, nil)
	}
	for _, t := range d.Themes {
		r.add("PART_OF", t.ID, t.DocumentID, nil)
	}
	for _, a := range d.Awards {
		r.add("PRESENTED_AT", a.ID, a.ConferenceID, nil)
	}
	for _, c := range d.CaseStudies {
		r.add("ABOUT", c.ID, c.CityID, nil)
		r.add("PUBLISHED_IN", c.ID, c.PublicationID, nil)
	}
	for _, c := range d.Clusters {
		r.add("PUBLISHED_IN", c.ID, c.PublicationID, nil)
	}
	for _, c := range d.Conferences {
		r.add("HOSTED_IN", c.ID, c.HostCityID, nil)
	}
	for _, x := range d.Documents {
		r.add("ISSUED_AT", x.ID, x.ConferenceID, nil)
	}
	for _, p := range d.Publications {
		r.add("ISSUED_AT", p.ID, p.ConferenceID, nil)
	}
}

// links adds the links between records, and the goals that cities serve.
func (r *relations) links(g *graph) {
	d := g.d
	for _, l := range d.SDGLinks {
		r.add("ADDRESSES", l.SubjectID, l.SDG.ID, func() map[string]any { return g.addresses(l) })
	}
	for _, w := range d.Winners {
		r.add("RECEIVED", w.CityID, w.AwardID, nil)
	}
	for _, l := range d.ThemeLinks {
		r.add("HAS_THEME", l.SubjectID, l.Theme.ID, g.later(l))
	}
	for _, l := range d.ActionPointLinks {
		r.add("ADVANCES", l.SubjectID, l.ActionPoint.ID, g.later(l))
	}
	for _, c := range d.ClusterCities {
		relation := "MEMBER_OF"
		if c.Role == kg.RoleOnTheme {
			relation = "WORKS_ON"
		}
		r.add(relation, c.City.ID, c.Cluster.ID, g.later(c))
	}
	for _, s := range d.Served {
		r.add("SERVES", s.City.ID, s.SDG.ID, func() map[string]any { return serves(s) })
	}
}

// later encodes a record when its row is written.
func (g *graph) later(r kg.Walked) func() map[string]any {
	return func() map[string]any { return g.encode(r) }
}

func (g *graph) addresses(l *kg.SDGLink) map[string]any {
	props := map[string]any{"link": string(l.ID), "basis": string(l.Basis)}
	if l.Scope != nil {
		props["scope"] = string(*l.Scope)
	}
	if l.Rationale != nil {
		props["rationale"] = *l.Rationale
	}
	return props
}

func serves(s *kg.CitySDG) map[string]any {
	evidence := make([]any, len(s.Evidence))
	for i, l := range s.Evidence {
		evidence[i] = string(l.ID)
	}
	bases := []any{}
	for _, b := range kg.Basis("").Values() {
		if s.Under(b) != nil {
			bases = append(bases, string(b))
		}
	}
	return map[string]any{"basis": string(s.Basis), "bases": bases, "evidence": evidence}
}
