package graph

import (
	"context"

	"learningcities/kg"
)

// search answers a page of what a text finds.
func search(ctx context.Context, text string, kinds []kg.EntityKind, a kg.PageArguments) (*kg.SearchConnection, error) {
	q, err := kg.NewSearch(text, kinds)
	if err != nil {
		return nil, err
	}
	s := from(ctx)
	return connection(ctx, a, q.List(), nil, hits(), func(p kg.PageQuery) (kg.Page[*kg.SearchHit], error) {
		q.Limit, q.From, q.Total = p.Limit, p.From, p.Total
		return s.Search(ctx, q)
	})
}
