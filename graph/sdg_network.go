package graph

import (
	"context"
	"fmt"

	"learningcities/kg"
	"learningcities/loaders"
)

// sdgNetwork answers the network of the units.
func sdgNetwork(ctx context.Context, unit kg.SDGNetworkUnit, cities *kg.CityFilter, studies *kg.CaseStudyFilter, basis *kg.Basis, minCount int) (*kg.SDGNetwork, error) {
	if err := kg.CheckMinCount(minCount); err != nil {
		return nil, err
	}
	s := from(ctx)
	ofCities, err := s.CityFilter(ctx, cities, "cities")
	if err != nil {
		return nil, err
	}
	ofStudies, err := s.CaseStudyFilter(ctx, studies, "caseStudies")
	if err != nil {
		return nil, err
	}
	facts, err := s.GoalFacts(ctx, kg.GoalQuery{Cities: ofCities, CaseStudies: ofStudies, Basis: orEmpty(basis)})
	if err != nil {
		return nil, err
	}
	return facts.Network(unit, minCount), nil
}

// cooccurring answers the goals that are served together with one.
func cooccurring(ctx context.Context, goal *kg.SDG, unit kg.SDGNetworkUnit, basis *kg.Basis) ([]*kg.SDGCooccurrence, error) {
	facts, err := from(ctx).GoalFacts(ctx, kg.GoalQuery{Basis: orEmpty(basis)})
	if err != nil {
		return nil, err
	}
	return facts.Cooccurring(unit, goal.Number), nil
}

// pairList names a list of a pair in cursors.
func pairList(p *kg.SDGPair, field string) string {
	return fmt.Sprintf("SDGPair.%s/%s/%s", field, p.A.ID, p.B.ID)
}

// behind pages entities that are known by their ids and ranks, and looks up those of the page.
func behind[E kg.Entity](ctx context.Context, s loaders.Link, all []kg.Ranked, q kg.PageQuery) (kg.Page[E], error) {
	from, err := rankOf[E](ctx, s, all, q.From)
	if err != nil {
		return kg.Page[E]{}, err
	}
	ids := kg.PageOf(all, q, from)
	entities, err := s.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return kg.Page[E]{}, err
	}
	p := kg.Page[E]{Items: make([]E, len(entities)), HasNext: ids.HasNext, HasPrevious: ids.HasPrevious, Total: ids.Total}
	for i, e := range entities {
		typed, ok := e.(E)
		if !ok {
			return kg.Page[E]{}, fmt.Errorf("%s is behind a pair of goals, but the store does not find it", ids.Items[i])
		}
		p.Items[i] = typed
	}
	return p, nil
}

// rankIn is the rank of what a cursor names in the list; "" names its end.
func rankIn(all []kg.Ranked, id kg.ID) (rank int, ok bool) {
	for _, r := range all {
		if r.ID == id {
			return r.Rank, true
		}
	}
	return 0, id == ""
}

// rankOf is the rank of what a cursor names. It need not be in the list: a cursor taken under another basis or unit has its place there.
func rankOf[E kg.Entity](ctx context.Context, s loaders.Link, all []kg.Ranked, id kg.ID) (int, error) {
	if rank, ok := rankIn(all, id); ok {
		return rank, nil
	}
	e, err := s.EntityByID(ctx, id)
	if err != nil {
		return 0, err
	}
	if _, ok := e.(E); !ok {
		return 0, kg.ErrForeignCursor()
	}
	return kg.RootRank(e), nil
}
