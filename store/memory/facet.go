package memory

import (
	"context"
	"slices"

	"learningcities/kg"
)

func (r *reader) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return count(r, q, filtered(r.d.Cities, q.Filter, r.ofCity), r.ofCity), r.store.check(ctx)
}

func (r *reader) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return count(r, q, filtered(r.d.CaseStudies, q.Filter, r.ofStudy), r.ofStudy), r.store.check(ctx)
}

func count[V any](r *reader, q kg.FacetQuery, all []V, subject func(V) kg.Subject) []*kg.FacetCount {
	keys := map[string]int{}
	for _, v := range all {
		for _, key := range q.FacetKeys(subject(v)) {
			keys[key]++
		}
	}
	return q.Counts(keys, func(id kg.ID) kg.Entity { return r.entities[id] })
}

func (r *reader) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	var known []int
	var sum int64
	for _, c := range filtered(r.d.Cities, f, r.ofCity) {
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
