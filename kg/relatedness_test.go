package kg_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"learningcities/kg"
	"learningcities/store/storetest"
)

// naive is the formula as docs/relatedness.md writes it: sets, no shortcuts, the functions of package math.
type naive struct {
	n    float64
	has  map[kg.ID]map[string]bool // "SHARED_SDG sdg:4" of a city
	df   map[string]int
	city map[kg.ID]*kg.City
}

func newNaive(d *kg.Dataset) *naive {
	n := &naive{n: float64(len(d.Cities)), has: map[kg.ID]map[string]bool{}, df: map[string]int{}, city: map[kg.ID]*kg.City{}}
	add := func(city kg.ID, kind kg.RelatedKind, thing any) {
		feature := fmt.Sprintf("%s %v", kind, thing)
		if !n.has[city][feature] {
			n.has[city][feature] = true
			n.df[feature]++
		}
	}
	for _, c := range d.Cities {
		n.has[c.ID], n.city[c.ID] = map[string]bool{}, c
		add(c.ID, kg.RelatedSameCountry, c.CountryID)
		add(c.ID, kg.RelatedSameRegion, c.Region)
		if c.MemberSince != nil {
			add(c.ID, kg.RelatedSameIntake, *c.MemberSince)
		}
	}
	for _, s := range d.Served {
		add(s.City.ID, kg.RelatedSharedSDG, s.SDG.ID)
	}
	for _, c := range d.CaseStudies {
		if c.PublicationID != "" {
			add(c.CityID, kg.RelatedSharedPublication, c.PublicationID)
		}
		for _, l := range d.ThemeLinks {
			if l.SubjectID == c.ID {
				add(c.CityID, kg.RelatedSharedTheme, l.Theme.ID)
			}
		}
		for _, l := range d.ActionPointLinks {
			if l.SubjectID == c.ID {
				add(c.CityID, kg.RelatedSharedActionPoint, l.ActionPoint.ID)
			}
		}
	}
	for _, c := range d.ClusterCities {
		if c.Role == kg.RoleCoordinator || c.Role == kg.RoleMember {
			add(c.City.ID, kg.RelatedSharedCluster, c.Cluster.ID)
		}
	}
	for _, w := range d.Winners {
		add(w.CityID, kg.RelatedSharedAward, w.AwardID)
	}
	return n
}

func (n *naive) weight(feature string) float64 {
	var kind kg.RelatedKind
	fmt.Sscan(feature, &kind)
	k := map[kg.RelatedKind]float64{
		kg.RelatedSharedSDG: 3, kg.RelatedSharedTheme: 2, kg.RelatedSharedActionPoint: 2, kg.RelatedSharedCluster: 2, kg.RelatedSharedAward: 2,
		kg.RelatedSharedPublication: 1, kg.RelatedSameCountry: 2, kg.RelatedSameRegion: 1, kg.RelatedSameIntake: 0.5,
	}[kind]
	return k * math.Log(n.n/float64(n.df[feature])) / math.Log(n.n)
}

// contributions are those of a pair, in millionths, by kind.
func (n *naive) contributions(a, b kg.ID) map[kg.RelatedKind]int {
	parts, whole := map[kg.RelatedKind]float64{}, 4.0
	for _, feature := range slices.Sorted(maps.Keys(n.has[a])) {
		whole += n.weight(feature)
		if n.has[b][feature] {
			var kind kg.RelatedKind
			fmt.Sscan(feature, &kind)
			parts[kind] += n.weight(feature)
		}
	}
	for _, feature := range slices.Sorted(maps.Keys(n.has[b])) {
		if !n.has[a][feature] {
			whole += n.weight(feature)
		}
	}
	x, y := n.city[a], n.city[b]
	if x.Location != nil && y.Location != nil {
		whole += 2
		parts[kg.RelatedNearby] = 2 * max(0, 1-haversine(x.Location, y.Location)/1000)
	}
	if x.Population != nil && y.Population != nil && *x.Population > 0 && *y.Population > 0 {
		whole += 0.5
		parts[kg.RelatedSimilarSize] = 0.5 * max(0, 1-math.Abs(math.Log2(float64(*x.Population)/float64(*y.Population))))
	}
	shares := map[kg.RelatedKind]int{}
	for kind, part := range parts {
		if share := int(math.Round(part / whole * 1e6)); share > 0 {
			shares[kind] = share
		}
	}
	return shares
}

