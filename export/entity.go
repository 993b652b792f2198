package export

import (
	"context"
	"fmt"
	"io"

	"learningcities/kg"
	"learningcities/rdf"
)

// Part reads what is known of one node, a source among them: itself, the links that begin there, and the sources of both. It is nil where
// there is no such node.
func Part(ctx context.Context, r kg.Reader, id kg.ID) (*Graph, error) {
	g := &Graph{Version: r.Version()}
	switch {
	case id.IsSource():
		err := g.partSources(ctx, r, []kg.ID{id})
		return g, err
	case id.IsSDGLink():
		found, err := r.SDGLinksByID(ctx, []kg.ID{id})
		if err != nil || found[0] == nil {
			return g, failed(err)
		}
		l := found[0]
		g.Links = []Record{(&statement{
			id: l.ID, relation: kg.RelationAddresses, from: l.SubjectID, to: l.SDG.ID, basis: l.Basis, scope: l.Scope, namedBy: l.NamedBy,
			rationale: l.Rationale, provenance: l.Provenance,
		}).record()}
	default:
		found, err := r.EntitiesByID(ctx, []kg.ID{id})
		if err != nil || found[0] == nil {
			return g, failed(err)
		}
		g.Nodes = [][]Record{{node(found[0])}}
		all, err := links(ctx, r, found)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			g.Links = append(g.Links, l.record())
		}
	}
	err := g.partSources(ctx, r, g.cited())
	return g, err
}

func failed(err error) error {
	if err != nil {
		return fmt.Errorf("reading a node: %w", err)
	}
	return nil
}

// Empty tells whether there is nothing in the graph.
func (g *Graph) Empty() bool { return len(g.Nodes) == 0 && len(g.Links) == 0 && len(g.Sources) == 0 }

// cited are the ids of the sources that nodes and links name, each once.
func (g *Graph) cited() []kg.ID {
	var ids []kg.ID
	seen := map[string]bool{}
	add := func(all []Record) {
		for _, r := range all {
			for _, c := range r.records("citations") {
				if id := c.text("source"); !seen[id] {
					seen[id] = true
					ids = append(ids, kg.ID(id))
				}
			}
		}
	}
	for _, kind := range g.Nodes {
		add(kind)
	}
	add(g.Links)
	return ids
}

func (g *Graph) partSources(ctx context.Context, r kg.Reader, ids []kg.ID) error {
	all, err := r.SourcesByID(ctx, ids)
	if err != nil {
		return fmt.Errorf("reading sources: %w", err)
	}
	for _, s := range all {
		if s != nil {
			g.Sources = append(g.Sources, source(s))
		}
	}
	return nil
}

// WriteTurtle writes the graph, or a part of it, as Turtle.
func (g *Graph) WriteTurtle(w io.Writer, space rdf.Space) error { return writeTurtle(w, g, space) }

// WriteJSONLD writes the same as JSON-LD.
func (g *Graph) WriteJSONLD(w io.Writer, space rdf.Space) error { return writeJSONLD(w, g, space) }
