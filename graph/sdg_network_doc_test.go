package graph_test

import (
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/store/memory"
)

// TestNetworkPage compares the figures on the page about the network with the data. A failure names what to write there.
func TestNetworkPage(t *testing.T) {
	text, err := os.ReadFile("../docs/sdg-network.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ") // a sentence may be broken anywhere
	for _, line := range networkFigures(t) {
		if !strings.Contains(page, line) {
			t.Errorf("docs/sdg-network.md does not say %q", line)
		}
	}
}

// networkFigures are the rows and phrases of the page that hold figures.
func networkFigures(t *testing.T) []string {
	t.Helper()
	d := dataset(t)
	r, err := memory.Open(d).Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	facts := map[kg.Basis]*kg.GoalFacts{}
	for _, basis := range []kg.Basis{"", kg.BasisSource, kg.BasisEditorial} {
		if facts[basis], err = r.GoalFacts(t.Context(), kg.GoalQuery{Basis: basis}); err != nil {
			t.Fatal(err)
		}
		for unit, name := range map[kg.SDGNetworkUnit]string{kg.UnitCaseStudy: "case study", kg.UnitCity: "city"} {
			shown := "any"
			if basis != "" {
				shown = "`" + string(basis) + "`"
			}
			n := facts[basis].Network(unit, 1)
			lines = append(lines, fmt.Sprintf("| %s | %s | %d | %d | %d | %d |", name, shown, n.UnitCount, n.UnitsWithoutGoals, len(n.Pairs), once(n)))
		}
	}
	all, strong := facts[""].Network(kg.UnitCaseStudy, 1), facts[""].Network(kg.UnitCaseStudy, 3)
	bySource, byCity := facts[kg.BasisSource].Network(kg.UnitCaseStudy, 1), facts[""].Network(kg.UnitCity, 1)
	for _, g := range all.Goals {
		lines = append(lines, fmt.Sprintf("| %d | %d | %.4f | %d | %d | %.4f | %.4f |", g.SDG.Number, g.Count, g.Share, g.Degree, g.Strength, g.Betweenness(), g.Eigenvector()))
	}
	for _, p := range withoutGoal4(all)[:8] {
		lines = append(lines, fmt.Sprintf("| %d and %d | %d | %.4f | %.4f | %.4f |", p.A.Number, p.B.Number, p.Count, p.Support, p.Jaccard, p.Lift))
	}
	links, editorial := 0, 0
	for _, l := range d.SDGLinks {
		if l.SubjectID.Kind() == kg.KindCaseStudy {
			links++
			editorial += len(kg.ByBasis([]*kg.SDGLink{l}, kg.BasisEditorial))
		}
	}
	winners, awarded := map[kg.ID]bool{}, 0
	for _, w := range d.Winners {
		winners[w.CityID] = true
	}
	for _, s := range d.CaseStudies {
		if winners[s.CityID] {
			awarded++
		}
	}
	top, rare, five := all.Goals[3], all.Between(12, 15), all.Between(5, 8)
	for _, p := range all.Pairs {
		if p.A.Number == 4 && p.Lift != 1 || p.B.Number == 4 && p.Lift != 1 {
			t.Errorf("the lift of goals %d and %d is %v; the page says that goal 4 has 1 with every goal", p.A.Number, p.B.Number, p.Lift)
		}
	}
	if once(bySource) != len(bySource.Pairs) {
		t.Error("the page says that by source every pair of goals rests on one case study")
	}
	return append(lines,
		fmt.Sprintf("%d case studies, of which %d are about cities that received the award", len(d.CaseStudies), awarded),
		fmt.Sprintf("mainly about, %.1f a text", float64(links)/float64(all.UnitCount)),
		fmt.Sprintf("no sample of the %d cities; %d of these have no link that counts", len(d.Cities), byCity.UnitsWithoutGoals),
		fmt.Sprintf("Of the %d links of case studies, %d are `EDITORIAL`", links, editorial),
		fmt.Sprintf("a network of %d case studies, in which every pair rests on one of them", bySource.UnitCount),
		fmt.Sprintf("All %d case studies that have any link have one to goal 4", top.Count),
		fmt.Sprintf("where %d of %d have it", byCity.Goals[3].Count, byCity.UnitCount),
		fmt.Sprintf("%d of the %d pairs by case study occur once", once(all), len(all.Pairs)),
		fmt.Sprintf("A lift of %v (goals 12 and 15) is %s text", rare.Lift, map[int]string{1: "one"}[rare.Count]),
		fmt.Sprintf("from 3 on, %d pairs are left, %d of them without goal 4", len(strong.Pairs), len(withoutGoal4(strong))),
		fmt.Sprintf("served together by %d case studies where chance would give %.1f, a lift of %.2f", five.Count, float64(five.Count)/five.Lift, five.Lift),
		fmt.Sprintf("gives p = %.3f for that. Among %d pairs", atLeast(five.Count, all.UnitCount, all.Goals[4].Count, all.Goals[7].Count), len(all.Pairs)),
		fmt.Sprintf("goal 14 is served by %s unit", map[int]string{0: "no"}[byCity.Goals[13].Count]),
		fmt.Sprintf("goal 8 has %.3f with all pairs and %.3f with `minCount: 3`", all.Goals[7].Betweenness(), strong.Goals[7].Betweenness()),
	)
}

func once(n *kg.SDGNetwork) int {
	count := 0
	for _, p := range n.Pairs {
		if p.Count == 1 {
			count++
		}
	}
	return count
}

func withoutGoal4(n *kg.SDGNetwork) []*kg.SDGPair {
	var pairs []*kg.SDGPair
	for _, p := range n.Pairs {
		if p.A.Number != 4 && p.B.Number != 4 {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// atLeast is the chance that of n units at least so many serve both of two goals which a and b of them serve: Fisher's exact test, one-sided.
func atLeast(both, n, a, b int) float64 {
	sum := new(big.Int)
	for k := both; k <= min(a, b); k++ {
		ways := new(big.Int).Binomial(int64(a), int64(k))
		sum.Add(sum, ways.Mul(ways, new(big.Int).Binomial(int64(n-a), int64(b-k))))
	}
	p, _ := new(big.Rat).SetFrac(sum, new(big.Int).Binomial(int64(n), int64(b))).Float64()
	return p
}
