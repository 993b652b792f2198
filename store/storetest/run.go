// Package storetest proves that a store keeps the promises of kg.Store, kg.Reader and kg.Writer, and that two stores give the same
// answers.
package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"learningcities/kg"
)

// Store is what a backend must be: it is read and written.
type Store interface {
	kg.Store
	kg.Writer
}

// Run proves one backend. The function opens an empty store; Run closes it.
func Run(t *testing.T, open func(t *testing.T) Store) {
	t.Helper()
	t.Run("Empty", func(t *testing.T) { testEmpty(t, open(t)) })
	t.Run("World", func(t *testing.T) {
		world := World(t, "first")
		s := open(t)
		replace(t, s, world)
		r := current(t, s)
		t.Run("Lookups", func(t *testing.T) { testLookups(t, r) })
		t.Run("Records", func(t *testing.T) { testRecords(t, r, world) })
		t.Run("Pages", func(t *testing.T) { testPages(t, r, world) })
		t.Run("Filters", func(t *testing.T) { testFilters(t, r) })
		t.Run("Facets", func(t *testing.T) { testFacets(t, r) })
		t.Run("Related", func(t *testing.T) { testRelated(t, r, world) })
		t.Run("Search", func(t *testing.T) { testSearch(t, r) })
		t.Run("GoalFacts", func(t *testing.T) { testGoalFacts(t, r, world) })
		t.Run("Paths", func(t *testing.T) { testPaths(t, r) })
		t.Run("Neighbours", func(t *testing.T) { testNeighbours(t, r) })
		t.Run("Batches", func(t *testing.T) { testBatches(t, r) })
		t.Run("Cancelled", func(t *testing.T) { testCancelled(t, s, r) })
		t.Run("Closed", func(t *testing.T) { testClosed(t, s, r) })
	})
	t.Run("Versions", func(t *testing.T) { testVersions(t, open(t)) })
}

func replace(t *testing.T, s Store, d *kg.Dataset) *kg.Change {
	t.Helper()
	change, err := s.Replace(t.Context(), d, nil)
	if err != nil {
		t.Fatalf("Replace: %v", err)
	}
	return change
}

func current(t *testing.T, s kg.Store) kg.Reader {
	t.Helper()
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatalf("Current: %v", err)
	}
	return r
}

// same compares two answers; a nil list and an empty one are the same, order and identity are not forgiven.
func same(want, got any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(kg.GoalFacts{}))
}

func testEmpty(t *testing.T, s Store) {
	defer closeStore(t, s)
	if _, err := s.Current(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("Current of an empty store: %v, want %s", err, kg.CodeUnavailable)
	}
	if err := s.Ready(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("Ready of an empty store: %v, want %s", err, kg.CodeUnavailable)
	}
	if _, err := s.At(t.Context(), "nonsense"); kg.CodeOf(err) != kg.CodeVersionGone {
		t.Errorf("At of an empty store: %v, want %s", err, kg.CodeVersionGone)
	}
}

