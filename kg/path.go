package kg

import (
	"context"
)

// The bounds of a path search.
const (
	MaxHops  = 6
	MaxPaths = 10
	// MaxExpansions is how many links a path search follows before it gives up. It counts links, not time, so that the same question
	// always has the same answer.
	MaxExpansions = 10_000_000
	// fetchedLink is what a link costs when it is read from the store, in links that are followed in memory.
	fetchedLink = 20
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
		return wrongArgument("maxHops", "maxHops is %d; it goes from 1 to %d", q.MaxHops, MaxHops)
	}
	if q.First < 1 || q.First > MaxPaths {
		return wrongArgument("first", "first is %d; it goes from 1 to %d", q.First, MaxPaths)
	}
	return nil
}

// Fetch finds the neighbours of each entity, as Reader.NeighboursByEntity does.
type Fetch func(ctx context.Context, ids []ID) ([][]*Neighbour, error)

// FindPaths finds the first simple paths: fewest hops first, then at the first node where two differ the one with fewer links, then the
// smaller id. Each path is the list of its nodes but the first, with the link that leads there.
//
// It looks for short paths first and fetches no more of the graph than paths of that length can touch: the levels around both ends, one
// at a time, next on the side that has fewer links. So a hub in the middle is met from both sides and its own links are not read.
func FindPaths(ctx context.Context, q PathQuery, fetch Fetch) ([][]*Neighbour, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	if q.From == q.To || q.Way.None() {
		return nil, nil
	}
	g := newPathGraph(q)
	defer g.free()
	from, to := g.side(0, q.From), g.side(1, q.To)
	hops, next := 1, []*pathSide{from}
	if q.MaxHops > 1 {
		hops, next = 2, []*pathSide{from, to}
	}
	for {
		if err := g.grow(ctx, fetch, next...); err != nil {
			return nil, err
		}
		if hops > 1 && (g.bare(from) || g.bare(to)) {
			hops = q.MaxHops // all that hangs together with one end is known
		}
		g.join(from, to)
		paths, err := g.find(hops)
		if err != nil || len(paths) == q.First || hops == q.MaxHops {
			return paths, err
		}
		next, hops = []*pathSide{g.nextSide(from, to)}, hops+1
	}
}
