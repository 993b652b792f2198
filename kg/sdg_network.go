package kg

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// SDGNetwork is the goals as a network: which are served together by the units, how often, and by whom. docs/sdg-network.md defines every
// measure.
type SDGNetwork struct {
	Unit              SDGNetworkUnit
	UnitCount         int // N: the units that serve at least one goal
	UnitsWithoutGoals int
	Goals             []*SDGNetworkGoal // by number
	Pairs             []*SDGPair        // by count descending, then a, then b
}

// SDGNetworkGoal is a goal in the network. Its place is that in the graph of the pairs listed.
type SDGNetworkGoal struct {
	SDG      *SDG
	Count    int // units that serve it
	Share    float64
	Degree   int
	Strength int

	betweenness, eigenvector func() [Goals + 1]float64 // of all goals, worked out when first asked for
}

// Betweenness is the share of the shortest paths between other goals that go through it.
func (g *SDGNetworkGoal) Betweenness() float64 { return round10(g.betweenness()[g.SDG.Number]) }

// Eigenvector is its part in the principal eigenvector.
func (g *SDGNetworkGoal) Eigenvector() float64 { return round10(g.eigenvector()[g.SDG.Number]) }

// SDGPair is two goals that units serve together.
type SDGPair struct {
	A, B    *SDG // A.Number < B.Number
	Count   int  // units that serve both
	Support float64
	Jaccard float64
	Lift    float64

	units           []unit // of the network, all that serve a goal
	cities, studies func() []Ranked
}

// SDGCooccurrence is a goal served together with another one.
type SDGCooccurrence struct {
	SDG  *SDG // the other goal
	Pair *SDGPair
}

// unit is a case study with its city, or a city with its case studies.
type unit struct {
	goals   goalBits
	city    *ServedGoals
	studies []ServedGoals
}

// goalBits is a set of goals: bit n stands for goal n.
type goalBits uint32

func (g goalBits) has(n int) bool { return g>>n&1 == 1 }

func bitsOf(goals []int) goalBits {
	var g goalBits
	for _, n := range goals {
		g |= 1 << n
	}
	return g
}

// CheckMinCount refuses a threshold below which there is nothing to leave out.
func CheckMinCount(n int) error {
	if n < 1 {
		return wrongArgument("minCount", "minCount is %d; it takes 1 or more", n)
	}
	return nil
}

// Network is the network of the units. It lists the pairs that minCount units or more serve together.
func (f *GoalFacts) Network(of SDGNetworkUnit, minCount int) *SDGNetwork {
	return f.networks.get(networkKey{of, minCount}, func() *SDGNetwork { return f.network(of, minCount) })
}

// keptNetworks is how many networks of the same facts are kept.
const keptNetworks = 16

type networkKey struct {
	unit     SDGNetworkUnit
	minCount int
}

// networks keeps the first networks that were made, and what they are made of: stores share the facts about the whole dataset between requests.
type networks struct {
	mu       sync.Mutex
	made     map[networkKey]*SDGNetwork
	together map[SDGNetworkUnit]*together
}

func (n *networks) get(k networkKey, build func() *SDGNetwork) *SDGNetwork {
	n.mu.Lock()
	network, ok := n.made[k]
	n.mu.Unlock()
	if ok {
		return network
	}
	network = build()
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.made == nil {
		n.made = map[networkKey]*SDGNetwork{}
	}
	if len(n.made) < keptNetworks {
		n.made[k] = network
	}
	return network
}

func (f *GoalFacts) network(of SDGNetworkUnit, minCount int) *SDGNetwork {
	t := f.together(of)
	n := &SDGNetwork{Unit: of, UnitCount: len(t.served), UnitsWithoutGoals: t.all - len(t.served), Pairs: t.often(minCount)}
	graph := newGoalGraph(n.Pairs)
	betweenness, eigenvector := sync.OnceValue(graph.betweenness), sync.OnceValue(graph.eigenvector)
	for _, g := range f.Goals {
		n.Goals = append(n.Goals, &SDGNetworkGoal{
			SDG: g, Count: t.counts[g.Number][g.Number], Share: ratio(t.counts[g.Number][g.Number], len(t.served)),
			Degree: graph.degree(g.Number), Strength: graph.strength(g.Number),
			betweenness: betweenness, eigenvector: eigenvector,
		})
	}
	return n
}

