package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// Search takes two flights at most: the candidates among the many with nothing but what their rank hangs on, then the entities of the page.
func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	var none kg.Page[*kg.SearchHit]
	candidates, err := r.candidates(ctx, q)
	if err != nil {
		return none, err
	}
	ids, err := q.Page(candidates)
	if err != nil {
		return none, err
	}
	entities, err := r.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return none, err
	}
	hits, err := q.Hits(ids, entities)
	if err != nil {
		return none, fault("reading search", err)
	}
	return hits, nil
}

func (r *reader) candidates(ctx context.Context, q kg.SearchQuery) ([]kg.SearchCandidate, error) {
	if err := r.check(ctx); err != nil {
		return nil, err
	}
	parts := q.Parts()
	if len(parts) == 0 {
		return nil, nil
	}
	var candidates []kg.SearchCandidate
	var kinds []kg.EntityKind
	for _, kind := range q.Kinds.Kinds() {
		if many(kind) {
			kinds = append(kinds, kind)
			continue
		}
		for _, e := range r.words.byKind[kind] {
			if c := kg.Candidate(e, parts); len(c.Texts) > 0 {
				candidates = append(candidates, c)
			}
		}
	}
	if len(kinds) == 0 {
		return candidates, nil
	}
	name, params := "search", map[string]any{"kinds": values(kinds), "parts": values(parts)}
	if terms := r.words.index.holding(parts); r.words.index.there && len(terms) > 0 {
		name, params["found"] = "search indexed", lucene(r.version, kinds, terms)
	}
	records, err := r.run(ctx, name, kg.PageQuery{}, nil, params)
	if err != nil {
		return nil, err
	}
	for _, record := range records {
		c, err := candidate(record)
		if err != nil {
			return nil, fault("reading search", err)
		}
		candidates = append(candidates, c)
	}
	return candidates, nil
}

// values makes texts a parameter.
func values[T ~string](texts []T) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		out[i] = string(text)
	}
	return out
}

func candidate(record *neo4j.Record) (kg.SearchCandidate, error) {
	p := &properties{of: fmt.Sprintf("node %v", record.Values[0]), props: map[string]any{
		"id": record.Values[0], "searchRank": record.Values[1], "searchTexts": record.Values[2],
	}}
	var c kg.SearchCandidate
	var id string
	p.Text("id", &id)
	p.Int("searchRank", &c.Rank)
	p.Texts("searchTexts", &c.Texts)
	c.ID = kg.ID(id)
	return c, p.err
}