func haversine(a, b *kg.Coordinates) float64 {
	rad := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	square := func(x float64) float64 { return x * x }
	h := square(math.Sin(rad(b.Latitude-a.Latitude)/2)) +
		math.Cos(rad(a.Latitude))*math.Cos(rad(b.Latitude))*square(math.Sin(rad(b.Longitude-a.Longitude)/2))
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// list is the best of a city by brute force: "id score" for each.
func (n *naive) list(from kg.ID) []string {
	type other struct {
		id    kg.ID
		score int
	}
	var all []other
	for id := range n.city {
		if id == from {
			continue
		}
		sum := 0
		for _, share := range n.contributions(from, id) {
			sum += share
		}
		if sum > 0 {
			all = append(all, other{id, sum})
		}
	}
	slices.SortFunc(all, func(a, b other) int { return cmp.Or(b.score-a.score, cmp.Compare(a.id, b.id)) })
	var list []string
	for _, o := range all[:min(len(all), 100)] {
		list = append(list, fmt.Sprintf("%s %d", o.id, o.score))
	}
	return list
}

// TestRelatedness compares the lists and the reasons with brute force: for some cities of the shipped data, and for all of the hostile
// world, a few of whose cities are alike in everything.
func TestRelatedness(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0)) //nolint:gosec // random tests must be repeatable
	for name, d := range map[string]*kg.Dataset{"shipped": shipped(t), "world": storetest.World(t, "related")} {
		t.Run(name, func(t *testing.T) {
			n := newNaive(d)
			for _, c := range d.Cities {
				if name == "shipped" && rng.IntN(12) != 0 {
					continue
				}
				var got []string
				for _, p := range d.Related.Best(c.ID) {
					got = append(got, fmt.Sprintf("%s %d", p.City.ID, p.Millionths))
				}
				if diff := gocmp.Diff(n.list(c.ID), got); diff != "" {
					t.Errorf("the list of %s differs (-brute force +got):\n%s", c.ID, diff)
				}
				for _, p := range d.Related.Best(c.ID)[:min(10, len(got))] {
					shares := map[kg.RelatedKind]int{}
					for _, reason := range d.Related.Explain(c, p).Reasons {
						shares[reason.Kind] = reason.Millionths
					}
					if diff := gocmp.Diff(n.contributions(c.ID, p.City.ID), shares); diff != "" {
						t.Errorf("the reasons of %s for %s differ (-brute force +got):\n%s", c.ID, p.City.ID, diff)
					}
				}
			}
		})
	}
}

// TestRelatedProperties holds what the contract promises against every pair of every list.
func TestRelatedProperties(t *testing.T) {
	d := shipped(t)
	for _, c := range d.Cities {
		best := d.Related.Best(c.ID)
		if len(best) > kg.MaxRelated {
			t.Errorf("%s has %d related cities", c.ID, len(best))
		}
		for i, p := range best {
			there := d.Related.Explain(c, p)
			back := d.Related.Explain(p.City, kg.RelatedPair{City: c})
			checkPair(t, i, p, there)
			if i > 0 && cmp.Or(best[i-1].Millionths-p.Millionths, cmp.Compare(p.City.ID, best[i-1].City.ID)) <= 0 {
				t.Errorf("%s: %s stands before %s", c.ID, best[i-1].City.ID, p.City.ID)
			}
			if back.Millionths != there.Millionths || len(back.Reasons) != len(there.Reasons) {
				t.Fatalf("%s and %s: %d one way, %d the other", c.ID, p.City.ID, there.Millionths, back.Millionths)
			}
			for j, reason := range there.Reasons {
				other := back.Reasons[j]
				if reason.Kind != other.Kind || reason.Millionths != other.Millionths || !slices.Equal(reason.Shared, other.Shared) {
					t.Errorf("%s and %s: reason %+v one way, %+v the other", c.ID, p.City.ID, reason, other)
				}
			}
		}
	}
	if best := d.Related.Best("city:unknown"); best != nil {
		t.Errorf("a city that is not there is related to %v", best)
	}
}

func checkPair(t *testing.T, place int, p kg.RelatedPair, r *kg.Related) {
	t.Helper()
	at := fmt.Sprintf("%s and %s", r.From.ID, r.City.ID)
	if r.Rank != place+1 || p.Rank != r.Rank || r.City != p.City || r.City == r.From {
		t.Errorf("%s: rank %d at place %d", at, r.Rank, place)
	}
	sum, seen := 0, kg.RelatedKindSet(0)
	for i, reason := range r.Reasons {
		kind := kg.NewRelated([]kg.RelatedKind{reason.Kind}, nil).Kinds
		if seen&kind != 0 || reason.Millionths < 1 {
			t.Errorf("%s: reason %+v", at, reason)
		}
		if i > 0 && (r.Reasons[i-1].Millionths < reason.Millionths || r.Reasons[i-1].Millionths == reason.Millionths && seen > kind) {
			t.Errorf("%s: %s stands before %s", at, r.Reasons[i-1].Kind, reason.Kind)
		}
		sum, seen = sum+reason.Millionths, seen|kind
		shares := !slices.Contains([]kg.RelatedKind{kg.RelatedSameRegion, kg.RelatedSameIntake, kg.RelatedNearby, kg.RelatedSimilarSize}, reason.Kind)
		if shares != (len(reason.Shared) > 0) {
			t.Errorf("%s: %s shares %v", at, reason.Kind, reason.Shared)
		}
		if !slices.IsSortedFunc(reason.Shared, compareShared) {
			t.Errorf("%s: shared %v", at, reason.Shared)
		}
	}
	if sum != r.Millionths || sum != p.Millionths || sum < 1 || sum >= 1_000_000 || seen != p.Kinds {
		t.Errorf("%s: score %d in the list, %d explained, the contributions add up to %d; kinds %v and %v", at, p.Millionths, r.Millionths, sum, p.Kinds.Kinds(), seen.Kinds())
	}
}

