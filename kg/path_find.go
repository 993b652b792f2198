package kg

import (
	"slices"
)

// pathCandidate is the best path of those that leave an earlier one at a place.
type pathCandidate struct {
	steps []pathStep
	leave int // the number of steps shared with the earlier one
}

// find is Yen's algorithm, as Lawler has it: each next path is the best of those that leave an earlier one at some node, and places
// before the one where a path left its own forerunner need no second look.
func (g *pathGraph) find(hops int) ([][]*Neighbour, error) {
	var found [][]pathStep
	var candidates []pathCandidate
	look := func(root []pathStep) error {
		var banned []int
		for _, p := range found {
			if len(p) > len(root) && slices.EqualFunc(p[:len(root)], root, sameNode) {
				banned = append(banned, p[len(root)].to)
			}
		}
		p, err := g.shortest(root, banned, hops)
		if p != nil {
			candidates = append(candidates, pathCandidate{p, len(root)})
		}
		return err
	}
	if err := look(nil); err != nil {
		return nil, err
	}
	for len(candidates) > 0 {
		best := 0
		for i := range candidates {
			if g.compare(candidates[i].steps, candidates[best].steps) < 0 {
				best = i
			}
		}
		last := candidates[best]
		candidates = slices.Delete(candidates, best, best+1)
		found = append(found, last.steps)
		if len(found) == g.query.First {
			break
		}
		for i := last.leave; i < len(last.steps); i++ {
			if err := look(last.steps[:i]); err != nil {
				return nil, err
			}
		}
	}
	paths := make([][]*Neighbour, len(found))
	for i, steps := range found {
		for _, s := range steps {
			paths[i] = append(paths[i], g.neighbour(s))
		}
	}
	return paths, nil
}

func sameNode(a, b pathStep) bool { return a.to == b.to }

// shortest is the first path of at most so many hops that begins with the root and does not go on to a banned node, or nil. It walks from
// the far end, level by level, until it meets a node that the path can go on to.
func (g *pathGraph) shortest(root []pathStep, banned []int, hops int) ([]pathStep, error) {
	g.look++
	at, end := g.numbers[g.query.From], g.numbers[g.query.To]
	g.reach(at, -1)
	for _, s := range root {
		at = s.to
		g.reach(at, -1)
	}
	for _, s := range g.nodes[at].steps {
		if g.nodes[s.to].look != g.look && !slices.Contains(banned, s.to) {
			g.nodes[s.to].eligible = g.look
		}
	}
	g.reach(end, 0)
	met, far := g.nodes[end].eligible == g.look, 0
	level, next := g.level[:0], g.next[:0]
	level = append(level, end)
	for !met && far+1 < hops-len(root) && len(level) > 0 {
		far++
		for _, n := range level {
			if err := g.expand(len(g.nodes[n].steps)); err != nil {
				return nil, err
			}
			for _, s := range g.nodes[n].steps {
				if g.nodes[s.to].look == g.look {
					continue
				}
				g.reach(s.to, far)
				next = append(next, s.to)
				met = met || g.nodes[s.to].eligible == g.look
			}
		}
		level, next = next, level[:0]
	}
	g.level, g.next = level, next
	if !met {
		return nil, nil
	}
	path := slices.Clone(root)
	for ; far >= 0; far-- {
		step := g.nearest(at, far, len(path) == len(root))
		path, at = append(path, step), step.to
	}
	return path, nil
}

// reach notes how far a node is from the end of this look; nodes that are out of bounds have -1.
func (g *pathGraph) reach(node, distance int) {
	g.nodes[node].look, g.nodes[node].distance = g.look, distance
}

// nearest is the first step to a node at the distance. The first step behind the root goes to eligible nodes only.
func (g *pathGraph) nearest(at, distance int, eligible bool) pathStep {
	best := -1
	steps := g.nodes[at].steps
	for i, s := range steps {
		n := &g.nodes[s.to]
		if n.look != g.look || n.distance != distance || eligible && n.eligible != g.look {
			continue
		}
		if best < 0 || g.before(s.to, steps[best].to) {
			best = i
		}
	}
	return steps[best]
}
