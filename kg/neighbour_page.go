package kg

import (
	"fmt"
	"slices"
)

// key names a neighbour in a cursor: one entity may be a neighbour by several relations.
func (n *Neighbour) key() ID {
	return ID(fmt.Sprintf("%s/%t/%s", n.Relation, n.Forward, n.ID))
}

// PageOfNeighbours cuts a page from all neighbours of an entity, of which it keeps what the way allows. A cursor may name a neighbour that the way does
// not allow: it still stands at its place in the order.
func PageOfNeighbours(all []*Neighbour, way Way, q PageQuery) (Page[*Neighbour], error) {
	at := -1
	if q.From != "" {
		if at = slices.IndexFunc(all, func(n *Neighbour) bool { return n.key() == q.From }); at < 0 {
			return Page[*Neighbour]{}, ErrForeignCursor()
		}
	}
	var p Page[*Neighbour]
	total := 0
	for n := range way.Neighbours(all) {
		total++
		switch {
		case at >= 0 && compareLinks(n, all[at]) <= 0:
			p.HasPrevious = true
		case len(p.Items) < q.Limit:
			p.Items = append(p.Items, n)
		default:
			p.HasNext = true
		}
		if p.HasNext && !q.Total {
			break
		}
	}
	if q.Total {
		p.Total = total
	}
	return p, nil
}

// ConnectNeighbours makes a connection of a page and the entities on it.
func ConnectNeighbours(p Page[*Neighbour], entities []Entity, version, list string) *NeighbourConnection {
	c := &NeighbourConnection{
		Edges: make([]*NeighbourEdge, len(p.Items)), Nodes: entities, TotalCount: p.Total,
		PageInfo: &PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious},
	}
	for i, n := range p.Items {
		e := &NeighbourEdge{Edge: Edge[Entity]{entities[i], Cursor(version, list, n.key())}, Relation: n.Relation, Forward: n.Forward}
		if n.Basis != "" {
			e.Basis = &n.Basis
		}
		if i == 0 {
			c.PageInfo.StartCursor = &e.Cursor
		}
		c.Edges[i], c.PageInfo.EndCursor = e, &e.Cursor
	}
	return c
}
