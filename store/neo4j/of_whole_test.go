//go:build neo4j

package neo4j_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"learningcities/kg"
	"learningcities/store/storetest"
)

// aboutWholes are questions about a version as a whole.
func aboutWholes() map[string]func(context.Context, kg.Reader) (any, error) {
	all := map[string]func(context.Context, kg.Reader) (any, error){
		"PopulationOfCities": func(ctx context.Context, r kg.Reader) (any, error) { return r.PopulationOfCities(ctx, nil) },
	}
	for _, b := range append(kg.Basis("").Values(), "") {
		all[fmt.Sprintf("GoalFacts under %q", b)] = func(ctx context.Context, r kg.Reader) (any, error) { return r.GoalFacts(ctx, kg.GoalQuery{Basis: b}) }
		all[fmt.Sprintf("CityFacet of goals under %q", b)] = func(ctx context.Context, r kg.Reader) (any, error) {
			return r.CityFacet(ctx, kg.FacetQuery{Facet: kg.FacetSDG, Basis: b})
		}
	}
	for _, f := range kg.CaseStudyFacetsBy() {
		all["CaseStudyFacet "+string(f)] = func(ctx context.Context, r kg.Reader) (any, error) {
			return r.CaseStudyFacet(ctx, kg.FacetQuery{Facet: f})
		}
	}
	return all
}

// TestOfWhole asks about a version as a whole, by a narrowed reader that does not look at what cities serve. What was answered is kept: it comes again when the way to the
// database is gone, also to a reader of more. It ends with the store, and does not come to a reader of another version.
func TestOfWhole(t *testing.T) {
	d := storetest.World(t, "of the whole")
	writer := open(t)
	replace(t, writer, d)
	s, proxy := behind(t, nil)
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	narrow := r.(kg.Narrower).Narrow(kg.Wanted{}) //nolint:forcetypeassert // else the test panics
	was := map[string]any{}
	for name, ask := range aboutWholes() {
		got := make([]any, 8)
		var wg sync.WaitGroup
		for i := range got {
			wg.Go(func() {
				v, err := ask(t.Context(), narrow)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				got[i] = v
			})
		}
		wg.Wait()
		was[name] = got[0]
		for _, other := range got {
			if !same(got[0], other) {
				t.Errorf("%s was read more than once", name)
			}
		}
	}
	facts, _ := was[`GoalFacts under ""`].(*kg.GoalFacts)
	if facts == nil || !slices.ContainsFunc(facts.Cities, func(c *kg.CityGoals) bool { return len(c.City.Goals) > 0 }) {
		t.Errorf("what cities serve is not among what is kept of them: %v", facts)
	}
	proxy.Refuse(true)
	proxy.Cut()
	for name, ask := range aboutWholes() {
		if got, err := ask(t.Context(), r); err != nil || !same(got, was[name]) {
			t.Errorf("%s takes another flight: %v", name, err)
		}
	}
	proxy.Refuse(false)
	other := storetest.World(t, "of another whole")
	replace(t, writer, other)
	if err := s.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	now, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, ask := range aboutWholes() {
		if got, err := ask(t.Context(), now); err != nil || same(got, was[name]) {
			t.Errorf("%s of another version is that of the first: %v", name, err)
		}
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, ask := range aboutWholes() {
		if _, err := ask(t.Context(), r); kg.CodeOf(err) != kg.CodeUnavailable || err == nil {
			t.Errorf("%s of a closed store: %v, want %s", name, err, kg.CodeUnavailable)
		}
	}
}

// same tells whether two answers are one in memory.
func same(a, b any) bool { return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer() }
