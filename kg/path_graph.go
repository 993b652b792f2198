package kg

import (
	"cmp"
	"context"
	"strings"
)

// pathGraph is the part of the graph in which paths are looked for. Its nodes are numbered as they are met. Two nodes have at most one
// step, by the first relation that joins them.
type pathGraph struct {
	query    PathQuery
	numbers  map[ID]int
	nodes    []pathNode
	expanded int // links fetched and followed so far
	look     int // the number of the look for a shortest path; see pathNode
}

type pathNode struct {
	id     ID
	degree int
	known  bool // all its steps are here; else only those to nodes of which all are
	steps  []pathStep
	// What the look of that number found out.
	look, eligible int
	distance       int
}

// pathStep is a link to a node.
type pathStep struct {
	to   int
	link *Neighbour
}

// pathSide is what is known around one end.
type pathSide struct {
	seen  map[int]bool
	outer []int // the outermost level, of which the steps are not known yet
}

func (g *pathGraph) side(end ID) *pathSide {
	n := g.number(end, 0)
	return &pathSide{seen: map[int]bool{n: true}, outer: []int{n}}
}

func (g *pathGraph) number(id ID, degree int) int {
	n, ok := g.numbers[id]
	if !ok {
		n = len(g.nodes)
		g.numbers[id] = n
		g.nodes = append(g.nodes, pathNode{id: id, degree: degree})
	}
	return n
}

// links is how many links the next level of a side reads.
func (g *pathGraph) links(s *pathSide) int {
	n := 0
	for _, at := range s.outer {
		if !g.nodes[at].known {
			n += g.nodes[at].degree
		}
	}
	return n
}

// grow fetches the next level of the sides, all in one batch.
func (g *pathGraph) grow(ctx context.Context, fetch Fetch, sides ...*pathSide) error {
	var batch []int
	var ids []ID
	for _, s := range sides {
		if err := g.expand(fetchedLink * g.links(s)); err != nil {
			return err
		}
		for _, at := range s.outer {
			if !g.nodes[at].known {
				batch, ids = append(batch, at), append(ids, g.nodes[at].id)
			}
		}
	}
	if len(ids) > 0 {
		lists, err := fetch(ctx, ids)
		if err != nil {
			return err
		}
		for i, at := range batch {
			g.know(at, g.query.Way.Neighbours(lists[i]))
		}
	}
	for _, s := range sides {
		var next []int
		for _, at := range s.outer {
			for _, step := range g.nodes[at].steps {
				if !s.seen[step.to] {
					s.seen[step.to] = true
					next = append(next, step.to)
				}
			}
		}
		s.outer = next
	}
	return nil
}

// know takes in all links of a node, of parallel ones the first, and the way back from nodes that are not known themselves.
func (g *pathGraph) know(at int, links []*Neighbour) {
	steps := make([]pathStep, 0, len(links))
	met := make(map[int]bool, len(links))
	for _, l := range links {
		to := g.number(l.ID, l.Degree)
		if met[to] {
			continue
		}
		met[to] = true
		steps = append(steps, pathStep{to, l})
		if !g.nodes[to].known {
			back := &Neighbour{ID: g.nodes[at].id, Degree: g.nodes[at].degree, Relation: l.Relation, Forward: !l.Forward, Basis: l.Basis}
			g.nodes[to].steps = append(g.nodes[to].steps, pathStep{at, back})
		}
	}
	g.nodes[at].known, g.nodes[at].steps = true, steps
}

func (g *pathGraph) expand(links int) error {
	g.expanded += links
	if g.expanded > MaxExpansions {
		return Errorf(CodeTooExpensive, "too many links lie within %d hops of both ends to follow them all; ask for fewer hops or paths, or name relations", g.query.MaxHops)
	}
	return nil
}

// before tells whether a path over the node a comes before one over the node b where they part.
func (g *pathGraph) before(a, b int) bool {
	return cmp.Or(cmp.Compare(g.nodes[a].degree, g.nodes[b].degree), strings.Compare(string(g.nodes[a].id), string(g.nodes[b].id))) < 0
}

// compare orders paths of the same two ends.
func (g *pathGraph) compare(a, b []pathStep) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	for i := range a {
		switch x, y := a[i].to, b[i].to; {
		case x == y:
		case g.before(x, y):
			return -1
		default:
			return 1
		}
	}
	return 0
}
