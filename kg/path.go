package kg

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// The bounds of a path search.
const (
	MaxHops  = 6
	MaxPaths = 10
	// MaxExpansions is how many links a path search looks at before it gives up. It counts links, not time, so that the same
	// question always has the same answer.
	MaxExpansions = 2_000_000
)

// PathQuery asks for simple paths between two entities.
type PathQuery struct {
	From, To ID
	MaxHops  int
	First    int
	Way      Way
}

// Check refuses what is out of range.
func (q PathQuery) Check() error {
	if q.MaxHops < 1 || q.MaxHops > MaxHops {
		return Errorf(CodeBadUserInput, "maxHops is %d; it goes from 1 to %d", q.MaxHops, MaxHops)
	}
	if q.First < 1 || q.First > MaxPaths {
		return Errorf(CodeBadUserInput, "first is %d; it goes from 1 to %d", q.First, MaxPaths)
	}
	return nil
}

// Fetch finds the neighbours of each entity, as Reader.NeighboursByEntity does.
type Fetch func(ctx context.Context, ids []ID) ([][]*Neighbour, error)

// FindPaths finds the first simple paths: fewest hops first, then at the first node where two differ the one with fewer links, then the
// smaller id. Each path is the list of its nodes but the first, with the link that leads there.
//
// It is Yen's algorithm on the part of the graph that paths of that length can touch, which is fetched level by level around both ends.
func FindPaths(ctx context.Context, q PathQuery, fetch Fetch) ([][]*Neighbour, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	if q.From == q.To {
		return nil, nil
	}
	g := &pathGraph{query: q, steps: map[ID][]*Neighbour{}, degree: map[ID]int{}}
	half := (q.MaxHops + 1) / 2
	for _, side := range []struct {
		end    ID
		levels int
	}{{q.From, half}, {q.To, q.MaxHops - half}} {
		if err := g.fetch(ctx, side.end, side.levels, fetch); err != nil {
			return nil, err
		}
	}
	g.order()
	return g.yen()
}

// pathGraph is the part of the graph in which paths are looked for. Two nodes have at most one step.
type pathGraph struct {
	query    PathQuery
	steps    map[ID][]*Neighbour
	degree   map[ID]int
	expanded int
}

// fetch adds the ball around an end.
func (g *pathGraph) fetch(ctx context.Context, end ID, levels int, fetch Fetch) error {
	seen, level := map[ID]bool{end: true}, []ID{end}
	for range levels {
		if len(level) == 0 {
			return nil
		}
		lists, err := fetch(ctx, level)
		if err != nil {
			return err
		}
		var next []ID
		for i, id := range level {
			for _, n := range g.query.Way.Neighbours(lists[i]) {
				if err := g.expand(1); err != nil {
					return err
				}
				g.degree[n.ID] = n.Degree
				g.steps[id] = append(g.steps[id], n)
				g.steps[n.ID] = append(g.steps[n.ID], &Neighbour{ID: id, Relation: n.Relation, Forward: !n.Forward, Basis: n.Basis})
				if !seen[n.ID] {
					seen[n.ID] = true
					next = append(next, n.ID)
				}
			}
		}
		slices.Sort(next)
		level = next
	}
	return nil
}

// order makes one step of parallel links, the first by relation, and sorts the steps of each node.
func (g *pathGraph) order() {
	for id, steps := range g.steps {
		slices.SortFunc(steps, func(a, b *Neighbour) int {
			return cmp.Or(cmp.Compare(g.degree[a.ID], g.degree[b.ID]), strings.Compare(string(a.ID), string(b.ID)), CompareNeighbours(a, b))
		})
		g.steps[id] = slices.CompactFunc(steps, func(a, b *Neighbour) bool { return a.ID == b.ID })
	}
}

func (g *pathGraph) expand(links int) error {
	g.expanded += links
	if g.expanded > MaxExpansions {
		return Errorf(CodeTooExpensive, "the search for paths looked at %d links without an end; ask for fewer hops or paths, or name relations", MaxExpansions)
	}
	return nil
}

// yen finds path after path: each next one leaves an earlier one at some node.
func (g *pathGraph) yen() ([][]*Neighbour, error) {
	first, err := g.shortest(nil, nil)
	if err != nil || first == nil {
		return nil, err
	}
	found, candidates := [][]*Neighbour{first}, [][]*Neighbour(nil)
	for len(found) < g.query.First {
		last := found[len(found)-1]
		for i := range last {
			root := last[:i]
			banned := map[ID]bool{}
			for _, p := range found {
				if len(p) > i && samePath(p[:i], root) {
					banned[p[i].ID] = true
				}
			}
			p, err := g.shortest(root, banned)
			if err != nil {
				return nil, err
			}
			if p != nil && !slices.ContainsFunc(candidates, func(c []*Neighbour) bool { return samePath(c, p) }) {
				candidates = append(candidates, p)
			}
		}
		if len(candidates) == 0 {
			break
		}
		slices.SortFunc(candidates, g.compare)
		found, candidates = append(found, candidates[0]), candidates[1:]
	}
	return found, nil
}

// shortest is the first path that begins with the root and does not go on to a banned node, or nil.
func (g *pathGraph) shortest(root []*Neighbour, banned map[ID]bool) ([]*Neighbour, error) {
	at, used := g.query.From, map[ID]bool{g.query.From: true}
	for _, n := range root {
		at, used[n.ID] = n.ID, true
	}
	left := g.query.MaxHops - len(root)
	distance, level := map[ID]int{g.query.To: 0}, []ID{g.query.To}
	for hops := 1; hops < left && len(level) > 0; hops++ {
		var next []ID
		for _, id := range level {
			if err := g.expand(len(g.steps[id])); err != nil {
				return nil, err
			}
			for _, n := range g.steps[id] {
				if _, known := distance[n.ID]; !known && !used[n.ID] {
					distance[n.ID] = hops
					next = append(next, n.ID)
				}
			}
		}
		level = next
	}
	path := slices.Clone(root)
	for at != g.query.To {
		var best *Neighbour
		for _, n := range g.steps[at] {
			far, known := distance[n.ID]
			if !known || used[n.ID] || len(path) == len(root) && banned[n.ID] {
				continue
			}
			if best == nil || far < distance[best.ID] {
				best = n
			}
		}
		if best == nil {
			return nil, nil
		}
		path, at = append(path, best), best.ID
	}
	return path, nil
}

func (g *pathGraph) compare(a, b []*Neighbour) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), slices.CompareFunc(a, b, func(a, b *Neighbour) int {
		return cmp.Or(cmp.Compare(g.degree[a.ID], g.degree[b.ID]), strings.Compare(string(a.ID), string(b.ID)))
	}))
}

func samePath(a, b []*Neighbour) bool {
	return slices.EqualFunc(a, b, func(a, b *Neighbour) bool { return a.ID == b.ID })
}
