package grow_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/bench/grow"
	"learningcities/kg"
	"learningcities/seed"
)

// grown is the shipped data n times, built.
func grown(t *testing.T, n int, random uint64) *kg.Dataset {
	t.Helper()
	d, err := seed.Read(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	if err := grow.Times(d, n, random); err != nil {
		t.Fatal(err)
	}
	if err := d.Build(); err != nil {
		t.Fatalf("building the data grown %d times: %v", n, err)
	}
	return d
}

// tally counts under names.
type tally map[string]int

func (c tally) add(format string, args ...any) { c[fmt.Sprintf(format, args...)]++ }

// known tells of optional values only whether they are there.
func known[T any](p *T) bool { return p != nil }

// value tells an optional value.
func value[T any](p *T) string {
	if p == nil {
		return "unknown"
	}
	return fmt.Sprint(*p)
}

// distributions counts everything that growth must keep in proportion.
func distributions(d *kg.Dataset) tally {
	c := tally{}
	awards, studies, served, clusters := map[kg.ID]int{}, map[kg.ID]int{}, map[kg.ID]int{}, map[kg.ID]int{}
	for _, w := range d.Winners {
		awards[w.CityID]++
		c.add("winners of %s", w.AwardID)
	}
	for _, s := range d.CaseStudies {
		studies[s.CityID]++
		c.add("case studies of kind %s, year %s, in %s", s.Kind, value(s.Year), s.PublicationID)
		c.add("case studies with title %t, summary %t, %d programmes, address %t", known(s.Title), known(s.Summary), len(s.Programmes), known(s.URL))
		c.add("case studies with languages %v", s.Languages)
	}
	for _, l := range d.ClusterCities {
		clusters[l.City.ID]++
		c.add("%s of %s, note %t", l.Role, l.Cluster.ID, known(l.Note))
	}
	for _, s := range d.Served {
		served[s.City.ID]++
	}
	for _, city := range d.Cities {
		c.add("cities in %s", city.CountryID)
		c.add("cities in %s since %s, %s", city.Region, value(city.MemberSince), city.Membership)
		c.add("cities with place %t, population %t, %d external ids", known(city.Location), known(city.Population), len(city.ExternalIDs))
		c.add("cities with local name %t, the English one %t", known(city.LocalName), known(city.LocalName) && city.LocalName.Text == city.Name(kg.LanguageEn))
		if city.LocalName != nil {
			c.add("local names in %s", value(city.LocalName.Language))
		}
		c.add("cities with %d awards, %d case studies, %d clusters, in %s", awards[city.ID], studies[city.ID], clusters[city.ID], city.Region)
		c.add("cities with confidence %s, %d notes, %d citations", city.Provenance.Confidence, len(city.Provenance.Notes), len(city.Provenance.Citations))
	}
	return c
}

// links counts the links of what grows: cities and case studies.
func links(d *kg.Dataset) tally {
	c := tally{}
	grows := func(id kg.ID) bool { return id.Kind() == kg.KindCity || id.Kind() == kg.KindCaseStudy }
	perSubject := map[kg.ID]int{}
	for _, l := range d.SDGLinks {
		if grows(l.SubjectID) {
			perSubject[l.SubjectID]++
			c.add("links of a %s to %s, %s, scope %s, named by %s", l.SubjectID.Kind(), l.SDG.ID, l.Basis, value(l.Scope), value(l.NamedBy))
		}
	}
	for id, n := range perSubject {
		c.add("%s with %d links", id.Kind(), n)
	}
	for _, l := range d.ThemeLinks {
		if grows(l.SubjectID) {
			c.add("%s to %s, %s", l.SubjectID.Kind(), l.Theme.ID, l.Basis)
		}
	}
	for _, l := range d.ActionPointLinks {
		c.add("%s to %s, %s", l.SubjectID.Kind(), l.ActionPoint.ID, l.Basis)
	}
	return c
}

func TestDistributionsStay(t *testing.T) {
	t.Parallel()
	const n = 10
	small, large := grown(t, 1, 1), grown(t, n, 1)
	for _, of := range []func(*kg.Dataset) tally{distributions, links} {
		want := of(small)
		for name := range want {
			want[name] *= n
		}
		if diff := cmp.Diff(want, of(large)); diff != "" {
			t.Errorf("counts in the grown data differ from %d times the real ones (-want +got):\n%s", n, diff)
		}
	}
	for _, kind := range kg.EntityKind("").Values() {
		want := len(small.Entities(kind))
		if kind == kg.KindCity || kind == kg.KindCaseStudy {
			want *= n
		}
		if got := len(large.Entities(kind)); got != want {
			t.Errorf("%d of kind %s, want %d", got, kind, want)
		}
	}
}

// What is drawn at random stays near what is real: populations, places, goals served by a city, sources.
func TestDrawnStaysNear(t *testing.T) {
	t.Parallel()
	const n = 4
	small, large := grown(t, 1, 1), grown(t, n, 1)
	for _, c := range []struct {
		what   string
		of     func(*kg.Dataset) float64
		within float64 // share of the real value
	}{
		{"median population", func(d *kg.Dataset) float64 { return median(d, func(c *kg.City) *int { return c.Population }) }, 0.1},
		{"mean latitude", func(d *kg.Dataset) float64 {
			return mean(d, func(c *kg.City) (float64, bool) {
				if c.Location == nil {
					return 0, false
				}
				return c.Location.Latitude, true
			})
		}, 0.02},
		{"goals served by a city", func(d *kg.Dataset) float64 { return float64(len(d.Served)) / float64(len(d.Cities)) }, 0.1},
		{"different English names", func(d *kg.Dataset) float64 { return float64(names(d)) / float64(len(d.Cities)) }, 0.15},
		{"sources to cities", func(d *kg.Dataset) float64 { return float64(len(d.Sources)) / float64(len(d.Cities)) }, 0.3},
	} {
		want, got := c.of(small), c.of(large)
		if math.Abs(got-want) > c.within*math.Abs(want) {
			t.Errorf("%s: %.4g in the grown data, %.4g in the real data", c.what, got, want)
		}
	}
}

func median(d *kg.Dataset, of func(*kg.City) *int) float64 {
	var all []int
	for _, c := range d.Cities {
		if v := of(c); v != nil {
			all = append(all, *v)
		}
	}
	slices.Sort(all)
	return float64(all[len(all)/2])
}

func mean(d *kg.Dataset, of func(*kg.City) (float64, bool)) float64 {
	sum, count := 0.0, 0.0
	for _, c := range d.Cities {
		if v, ok := of(c); ok {
			sum, count = sum+v, count+1
		}
	}
	return sum / count
}

func names(d *kg.Dataset) int {
	different := map[string]bool{}
	for _, c := range d.Cities {
		different[c.Name(kg.LanguageEn)] = true
	}
	return len(different)
}

// Every real record is there with all that belongs to it.
func TestRealRecordsStay(t *testing.T) {
	t.Parallel()
	small, large := grown(t, 1, 1), grown(t, 3, 1)
	cities, links := map[kg.ID]*kg.City{}, map[kg.ID]*kg.SDGLink{}
	for _, c := range large.Cities {
		cities[c.ID] = c
	}
	for _, l := range large.SDGLinks {
		links[l.ID] = l
	}
	for _, c := range small.Cities {
		got := cities[c.ID]
		if got == nil {
			t.Fatalf("%s is gone", c.ID)
		}
		if diff := cmp.Diff([]any{c.Names, c.Location, c.Population, c.Provenance}, []any{got.Names, got.Location, got.Population, got.Provenance}); diff != "" {
			t.Errorf("%s has changed (-real +grown):\n%s", c.ID, diff)
		}
	}
	for _, l := range small.SDGLinks {
		if got := links[l.ID]; got == nil || got.SubjectID != l.SubjectID || got.Basis != l.Basis {
			t.Errorf("the link %s is gone or has changed", l.ID)
		}
	}
	for _, s := range small.Served {
		if !slices.ContainsFunc(large.Served, func(g *kg.CitySDG) bool {
			return g.City.ID == s.City.ID && g.SDG.ID == s.SDG.ID && len(g.Evidence) == len(s.Evidence)
		}) {
			t.Errorf("%s no longer serves %s by %d links", s.City.ID, s.SDG.ID, len(s.Evidence))
		}
	}
}

func TestGrownIsSound(t *testing.T) {
	t.Parallel()
	d := grown(t, 4, 1)
	seen := map[kg.ID]bool{}
	for _, l := range d.SDGLinks {
		if seen[l.ID] {
			t.Errorf("two links have the id %s", l.ID)
		}
		seen[l.ID] = true
	}
	for _, s := range d.Sources {
		if seen[s.ID] {
			t.Errorf("two sources have the id %s", s.ID)
		}
		seen[s.ID] = true
	}
	for _, c := range d.Cities {
		if c.Name(kg.LanguageEn) == "" || c.Population != nil && *c.Population < 0 {
			t.Errorf("%s has no name, or fewer people than none", c.ID)
		}
		if p := c.Location; p != nil && !(math.Abs(p.Latitude) <= 90 && math.Abs(p.Longitude) <= 180) {
			t.Errorf("%s lies nowhere: %v", c.ID, *p)
		}
	}
}

func TestSeedDecides(t *testing.T) {
	t.Parallel()
	versions := map[string]string{}
	for name, random := range map[string]uint64{"a": 1, "a again": 1, "b": 2} {
		versions[name] = grown(t, 2, random).Info.Version
	}
	if versions["a"] != versions["a again"] {
		t.Error("the same seed gives different data")
	}
	if versions["a"] == versions["b"] {
		t.Error("different seeds give the same data")
	}
	if got, want := grown(t, 1, 2).Info.Version, grown(t, 1, 1).Info.Version; got != want {
		t.Error("growing once changes the data")
	}
	if different := slices.Collect(maps.Values(versions)); slices.Contains(different, "") {
		t.Error("a version is empty")
	}
}

func TestTimesRefused(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, -1} {
		if err := grow.Times(new(kg.Dataset), n, 1); err == nil {
			t.Errorf("growing %d times is no error", n)
		}
	}
}
