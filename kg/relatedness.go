package kg

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Weights of the formula of relatedness, which docs/relatedness.md explains.
const (
	relatedSmoothing = 4.0    // keeps cities of which little is known from looking alike
	nearbyWeight     = 2.0    // of two cities at the same place
	nearbyReach      = 1000.0 // kilometres, at which that is nothing
	sizeWeight       = 0.5    // of two populations that are equal; nothing when one is twice the other
)

// The places of the kinds of reason in their order. The first nine are of features that cities share.
const (
	relatedSDG = iota
	relatedTheme
	relatedActionPoint
	relatedCluster
	relatedAward
	relatedPublication
	relatedCountry
	relatedRegion
	relatedIntake
	relatedNearby
	relatedSize
	relatedKinds
	featureKinds = relatedNearby
)

// featureWeight is the weight of a feature of a kind that only one city has.
func featureWeight(kind int) float64 {
	return [featureKinds]float64{3, 2, 2, 2, 2, 1, 2, 1, 0.5}[kind]
}

// Relatedness tells how related any two cities of a dataset are, and why. Build makes it; it never changes.
type Relatedness struct {
	cities   []*City // by id
	places   map[ID]int
	features []feature
	holders  [][]int32 // the cities that have each feature
	traits   []traits  // of each city
	best     [][]byte  // of each city, packed
}

// feature is something that cities have or have not.
type feature struct {
	kind   int
	id     ID // of the goal, theme, … ; the name of the region; the year of the intake
	weight float64
}

// traits are what the formula looks at in a city.
type traits struct {
	features []int32 // ascending
	weight   float64 // of all of them
	placed   bool
	at       Vector
	sized    bool
	size     float64 // logarithm of the population to base 2
}

// claim is a city's having a feature.
type claim struct {
	kind, number int // the number orders goals
	id           ID
	city         int
}

// newRelatedness makes what the formula looks at. Without lists it also works out the best of every city, by far the most of the work.
func newRelatedness(d *Dataset, lists map[ID][]byte) (*Relatedness, error) {
	r := &Relatedness{cities: slices.Clone(d.Cities), places: make(map[ID]int, len(d.Cities)), traits: make([]traits, len(d.Cities))}
	slices.SortFunc(r.cities, func(a, b *City) int { return cmp.Compare(a.ID, b.ID) })
	for i, c := range r.cities {
		r.places[c.ID] = i
		t := &r.traits[i]
		if c.Location != nil {
			t.placed, t.at = true, c.Location.Vector()
		}
		if c.Population != nil && *c.Population > 0 {
			t.sized, t.size = true, logarithm(float64(*c.Population))/math.Ln2
		}
	}
	r.weigh(r.claims(d))
	if lists == nil {
		r.findBest()
		return r, nil
	}
	if err := r.take(lists); err != nil {
		return nil, err
	}
	return r, nil
}

// claims gathers what every city has; a thing may be there twice.
func (r *Relatedness) claims(d *Dataset) []claim {
	var all []claim
	add := func(kind int, city, id ID, number int) {
		if at, ok := r.places[city]; ok && id != "" {
			all = append(all, claim{kind, number, id, at})
		}
	}
	for _, s := range d.Served {
		add(relatedSDG, s.City.ID, s.SDG.ID, s.SDG.Number)
	}
	cityOf := make(map[ID]ID, len(d.CaseStudies))
	for _, c := range d.CaseStudies {
		cityOf[c.ID] = c.CityID
		add(relatedPublication, c.CityID, c.PublicationID, 0)
	}
	for _, l := range d.ThemeLinks {
		add(relatedTheme, cityOf[l.SubjectID], l.Theme.ID, 0)
	}
	for _, l := range d.ActionPointLinks {
		add(relatedActionPoint, cityOf[l.SubjectID], l.ActionPoint.ID, 0)
	}
	for _, c := range d.ClusterCities {
		if c.Role != RoleOnTheme {
			add(relatedCluster, c.City.ID, c.Cluster.ID, 0)
		}
	}
	for _, w := range d.Winners {
		add(relatedAward, w.CityID, w.AwardID, 0)
	}
	for _, c := range d.Cities {
		add(relatedCountry, c.ID, c.CountryID, 0)
		add(relatedRegion, c.ID, ID(c.Region), 0)
		if c.MemberSince != nil {
			add(relatedIntake, c.ID, ID(strconv.Itoa(*c.MemberSince)), 0)
		}
	}
	return all
}

