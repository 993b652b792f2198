package graph

import (
	"context"

	"learningcities/kg"
)

// paths finds paths, then all their nodes in one batch.
func paths(ctx context.Context, q kg.PathQuery) ([]*kg.Path, error) {
	load := from(ctx)
	found, err := kg.FindPaths(ctx, q, load.NeighboursByEntity)
	if err != nil || len(found) == 0 {
		return []*kg.Path{}, err
	}
	ids := []kg.ID{q.From}
	for _, steps := range found {
		for _, s := range steps {
			ids = append(ids, s.ID)
		}
	}
	entities, err := load.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	start, rest := entities[0], entities[1:]
	all := make([]*kg.Path, len(found))
	for i, steps := range found {
		p := &kg.Path{Nodes: []kg.Entity{start}}
		for j, s := range steps {
			p.Steps = append(p.Steps, &kg.PathStep{From: p.Nodes[j], Relation: s.Relation, Forward: s.Forward, Basis: known(s.Basis), To: rest[j]})
			p.Nodes = append(p.Nodes, rest[j])
		}
		all[i], rest = p, rest[len(steps):]
	}
	return all, nil
}

// neighbours cuts a page from the neighbours of an entity and finds its nodes in one batch.
func neighbours(ctx context.Context, id kg.ID, way kg.Way, a kg.PageArguments) (*kg.NeighbourConnection, error) {
	load := from(ctx)
	version, err := load.Version(ctx)
	if err != nil {
		return nil, err
	}
	list := "neighbours/" + string(id)
	q, err := pageQuestion(ctx, a, version, list, nil, selected(ctx)("totalCount"))
	if err != nil {
		return nil, err
	}
	lists, err := load.NeighboursByEntity(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	page, err := kg.PageOfNeighbours(lists[0], way, q)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.ID, len(page.Items))
	for i, n := range page.Items {
		ids[i] = n.ID
	}
	entities, err := load.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	return kg.ConnectNeighbours(page, entities, version, list), nil
}

func known(b kg.Basis) *kg.Basis {
	if b == "" {
		return nil
	}
	return &b
}
