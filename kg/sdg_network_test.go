package kg_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// facts makes goal facts of lines "city: own goals | study: goals | …". Ranks are places in the text.
func facts(lines ...string) *kg.GoalFacts {
	f := new(kg.GoalFacts)
	for n := 1; n <= kg.Goals; n++ {
		f.Goals = append(f.Goals, &kg.SDG{Record: kg.Record{ID: kg.KindSDG.NumberID(n)}, Number: n})
	}
	studies := 0
	for i, line := range lines {
		served := func(part string, kind kg.EntityKind, rank int) kg.ServedGoals {
			name, goals, _ := strings.Cut(strings.TrimSpace(part), ":")
			s := kg.ServedGoals{ID: kind.ID(name), Rank: rank}
			for _, goal := range strings.Fields(goals) {
				var n int
				if _, err := fmt.Sscan(goal, &n); err != nil {
					panic(err)
				}
				s.Goals = append(s.Goals, n)
			}
			return s
		}
		parts := strings.Split(line, "|")
		city := &kg.CityGoals{City: served(parts[0], kg.KindCity, i)}
		for _, part := range parts[1:] {
			city.CaseStudies = append(city.CaseStudies, served(part, kg.KindCaseStudy, studies))
			studies++
		}
		f.Cities = append(f.Cities, city)
	}
	return f
}

// edges makes facts of case studies that serve two goals each, or more.
func edges(goals ...string) *kg.GoalFacts {
	var lines []string
	for i, g := range goals {
		lines = append(lines, fmt.Sprintf("c%d:|s%d: %s", i, i, g))
	}
	return facts(lines...)
}

func shownPairs(n *kg.SDGNetwork) string {
	var all []string
	for _, p := range n.Pairs {
		all = append(all, fmt.Sprintf("%d-%d:%d", p.A.Number, p.B.Number, p.Count))
	}
	return strings.Join(all, " ")
}

func TestNetworkUnits(t *testing.T) {
	f := facts(
		"a: 4 11 13 | a1: 4 11 | a2: 13", // 13 with 4 and 11 only in the city
		"b: 4 11",                        // by links of its own
		"c:",                             // nothing known
		"d: 4 | d1: 4 | d2:",
		"e: 11 | e1: 4 11", // as under a filter: what a study serves, the city serves
	)
	for _, c := range []struct {
		unit             kg.SDGNetworkUnit
		minCount         int
		units, without   int
		counts, pairs    string
		cities, studies  string // behind the pair 4-11
		with, support    string // of goal 4; of the pair 4-11
		jaccard, lift413 float64
	}{
		{kg.UnitCaseStudy, 1, 4, 1, "4:3 11:2 13:1", "4-11:2", "city:a city:e", "case-study:a1 case-study:e1", "sdg:11:2", "0.5", 0.6666666667, 0},
		{kg.UnitCity, 1, 4, 1, "4:4 11:3 13:1", "4-11:3 4-13:1 11-13:1", "city:a city:b city:e", "case-study:a1 case-study:e1", "sdg:11:3 sdg:13:1", "0.75", 0.75, 1},
		{kg.UnitCity, 2, 4, 1, "4:4 11:3 13:1", "4-11:3", "city:a city:b city:e", "case-study:a1 case-study:e1", "sdg:11:3 sdg:13:1", "0.75", 0.75, 0},
	} {
		n := f.Network(c.unit, c.minCount)
		if n.Unit != c.unit || n.UnitCount != c.units || n.UnitsWithoutGoals != c.without {
			t.Errorf("%s: %d units, %d without goals, want %d and %d", n.Unit, n.UnitCount, n.UnitsWithoutGoals, c.units, c.without)
		}
		var counts, with []string
		for i, g := range n.Goals {
			if g.SDG.Number != i+1 {
				t.Fatalf("goal %d stands at %d", g.SDG.Number, i)
			}
			if g.Count > 0 {
				counts = append(counts, fmt.Sprintf("%d:%d", g.SDG.Number, g.Count))
			}
		}
		for _, o := range f.Cooccurring(c.unit, 4) {
			with = append(with, fmt.Sprintf("%s:%d", o.SDG.ID, o.Pair.Count))
		}
		pair := n.Between(11, 4)
		if pair == nil || pair != n.Between(4, 11) {
			t.Fatalf("%s: the pair of 4 and 11 is %v and %v", c.unit, pair, n.Between(4, 11))
		}
		for _, d := range []struct{ what, got, want string }{
			{"counts", strings.Join(counts, " "), c.counts}, {"pairs", shownPairs(n), c.pairs}, {"cooccurring with 4", strings.Join(with, " "), c.with},
			{"cities", ids(pair.CitiesBehind()), c.cities}, {"case studies", ids(pair.CaseStudiesBehind()), c.studies},
			{"support", fmt.Sprint(pair.Support), c.support}, {"jaccard", fmt.Sprint(pair.Jaccard), fmt.Sprint(c.jaccard)},
		} {
			if d.got != d.want {
				t.Errorf("%s from %d: %s: %s, want %s", c.unit, c.minCount, d.what, d.got, d.want)
			}
		}
		if p := n.Between(4, 13); (p == nil) != (c.lift413 == 0) || p != nil && p.Lift != c.lift413 {
			t.Errorf("%s from %d: the pair of 4 and 13: %+v", c.unit, c.minCount, p)
		}
		for _, none := range [][2]int{{4, 4}, {0, 4}, {4, 18}, {-1, 1}, {1 << 40, 4}, {1, 2}} {
			if p := n.Between(none[0], none[1]); p != nil {
				t.Errorf("the pair of %v is %+v", none, p)
			}
		}
	}
}