// compareShared orders goals by number, others by id.
func compareShared(a, b kg.ID) int {
	m, errA := strconv.Atoi(a.Slug())
	n, errB := strconv.Atoi(b.Slug())
	if errA == nil && errB == nil {
		return m - n
	}
	return cmp.Compare(a, b)
}

// TestRelatedWorkers works the lists out with one worker and with many.
func TestRelatedWorkers(t *testing.T) {
	d := shipped(t)
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	one := kg.NewRelatedness(d)
	runtime.GOMAXPROCS(7)
	many := kg.NewRelatedness(d)
	for _, c := range d.Cities {
		if !slices.Equal(one.Best(c.ID), many.Best(c.ID)) {
			t.Errorf("the list of %s hangs on the number of workers", c.ID)
		}
	}
}

// TestRelatedFew builds datasets with hardly any cities.
func TestRelatedFew(t *testing.T) {
	for n := range 3 {
		d := &kg.Dataset{}
		d.Countries = []*kg.Country{{Record: kg.Record{ID: "country:FI", Provenance: &kg.Provenance{}}, Region: kg.RegionEuropeAndNorthAmerica}}
		for i := range n {
			d.Cities = append(d.Cities, &kg.City{Record: kg.Record{ID: kg.ID(fmt.Sprintf("city:%d", i)), Provenance: &kg.Provenance{}}, CountryID: "country:FI"})
		}
		if err := d.Build(); err != nil {
			t.Fatal(err)
		}
		for _, c := range d.Cities {
			if best := d.Related.Best(c.ID); len(best) > 0 {
				t.Errorf("of %d cities that have nothing of their own, %s is related to %v", n, c.ID, best)
			}
		}
	}
}

// TestMinScore holds the smallest score kept against every score there is.
func TestMinScore(t *testing.T) {
	for n := 1; n < 1_000_000; n += 97 {
		score := float64(n) / 1e6
		for _, c := range []struct {
			min  float64
			want int
		}{{score, n}, {math.Nextafter(score, 0), n}, {math.Nextafter(score, 1), n + 1}} {
			if got := kg.NewRelated(nil, &c.min).MinScore; got != c.want {
				t.Fatalf("a minimum of %v keeps scores from %d millionths, want %d", c.min, got, c.want)
			}
		}
	}
	for least, want := range map[float64]int{0: 0, -1: 0, math.Inf(-1): 0, 1: 1_000_000, 1.1: 1_000_001, 1e300: 1_000_001, math.Inf(1): 1_000_001, 1e-300: 1} {
		if got := kg.NewRelated(nil, &least).MinScore; got != want {
			t.Errorf("a minimum of %v keeps scores from %d millionths, want %d", least, got, want)
		}
	}
	if q := kg.NewRelated([]kg.RelatedKind{}, nil); q.Keeps(kg.RelatedPair{Millionths: 5, Kinds: 1}) {
		t.Error("an empty list of kinds keeps something")
	}
}

func BenchmarkRelatedness(b *testing.B) {
	for _, c := range []struct {
		name string
		d    *kg.Dataset
	}{{"1", shipped(b)}, {"10", tenfold(b)}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				kg.NewRelatedness(c.d)
			}
		})
	}
}

// tenfold is the shipped data with ten copies of every city and all that is about it, a little off its place each.
func tenfold(tb testing.TB) *kg.Dataset {
	tb.Helper()
	d := shipped(tb)
	all := &kg.Dataset{ThemeLinks: nil}
	for i := range 10 {
		of := func(id kg.ID) kg.ID { return kg.ID(fmt.Sprintf("%s-%d", id, i)) }
		cities := map[kg.ID]*kg.City{}
		for _, c := range d.Cities {
			twin := *c
			twin.ID = of(c.ID)
			if c.Location != nil {
				twin.Location = &kg.Coordinates{Latitude: c.Location.Latitude * 0.98, Longitude: c.Location.Longitude - float64(i)/9}
			}
			cities[c.ID] = &twin
			all.Cities = append(all.Cities, &twin)
		}
		for _, s := range d.Served {
			all.Served = append(all.Served, &kg.CitySDG{City: cities[s.City.ID], SDG: s.SDG})
		}
		for _, c := range d.CaseStudies {
			all.CaseStudies = append(all.CaseStudies, &kg.CaseStudy{Record: kg.Record{ID: of(c.ID)}, CityID: of(c.CityID), PublicationID: c.PublicationID})
		}
		for _, l := range d.ThemeLinks {
			all.ThemeLinks = append(all.ThemeLinks, &kg.ThemeLink{SubjectID: of(l.SubjectID), Theme: l.Theme})
		}
		for _, l := range d.ActionPointLinks {
			all.ActionPointLinks = append(all.ActionPointLinks, &kg.ActionPointLink{SubjectID: of(l.SubjectID), ActionPoint: l.ActionPoint})
		}
		for _, w := range d.Winners {
			all.Winners = append(all.Winners, kg.Winner{AwardID: w.AwardID, CityID: of(w.CityID)})
		}
	}
	return all
}
