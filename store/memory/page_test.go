package memory

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/kg"
	"learningcities/seed"
)

// A page of what is in a set must be the page that is cut from a list of just that.
func TestFilteredPage(t *testing.T) {
	t.Parallel()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	r := Open(d).pin(newView(d))
	const random = 1
	dice := rand.New(rand.NewPCG(random, 0))
	orders := kg.CityOrders()
	filled, turned, rarely := 0, 0, 0
	for range 3000 {
		where := newSet(len(d.Cities))
		for range dice.IntN(1 + dice.IntN(len(d.Cities))) {
			where.add(dice.IntN(len(d.Cities)))
		}
		order := orders[dice.IntN(len(orders))]
		list, rank := r.citiesInOrder[order], order.Rank()
		switch dice.IntN(3) {
		case 0:
			list = newListed(list.all[dice.IntN(len(list.all)):], cityRank)
		case 1: // some twice, in the order of the table
			some := slices.Repeat(list.all, 2)[:len(list.all)+dice.IntN(len(list.all))]
			slices.SortFunc(some, func(a, b *kg.City) int { return a.Rank - b.Rank })
			list, rank = newListed(some, cityRank), cityRank
		}
		all := list.all
		q := kg.PageQuery{Limit: 1 + dice.IntN(20), Backward: dice.IntN(2) == 0, Total: dice.IntN(2) == 0}
		if dice.IntN(3) > 0 {
			q.From = d.Cities[dice.IntN(len(d.Cities))].ID
		}
		held := kept(all, func(c *kg.City) bool { return where.has(c.Rank) })
		want, err := page(t.Context(), r, q, held, by(rank, itself))
		if err != nil {
			t.Fatal(err)
		}
		got, err := filteredPage(t.Context(), r, q, where, where.count(), list, by(rank, itself))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(want.Items, got.Items) || want.HasNext != got.HasNext || want.HasPrevious != got.HasPrevious || want.Total != got.Total {
			t.Fatalf("seed %d, %v, %+v, %d of %d: %d items, %+v; want %d, %+v", random, order, q, len(held), len(all), len(got.Items), got, len(want.Items), want)
		}
		filled += len(got.Items)
		if _, few := list.few(where, where.count()); few {
			rarely++
		}
		if got.HasNext && got.HasPrevious {
			turned++
		}
	}
	if filled == 0 || turned == 0 || rarely == 0 {
		t.Errorf("%d elements were found, %d pages lay in the middle, %d sets were small", filled, turned, rarely)
	}
}

// What an index finds must be what each row says of itself.
func TestPredicates(t *testing.T) {
	t.Parallel()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	v := newView(d)
	const random = 1
	dice := rand.New(rand.NewPCG(random, 0))
	cities := d.Entities(kg.KindCity)
	found := map[string]int{}
	check := func(t *testing.T, name string, table *table, c kg.Predicate) {
		t.Helper()
		want := newSet(table.size)
		for i := range table.size {
			if c.Holds(table.row(i)) {
				want.add(i)
			}
		}
		if diff := cmp.Diff(want, v.where(table, c)); diff != "" {
			t.Fatalf("seed %d, %s, %+v (-each by itself +index):\n%s", random, name, c, diff)
		}
		found[name] += want.count()
	}
	for range 1000 {
		text := func() *string {
			s := piece(dice, cities)
			return &s
		}
		whole := func() string {
			texts := kg.SearchTexts(cities[dice.IntN(len(cities))])
			return texts[dice.IntN(len(texts))]
		}
		eq := whole()
		in := []string{whole(), whole(), whole()}
		slices.Sort(in)
		beginning := " " + *text()
		centre := d.Cities[dice.IntN(len(d.Cities))].Facts.Point
		box := kg.BoundingBox{South: dice.Float64()*180 - 90, North: dice.Float64()*180 - 90, West: dice.Float64()*360 - 180, East: dice.Float64()*360 - 180}
		for name, c := range map[string]kg.Predicate{
			"eq": kg.NameIs{Eq: &eq}, "in": kg.NameIs{In: in}, "none": kg.NameIs{In: []string{}}, "contains": kg.NameIs{Contains: text()},
			"begins": kg.NameIs{StartsWith: &beginning}, "contains and begins": kg.NameIs{Contains: text(), StartsWith: &beginning},
			"eq and contains": kg.NameIs{Eq: &eq, Contains: text()}, "anything": kg.NameIs{},
			"near": &kg.Near{Point: centre, Chord: dice.Float64()}, "within": kg.Within{BoundingBox: box},
		} {
			check(t, name, v.tables.cities, c)
		}
		study := d.CaseStudies[dice.IntN(len(d.CaseStudies))].Facts.Text
		begin, end := dice.IntN(len(study)), dice.IntN(len(study))
		parts := []string{study[min(begin, end):max(begin, end)], study[:min(len(study), 1+dice.IntN(4))], ""}[:dice.IntN(4)]
		check(t, "text", v.tables.studies, kg.TextHolds{Property: kg.PropertyText, Parts: parts})
	}
	for name, n := range found {
		if n == 0 && name != "none" {
			t.Errorf("%s finds nothing at all", name)
		}
	}
}