func ids(list []kg.Ranked) string {
	var all []string
	for _, r := range list {
		all = append(all, string(r.ID))
	}
	return strings.Join(all, " ")
}

// TestMeasures compares graphs whose measures are known. Each line is the units; the graph is that of their pairs.
func TestMeasures(t *testing.T) {
	half, third := math.Sqrt(0.5), math.Sqrt(1.0/3)
	for _, c := range []struct {
		name        string
		facts       *kg.GoalFacts
		minCount    int
		betweenness map[int]float64
		eigenvector map[int]float64
	}{
		{"nothing known", facts(), 1, nil, nil},
		{"no unit", edges(), 1, nil, nil},
		{"a goal alone", edges("4"), 1, nil, nil},
		{"one pair", edges("4 11"), 1, nil, map[int]float64{4: half, 11: half}},
		{"below the threshold", edges("4 11", "4 13"), 2, nil, nil},
		{"a path of three", edges("1 2", "2 3"), 1, map[int]float64{2: 1. / 120}, map[int]float64{1: 0.5, 2: half, 3: 0.5}},
		{"a path of five", edges("1 2", "2 3", "3 4", "4 5"), 1, map[int]float64{2: 3. / 120, 3: 4. / 120, 4: 3. / 120}, map[int]float64{1: third / 2, 2: 0.5, 3: third, 4: 0.5, 5: third / 2}},
		{"a star", edges("17 1", "17 2", "17 3", "17 4"), 1, map[int]float64{17: 6. / 120}, map[int]float64{17: half, 1: half / 2, 2: half / 2, 3: half / 2, 4: half / 2}},
		{"a ring of four, bipartite", edges("1 2", "2 3", "3 4", "4 1"), 1, map[int]float64{1: .5 / 120, 2: .5 / 120, 3: .5 / 120, 4: .5 / 120}, map[int]float64{1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5}},
		{"complete", edges("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"), 1, nil, all17(1 / math.Sqrt(17))},
		{"a star of all", edges(starOfAll()...), 1, map[int]float64{17: 1}, withCentre(all17(half/4), 17, half)},
		{"weights", edges("1 2", "1 2", "1 2", "2 3", "2 3", "2 3", "2 3"), 1, map[int]float64{2: 1. / 120}, map[int]float64{1: half * 0.6, 2: half, 3: half * 0.8}},
		{"two equal parts: the lower goal", edges("5 6", "1 9"), 1, nil, map[int]float64{1: half, 9: half}},
		{"two parts as large: the stronger", edges("5 6", "5 6", "1 9"), 1, nil, map[int]float64{5: half, 6: half}},
		{"the larger part, though weaker", edges("5 6", "5 6", "5 6", "5 6", "5 6", "1 2 3"), 1, nil, map[int]float64{1: third, 2: third, 3: third}},
	} {
		n := c.facts.Network(kg.UnitCaseStudy, c.minCount)
		for _, g := range n.Goals {
			if !near(g.Betweenness(), c.betweenness[g.SDG.Number]) {
				t.Errorf("%s: betweenness of %d: %v, want %v", c.name, g.SDG.Number, g.Betweenness(), c.betweenness[g.SDG.Number])
			}
			if !near(g.Eigenvector(), c.eigenvector[g.SDG.Number]) {
				t.Errorf("%s: eigenvector of %d: %v, want %v", c.name, g.SDG.Number, g.Eigenvector(), c.eigenvector[g.SDG.Number])
			}
		}
	}
}

