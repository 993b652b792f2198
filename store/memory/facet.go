package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return r.facet(r.tables.cities, q, r.tables.cities.row), r.store.check(ctx)
}

func (r *reader) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	subject := r.tables.studies.row
	if q.Facet == kg.FacetRegion || q.Facet == kg.FacetCountry {
		subject = func(i int) kg.Subject { return kg.Subject{City: find[*kg.City](r.view, r.d.CaseStudies[i].CityID)} }
	}
	return r.facet(r.tables.studies, q, subject), r.store.check(ctx)
}

// facet counts the rows that fulfil the filter under each key. Only the first to ask for a facet looks at the subjects.
func (r *reader) facet(t *table, q kg.FacetQuery, subject func(i int) kg.Subject) []*kg.FacetCount {
	byKey := t.placesByKey(q, subject)
	keys := make(map[string]int, len(byKey))
	if q.Filter == nil {
		for key, places := range byKey {
			keys[key] = places.n
		}
	} else {
		where := r.where(t, q.Filter.Condition)
		for key, places := range byKey {
			if n := places.in(where); n > 0 {
				keys[key] = n
			}
		}
	}
	return q.Counts(keys, func(id kg.ID) kg.Entity { return r.entities[id] })
}

func (r *reader) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	count, least, most := 0, 0, 0
	var sum int64
	holds := func(int) bool { return true }
	if f != nil {
		holds = r.where(r.tables.cities, f.Condition).has
	}
	for _, p := range r.tables.cities.sorted(column{kg.PropertyPopulation, false}) {
		if !holds(p.place) {
			continue
		}
		if count == 0 {
			least = p.n
		}
		most = p.n
		count++
		sum += int64(p.n)
	}
	return kg.NewIntStatistics(count, sum, least, most), r.store.check(ctx)
}
