package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	facts := &kg.GoalFacts{Goals: r.d.SDGs, Cities: make([]*kg.CityGoals, len(r.d.Cities))}
	for i, c := range r.d.Cities {
		city := &kg.CityGoals{City: kg.ServedGoals{ID: c.ID, Rank: c.Rank}}
		for _, s := range kg.ServedUnder(r.servedByCity[c.ID], q.Basis) {
			city.City.Goals = append(city.City.Goals, s.SDG.Number)
		}
		for _, s := range r.caseStudiesByCity[c.ID] {
			study := kg.ServedGoals{ID: s.ID, Rank: s.Rank}
			for _, goal := range kg.GoalsOf(kg.ByBasis(r.linksBySubject[s.ID], q.Basis)) {
				study.Goals = append(study.Goals, goal.Number)
			}
			city.CaseStudies = append(city.CaseStudies, study)
		}
		facts.Cities[i] = city
	}
	return facts, nil
}
