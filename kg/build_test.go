package kg_test

import (
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/storetest"
)

func shipped(t *testing.T) *kg.Dataset {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRanks checks every stored order against the values that it orders by, the long way.
func TestRanks(t *testing.T) {
	d := shipped(t)
	names := map[kg.ID]string{}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			names[e.GetID()] = e.Name(kg.LanguageEn)
		}
	}
	byName := func(a, b kg.ID) int {
		if c := strings.Compare(kg.Fold(names[a]), kg.Fold(names[b])); c != 0 {
			return c
		}
		return strings.Compare(names[a], names[b])
	}
	served, studies, awards, goals := map[kg.ID]int{}, map[kg.ID]int{}, map[kg.ID]int{}, map[kg.ID]int{}
	for _, s := range d.Served {
		served[s.City.ID]++
	}
	for _, c := range d.CaseStudies {
		studies[c.CityID]++
	}
	for _, w := range d.Winners {
		awards[w.CityID]++
	}
	for _, l := range d.SDGLinks {
		goals[l.SubjectID]++
	}
	known := func(n int) *int { return &n }

	for _, o := range kg.CityOrders() {
		less := func(a, b *kg.City) int {
			sign := map[kg.OrderDirection]int{kg.Ascending: 1, kg.Descending: -1}[o.Direction]
			var c int
			switch o.Field {
			case kg.CityByName:
				c = sign * byName(a.ID, b.ID)
			case kg.CityByCountry:
				c = sign * byName(a.CountryID, b.CountryID)
			case kg.CityByMemberSince:
				c = compare(a.MemberSince, b.MemberSince, sign)
			case kg.CityByPopulation:
				c = compare(a.Population, b.Population, sign)
			case kg.CityBySDGCount:
				c = compare(known(served[a.ID]), known(served[b.ID]), sign)
			case kg.CityByCaseStudyCount:
				c = compare(known(studies[a.ID]), known(studies[b.ID]), sign)
			case kg.CityByAwardCount:
				c = compare(known(awards[a.ID]), known(awards[b.ID]), sign)
			}
			if c == 0 && o.Field != kg.CityByName {
				c = byName(a.ID, b.ID)
			}
			if c == 0 {
				c = strings.Compare(string(a.ID), string(b.ID))
			}
			return c
		}
		checkOrder(t, o.String(), d.Cities, o.Rank(), less)
	}
	for _, o := range kg.CaseStudyOrders() {
		sign := map[kg.OrderDirection]int{kg.Ascending: 1, kg.Descending: -1}[o.Direction]
		checkOrder(t, o.String(), d.CaseStudies, o.Rank(), func(a, b *kg.CaseStudy) int {
			var c int
			switch o.Field {
			case kg.CaseStudyByYear:
				c = compare(a.Year, b.Year, sign)
			case kg.CaseStudyByName:
				c = sign * byName(a.ID, b.ID)
			case kg.CaseStudyByCity:
				c = sign * byName(a.CityID, b.CityID)
			case kg.CaseStudyBySDGCount:
				c = compare(known(goals[a.ID]), known(goals[b.ID]), sign)
			}
			if c == 0 {
				c = strings.Compare(string(a.ID), string(b.ID))
			}
			return c
		})
	}
}

// compare puts unknown values last in both directions.
func compare(a, b *int, sign int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return sign * (*a - *b)
}

func checkOrder[E kg.Node](t *testing.T, name string, all []E, rank func(E) int, less func(a, b E) int) {
	t.Helper()
	byRank := slices.Clone(all)
	slices.SortFunc(byRank, func(a, b E) int { return rank(a) - rank(b) })
	for i, e := range byRank {
		if rank(e) != i {
			t.Fatalf("%s: the rank of %s is %d at place %d", name, e.GetID(), rank(e), i)
		}
		if i > 0 && less(byRank[i-1], e) >= 0 {
			t.Errorf("%s: %s stands before %s", name, byRank[i-1].GetID(), e.GetID())
		}
	}
}

// TestVersion proves that the version hangs on the content: the same content in another order has the same one, any other content
// another.
func TestVersion(t *testing.T) {
	first := storetest.World(t, "a")
	if again := storetest.World(t, "a"); again.Info.Version != first.Info.Version {
		t.Errorf("the same world has the versions %s and %s", first.Info.Version, again.Info.Version)
	}
	if other := storetest.World(t, "b"); other.Info.Version == first.Info.Version {
		t.Error("another description leaves the version as it was")
	}
	if len(first.Info.Version) != 16 {
		t.Errorf("the version %q has not 16 digits", first.Info.Version)
	}
}

// TestDanglingReferences builds datasets that refer to nothing. Build names both ends.
func TestDanglingReferences(t *testing.T) {
	for name, breakIt := range map[string]func(*kg.Dataset){
		"country:XX":        func(d *kg.Dataset) { d.Cities[0].CountryID = "country:XX" },
		"city:nowhere":      func(d *kg.Dataset) { d.CaseStudies[0].CityID = "city:nowhere" },
		"source:nothing":    func(d *kg.Dataset) { d.Awards[0].Provenance.Citations[0].SourceID = "source:nothing" },
		"cluster:nothing":   func(d *kg.Dataset) { d.SDGLinks[0].SubjectID = "cluster:nothing" },
		"two entities have": func(d *kg.Dataset) { d.Cities = append(d.Cities, d.Cities[0]) },
	} {
		d := shipped(t)
		d.Served = nil
		breakIt(d)
		if err := d.Build(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("the error is %v; it should name %s", err, name)
		}
	}
}
