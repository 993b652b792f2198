package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	studies := r.where(r.tables.studies, kg.All{})
	if q.CaseStudies != nil {
		studies = r.where(r.tables.studies, q.CaseStudies.Condition)
	}
	facts := &kg.GoalFacts{Goals: r.d.SDGs}
	for _, c := range r.filteredCities(r.d.Cities, q.Cities) {
		city := &kg.CityGoals{City: kg.ServedGoals{ID: c.ID, Rank: c.Rank}}
		if q.CaseStudies == nil {
			city.City.Goals = c.Facts.Goals.Under(q.Basis)
		}
		for _, s := range r.caseStudiesByCity[c.ID] {
			if !studies.has(s.Rank) {
				continue
			}
			city.CaseStudies = append(city.CaseStudies, kg.ServedGoals{ID: s.ID, Rank: s.Rank, Goals: s.Facts.Goals.Under(q.Basis)})
		}
		facts.Cities = append(facts.Cities, city)
	}
	return facts, nil
}
