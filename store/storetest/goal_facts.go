package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"learningcities/kg"
)

// testGoalFacts compares the goal facts of the hostile world with those written by hand: a city with its goals, then its case studies. The
// rank of each is its place in the root list.
func testGoalFacts(t *testing.T, r kg.Reader, world *kg.Dataset) {
	for _, c := range []struct {
		basis kg.Basis
		want  map[string]string
	}{
		{"", map[string]string{
			"city:cordoba": "[] case-study:cordoba-2017@1[]",
			"city:espoo":   "[4 11] case-study:espoo-2019@0[4 11] case-study:espoo-2015@3[4] case-study:espoo-undated@5[11]",
			"city:zurich":  "[11] case-study:zurich-2015@4[11]",
			"city:beijing": "[13] case-study:beijing-2015@2[13]",
		}},
		{kg.BasisSource, map[string]string{
			"city:cordoba": "[] case-study:cordoba-2017@1[]",
			"city:espoo":   "[4 11] case-study:espoo-2019@0[11] case-study:espoo-2015@3[4] case-study:espoo-undated@5[]",
			"city:zurich":  "[11] case-study:zurich-2015@4[]",
			"city:beijing": "[] case-study:beijing-2015@2[]",
		}},
		{kg.BasisEditorial, map[string]string{
			"city:cordoba": "[] case-study:cordoba-2017@1[]",
			"city:espoo":   "[4 11] case-study:espoo-2019@0[4] case-study:espoo-2015@3[] case-study:espoo-undated@5[11]",
			"city:zurich":  "[11] case-study:zurich-2015@4[11]",
			"city:beijing": "[13] case-study:beijing-2015@2[13]",
		}},
		{"HEARSAY", map[string]string{
			"city:cordoba": "[] case-study:cordoba-2017@1[]",
			"city:espoo":   "[] case-study:espoo-2019@0[] case-study:espoo-2015@3[] case-study:espoo-undated@5[]",
			"city:zurich":  "[] case-study:zurich-2015@4[]",
			"city:beijing": "[] case-study:beijing-2015@2[]",
		}},
	} {
		var want []string
		silent := 0
		for i, city := range strings.Fields("cordoba-upper cordoba cordoba-accent espoo nothing o-hyphen santiago santiago-fi zurich adrar beijing emoji") {
			id := "city:" + city
			if goals, ok := c.want[id]; ok {
				want = append(want, fmt.Sprintf("%s@%d%s", id, i, goals))
			} else {
				silent++
			}
		}
		facts, err := r.GoalFacts(t.Context(), kg.GoalQuery{Basis: c.basis})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, city := range facts.Cities {
			text := shownGoals(city.City)
			for _, s := range city.CaseStudies {
				text += " " + shownGoals(s)
			}
			got = append(got, text)
		}
		check(t, fmt.Sprintf("GoalFacts of the basis %q", c.basis), want, got, nil)
		if facts.Silent != silent {
			t.Errorf("GoalFacts of the basis %q: %d cities without goals and case studies, want %d", c.basis, facts.Silent, silent)
		}
		check(t, "the goals", world.SDGs, facts.Goals, nil)
	}
}

func shownGoals(s kg.ServedGoals) string { return fmt.Sprintf("%s@%d%v", s.ID, s.Rank, s.Goals) }

// goalFacts asks for the facts themselves.
func (p *pair) goalFacts() question {
	return p.underGoalQuery("GoalFacts", func(ctx context.Context, r kg.Reader, q kg.GoalQuery) (any, error) { return r.GoalFacts(ctx, q) })
}

// underGoalQuery makes a question of a random basis and random filters of cities and case studies.
func (p *pair) underGoalQuery(name string, ask func(context.Context, kg.Reader, kg.GoalQuery) (any, error)) question {
	q := kg.GoalQuery{Basis: p.basis()}
	studies, text := p.filtered(kg.KindCaseStudy)
	return p.underFilter(kg.KindCity, fmt.Sprintf("%s(%s), case studies under %s, cities", name, q.Basis, text), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Cities, q.CaseStudies = f, studies
		if studies != nil {
			if err := studies.Locate(ctx, r); err != nil {
				return nil, err
			}
		}
		return ask(ctx, r, q)
	})
}

// network asks for all that a network says, down to the cities and case studies behind each pair.
func (p *pair) network() question {
	minCount, goal := 1+p.rng.IntN(6), 1+p.rng.IntN(kg.Goals)
	unit := kg.SDGNetworkUnit("").Values()[p.rng.IntN(2)]
	name := fmt.Sprintf("network of %s from %d, with goal %d", unit, minCount, goal)
	return p.underGoalQuery(name, func(ctx context.Context, r kg.Reader, q kg.GoalQuery) (any, error) {
		facts, err := r.GoalFacts(ctx, q)
		if err != nil {
			return nil, err
		}
		n := facts.Network(unit, minCount)
		shown := []string{fmt.Sprint(n.UnitCount, n.UnitsWithoutGoals)}
		for _, g := range n.Goals {
			shown = append(shown, fmt.Sprint(g.SDG.ID, g.Count, g.Share, g.Degree, g.Strength, g.Betweenness(), g.Eigenvector()))
		}
		for _, pair := range n.Pairs {
			shown = append(shown, shownPair(pair))
		}
		for _, c := range facts.Cooccurring(unit, goal) {
			shown = append(shown, fmt.Sprint(c.SDG.ID, shownPair(c.Pair)))
		}
		return shown, nil
	})
}

func shownPair(p *kg.SDGPair) string {
	return fmt.Sprint(p.A.ID, p.B.ID, p.Count, p.Support, p.Jaccard, p.Lift, p.CitiesBehind(), p.CaseStudiesBehind())
}
