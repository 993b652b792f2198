package storetest

import (
	"context"
	"fmt"
	"testing"

	"learningcities/kg"
)

// PairPaths asks two stores that hold the same dataset for the same n random paths and pages of neighbours. The seed is printed with every
// difference.
func PairPaths(t *testing.T, a, b kg.Store, seed uint64, n int) {
	t.Helper()
	pairOf(t, a, b, seed, n, func(p *pair) question {
		if p.rng.IntN(2) == 0 {
			return p.neighbours()
		}
		return p.paths()
	})
}

// paths are random paths between two entities: mostly of kinds that hang together, at times unknown or the same.
func (p *pair) paths() question {
	q := kg.PathQuery{From: p.entity(), To: p.entity(), MaxHops: p.rng.IntN(kg.MaxHops + 2), First: p.rng.IntN(kg.MaxPaths + 2), Way: p.way()}
	if p.rng.IntN(20) == 0 {
		q.To = q.From
	}
	return question{fmt.Sprintf("FindPaths(%+v)", q), func(ctx context.Context, r kg.Reader) (any, error) {
		return kg.FindPaths(ctx, q, r.NeighboursByEntity)
	}}
}

// neighbours is a random page of the neighbours of an entity, at times after a cursor that names none of them.
func (p *pair) neighbours() question {
	id, way, limit, at := p.entity(), p.way(), 1+p.rng.IntN(kg.MaxPage), p.rng.IntN(8)
	return question{fmt.Sprintf("neighbours(%s, %+v, first %d after %d)", id, way, limit, at), func(ctx context.Context, r kg.Reader) (any, error) {
		lists, err := r.NeighboursByEntity(ctx, []kg.ID{id})
		if err != nil {
			return nil, err //nolint:wrapcheck // the store's own error is compared
		}
		q := kg.PageQuery{Limit: limit, Total: true}
		if all := lists[0]; at > 0 && len(all) > 0 {
			n := all[at*37%len(all)]
			q.From = kg.ID(fmt.Sprintf("%s/%t/%s", n.Relation, n.Forward != (at == 7), n.ID))
		}
		return kg.PageOfNeighbours(lists[0], way, q)
	}}
}

// entity is a random entity, at times an unknown one, or no entity.
func (p *pair) entity() kg.ID {
	switch p.rng.IntN(12) {
	case 0:
		return "city:unknown"
	case 1:
		return p.any()
	case 2, 3, 4:
		return p.one(kg.KindCaseStudy)
	case 5, 6:
		return p.one(kg.KindCity)
	}
	return p.one(p.kind())
}

// way is all relations on any basis, or some, or none.
func (p *pair) way() kg.Way {
	w := kg.Way{Basis: []kg.Basis{"", "", kg.BasisSource, kg.BasisEditorial}[p.rng.IntN(4)]}
	if p.rng.IntN(2) == 0 {
		return w
	}
	w.Relations = []kg.Relation{}
	for _, r := range kg.Relation("").Values() {
		if p.rng.IntN(3) > 0 {
			w.Relations = append(w.Relations, r)
		}
	}
	if p.rng.IntN(10) == 0 {
		w.Relations = w.Relations[:0]
	}
	return w
}
