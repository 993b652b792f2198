package memory

import (
	"cmp"
	"context"
	"slices"

	"learningcities/kg"
)

// distant is a city with the key of its distance.
type distant struct {
	key  float64
	city *kg.City
}

func compareDistant(a, b distant) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.city.Rank, b.city.Rank))
}

// citiesByDistance orders what the filter leaves; a circle is part of it. Only the page is put in order.
func (r *reader) citiesByDistance(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[*kg.City]{}, err
	}
	key := q.DistanceKey()
	var p kg.Page[*kg.City]
	keep := func(distant) bool { return true }
	if q.From != "" {
		from := find[*kg.City](r.view, q.From)
		if from == nil {
			return p, kg.ErrForeignCursor()
		}
		at := distant{key(from), from}
		keep = func(d distant) bool {
			if q.Backward {
				return compareDistant(d, at) < 0
			}
			return compareDistant(d, at) > 0
		}
	}
	order := compareDistant
	if q.Backward {
		order = func(a, b distant) int { return compareDistant(b, a) }
	}
	total, left := 0, 0
	var best []distant
	for i := range r.where(r.tables.cities, q.Filter.Condition).all() {
		d := distant{key(r.d.Cities[i]), r.d.Cities[i]}
		total++
		if !keep(d) {
			continue
		}
		left++
		best = kg.InsertBest(best, q.Limit, d, order)
	}
	before, after := left < total, left > len(best) // in the direction of the walk
	if q.Backward {
		slices.Reverse(best)
		before, after = after, before
	}
	p.HasPrevious, p.HasNext = before, after
	for _, d := range best {
		p.Items = append(p.Items, d.city)
	}
	if q.Total {
		p.Total = total
	}
	return p, nil
}
