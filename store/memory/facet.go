package memory

import (
	"context"
	"slices"

	"learningcities/kg"
)

func (r *reader) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	cities := r.filteredCities(r.d.Cities, q.Filter)
	return count(r, q, cities, func(c *kg.City) kg.Subject { return kg.Subject{City: c} }), r.store.check(ctx)
}

func (r *reader) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	subject := func(s *kg.CaseStudy) kg.Subject { return kg.Subject{CaseStudy: s} }
	if q.Facet == kg.FacetRegion || q.Facet == kg.FacetCountry {
		subject = func(s *kg.CaseStudy) kg.Subject { return kg.Subject{City: find[*kg.City](r.view, s.CityID)} }
	}
	return count(r, q, r.filteredStudies(r.d.CaseStudies, q.Filter), subject), r.store.check(ctx)
}

func count[V any](r *reader, q kg.FacetQuery, all []V, subject func(V) kg.Subject) []*kg.FacetCount {
	keys := map[string]int{}
	for _, v := range all {
		for _, key := range q.Keys(subject(v)) {
			keys[key]++
		}
	}
	return q.Counts(keys, func(id kg.ID) kg.Entity { return r.entities[id] })
}

func (r *reader) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	var known []int
	var sum int64
	for _, c := range r.filteredCities(r.d.Cities, f) {
		if c.Population != nil {
			known = append(known, *c.Population)
			sum += int64(*c.Population)
		}
	}
	if len(known) == 0 {
		return kg.NewIntStatistics(0, 0, 0, 0), r.store.check(ctx)
	}
	return kg.NewIntStatistics(len(known), sum, slices.Min(known), slices.Max(known)), r.store.check(ctx)
}
