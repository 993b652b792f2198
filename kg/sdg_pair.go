package kg

import (
	"cmp"
	"slices"
	"sort"
)

// Ranked is something known by its id alone, with its place in the root list of its kind.
type Ranked struct {
	ID   ID
	Rank int
}

// CitiesBehind are the units that serve both goals, or the cities of these units, by name. The list is not to be changed.
func (p *SDGPair) CitiesBehind() []Ranked { return p.cities() }

func (p *SDGPair) citiesBehind() []Ranked {
	var cities []Ranked
	for u := range p.behind {
		cities = append(cities, Ranked{u.city.ID, u.city.Rank})
	}
	return inRank(cities)
}

// CaseStudiesBehind are the case studies that were counted for one of the goals or both in the units that serve both, newest first.
// Where the units are case studies, it is they. The list is not to be changed.
func (p *SDGPair) CaseStudiesBehind() []Ranked { return p.studies() }

func (p *SDGPair) caseStudiesBehind() []Ranked {
	var studies []Ranked
	for u := range p.behind {
		for _, s := range u.studies {
			if goals := bitsOf(s.Goals); goals.has(p.A.Number) || goals.has(p.B.Number) {
				studies = append(studies, Ranked{s.ID, s.Rank})
			}
		}
	}
	return inRank(studies)
}

// behind yields the units that serve both goals.
func (p *SDGPair) behind(yield func(unit) bool) {
	for _, u := range p.units {
		if u.goals.has(p.A.Number) && u.goals.has(p.B.Number) && !yield(u) {
			return
		}
	}
}

// inRank sorts by rank and keeps each once.
func inRank(list []Ranked) []Ranked {
	slices.SortFunc(list, func(a, b Ranked) int { return cmp.Compare(a.Rank, b.Rank) })
	return slices.Compact(list)
}

// PageOf cuts a page from a list that is in the order of its ranks. From is the rank of what q.From names, whether or not it is in the list.
func PageOf(list []Ranked, q PageQuery, from int) Page[ID] {
	low, high := 0, len(list)
	if q.From != "" {
		if q.Backward {
			high = sort.Search(len(list), func(i int) bool { return list[i].Rank >= from })
		} else {
			low = sort.Search(len(list), func(i int) bool { return list[i].Rank > from })
		}
	}
	if q.Backward {
		low = max(low, high-q.Limit)
	} else {
		high = min(high, low+q.Limit)
	}
	p := Page[ID]{HasPrevious: low > 0, HasNext: high < len(list)}
	for _, r := range list[low:high] {
		p.Items = append(p.Items, r.ID)
	}
	if q.Total {
		p.Total = len(list)
	}
	return p
}
