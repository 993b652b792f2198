package neo4j

import (
	"context"

	"learningcities/kg"
)

// citiesByDistance pages an order that hangs on the question: the key of kg.CityQuery.DistanceKey, then the name.
func (r *reader) citiesByDistance(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	params := map[string]any{"sign": q.Sign(), "x": 0.0, "y": 0.0, "z": 0.0}
	if p := q.Filter.Near.Point; p != nil {
		params["x"], params["y"], params["z"] = p.X, p.Y, p.Z
	}
	return pageOf(ctx, r, "list_cities_by_distance", q.PageQuery, params, one[*kg.City](r.layouts))
}
