package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"learningcities/kg"
)

// servedGoalsUnder is the property that holds the goals served under a basis, "" where there is none.
func servedGoalsUnder(b kg.Basis) string {
	switch b {
	case "":
		return string(kg.PropertySDGs)
	case kg.BasisSource:
		return string(kg.PropertySDGsSource)
	case kg.BasisEditorial:
		return string(kg.PropertySDGsEditorial)
	}
	return ""
}

// GoalFacts takes one flight, or none for facts that are kept: those about the whole version.
func (r *reader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	if q.Cities = unlessIdle(q.Cities); q.Cities == nil && q.CaseStudies == nil && r.words.counts[kg.KindCity]+r.words.counts[kg.KindCaseStudy] <= mostInFacts {
		return ofWhole(ctx, r, r.store.facts, q.Basis)
	}
	return r.readGoalFacts(ctx, q)
}

// readGoalFacts leaves out what cities serve themselves where nobody looks at it, as when case studies are the units.
func (r *reader) readGoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	studies, params, err := condition(q.CaseStudies, "y", "g")
	if err != nil {
		return nil, err
	}
	if params == nil {
		params = map[string]any{}
	}
	params["own"], params["served"] = q.CaseStudies == nil && r.layouts["City"].has(string(kg.PropertySDGs)), servedGoalsUnder(q.Basis)
	name := "goal_facts"
	if q.Cities != nil {
		name += " filtered"
	}
	records, err := r.runFiltered(ctx, name, kg.PageQuery{Filter: q.Cities, Basis: q.Basis}, nil, studies, params)
	if err != nil {
		return nil, err
	}
	if len(records) != 1 {
		return nil, fault("reading goal_facts", fmt.Errorf("there are %d rows, not one", len(records)))
	}
	facts, err := r.goalFacts(records[0].Values)
	if err != nil {
		return nil, fault("reading goal_facts", err)
	}
	return facts, nil
}

// goalFacts decodes the values cities, case studies and, where not all cities are asked for, how many are.
func (r *reader) goalFacts(values []any) (*kg.GoalFacts, error) {
	facts := &kg.GoalFacts{Goals: r.words.goals}
	asked, err := integers(values[2:]...)
	if err != nil {
		return nil, err
	}
	if len(asked) == 0 {
		asked = []int{r.words.counts[kg.KindCity]}
	}
	cities := map[kg.ID]*kg.CityGoals{}
	_, err = all(values[0], func(v any) (*kg.CityGoals, error) {
		t, err := tuple(v, 3)
		if err != nil {
			return nil, err
		}
		city := new(kg.CityGoals)
		city.City, err = servedGoals(t)
		cities[city.City.ID] = city
		return city, err
	})
	if err != nil {
		return nil, err
	}
	_, err = all(values[1], func(v any) (*kg.CityGoals, error) {
		t, err := tuple(v, 5)
		if err != nil {
			return nil, err
		}
		of, err := servedGoals([]any{t[0], t[1], []any{}})
		if err != nil {
			return nil, err
		}
		city, ok := cities[of.ID]
		if !ok {
			city = &kg.CityGoals{City: of}
			cities[of.ID] = city
		}
		study, err := servedGoals(t[2:])
		city.CaseStudies = append(city.CaseStudies, study)
		return city, err
	})
	if err != nil {
		return nil, err
	}
	byRank := func(a, b kg.ServedGoals) int { return cmp.Compare(a.Rank, b.Rank) }
	facts.Cities = slices.SortedFunc(maps.Values(cities), func(a, b *kg.CityGoals) int { return byRank(a.City, b.City) })
	for _, c := range facts.Cities {
		slices.SortFunc(c.CaseStudies, byRank)
	}
	facts.Silent = asked[0] - len(cities)
	return facts, nil
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
