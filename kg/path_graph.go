package kg

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
)

// pathGraph is the part of the graph in which paths are looked for. Its nodes are numbered as they are met. Two nodes have at most one
// step, by the first relation that joins them.
//
// A hub may have thousands of links, of which few lead to where the other end can be reached from. So the links of a node that was fetched stay a list as the store
// gave it, and become steps only where they lead to a node that is numbered.
type pathGraph struct {
	query    PathQuery
	numbers  map[ID]int
	nodes    []pathNode
	expanded int // links fetched and followed so far
	look     int // the number of the look for a shortest path; see pathNode

	level, next []int // memory for the levels of a look
}

type pathNode struct {
	id     ID
	degree int
	known  bool         // its links were fetched
	links  []*Neighbour // all of them, in the order of CompareNeighbours
	leads  []int        // the nodes to which the first of the links lead, as far as they are revealed; -1 where the way does not go
	steps  []pathStep
	seen   [2]bool // on the side of each end
	// What the look of that number found out.
	look, eligible int
	distance       int
}

// pathStep is a link to a node, or one back over the link by which that node leads here.
type pathStep struct {
	to   int
	link *Neighbour
	back bool
}

// neighbour is the step as a link to its node.
func (g *pathGraph) neighbour(s pathStep) *Neighbour {
	if !s.back {
		return s.link
	}
	return &Neighbour{ID: g.nodes[s.to].id, Degree: g.nodes[s.to].degree, Relation: s.link.Relation, Forward: !s.link.Forward, Basis: s.link.Basis}
}

// pathSide is what is known around one end.
type pathSide struct {
	number int   // 0 or 1
	last   []int // the outermost level of which the links are known
	outer  []int // the level beyond it, as far as it is revealed
	// Up to where the links of the last level are revealed: a place in it, and one in the links of that node.
	node, link int
}

func (g *pathGraph) side(number int, end ID) *pathSide {
	n := g.meet(end, 0)
	g.nodes[n].seen[number] = true
	return &pathSide{number: number, outer: []int{n}}
}

// spareGraphs holds graphs that nobody uses. Each has memory for thousands of nodes, which would have to be collected for every question.
var spareGraphs = sync.Pool{New: func() any { return &pathGraph{numbers: map[ID]int{}} }}

// mostSpare is how many nodes a graph has at most whose memory is used again.
const mostSpare = 10_000

// newPathGraph is an empty graph; free gives its memory back.
func newPathGraph(q PathQuery) *pathGraph {
	g := spareGraphs.Get().(*pathGraph) //nolint:errcheck // it holds nothing else
	g.query = q
	return g
}

// free gives the memory back, without what it points to.
func (g *pathGraph) free() {
	if len(g.nodes) > mostSpare {
		return
	}
	clear(g.numbers)
	for i, n := range g.nodes {
		clear(n.steps[:cap(n.steps)])
		g.nodes[i] = pathNode{steps: n.steps[:0], leads: n.leads[:0]}
	}
	*g = pathGraph{numbers: g.numbers, nodes: g.nodes[:0], level: g.level, next: g.next}
	spareGraphs.Put(g)
}

// meet is the number of a node.
func (g *pathGraph) meet(id ID, degree int) int {
	n, ok := g.numbers[id]
	if !ok {
		n = len(g.nodes)
		g.numbers[id] = n
		if n == cap(g.nodes) {
			g.nodes = append(g.nodes, pathNode{})
		}
		g.nodes = g.nodes[:n+1]
		g.nodes[n].id, g.nodes[n].degree = id, degree
	}
	return n
}

// unread is how many links the level beyond has, as far as it is revealed, that are not known from the other side.
func (g *pathGraph) unread(s *pathSide) int {
	n := 0
	for _, at := range s.outer {
		if !g.nodes[at].known {
			n += g.nodes[at].degree
		}
	}
	return n
}

// reveal goes on to number the nodes of the level beyond, until there are so many links to read or all are numbered.
func (g *pathGraph) reveal(s *pathSide, enough int) {
	links := g.unread(s)
	for ; s.node < len(s.last); s.node, s.link = s.node+1, 0 {
		for all := g.nodes[s.last[s.node]].links; s.link < len(all); s.link++ {
			if links >= enough {
				return
			}
			l, n := all[s.link], -1
			if g.query.Way.allows(l) {
				n = g.meet(l.ID, l.Degree)
			}
			if at := &g.nodes[s.last[s.node]]; len(at.leads) == s.link { // not revealed from the other side
				at.leads = append(at.leads, n)
			}
			if n < 0 {
				continue
			}
			if node := &g.nodes[n]; !node.seen[s.number] {
				node.seen[s.number] = true
				s.outer = append(s.outer, n)
				if !node.known {
					links += node.degree
				}
			}
		}
	}
}

