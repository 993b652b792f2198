package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	facts := &kg.GoalFacts{Goals: r.d.SDGs}
	for _, c := range filtered(r.d.Cities, q.Cities, r.ofCity) {
		city := &kg.CityGoals{City: kg.ServedGoals{ID: c.ID, Rank: c.Rank}}
		if q.CaseStudies == nil {
			city.City.Goals = c.Facts.Goals.Under(q.Basis)
		}
		for _, s := range filtered(r.caseStudiesByCity[c.ID], q.CaseStudies, r.ofStudy) {
			city.CaseStudies = append(city.CaseStudies, kg.ServedGoals{ID: s.ID, Rank: s.Rank, Goals: s.Facts.Goals.Under(q.Basis)})
		}
		facts.Cities = append(facts.Cities, city)
	}
	return facts, nil
}
