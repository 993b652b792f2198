// Package grow makes a dataset several times as large with the same distributions, to learn how the program does with more data.
//
// Every real record stays, so that every question about the real data still finds what it asks for.
package grow

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"learningcities/kg"
)

// Times makes the dataset, which is read but not built, n times as large, in place. Then it wants to be built.
//
// What grows in number are cities, case studies, their links of every kind and the sources that only few records cite. Countries, goals,
// targets, action points, themes, awards, clusters, conferences, documents and publications stay as they are, but each of them gets n times
// as many of the things that grow: an award has n times as many cities.
//
// The new cities come in n - 1 rounds. Each round copies every real city into its own country, with another name in the same languages, a
// place near by and another population; what is not known of it stays unknown. What a city did (its awards, clusters, links and case studies)
// is dealt out anew among the cities of its region, and so are the links among case studies of a kind. So every distribution is
// exactly the real one, while no two cities are alike.
func Times(d *kg.Dataset, n int, seed uint64) error {
	if n < 1 {
		return fmt.Errorf("a dataset cannot grow %d times", n)
	}
	model := read(d)
	for i := 1; i < n; i++ {
		r := &round{
			dataset: d, real: model, number: i + 1,
			random:  rand.New(rand.NewPCG(seed, uint64(i))),
			sources: map[kg.ID]kg.ID{},
		}
		r.grow()
	}
	return nil
}

// round is one copy of everything that grows.
type round struct {
	dataset *kg.Dataset
	real    *model
	number  int // 2 for the first; it ends the slugs
	random  *rand.Rand
	sources map[kg.ID]kg.ID // the copies of sources
}

func (r *round) grow() {
	cities := make([]*kg.City, len(r.real.cities))
	for i, c := range r.real.cities {
		cities[i] = r.city(c)
	}
	r.dataset.Cities = append(r.dataset.Cities, cities...)

	var studies []*kg.CaseStudy
	var copied []*kg.CaseStudy // the real ones, in step
	for i, from := range deal(r.random, r.real.cities, r.real.region) {
		r.deeds(r.real.cities[from], cities[i])
		for _, s := range r.real.studies[r.real.cities[from].ID] {
			studies, copied = append(studies, r.caseStudy(s, cities[i])), append(copied, s)
		}
	}
	r.dataset.CaseStudies = append(r.dataset.CaseStudies, studies...)
	for i, from := range deal(r.random, copied, kind) {
		r.links(copied[from].ID, studies[i].ID)
	}
}

// deal shuffles the places of a list within groups.
func deal[V any](random *rand.Rand, list []V, group func(V) string) []int {
	places := map[string][]int{}
	var groups []string
	for i, v := range list {
		g := group(v)
		if _, known := places[g]; !known {
			groups = append(groups, g)
		}
		places[g] = append(places[g], i)
	}
	dealt := make([]int, len(list))
	for _, g := range groups {
		shuffled := slices.Clone(places[g])
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for i, place := range places[g] {
			dealt[place] = shuffled[i]
		}
	}
	return dealt
}

func kind(s *kg.CaseStudy) string { return string(s.Kind) }
