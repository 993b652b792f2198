package kg

import (
	"fmt"
	"strings"
)

// key names a neighbour in a cursor: one entity may be a neighbour by several relations.
func (n *Neighbour) key() ID {
	return ID(fmt.Sprintf("%s/%t/%s", n.Relation, n.Forward, n.ID))
}

// PageOfNeighbours cuts a page from neighbours that are in order. A cursor that names none of the way's relations still stands at its
// place in the order.
func PageOfNeighbours(all []*Neighbour, q PageQuery) (Page[*Neighbour], error) {
	low := 0
	if q.From != "" {
		parts := strings.SplitN(string(q.From), "/", 3)
		if len(parts) != 3 || !Valid(Relation(parts[0])) {
			return Page[*Neighbour]{}, ErrForeignCursor()
		}
		from := &Neighbour{Relation: Relation(parts[0]), Forward: parts[1] == "true", ID: ID(parts[2])}
		for low < len(all) && (CompareNeighbours(all[low], from) < 0 || all[low].key() == q.From) {
			low++
		}
	}
	high := min(len(all), low+q.Limit)
	return Page[*Neighbour]{Items: all[low:high], HasPrevious: low > 0, HasNext: high < len(all), Total: len(all)}, nil
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
