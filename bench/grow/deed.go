package grow

import (
	"fmt"

	"learningcities/kg"
)

// deeds gives a new city what a real one did, but for its case studies.
func (r *round) deeds(original, grown *kg.City) {
	d := r.dataset
	for _, award := range r.real.awards[original.ID] {
		d.Winners = append(d.Winners, kg.Winner{AwardID: award, CityID: grown.ID})
	}
	for _, c := range r.real.clusters[original.ID] {
		d.ClusterCities = append(d.ClusterCities, &kg.ClusterCity{
			Cluster: c.Cluster, City: grown, Role: c.Role, Note: c.Note, Provenance: r.provenance(c.Provenance),
		})
	}
	r.links(original.ID, grown.ID)
}

// links gives a new subject the links of a real one.
func (r *round) links(original, grown kg.ID) {
	d := r.dataset
	for _, l := range r.real.sdgLinks[original] {
		scope := kg.SDGLinkScope("")
		if l.Scope != nil {
			scope = *l.Scope
		}
		d.SDGLinks = append(d.SDGLinks, &kg.SDGLink{
			ID: kg.SDGLinkID(grown, l.SDG.Number, scope), SDG: l.SDG, SubjectID: grown, Basis: l.Basis, Scope: l.Scope,
			NamedBy: l.NamedBy, Rationale: l.Rationale, Provenance: r.provenance(l.Provenance),
		})
	}
	for _, l := range r.real.themes[original] {
		d.ThemeLinks = append(d.ThemeLinks, &kg.ThemeLink{
			SubjectID: grown, Theme: l.Theme, Basis: l.Basis, Rationale: l.Rationale, Provenance: r.provenance(l.Provenance),
		})
	}
	for _, l := range r.real.points[original] {
		d.ActionPointLinks = append(d.ActionPointLinks, &kg.ActionPointLink{
			SubjectID: grown, ActionPoint: l.ActionPoint, Basis: l.Basis, Rationale: l.Rationale, Provenance: r.provenance(l.Provenance),
		})
	}
}

// caseStudy is another case study of the same kind, in the same publication, of another city.
func (r *round) caseStudy(s *kg.CaseStudy, city *kg.City) *kg.CaseStudy {
	grown := &kg.CaseStudy{
		Record:        kg.Record{ID: r.id(s.ID), Provenance: r.provenance(s.Provenance)},
		Kind:          s.Kind,
		Summary:       s.Summary,
		Year:          s.Year,
		CityID:        city.ID,
		PublicationID: s.PublicationID,
		Programmes:    s.Programmes,
		Languages:     s.Languages,
		URL:           r.address(s.URL),
	}
	if s.Title != nil {
		title := *s.Title + ", " + city.Name(kg.LanguageEn)
		grown.Title = &title
	}
	for _, a := range s.AlsoAt {
		grown.AlsoAt = append(grown.AlsoAt, *r.address(&a))
	}
	return grown
}

// provenance rests on copies of the sources that few records cite, and on the others themselves.
func (r *round) provenance(p *kg.Provenance) *kg.Provenance {
	grown := &kg.Provenance{Confidence: p.Confidence, Notes: p.Notes}
	for _, c := range p.Citations {
		grown.Citations = append(grown.Citations, kg.Citation{SourceID: r.source(c.SourceID), Fields: c.Fields})
	}
	return grown
}

// source is the source that stands for a real one in this round.
func (r *round) source(id kg.ID) kg.ID {
	if r.real.cited[id] > few {
		return id
	}
	if _, known := r.sources[id]; !known {
		grown := *r.real.sources[id]
		grown.ID, grown.URL = r.id(id), r.address(grown.URL)
		r.dataset.Sources = append(r.dataset.Sources, &grown)
		r.sources[id] = grown.ID
	}
	return r.sources[id]
}

// address differs from the real one only behind the hash.
func (r *round) address(original *string) *string {
	if original == nil {
		return nil
	}
	grown := fmt.Sprintf("%s#%d", *original, r.number)
	return &grown
}