// weigh makes features of the claims: the fewer cities have one, the more it weighs, and one that all have weighs nothing.
func (r *Relatedness) weigh(claims []claim) {
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(a.kind-b.kind, a.number-b.number, cmp.Compare(a.id, b.id), a.city-b.city)
	})
	claims = slices.Compact(claims)
	all := logarithm(float64(len(r.cities)))
	for len(claims) > 0 {
		first, n := claims[0], 1
		for n < len(claims) && claims[n].kind == first.kind && claims[n].id == first.id {
			n++
		}
		f := feature{kind: first.kind, id: first.id}
		if n < len(r.cities) {
			f.weight = float64(featureWeight(f.kind) * ((all - logarithm(float64(n))) / all))
		}
		holders := make([]int32, n)
		for i, c := range claims[:n] {
			holders[i] = int32(c.city) //nolint:gosec // there are not so many cities
			t := &r.traits[c.city]
			t.features = append(t.features, int32(len(r.features))) //nolint:gosec // nor so many features
			t.weight += f.weight
		}
		r.features, r.holders = append(r.features, f), append(r.holders, holders)
		claims = claims[n:]
	}
}

// terms are the terms of the sum over which two cities are related, by kind.
type terms [relatedKinds]float64

// finish adds the terms of a pair that are not of features, and gives what the sum is divided by. All sums are in one order, so the result
// is the same in both directions.
func (t *terms) finish(a, b *traits) (whole float64) {
	shared := 0.0
	for _, weight := range t[:featureKinds] {
		shared += weight
	}
	whole = relatedSmoothing + (a.weight + b.weight - shared)
	if a.placed && b.placed {
		whole += nearbyWeight
		t[relatedNearby] = nearby(a.at, b.at)
	}
	if a.sized && b.sized {
		whole += sizeWeight
		t[relatedSize] = float64(sizeWeight * max(0, 1-math.Abs(a.size-b.size)))
	}
	return whole
}

// nearbyChord2 is the square of a chord a little longer than that of nearbyReach. Beyond it the angle need not be worked out.
const nearbyChord2 = 1.000001 * nearbyReach / EarthRadius * nearbyReach / EarthRadius

func nearby(a, b Vector) float64 {
	if a.chord(b) > nearbyChord2 {
		return 0
	}
	return float64(nearbyWeight * max(0, 1-a.distance(b)/nearbyReach))
}

// millionths rounds a share to whole millionths, halves away from zero.
func millionths(part, whole float64) int { return int(math.Round(float64(part / whole * millionth))) }

// Explain tells why a city stands in the list of another.
func (r *Relatedness) Explain(from *City, p RelatedPair) *Related {
	related := &Related{From: from, City: p.City, Rank: p.Rank}
	a, b := &r.traits[r.places[from.ID]], &r.traits[r.places[p.City.ID]]
	var t terms
	var shared [featureKinds][]ID
	for _, f := range a.features {
		if _, both := slices.BinarySearch(b.features, f); !both {
			continue
		}
		f := r.features[f]
		t[f.kind] += f.weight
		if f.kind != relatedRegion && f.kind != relatedIntake {
			shared[f.kind] = append(shared[f.kind], f.id)
		}
	}
	whole := t.finish(a, b)
	for i, kind := range RelatedKind("").Values() {
		n := millionths(t[i], whole)
		if n < 1 {
			continue
		}
		reason := &RelatedReason{From: from, City: p.City, Kind: kind, Millionths: n}
		if i < featureKinds {
			reason.Shared = shared[i]
		}
		related.Reasons, related.Millionths = append(related.Reasons, reason), related.Millionths+n
	}
	slices.SortStableFunc(related.Reasons, func(a, b *RelatedReason) int { return b.Millionths - a.Millionths })
	return related
}
