package storetest

import (
	"testing"

	"learningcities/kg"
)

// Same compares two datasets: everything that was read, and everything that was derived.
func Same(t *testing.T, want, got *kg.Dataset) {
	t.Helper()
	compare := func(what string, want, got any) {
		t.Helper()
		if diff := same(want, got); diff != "" {
			t.Errorf("%s differ (-want +got):\n%.3000s", what, diff)
		}
	}
	compare("what is said of the dataset", want.Info, got.Info)
	compare("the award programme", want.Programme, got.Programme)
	compare("network sizes", want.Sizes, got.Sizes)
	compare("sources", want.Sources, got.Sources)
	for _, kind := range kg.EntityKind("").Values() {
		compare("entities of the kind "+string(kind), want.Entities(kind), got.Entities(kind))
	}
	compare("links to goals", want.SDGLinks, got.SDGLinks)
	compare("links to themes", want.ThemeLinks, got.ThemeLinks)
	compare("links to action points", want.ActionPointLinks, got.ActionPointLinks)
	compare("parts in clusters", want.ClusterCities, got.ClusterCities)
	compare("winners", want.Winners, got.Winners)
	compare("goals served", want.Served, got.Served)
	compare("neighbours", want.Neighbours, got.Neighbours)
	for _, c := range want.Cities {
		compare("cities related to "+string(c.ID), want.Related.Best(c.ID), got.Related.Best(c.ID))
		for i, p := range want.Related.Best(c.ID) {
			compare("reasons of "+string(c.ID), want.Related.Explain(c, p), got.Related.Explain(c, got.Related.Best(c.ID)[i]))
			break
		}
	}
}