// Between is the pair of two goals, in either order, or nil where it is not listed.
func (n *SDGNetwork) Between(a, b int) *SDGPair {
	for _, p := range n.Pairs {
		if p.A.Number == min(a, b) && p.B.Number == max(a, b) {
			return p
		}
	}
	return nil
}

// Cooccurring are the goals that units serve together with the goal, most often first, then by number.
func (f *GoalFacts) Cooccurring(of SDGNetworkUnit, number int) []*SDGCooccurrence {
	var all []*SDGCooccurrence
	for _, p := range f.together(of).pairs {
		switch number {
		case p.A.Number:
			all = append(all, &SDGCooccurrence{p.B, p})
		case p.B.Number:
			all = append(all, &SDGCooccurrence{p.A, p})
		}
	}
	slices.SortStableFunc(all, func(a, b *SDGCooccurrence) int {
		return cmp.Or(cmp.Compare(b.Pair.Count, a.Pair.Count), cmp.Compare(a.SDG.Number, b.SDG.Number))
	})
	return all
}

// units are the case studies or the cities, in their order.
func (f *GoalFacts) units(of SDGNetworkUnit) []unit {
	var units []unit
	for _, c := range f.Cities {
		if of == UnitCity {
			goals := bitsOf(c.City.Goals)
			for _, s := range c.CaseStudies {
				goals |= bitsOf(s.Goals)
			}
			units = append(units, unit{goals, &c.City, c.CaseStudies})
			continue
		}
		for i, s := range c.CaseStudies {
			units = append(units, unit{bitsOf(s.Goals), &c.City, c.CaseStudies[i : i+1]})
		}
	}
	return units
}

// serving keeps the units that serve a goal.
func serving(units []unit) []unit {
	return slices.DeleteFunc(units, func(u unit) bool { return u.goals == 0 })
}

// together is which goals the units serve together.
type together struct {
	all    int    // units
	served []unit // those that serve a goal
	counts *goalGraph
	pairs  []*SDGPair // by count descending, then a, then b
}

// together counts the units, once.
func (f *GoalFacts) together(of SDGNetworkUnit) *together {
	f.networks.mu.Lock()
	defer f.networks.mu.Unlock()
	t, ok := f.networks.together[of]
	if !ok {
		t = newTogether(f.Goals, f.units(of))
		if of == UnitCity {
			t.all += f.Silent
		}
		if f.networks.together == nil {
			f.networks.together = map[SDGNetworkUnit]*together{}
		}
		f.networks.together[of] = t
	}
	return t
}

func newTogether(goals []*SDG, units []unit) *together {
	t := &together{all: len(units), served: serving(units)}
	t.counts = countTogether(t.served)
	for i, a := range goals {
		for _, b := range goals[i+1:] {
			n, na, nb := t.counts[a.Number][b.Number], t.counts[a.Number][a.Number], t.counts[b.Number][b.Number]
			if n == 0 {
				continue
			}
			p := &SDGPair{
				A: a, B: b, Count: n, units: t.served,
				Support: ratio(n, len(t.served)), Jaccard: ratio(n, na+nb-n), Lift: ratio(n*len(t.served), na*nb),
			}
			p.cities, p.studies = sync.OnceValue(p.citiesBehind), sync.OnceValue(p.caseStudiesBehind)
			t.pairs = append(t.pairs, p)
		}
	}
	slices.SortStableFunc(t.pairs, func(a, b *SDGPair) int { return cmp.Compare(b.Count, a.Count) })
	return t
}

// often are the pairs that at least so many units serve together.
func (t *together) often(minCount int) []*SDGPair {
	n := slices.IndexFunc(t.pairs, func(p *SDGPair) bool { return p.Count < minCount })
	if n < 0 {
		return t.pairs
	}
	return t.pairs[:n:n]
}

// countTogether counts the units that serve both of each two goals and, on the diagonal, those that serve each.
func countTogether(units []unit) *goalGraph {
	counts := new(goalGraph)
	for _, u := range units {
		for a := u.goals; a != 0; a &= a - 1 {
			for b := u.goals; b != 0; b &= b - 1 {
				counts[bits.TrailingZeros32(uint32(a))][bits.TrailingZeros32(uint32(b))]++
			}
		}
	}
	return counts
}
