package kg_test

import (
	"testing"

	"learningcities/kg"
)

// TestPath writes the contract's addresses down: people link to them for years.
func TestPath(t *testing.T) {
	for id, want := range map[kg.ID]string{
		"city:espoo":                            "/cities/espoo",
		"country:FI":                            "/countries/FI",
		"sdg:11":                                "/sdgs/11",
		"target:11.3":                           "/targets/11.3",
		"action-point:5":                        "/action-points/5",
		"award:2015":                            "/awards/2015",
		"case-study:melton-2015":                "/case-studies/melton-2015",
		"conference:iclc-2":                     "/conferences/iclc-2",
		"document:mexico-city-statement-2015":   "/documents/mexico-city-statement-2015",
		"publication:unlocking-potential-vol-1": "/publications/unlocking-potential-vol-1",
		"cluster:esd":                           "/clusters/esd",
		"theme:key-feature-1":                   "/themes/key-feature-1",
		"source:mirage2022":                     "",
		"sdg-link:city:espoo:4":                 "",
		"espoo":                                 "",
	} {
		if got := id.Path(); got != want {
			t.Errorf("the page of %s is %q, want %q", id, got, want)
		}
	}
}

// TestPathsOfKinds finds two kinds that would share addresses.
func TestPathsOfKinds(t *testing.T) {
	seen := map[string]kg.EntityKind{}
	for _, kind := range kg.EntityKind("").Values() {
		path := kind.ID("1").Path()
		if other, ok := seen[path]; ok || path == "" {
			t.Errorf("the pages of %s are at %q, as those of %q", kind, path, other)
		}
		seen[path] = kind
	}
}
