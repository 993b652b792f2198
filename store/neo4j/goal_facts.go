package neo4j

import (
	"context"
	"fmt"
	"slices"

	"learningcities/kg"
)

// GoalFacts takes one flight.
func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	studies, params, err := condition(q.CaseStudies, "y", "g")
	if err != nil {
		return nil, err
	}
	if params == nil {
		params = map[string]any{}
	}
	params["own"] = q.CaseStudies == nil
	records, err := r.runFiltered(ctx, "goal_facts", kg.PageQuery{Filter: q.Cities, Basis: q.Basis}, studies, params)
	if err != nil {
		return nil, err
	}
	facts := new(kg.GoalFacts)
	for _, record := range records { // there is one
		if facts.Goals, err = all(record.Values[0], r.layouts.numbered); err != nil {
			return nil, fault("reading goal_facts", err)
		}
		if facts.Cities, err = all(record.Values[1], cityGoals); err != nil {
			return nil, fault("reading goal_facts", err)
		}
		n, err := integers(record.Values[2])
		if err != nil {
			return nil, fault("reading goal_facts", err)
		}
		facts.Silent = n[0]
	}
	return facts, nil
}

// cityGoals decodes [id, rank, goals, case studies].
func cityGoals(v any) (*kg.CityGoals, error) {
	t, err := tuple(v, 4)
	if err != nil {
		return nil, err
	}
	city, err := servedGoals(t[:3])
	if err != nil {
		return nil, err
	}
	studies, err := all(t[3], func(v any) (kg.ServedGoals, error) {
		t, err := tuple(v, 3)
		if err != nil {
			return kg.ServedGoals{}, err
		}
		return servedGoals(t)
	})
	if err != nil {
		return nil, err
	}
	return &kg.CityGoals{City: city, CaseStudies: studies}, nil
}

// servedGoals decodes the values id, rank, goals. The goals come in any order.
func servedGoals(values []any) (kg.ServedGoals, error) {
	p := &properties{of: fmt.Sprintf("node %v", values[0]), props: map[string]any{"id": values[0], "rank": values[1]}}
	var s kg.ServedGoals
	var id string
	p.Text("id", &id)
	p.Int("rank", &s.Rank)
	if p.err != nil {
		return s, p.err
	}
	s.ID = kg.ID(id)
	goals, err := all(values[2], func(v any) (int, error) { return goalNumber(id, v) })
	if err != nil {
		return s, err
	}
	slices.Sort(goals)
	s.Goals = slices.Compact(goals)
	return s, nil
}

// numbered decodes a goal whose number is one.
func (ls layouts) numbered(v any) (*kg.SDG, error) {
	g, err := as[*kg.SDG](ls, v)
	if err != nil {
		return nil, err
	}
	_, err = goalNumber(string(g.ID), int64(g.Number))
	return g, err
}

func goalNumber(from string, v any) (int, error) {
	n, ok := v.(int64)
	if !ok {
		return 0, fmt.Errorf("property number of a goal, met at the node %s, is %s, not an integer", from, typeName(v))
	}
	if n < 1 || n > kg.Goals {
		return 0, fmt.Errorf("property number of a goal, met at the node %s, is %d; goals go from 1 to %d", from, n, kg.Goals)
	}
	return int(n), nil
}
