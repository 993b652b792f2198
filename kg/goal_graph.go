package kg

// goalGraph holds a number for each two goals. As a graph its nodes are all goals and its edges are pairs: the weight of each, 0 where there is
// none. Row and column 0 are empty.
type goalGraph [Goals + 1][Goals + 1]int

func newGoalGraph(pairs []*SDGPair) *goalGraph {
	g := new(goalGraph)
	for _, p := range pairs {
		g[p.A.Number][p.B.Number], g[p.B.Number][p.A.Number] = p.Count, p.Count
	}
	return g
}

// degree is the number of edges at the goal.
func (g *goalGraph) degree(goal int) int {
	n := 0
	for _, weight := range g[goal] {
		if weight > 0 {
			n++
		}
	}
	return n
}

// strength is the sum of the weights of the edges at the goal.
func (g *goalGraph) strength(goal int) int {
	sum := 0
	for _, weight := range g[goal] {
		sum += weight
	}
	return sum
}

// betweenness is the share of the pairs of other goals, of which there are 120, that have their shortest path through each goal;
// where a pair has several shortest paths, the part of them that goes through it. Edges have no length. The algorithm is that of Brandes (2001).
func (g *goalGraph) betweenness() [Goals + 1]float64 {
	var through [Goals + 1]float64
	for s := 1; s <= Goals; s++ {
		order, paths, distance := g.shortest(s)
		var dependency [Goals + 1]float64
		for i := len(order) - 1; i > 0; i-- { // from the farthest back, without s itself
			w := order[i]
			for v := 1; v <= Goals; v++ {
				if g[v][w] > 0 && distance[v] == distance[w]-1 {
					// The conversion keeps the machine from fusing product and sum, which would round otherwise.
					dependency[v] += float64(paths[v] / paths[w] * (1 + dependency[w]))
				}
			}
			through[w] += dependency[w]
		}
	}
	for goal := range through {
		through[goal] /= Goals*Goals - 3*Goals + 2 // (n-1)(n-2): every pair of others was met from both of its ends
	}
	return through
}

// shortest walks the graph from s in breadth: the goals that it reaches, nearest first, s among them; the number of shortest paths to each;
// the distance of each, -1 where it is not reached.
func (g *goalGraph) shortest(s int) (order []int, paths [Goals + 1]float64, distance [Goals + 1]int) {
	for v := range distance {
		distance[v] = -1
	}
	order, paths[s], distance[s] = []int{s}, 1, 0
	for i := 0; i < len(order); i++ {
		v := order[i]
		for w := 1; w <= Goals; w++ {
			if g[v][w] == 0 {
				continue
			}
			if distance[w] < 0 {
				distance[w] = distance[v] + 1
				order = append(order, w)
			}
			if distance[w] == distance[v]+1 {
				paths[w] += paths[v]
			}
		}
	}
	return order, paths, distance
}

// largest is the connected part with the most goals; of equals that of the larger total strength, then that with the lowest goal. It is empty
// when there is no edge.
func (g *goalGraph) largest() []int {
	var best []int
	most := 0
	var seen goalBits
	for s := 1; s <= Goals; s++ {
		if seen.has(s) {
			continue
		}
		part, _, _ := g.shortest(s)
		seen |= bitsOf(part)
		total := 0
		for _, goal := range part {
			total += g.strength(goal)
		}
		if len(part) > 1 && (len(part) > len(best) || len(part) == len(best) && total > most) {
			best, most = part, total
		}
	}
	return best
}