// revealAll numbers all nodes of the level beyond.
func (g *pathGraph) revealAll(s *pathSide) { g.reveal(s, math.MaxInt) }

// bare tells whether there is no level beyond: all that hangs together with the end is known.
func (g *pathGraph) bare(s *pathSide) bool {
	if len(s.outer) == 0 {
		g.reveal(s, 1)
	}
	return len(s.outer) == 0
}

// listed is how many links the last level has.
func (g *pathGraph) listed(s *pathSide) int {
	n := 0
	for _, at := range s.last {
		n += len(g.nodes[at].links)
	}
	return n
}

// nextSide is the one whose next level has fewer links to read; of equals the first. No more of a level is looked at than that takes.
func (g *pathGraph) nextSide(from, to *pathSide) *pathSide {
	if g.listed(from) <= g.listed(to) {
		g.revealAll(from)
		g.reveal(to, g.unread(from))
	} else {
		g.revealAll(to)
		g.reveal(from, g.unread(to)+1)
	}
	if g.unread(to) < g.unread(from) {
		return to
	}
	return from
}

// grow fetches the next level of the sides, all in one batch.
func (g *pathGraph) grow(ctx context.Context, fetch Fetch, sides ...*pathSide) error {
	var batch []int
	var ids []ID
	for _, s := range sides {
		g.revealAll(s)
		if err := g.expand(fetchedLink * g.unread(s)); err != nil {
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
			g.nodes[at].known, g.nodes[at].links = true, lists[i]
		}
	}
	for _, s := range sides {
		s.last, s.outer, s.node, s.link = s.outer, nil, 0, 0
	}
	return nil
}

// join makes the steps among the nodes on paths. A path that is no longer than both sides reach leaves the links that were fetched around one end at a node that
// those around the other lead to; so it is enough to number the nodes beyond one of the sides.
func (g *pathGraph) join(from, to *pathSide) {
	if g.listed(from) < g.listed(to) {
		g.revealAll(from)
	} else {
		g.revealAll(to)
	}
	for at := range g.nodes {
		g.nodes[at].steps = g.nodes[at].steps[:0]
	}
	for at := range g.nodes {
		if g.nodes[at].known {
			g.joinNode(at)
		}
	}
	end := g.numbers[g.query.To]
	for at := range g.nodes { // no path goes on from a node with one step
		g.nodes[at].steps = slices.DeleteFunc(g.nodes[at].steps, func(s pathStep) bool {
			return s.to != end && !g.nodes[s.to].known && len(g.nodes[s.to].steps) < 2
		})
	}
}

// joinNode makes the steps from a node whose links are known, and the way back from those that are not known themselves. Of parallel links the first counts.
func (g *pathGraph) joinNode(at int) {
	links := g.nodes[at].links
	step := func(to int, l *Neighbour) {
		g.nodes[at].steps = append(g.nodes[at].steps, pathStep{to: to, link: l})
		if !g.nodes[to].known {
			g.nodes[to].steps = append(g.nodes[to].steps, pathStep{to: at, link: l, back: true})
		}
	}
	if len(links) > searched*len(g.nodes) {
		runs := runsOf(links)
		for to := range g.nodes {
			if l := g.query.Way.first(runs, g.nodes[to].id); l != nil {
				step(to, l)
			}
		}
		return
	}
	g.look++
	for i, l := range links {
		to := g.lead(at, i, l)
		if to < 0 || g.nodes[to].look == g.look {
			continue
		}
		g.nodes[to].look = g.look
		step(to, l)
	}
}

// lead is the node that is numbered to which link i of a node leads, -1 for none.
func (g *pathGraph) lead(at, i int, l *Neighbour) int {
	if leads := g.nodes[at].leads; i < len(leads) {
		return leads[i]
	}
	if to, ok := g.numbers[l.ID]; ok && g.query.Way.allows(l) {
		return to
	}
	return -1
}

// searched is how many links are looked up by their ids in the time in which one id is searched for among many links.
const searched = 8

// runsOf parts links into runs of one relation and direction, each in the order of the ids.
func runsOf(links []*Neighbour) [][]*Neighbour {
	var runs [][]*Neighbour
	for len(links) > 0 {
		first := links[0]
		n := sort.Search(len(links), func(i int) bool { return links[i].Relation != first.Relation || links[i].Forward != first.Forward })
		runs, links = append(runs, links[:n]), links[n:]
	}
	return runs
}

// first is the first link to the node that the way allows, or nil.
func (w Way) first(runs [][]*Neighbour, to ID) *Neighbour {
	for _, run := range runs {
		at, _ := slices.BinarySearchFunc(run, to, func(l *Neighbour, id ID) int { return strings.Compare(string(l.ID), string(id)) })
		for ; at < len(run) && run[at].ID == to; at++ {
			if w.allows(run[at]) {
				return run[at]
			}
		}
	}
	return nil
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
