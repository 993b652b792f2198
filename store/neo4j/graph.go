package neo4j

import (
	"fmt"

	"learningcities/kg"
)

// graph is a dataset as rows for the statements that write it.
type graph struct {
	entities, sources, links, sizes, programme []any
	relations, citations, related              []any
	err                                        error
}

// newGraph turns a built dataset into rows.
func newGraph(d *kg.Dataset) (*graph, error) {
	g := new(graph)
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			props := g.encode(e)
			props["entityKind"] = string(kind)
			g.entities = append(g.entities, props)
			g.cite(e.GetID(), kg.ProvenanceOf(e).Citations)
		}
	}
	for _, s := range d.Sources {
		g.sources = append(g.sources, g.encode(s))
	}
	for _, l := range d.SDGLinks {
		props := g.encode(l)
		g.links = append(g.links, props)
		g.cite(l.ID, l.Provenance.Citations)
		relation := map[string]any{"link": string(l.ID), "basis": string(l.Basis)}
		for _, name := range []string{"scope", "rationale"} {
			if props[name] != nil {
				relation[name] = props[name]
			}
		}
		g.relate("ADDRESSES", l.SubjectID, l.SDG.ID, relation)
	}
	for i, s := range d.Sizes {
		props := g.encode(s)
		props["rank"] = int64(i)
		g.sizes = append(g.sizes, props)
	}
	if d.Programme != nil {
		g.programme = []any{g.encode(d.Programme)}
	}
	g.relateReferences(d)
	g.relateLinks(d)
	g.relateCities(d)
	return g, g.err
}

func (g *graph) encode(r kg.Walked) map[string]any {
	props, err := encode(r)
	if err != nil && g.err == nil {
		g.err = fmt.Errorf("writing %v: %w", props["id"], err)
	}
	return props
}

// relate adds a relationship; an empty end means that there is none.
func (g *graph) relate(relation string, from, to kg.ID, props map[string]any) {
	if from == "" || to == "" {
		return
	}
	if props == nil {
		props = map[string]any{}
	}
	g.relations = append(g.relations, map[string]any{"type": relation, "from": string(from), "to": string(to), "properties": props})
}

// cite adds the citations of a node as relationships, for people who walk the graph; the API reads them from the node.
func (g *graph) cite(from kg.ID, citations []kg.Citation) {
	for _, c := range citations {
		fields := make([]any, len(c.Fields))
		for i, f := range c.Fields {
			fields[i] = f
		}
		g.citations = append(g.citations, map[string]any{"from": string(from), "to": string(c.SourceID), "fields": fields})
	}
}

// relateReferences adds the references that records hold themselves.
func (g *graph) relateReferences(d *kg.Dataset) {
	for _, c := range d.Cities {
		g.relate("IN_COUNTRY", c.ID, c.CountryID, nil)
	}
	for _, t := range d.Targets {
		g.relate("PART_OF", t.ID, t.SDGID, nil)
	}
	for _, a := range d.ActionPoints {
		g.relate("PART_OF", a.ID, a.DocumentID, nil)
	}
	for _, t := range d.Themes {
		g.relate("PART_OF", t.ID, t.DocumentID, nil)
	}
	for _, a := range d.Awards {
		g.relate("PRESENTED_AT", a.ID, a.ConferenceID, nil)
	}
	for _, c := range d.CaseStudies {
		g.relate("ABOUT", c.ID, c.CityID, nil)
		g.relate("PUBLISHED_IN", c.ID, c.PublicationID, nil)
	}
	for _, c := range d.Clusters {
		g.relate("PUBLISHED_IN", c.ID, c.PublicationID, nil)
	}
	for _, c := range d.Conferences {
		g.relate("HOSTED_IN", c.ID, c.HostCityID, nil)
	}
	for _, x := range d.Documents {
		g.relate("ISSUED_AT", x.ID, x.ConferenceID, nil)
	}
	for _, p := range d.Publications {
		g.relate("ISSUED_AT", p.ID, p.ConferenceID, nil)
	}
}

// relateLinks adds the links between records, and the goals that cities serve.
func (g *graph) relateLinks(d *kg.Dataset) {
	for _, w := range d.Winners {
		g.relate("RECEIVED", w.CityID, w.AwardID, nil)
	}
	for _, l := range d.ThemeLinks {
		g.relate("HAS_THEME", l.SubjectID, l.Theme.ID, g.encode(l))
	}
	for _, l := range d.ActionPointLinks {
		g.relate("ADVANCES", l.SubjectID, l.ActionPoint.ID, g.encode(l))
	}
	for _, c := range d.ClusterCities {
		relation := "MEMBER_OF"
		if c.Role == kg.RoleOnTheme {
			relation = "WORKS_ON"
		}
		g.relate(relation, c.City.ID, c.Cluster.ID, g.encode(c))
	}
	for _, s := range d.Served {
		g.relate("SERVES", s.City.ID, s.SDG.ID, serves(s))
	}
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
