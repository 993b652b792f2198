package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// everyRelated pages all related cities.
func everyRelated(r kg.Reader, ctx context.Context, q kg.PageQuery, cities []kg.ID) ([]kg.Page[*kg.Related], error) { //nolint:revive // the form of a method of kg.Reader
	all := kg.NewRelated(nil, nil)
	all.PageQuery = q
	return r.RelatedByCity(ctx, all, cities)
}

func relatedID(r *kg.Related) string { return string(r.City.ID) }

// testRelated compares the related cities of the hostile world with those that Build worked out: whole records, then what kinds and a
// least score leave of the lists, in pages of every size, from every place.
func testRelated(t *testing.T, r kg.Reader, world *kg.Dataset) {
	ctx := t.Context()
	for _, c := range world.Cities {
		var want []*kg.Related
		for _, p := range world.Related.Best(c.ID) {
			want = append(want, world.Related.Explain(c, p))
		}
		got, err := everyRelated(r, ctx, kg.PageQuery{Limit: kg.MaxPage, Total: true}, []kg.ID{c.ID})
		check(t, "the related cities of "+string(c.ID), []kg.Page[*kg.Related]{{Items: want, Total: len(want)}}, got, err)
		brief := kg.NewRelated(nil, nil)
		brief.Limit, brief.Brief = kg.MaxPage, true
		for _, w := range want {
			w.Reasons = nil
		}
		got, err = r.RelatedByCity(ctx, brief, []kg.ID{c.ID})
		check(t, "in brief, the related cities of "+string(c.ID), []kg.Page[*kg.Related]{{Items: want}}, got, err)
	}
	for _, kinds := range [][]kg.RelatedKind{nil, {}, {kg.RelatedSharedSDG}, {kg.RelatedSameCountry, kg.RelatedSimilarSize}, {kg.RelatedNearby}} {
		for _, least := range []float64{-1, 0, 0.05, 0.2, 1} {
			q := kg.NewRelated(kinds, &least)
			for _, city := range []kg.ID{"city:espoo", "city:zurich", "city:nothing"} {
				t.Run(fmt.Sprintf("%v from %v of %s", kinds, least, city), func(t *testing.T) { testRelatedPages(t, r, world, q, city) })
			}
		}
	}
	q := kg.NewRelated([]kg.RelatedKind{kg.RelatedSameCountry}, nil)
	q.Limit = 2
	pages, err := r.RelatedByCity(ctx, q, []kg.ID{"city:espoo", "city:unknown", "country:FI", "city:nothing", "city:espoo"})
	var got []string
	for _, p := range pages {
		got = append(got, strings.Join(shown(p, relatedID).Items, " "))
	}
	check(t, "a batch of cities", []string{"city:zurich city:santiago-fi", "", "", "", "city:zurich city:santiago-fi"}, got, err)
	q.From = "city:espoo" // in the list of the other, but no city is related to itself
	if _, err := r.RelatedByCity(ctx, q, []kg.ID{"city:zurich", "city:espoo"}); kg.CodeOf(err) != kg.CodeInvalidCursor {
		t.Errorf("a cursor of the city itself: %v, want %s", err, kg.CodeInvalidCursor)
	}
}

func testRelatedPages(t *testing.T, r kg.Reader, world *kg.Dataset, q kg.RelatedQuery, city kg.ID) {
	var whole, list []string // all places, and those that the question keeps
	for _, p := range world.Related.Best(city) {
		whole = append(whole, string(p.City.ID))
		if q.Keeps(p) {
			list = append(list, string(p.City.ID))
		}
	}
	for at := -1; at < len(whole); at++ {
		for _, limit := range []int{1, 3, kg.MaxPage} {
			for _, backward := range []bool{false, true} {
				q.PageQuery = kg.PageQuery{Limit: limit, Backward: backward, Total: limit == 3}
				if at >= 0 {
					q.From = kg.ID(whole[at])
				}
				got, err := r.RelatedByCity(t.Context(), q, []kg.ID{city})
				var pages []kg.Page[string]
				for _, p := range got {
					pages = append(pages, shown(p, relatedID))
				}
				check(t, fmt.Sprintf("%+v", q), []kg.Page[string]{cutAt(whole, list, at, q.PageQuery)}, pages, err)
			}
		}
	}
}

// cutAt is the page of a list beyond a place in the longer list that it is part of.
func cutAt(whole, list []string, at int, q kg.PageQuery) kg.Page[string] {
	beyond := func(id string) bool {
		return at < 0 || q.Backward && slices.Index(whole, id) < at || !q.Backward && slices.Index(whole, id) > at
	}
	var items []string
	for _, id := range list {
		if beyond(id) {
			items = append(items, id)
		}
	}
	if q.Backward {
		items = items[max(0, len(items)-q.Limit):]
	} else {
		items = items[:min(len(items), q.Limit)]
	}
	p := kg.Page[string]{Items: items}
	if q.Total {
		p.Total = len(list)
	}
	switch {
	case len(items) > 0:
		p.HasPrevious, p.HasNext = items[0] != list[0], items[len(items)-1] != list[len(list)-1]
	case len(list) > 0:
		p.HasPrevious, p.HasNext = !q.Backward, q.Backward
	}
	return p
}

// related asks for a random page of related cities.
func (p *pair) related() question {
	var kinds []kg.RelatedKind
	if p.rng.IntN(2) == 0 {
		all := kg.RelatedKind("").Values()
		for range p.rng.IntN(4) {
			kinds = append(kinds, all[p.rng.IntN(len(all))])
		}
	}
	var least *float64
	if p.rng.IntN(2) == 0 {
		least = ptr(p.rng.Float64() * 0.4)
	}
	q := kg.NewRelated(kinds, least)
	q.Brief = p.rng.IntN(2) == 0
	q.PageQuery = p.page(kg.KindCity)
	cities := p.keys(kg.KindCity)
	if q.From != "" && p.rng.IntN(3) > 0 { // a cursor is of one list
		cities = []kg.ID{p.one(kg.KindCity)}
		q.From = p.relatedTo(cities[0])
	}
	return p.underFilter(kg.KindCity, fmt.Sprintf("RelatedByCity(%+v, %q)", q, cities), func(ctx context.Context, r kg.Reader, f *kg.Filter) (any, error) {
		q := q
		q.Filter = f
		return r.RelatedByCity(ctx, q, cities)
	})
}

// relatedTo is a random city of the list of a city, or the empty id where the list is empty.
func (p *pair) relatedTo(city kg.ID) kg.ID {
	list := p.best[city]
	if len(list) == 0 {
		return ""
	}
	return list[p.rng.IntN(len(list))]
}

func (p *pair) gatherRelated(t *testing.T, r kg.Reader) {
	t.Helper()
	p.best = map[kg.ID][]kg.ID{}
	for _, id := range p.ids {
		if id.Kind() != kg.KindCity {
			continue
		}
		pages, err := everyRelated(r, t.Context(), kg.PageQuery{Limit: kg.MaxPage}, []kg.ID{id})
		if err != nil {
			t.Fatal(err)
		}
		for _, related := range pages[0].Items {
			p.best[id] = append(p.best[id], related.City.ID)
		}
	}
}