func closeStore(t *testing.T, s kg.Store) {
	t.Helper()
	if err := s.Close(context.WithoutCancel(t.Context())); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// testLookups compares every lookup with ids written by hand: order, identity, unknown ids among known ones, the same key twice.
func testLookups(t *testing.T, r kg.Reader) {
	for _, l := range lookups() {
		t.Run(l.name, func(t *testing.T) {
			var keys []kg.ID
			var want []string
			for _, c := range l.cases {
				keys, want = append(keys, c.key), append(want, c.want)
			}
			keys, want = append(keys, "city:unknown", "", keys[0]), append(want, "", "", want[0])
			got, err := l.ask(t.Context(), r, keys)
			if err != nil {
				t.Fatal(err)
			}
			if diff := same(want, got); diff != "" {
				t.Errorf("ids differ (-want +got):\n%s", diff)
			}
		})
	}
}

// testRecords compares everything that is stored with what was written, property by property.
func testRecords(t *testing.T, r kg.Reader, world *kg.Dataset) {
	ctx := t.Context()
	for _, kind := range kg.EntityKind("").Values() {
		want := world.Entities(kind)
		lists, err := r.EntitiesByKind(ctx, []kg.EntityKind{kind, "NONE"})
		if err != nil {
			t.Fatal(err)
		}
		if diff := same([][]kg.Entity{want, nil}, lists); diff != "" {
			t.Errorf("entities of the kind %s differ (-want +got):\n%s", kind, diff)
		}
	}
	for _, l := range world.SDGLinks {
		links, err := r.SDGLinksByID(ctx, []kg.ID{l.ID, "sdg-link:unknown"})
		check(t, "SDGLinksByID", []*kg.SDGLink{l, nil}, links, err)
	}
	for _, s := range world.Sources {
		sources, err := r.SourcesByID(ctx, []kg.ID{"source:unknown", s.ID})
		check(t, "SourcesByID", []*kg.Source{nil, s}, sources, err)
	}
	info, err := r.Info(ctx)
	check(t, "Info", &world.Info, info, err)
	programme, err := r.AwardProgramme(ctx)
	check(t, "AwardProgramme", world.Programme, programme, err)
	sizes, err := r.NetworkSizes(ctx)
	check(t, "NetworkSizes", world.Sizes, sizes, err)
	if r.Version() != world.Info.Version {
		t.Errorf("Version is %s, want %s", r.Version(), world.Info.Version)
	}
	served := map[kg.ID][]*kg.CitySDG{}
	for _, s := range world.Served {
		served[s.City.ID] = append(served[s.City.ID], s)
	}
	for _, c := range world.Cities {
		goals, err := r.CitySDGsByCity(ctx, []kg.ID{c.ID})
		check(t, "CitySDGsByCity", [][]*kg.CitySDG{served[c.ID]}, goals, err)
	}
	for _, l := range world.ThemeLinks {
		if l.SubjectID.Kind() != kg.KindCaseStudy {
			continue
		}
		lists, err := r.ThemeLinksByCaseStudy(ctx, []kg.ID{l.SubjectID})
		if err != nil || len(lists) != 1 || !contains(lists[0], l) {
			t.Errorf("ThemeLinksByCaseStudy(%s) lacks the link to %s: %v", l.SubjectID, l.Theme.ID, err)
		}
	}
	for _, c := range world.ClusterCities {
		lists, err := r.ClusterCitiesByCluster(ctx, []kg.ID{c.Cluster.ID})
		if err != nil || len(lists) != 1 || !contains(lists[0], c) {
			t.Errorf("ClusterCitiesByCluster(%s) lacks %s as it was written: %v", c.Cluster.ID, c.City.ID, err)
		}
	}
	countries, err := r.CountriesByCode(ctx, []string{"fi", "KOR", "002", "na", "", "fı", "Nam"})
	finland, korea, namibia := find(world.Countries, "country:FI"), find(world.Countries, "country:KR"), find(world.Countries, "country:NA")
	check(t, "CountriesByCode", []*kg.Country{finland, korea, namibia, namibia, nil, nil, namibia}, countries, err)
}

func contains[V any](list []V, want V) bool {
	for _, v := range list {
		if same(want, v) == "" {
			return true
		}
	}
	return false
}

func find[N kg.Node](all []N, id kg.ID) N {
	for _, n := range all {
		if n.GetID() == id {
			return n
		}
	}
	var none N
	return none
}

func check(t *testing.T, name string, want, got any, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if diff := same(want, got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func testBatches(t *testing.T, r kg.Reader) {
	ctx := t.Context()
	for _, l := range lookups() {
		if got, err := l.ask(ctx, r, nil); err != nil || len(got) != 0 {
			t.Errorf("%s of an empty batch: %v, %v", l.name, got, err)
		}
	}
	const many = 5000
	ids := make([]kg.ID, many)
	for i := range ids {
		ids[i] = kg.KindCity.ID(fmt.Sprintf("unknown-%d", i))
	}
	ids[many/2], ids[many-1] = "city:espoo", "city:espoo"
	awards, err := r.AwardsByCity(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range awards {
		if want := 2 * len(ids[i][:min(1, len(ids[i]))]); (ids[i] == "city:espoo") != (len(list) == want) {
			t.Fatalf("key %d of 5,000, %s: %d awards", i, ids[i], len(list))
		}
	}
	entities, err := r.EntitiesByID(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entities {
		if (e != nil) != (ids[i] == "city:espoo") {
			t.Fatalf("key %d of 5,000, %s: %v", i, ids[i], e)
		}
	}
}

func testCancelled(t *testing.T, s kg.Store, r kg.Reader) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, l := range lookups() {
		if _, err := l.ask(ctx, r, []kg.ID{l.cases[0].key}); err == nil || !strings.Contains(err.Error(), context.Canceled.Error()) {
			t.Errorf("%s under a cancelled context: %v", l.name, err)
		}
	}
	if _, err := everyRelated(r, ctx, kg.PageQuery{Limit: 1}, []kg.ID{"city:espoo"}); err == nil || !strings.Contains(err.Error(), context.Canceled.Error()) {
		t.Errorf("RelatedByCity under a cancelled context: %v", err)
	}
	if _, err := r.Search(ctx, searchFor(t, "a")); err == nil || !strings.Contains(err.Error(), context.Canceled.Error()) {
		t.Errorf("Search under a cancelled context: %v", err)
	}
	if _, err := r.GoalFacts(ctx, kg.GoalQuery{}); err == nil || !strings.Contains(err.Error(), context.Canceled.Error()) {
		t.Errorf("GoalFacts under a cancelled context: %v", err)
	}
	if _, err := s.Current(ctx); err == nil {
		t.Error("Current under a cancelled context gives no error")
	}
}

func testClosed(t *testing.T, s kg.Store, r kg.Reader) {
	closeStore(t, s)
	closeStore(t, s) // twice is once
	for _, l := range lookups() {
		if _, err := l.ask(t.Context(), r, []kg.ID{l.cases[0].key}); kg.CodeOf(err) != kg.CodeUnavailable {
			t.Errorf("%s of a closed store: %v, want %s", l.name, err, kg.CodeUnavailable)
		}
	}
	if _, err := everyRelated(r, t.Context(), kg.PageQuery{Limit: 1}, []kg.ID{"city:espoo"}); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("RelatedByCity of a closed store: %v, want %s", err, kg.CodeUnavailable)
	}
	if _, err := r.Search(t.Context(), searchFor(t, "a")); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("Search of a closed store: %v, want %s", err, kg.CodeUnavailable)
	}
	if _, err := r.GoalFacts(t.Context(), kg.GoalQuery{}); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("GoalFacts of a closed store: %v, want %s", err, kg.CodeUnavailable)
	}
	if _, err := s.Current(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("Current of a closed store: %v, want %s", err, kg.CodeUnavailable)
	}
	if err := s.Ready(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("Ready of a closed store: %v, want %s", err, kg.CodeUnavailable)
	}
}
