package neo4j

import (
	"context"
	"fmt"
	"slices"

	"learningcities/kg"
)

// citiesByDistance pages an order that hangs on the question: the key of kg.CityQuery.DistanceKey, then the name.
func (r *reader) citiesByDistance(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	const name = "list_cities_by_distance"
	var none kg.Page[*kg.City]
	params := map[string]any{"sign": q.Sign(), "x": 0.0, "y": 0.0, "z": 0.0}
	if p := q.Filter.Near.Point; p != nil {
		params["x"], params["y"], params["z"] = p.X, p.Y, p.Z
	}
	records, err := r.runFiltered(ctx, name, q.PageQuery, nil, "", params)
	if err != nil {
		return none, err
	}
	if len(records) != 1 {
		return none, fault("reading "+name, fmt.Errorf("there are %d rows, not one", len(records)))
	}
	row := records[0].Values
	if row[1] == nil && q.From != "" {
		return none, kg.ErrForeignCursor()
	}
	items, err := all(row[4], one[*kg.City](r.layouts))
	if err != nil {
		return none, fault("reading "+name, err)
	}
	counts, err := integers(row[1], row[2], row[3])
	if err != nil {
		return none, fault("reading "+name, err)
	}
	total, beyond := counts[1], counts[2]
	p := kg.Page[*kg.City]{Items: items, HasPrevious: beyond < total, HasNext: len(items) < beyond}
	if q.Backward {
		slices.Reverse(items)
		p.HasPrevious, p.HasNext = p.HasNext, p.HasPrevious
	}
	if q.Total {
		p.Total = total
	}
	return p, nil
}
