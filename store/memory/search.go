package memory

import (
	"context"

	"learningcities/kg"
)

func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	parts := q.Parts()
	var candidates []kg.SearchCandidate
	for _, kind := range q.Kinds.Kinds() {
		for _, e := range r.d.Entities(kind) {
			if c := kg.Candidate(e, parts); len(c.Texts) > 0 {
				candidates = append(candidates, c)
			}
		}
	}
	ids, err := q.Page(candidates)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	entities, err := r.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	return q.Hits(ids, entities)
}
