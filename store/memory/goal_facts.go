package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	if whole, ok := r.wholeFacts[q.Basis]; ok && q.Cities == nil && q.CaseStudies == nil {
		return whole(), nil
	}
	return r.goalFacts(q), nil
}

func (v *view) goalFacts(q kg.GoalQuery) *kg.GoalFacts {
	studies := v.where(v.tables.studies, kg.All{})
	if q.CaseStudies != nil {
		studies = v.where(v.tables.studies, q.CaseStudies.Condition)
	}
	facts := &kg.GoalFacts{Goals: v.d.SDGs}
	for _, c := range v.filteredCities(v.d.Cities, q.Cities) {
		city := &kg.CityGoals{City: kg.ServedGoals{ID: c.ID, Rank: c.Rank}}
		if q.CaseStudies == nil {
			city.City.Goals = c.Facts.Goals.Under(q.Basis)
		}
		for _, s := range v.caseStudiesByCity[c.ID] {
			if !studies.has(s.Rank) {
				continue
			}
			city.CaseStudies = append(city.CaseStudies, kg.ServedGoals{ID: s.ID, Rank: s.Rank, Goals: s.Facts.Goals.Under(q.Basis)})
		}
		if len(city.City.Goals) == 0 && len(city.CaseStudies) == 0 {
			facts.Silent++
			continue
		}
		facts.Cities = append(facts.Cities, city)
	}
	return facts
}