// TestNearlyDouble has two equal dense parts that hang together by a weak path. Its two largest eigenvalues lie nearer than a float tells, and
// yet equal goals must have equal values.
func TestNearlyDouble(t *testing.T) {
	var units []string
	for range 1000 {
		units = append(units, "1 2 3 4 5", "13 14 15 16 17")
	}
	for goal := 5; goal < 13; goal++ {
		units = append(units, fmt.Sprint(goal, goal+1))
	}
	goals := edges(units...).Network(kg.UnitCaseStudy, 1).Goals
	for i := range goals {
		if mirror := goals[kg.Goals-1-i]; goals[i].Eigenvector() != mirror.Eigenvector() {
			t.Errorf("eigenvector of %d: %v, of its mirror %d: %v", goals[i].SDG.Number, goals[i].Eigenvector(), mirror.SDG.Number, mirror.Eigenvector())
		}
	}
	if math.Abs(goals[0].Eigenvector()-math.Sqrt(0.1)) > 1e-6 { // the path takes next to nothing
		t.Errorf("eigenvector of 1: %v, want about %v", goals[0].Eigenvector(), math.Sqrt(0.1))
	}
}

func all17(v float64) map[int]float64 {
	m := map[int]float64{}
	for n := 1; n <= kg.Goals; n++ {
		m[n] = v
	}
	return m
}

func withCentre(m map[int]float64, goal int, v float64) map[int]float64 {
	m[goal] = v
	return m
}

func starOfAll() []string {
	var units []string
	for n := 1; n < kg.Goals; n++ {
		units = append(units, fmt.Sprint(n, 17))
	}
	return units
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

// TestHalves rounds quotients that lie exactly in the middle of two decimals: away from zero, not to the even one.
func TestHalves(t *testing.T) {
	units := slices.Repeat([]string{"1"}, 2047)
	n := edges(append(units, "1 2")...).Network(kg.UnitCaseStudy, 1) // 1/2048 is 0.00048828125
	if got := n.Goals[1].Share; got != 0.0004882813 {
		t.Errorf("the share of 1 of 2048 is %v", got)
	}
	if p := n.Pairs[0]; p.Support != 0.0004882813 || p.Jaccard != 0.0004882813 || p.Lift != 1 {
		t.Errorf("support %v, Jaccard %v, lift %v", p.Support, p.Jaccard, p.Lift)
	}
	third := edges("1 2", "1", "2 3").Network(kg.UnitCaseStudy, 1)
	if got := third.Goals[0].Share; got != 0.6666666667 {
		t.Errorf("the share of 2 of 3 is %v", got)
	}
}

// TestPageOf cuts pages of a list from places in it and outside of it.
func TestPageOf(t *testing.T) {
	list := []kg.Ranked{{ID: "a", Rank: 2}, {ID: "b", Rank: 5}, {ID: "c", Rank: 9}}
	for _, c := range []struct {
		q     kg.PageQuery
		from  int
		want  string
		shape string // more before, more after, total
	}{
		{kg.PageQuery{Limit: 2, Total: true}, 0, "[a b]", "false true 3"},
		{kg.PageQuery{Limit: 3}, 0, "[a b c]", "false false 0"},
		{kg.PageQuery{Limit: 2, Backward: true}, 0, "[b c]", "true false 0"},
		{kg.PageQuery{Limit: 1, From: "a"}, 2, "[b]", "true true 0"},
		{kg.PageQuery{Limit: 9, From: "x"}, 3, "[b c]", "true false 0"},
		{kg.PageQuery{Limit: 9, From: "x"}, 0, "[a b c]", "false false 0"},
		{kg.PageQuery{Limit: 9, From: "x"}, 10, "[]", "true false 0"},
		{kg.PageQuery{Limit: 1, Backward: true, From: "c"}, 9, "[b]", "true true 0"},
		{kg.PageQuery{Limit: 9, Backward: true, From: "x"}, 6, "[a b]", "false true 0"},
		{kg.PageQuery{Limit: 9, Backward: true, From: "x"}, 1, "[]", "false true 0"},
	} {
		p := kg.PageOf(list, c.q, c.from)
		if got := fmt.Sprint(p.Items); got != c.want || fmt.Sprint(p.HasPrevious, p.HasNext, p.Total) != c.shape {
			t.Errorf("%+v from %d: %s, %v %v %d; want %s, %s", c.q, c.from, got, p.HasPrevious, p.HasNext, p.Total, c.want, c.shape)
		}
	}
	if p := kg.PageOf(nil, kg.PageQuery{Limit: 1, Total: true}, 0); len(p.Items) != 0 || p.HasNext || p.HasPrevious || p.Total != 0 {
		t.Errorf("a page of nothing: %+v", p)
	}
}

func TestMinCount(t *testing.T) {
	for _, n := range []int{-1, 0} {
		if err := kg.CheckMinCount(n); kg.CodeOf(err) != kg.CodeBadUserInput || !strings.Contains(err.Error(), "minCount") {
			t.Errorf("minCount %d: %v", n, err)
		}
	}
	if err := kg.CheckMinCount(1); err != nil {
		t.Error(err)
	}
}
