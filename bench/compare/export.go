//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"learningcities/kg"
	"learningcities/store/memory"
)

// The graph as servers read it that keep it in memory: records with all that the shapes could ask of them, naming each other by id, in the
// order of the API's lists.
type (
	exportGraph struct {
		Countries   []exportCountry   `json:"countries"`
		Awards      []exportAward     `json:"awards"`
		SDGs        []exportSDG       `json:"sdgs"`
		CaseStudies []exportCaseStudy `json:"caseStudies"`
		Cities      []exportCity      `json:"cities"`
	}
	exportCountry struct {
		ID     kg.ID     `json:"id"`
		Code   string    `json:"code"`
		Name   string    `json:"name"`
		Region kg.Region `json:"region"`
	}
	exportAward struct {
		ID   kg.ID  `json:"id"`
		Year int    `json:"year"`
		Name string `json:"name"`
	}
	exportSDG struct {
		ID          kg.ID   `json:"id"`
		Number      int     `json:"number"`
		Name        string  `json:"name"`
		Colour      string  `json:"colour"`
		CaseStudies []kg.ID `json:"caseStudies"` // newest first
	}
	exportCaseStudy struct {
		ID      kg.ID   `json:"id"`
		Slug    string  `json:"slug"`
		Name    string  `json:"name"`
		Year    *int    `json:"year"`
		Summary *string `json:"summary"`
		City    kg.ID   `json:"city"`
		SDGs    []kg.ID `json:"sdgs"` // by number
	}
	exportCity struct {
		ID          kg.ID     `json:"id"`
		Slug        string    `json:"slug"`
		Name        string    `json:"name"`
		Region      kg.Region `json:"region"`
		MemberSince *int      `json:"memberSince"`
		Population  *int      `json:"population"`
		Country     kg.ID     `json:"country"`
		Awards      []kg.ID   `json:"awards"`
		CaseStudies []kg.ID   `json:"caseStudies"`
		Related     []kg.ID   `json:"related"` // best first
	}
)

// export writes the graph as JSON. It asks the store of this service for what belongs to what, so the order is right.
func export(ctx context.Context, d *kg.Dataset, file string) error {
	r, err := memory.Open(d).Current(ctx)
	if err != nil {
		return fmt.Errorf("exporting the graph: %w", err)
	}
	var g exportGraph
	for _, c := range d.Countries {
		g.Countries = append(g.Countries, exportCountry{c.ID, c.Code, c.Name(kg.LanguageEn), c.Region})
	}
	for _, a := range d.Awards {
		g.Awards = append(g.Awards, exportAward{a.ID, a.Year, a.Name(kg.LanguageEn)})
	}
	if err := errors.Join(g.goals(ctx, d, r), g.cities(ctx, d, r)); err != nil {
		return fmt.Errorf("exporting the graph: %w", err)
	}
	text, err := json.Marshal(&g)
	if err != nil {
		return fmt.Errorf("exporting the graph: %w", err)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return fmt.Errorf("exporting the graph: %w", err)
	}
	return nil
}

func (g *exportGraph) goals(ctx context.Context, d *kg.Dataset, r kg.Reader) error {
	links, err := r.SDGLinksBySubject(ctx, ids(d.CaseStudies))
	if err != nil {
		return err //nolint:wrapcheck // the caller says what it was doing
	}
	served := map[kg.ID][]kg.ID{}
	for i, c := range d.CaseStudies { // newest first
		study := exportCaseStudy{ID: c.ID, Slug: c.Slug(), Name: c.Name(kg.LanguageEn), Year: c.Year, Summary: c.Summary, City: c.CityID, SDGs: []kg.ID{}}
		for _, l := range links[i] { // by number
			study.SDGs = append(study.SDGs, l.SDG.ID)
			served[l.SDG.ID] = append(served[l.SDG.ID], c.ID)
		}
		g.CaseStudies = append(g.CaseStudies, study)
	}
	for _, s := range d.SDGs {
		g.SDGs = append(g.SDGs, exportSDG{s.ID, s.Number, s.Name(kg.LanguageEn), s.Colour, append([]kg.ID{}, served[s.ID]...)})
	}
	return nil
}

func (g *exportGraph) cities(ctx context.Context, d *kg.Dataset, r kg.Reader) error {
	awards, err1 := r.AwardsByCity(ctx, ids(d.Cities))
	studies, err2 := r.CaseStudiesByCity(ctx, ids(d.Cities))
	q := kg.NewRelated(nil, nil)
	q.Limit = kg.MaxPage
	related, err3 := r.RelatedByCity(ctx, q, ids(d.Cities))
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	for i, c := range d.Cities { // by name
		city := exportCity{
			ID: c.ID, Slug: c.Slug(), Name: c.Name(kg.LanguageEn), Region: c.Region, MemberSince: c.MemberSince, Population: c.Population,
			Country: c.CountryID, Awards: ids(awards[i]), CaseStudies: ids(studies[i]), Related: []kg.ID{},
		}
		for _, other := range related[i].Items {
			city.Related = append(city.Related, other.City.ID)
		}
		g.Cities = append(g.Cities, city)
	}
	return nil
}

func ids[N kg.Node](all []N) []kg.ID {
	out := make([]kg.ID, len(all))
	for i, n := range all {
		out[i] = n.GetID()
	}
	return out
}
