package export

import (
	"context"
	"fmt"

	"learningcities/kg"
)

// Graph is all that is exported of one version.
type Graph struct {
	Version   string
	Info      *kg.Info
	Nodes     [][]Record // by kind, in the order of Kinds
	Links     []Record
	Sources   []Record
	Sizes     []Record
	Programme Record // nil for none
}

// batch is how many entities are read of the store at a time.
const batch = 1000

// Read reads the graph of the version that is pinned.
func Read(ctx context.Context, r kg.Reader) (*Graph, error) {
	g := &Graph{Version: r.Version()}
	var err error
	if g.Info, err = r.Info(ctx); err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", err)
	}
	kinds, err := r.EntitiesByKind(ctx, Kinds())
	if err != nil {
		return nil, fmt.Errorf("reading entities: %w", err)
	}
	for _, entities := range kinds {
		nodes := make([]Record, len(entities))
		for i, e := range entities {
			nodes[i] = node(e)
		}
		g.Nodes = append(g.Nodes, nodes)
		for first := 0; first < len(entities); first += batch {
			all, err := links(ctx, r, entities[first:min(first+batch, len(entities))])
			if err != nil {
				return nil, err
			}
			for _, l := range all {
				g.Links = append(g.Links, l.record())
			}
		}
	}
	if err := g.readSources(ctx, r); err != nil {
		return nil, err
	}
	err = g.readRest(ctx, r)
	return g, err
}

func (g *Graph) readSources(ctx context.Context, r kg.Reader) error {
	q := kg.PageQuery{Limit: kg.MaxPage}
	for {
		page, err := r.ListSources(ctx, q)
		if err != nil {
			return fmt.Errorf("reading sources: %w", err)
		}
		for _, s := range page.Items {
			g.Sources = append(g.Sources, source(s))
		}
		if !page.HasNext {
			return nil
		}
		q.From = page.Items[len(page.Items)-1].ID
	}
}

func (g *Graph) readRest(ctx context.Context, r kg.Reader) error {
	sizes, err := r.NetworkSizes(ctx)
	if err != nil {
		return fmt.Errorf("reading network sizes: %w", err)
	}
	for _, s := range sizes {
		g.Sizes = append(g.Sizes, networkSize(s))
	}
	p, err := r.AwardProgramme(ctx)
	if err != nil {
		return fmt.Errorf("reading the award: %w", err)
	}
	if p != nil {
		g.Programme = programme(p)
	}
	return nil
}
