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
	name, params := "related_by_city", map[string]any{"explained": !q.Brief}
	switch {
	case q.Filter != nil:
		name += " filtered"
	case q.Kinds != everyKind || q.MinScore > 0:
		name += " chosen"
	}
	if name != "related_by_city" {
		params["minScore"], params["kinds"] = int64(q.MinScore), quoted(q.Kinds.Kinds())
	}
	out := make([]kg.Page[*kg.Related], len(cities))
	err := ask(ctx, r, name, q.PageQuery, params, cities, func(i int, values []any) error {
		from, err := as[*kg.City](r.layouts, values[4])
		if err != nil {
			return fault("reading "+name, err)
		}
		each := func(v any) (*kg.Related, error) { return r.related(from, v, q.Brief) }
		out[i], err = readPage(name, q.PageQuery, values, each)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// everyKind is what a question asks for that names no kinds of reason: then nothing has to be looked for in the reasons.
var everyKind = kg.NewRelated(nil, nil).Kinds

// quoted are the kinds as they stand in the JSON of a reason, where no id does.
func quoted(kinds []kg.RelatedKind) []any {
	all := make([]any, len(kinds))
	for i, k := range kinds {
		all[i] = fmt.Sprintf("%q", k)
	}
	return all
}

// Where the properties of a related city stand in a row behind the city itself.
var (
	explainedAt = map[string]int{"rank": 0, "score": 1, "reasons": 2}
	briefAt     = map[string]int{"rank": 0, "score": 1}
)

// related decodes [city, rank, score, reasons].
func (r *reader) related(from *kg.City, v any, brief bool) (*kg.Related, error) {
	t, err := tuple(v, 4)
	if err != nil {
		return nil, err
	}
	if t[0] == nil {
		return nil, fmt.Errorf("property cities of the node RelatedCities of %s names a city that is not there", from.ID)
	}
	city, err := as[*kg.City](r.layouts, t[0])
	if err != nil {
		return nil, err
	}
	p := &properties{of: "node RelatedCities of " + string(from.ID) + " for " + string(city.ID), at: explainedAt, values: t[1:]}
	if brief {
		p.at = briefAt
	}
	related := &kg.Related{From: from, City: city}
	related.Walk(p)
	return related, p.err
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
