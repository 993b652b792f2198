package neo4j

import (
	"fmt"
	"iter"

	"learningcities/kg"
)

// graph is a dataset as rows for the statements that write it. Rows are made when they are written, so that not all of them are in memory at once: at a hundred
// times the data they take gigabytes.
type graph struct {
	d     *kg.Dataset
	names map[kg.ID]string // in English
	err   error            // the first record that could not be written
}

func newGraph(d *kg.Dataset) *graph { return &graph{d: d, names: namesOf(d)} }

// part is what one statement writes.
type part struct {
	name  string // of the statement
	total int
	rows  iter.Seq[map[string]any]
}

// parts are all of the graph but the node Dataset, in the order in which they are written.
func (g *graph) parts() []part {
	entities, programme := 0, []*kg.AwardProgramme{}
	for _, kind := range kg.EntityKind("").Values() {
		entities += len(g.d.Entities(kind))
	}
	if g.d.Programme != nil {
		programme = append(programme, g.d.Programme)
	}
	relations := g.relations()
	return []part{
		{"sources", len(g.d.Sources), encoded(g, g.d.Sources)},
		{"entities", entities, g.entities},
		{"sdg_links", len(g.d.SDGLinks), encoded(g, g.d.SDGLinks)},
		{"network_sizes", len(g.d.Sizes), g.sizes},
		{"award_programme", len(programme), encoded(g, programme)},
		{"relations", len(relations), relations.rows},
		{"citations", count(g.citations), g.citations},
		{"related_cities", len(g.d.Cities), g.related},
	}
}

func count[V any](all iter.Seq[V]) int {
	n := 0
	for range all {
		n++
	}
	return n
}

func encoded[R kg.Walked](g *graph, all []R) iter.Seq[map[string]any] {
	return func(yield func(map[string]any) bool) {
		for _, r := range all {
			if !yield(g.encode(r)) {
				return
			}
		}
	}
}

func (g *graph) entities(yield func(map[string]any) bool) {
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range g.d.Entities(kind) {
			row := g.encode(e)
			row["entityKind"] = string(kind)
			if !yield(row) {
				return
			}
		}
	}
}

func (g *graph) sizes(yield func(map[string]any) bool) {
	for i, s := range g.d.Sizes {
		row := g.encode(s)
		row["rank"] = int64(i)
		if !yield(row) {
			return
		}
	}
}

func (g *graph) encode(r kg.Walked) map[string]any {
	props, err := encode(r)
	if err != nil && g.err == nil {
		g.err = fmt.Errorf("writing %v: %w", props["id"], err)
	}
	return props
}

// citations are relationships too, for people who walk the graph; the API reads them from the node.
func (g *graph) citations(yield func(map[string]any) bool) {
	cite := func(from kg.ID, citations []kg.Citation) bool {
		for _, c := range citations {
			fields := make([]any, len(c.Fields))
			for i, f := range c.Fields {
				fields[i] = f
			}
			if !yield(map[string]any{"from": string(from), "to": string(c.SourceID), "fields": fields}) {
				return false
			}
		}
		return true
	}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range g.d.Entities(kind) {
			if !cite(e.GetID(), kg.ProvenanceOf(e).Citations) {
				return
			}
		}
	}
	for _, l := range g.d.SDGLinks {
		if !cite(l.ID, l.Provenance.Citations) {
			return
		}
	}
}
