package neo4j

import (
	"context"
	"fmt"
	"strings"

	"learningcities/kg"
)

// shown is how many of the related cities also have a relationship, for those who look at the graph.
const shown = 10

// related adds relationships to the best related cities of every city.
func (r *relations) related(g *graph) {
	for _, c := range g.d.Cities {
		best := g.d.Related.Best(c.ID)
		for _, p := range best[:min(shown, len(best))] {
			r.add("RELATED_TO", c.ID, p.City.ID, func() map[string]any { return g.relatedTo(c, p) })
		}
	}
}

func (g *graph) relatedTo(from *kg.City, p kg.RelatedPair) map[string]any {
	r := g.d.Related.Explain(from, p)
	sentences := make([]any, len(r.Reasons))
	for n := range r.Reasons {
		sentences[n] = kg.DescribeRelated(r.Reasons[n:n+1], kg.LanguageEn, func(id kg.ID) string { return g.names[id] })
	}
	return map[string]any{"rank": int64(r.Rank), "score": r.Score(), "reasons": sentences}
}

// related are the related cities of every city, all of them in one node, which no other question reads.
func (g *graph) related(yield func(map[string]any) bool) {
	for _, c := range g.d.Cities {
		best := g.d.Related.Best(c.ID)
		cities, scores, reasons := make([]any, len(best)), make([]any, len(best)), make([]any, len(best))
		for i, p := range best {
			props := g.encode(g.d.Related.Explain(c, p))
			cities[i], scores[i], reasons[i] = string(p.City.ID), props["score"], lines(props["reasons"])
		}
		if !yield(map[string]any{"city": string(c.ID), "cities": cities, "scores": scores, "reasons": reasons, "packed": g.d.Related.Packed(c.ID)}) {
			return
		}
	}
}

// lines joins texts that are one line each: the reasons of one city are one text in a list of such texts.
func lines(texts any) string {
	all, _ := texts.([]any)
	joined := make([]string, len(all))
	for i, text := range all {
		joined[i], _ = text.(string)
	}
	return strings.Join(joined, "\n")
}

// RelatedByCity takes one flight for all cities.
func (r *reader) RelatedByCity(ctx context.Context, q kg.RelatedQuery, cities []kg.ID) ([]kg.Page[*kg.Related], error) {
	kinds := make([]any, 0, len(kg.RelatedKind("").Values()))
	for _, k := range q.Kinds.Kinds() {
		kinds = append(kinds, fmt.Sprintf("%q", k)) // as it stands in the JSON of a reason, and no id does
	}
	name := "related_by_city"
	if q.Filter != nil {
		name += " filtered"
	}
	out := make([]kg.Page[*kg.Related], len(cities))
	err := ask(ctx, r, name, q.PageQuery, map[string]any{"kinds": kinds, "minScore": int64(q.MinScore)}, cities, func(i int, values []any) error {
		from, err := as[*kg.City](r.layouts, values[4])
		if err != nil {
			return fault("reading "+name, err)
		}
		each := func(v any) (*kg.Related, error) {
			related, err := r.layouts.related(from, v)
			if err == nil && q.Brief {
				related.Reasons = nil
			}
			return related, err
		}
		out[i], err = readPage(name, q.PageQuery, values, each)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// related decodes [city, rank, score, reasons].
func (ls layouts) related(from *kg.City, v any) (*kg.Related, error) {
	t, err := tuple(v, 4)
	if err != nil {
		return nil, err
	}
	if t[0] == nil {
		return nil, fmt.Errorf("property cities of the node RelatedCities of %s names a city that is not there", from.ID)
	}
	city, err := as[*kg.City](ls, t[0])
	if err != nil {
		return nil, err
	}
	p := &properties{of: fmt.Sprintf("node RelatedCities of %s for %s", from.ID, city.ID), props: map[string]any{"rank": t[1], "score": t[2], "reasons": t[3]}}
	r := &kg.Related{From: from, City: city}
	r.Walk(p)
	return r, p.err
}

// namesOf are the English names of all entities.
func namesOf(d *kg.Dataset) map[kg.ID]string {
	names := map[kg.ID]string{}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			names[e.GetID()] = e.Name(kg.LanguageEn)
		}
	}
	return names
}
