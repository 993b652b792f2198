package kg

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Facet is what a set of cities or case studies is counted by.
type Facet string

// The facets.
const (
	FacetTotal       Facet = "total"
	FacetRegion      Facet = "regions"
	FacetCountry     Facet = "countries"
	FacetMemberSince Facet = "memberSince"
	FacetSDG         Facet = "sdgs"
	FacetAward       Facet = "awards"
	FacetKind        Facet = "kinds"
	FacetYear        Facet = "years"
	FacetTheme       Facet = "themes"
)

// CityFacetsBy are the facets of cities.
func CityFacetsBy() []Facet {
	return []Facet{FacetTotal, FacetRegion, FacetCountry, FacetMemberSince, FacetSDG, FacetAward}
}

// CaseStudyFacetsBy are the facets of case studies.
func CaseStudyFacetsBy() []Facet {
	return []Facet{FacetTotal, FacetKind, FacetYear, FacetRegion, FacetCountry, FacetSDG, FacetTheme}
}

// FacetQuery asks how many of the set there are for each value of the facet. It is comparable.
type FacetQuery struct {
	Filter *Filter // nil for all
	Facet  Facet
	Basis  Basis // of the goals served; "" for any
}

// FacetCount is a value with how many of the set have it. What it is of hangs on the facet: an entity, a text or a year; nothing for the
// total and for a year that is not known.
type FacetCount struct {
	Entity Entity
	Text   string
	Year   *int
	Count  int
}

// Region is the text of a count by region.
func (c *FacetCount) Region() Region { return Region(c.Text) }

// Kind is the text of a count by kind.
func (c *FacetCount) Kind() CaseStudyKind { return CaseStudyKind(c.Text) }

// Country is the entity of a count by country.
func (c *FacetCount) Country() *Country { return counted[*Country](c) }

// SDG is the entity of a count by goal.
func (c *FacetCount) SDG() *SDG { return counted[*SDG](c) }

// Award is the entity of a count by award.
func (c *FacetCount) Award() *Award { return counted[*Award](c) }

// Theme is the entity of a count by theme.
func (c *FacetCount) Theme() *Theme { return counted[*Theme](c) }

func counted[E Entity](c *FacetCount) E {
	e, _ := c.Entity.(E)
	return e
}

// FacetSet is a filtered set that facets are asked of, one by one.
type FacetSet struct {
	Filter *Filter // nil for all
}

// CityFacets is a filtered set of cities.
type CityFacets FacetSet

// CaseStudyFacets is a filtered set of case studies.
type CaseStudyFacets FacetSet

// Sort puts counts into their order: years ascending, unknown last; awards by year; all others by count descending, then id, or the place in
// their set where they have none.
func (f Facet) Sort(counts []*FacetCount) {
	slices.SortFunc(counts, func(a, b *FacetCount) int {
		switch f {
		case FacetMemberSince, FacetYear:
			return compareKnown(a.Year, b.Year, Ascending)
		case FacetRegion:
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(place(Region(a.Text)), place(Region(b.Text))))
		case FacetKind:
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(place(CaseStudyKind(a.Text)), place(CaseStudyKind(b.Text))))
		case FacetAward:
			return cmp.Compare(a.Entity.GetID(), b.Entity.GetID()) // years have four digits
		case FacetCountry, FacetSDG, FacetTheme:
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Entity.GetID(), b.Entity.GetID()))
		}
		return 0
	})
}

// IntStatistics sums up a number over the set, as far as it is known. All but the count are nil when it is 0.
type IntStatistics struct {
	Count int
	Min   *int
	Max   *int
	Mean  *float64 // to one decimal
	Sum   *float64
}

// NewIntStatistics makes the statistics of a count, an exact sum and the ends.
func NewIntStatistics(count int, sum int64, low, high int) *IntStatistics {
	s := &IntStatistics{Count: count}
	if count > 0 {
		total := float64(sum)
		mean := math.Round(total/float64(count)*10) / 10
		s.Min, s.Max, s.Mean, s.Sum = &low, &high, &mean, &total
	}
	return s
}

// Keys are the values that a subject has of the facet, as they stand in the graph: an id of an entity, a text, or the digits of a number; ""
// for one that is not known. Region and country are asked of a city, also where case studies are counted.
func (q FacetQuery) Keys(s Subject) []string {
	switch q.Facet {
	case FacetRegion:
		return []string{string(s.City.Region)}
	case FacetCountry:
		return []string{string(s.City.CountryID)}
	case FacetMemberSince:
		return []string{digits(s.City.MemberSince)}
	case FacetAward:
		return ids(KindAward, s.City.Facts.AwardYears)
	case FacetKind:
		return []string{string(s.CaseStudy.Kind)}
	case FacetYear:
		return []string{digits(s.CaseStudy.Year)}
	case FacetTheme:
		keys := make([]string, len(s.CaseStudy.Facts.Themes))
		for i, slug := range s.CaseStudy.Facts.Themes {
			keys[i] = string(KindTheme.ID(slug))
		}
		return keys
	case FacetSDG:
		basis := &q.Basis
		if q.Basis == "" {
			basis = nil
		}
		return ids(KindSDG, s.Numbers(sdgsUnder(basis)))
	default:
		return []string{""}
	}
}

func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func ids(kind EntityKind, numbers []int) []string {
	keys := make([]string, len(numbers))
	for i, n := range numbers {
		keys[i] = string(kind.NumberID(n))
	}
	return keys
}

// Counts makes the counts of a facet from how often each key was met. The entities are those with the keys that are ids.
func (q FacetQuery) Counts(keys map[string]int, entity func(ID) Entity) []*FacetCount {
	counts := make([]*FacetCount, 0, len(keys))
	for key, n := range keys {
		c := &FacetCount{Count: n}
		switch q.Facet {
		case FacetRegion, FacetKind:
			c.Text = key
		case FacetMemberSince, FacetYear:
			if year, err := strconv.Atoi(key); err == nil {
				c.Year = &year
			}
		case FacetCountry, FacetSDG, FacetAward, FacetTheme:
			c.Entity = entity(ID(key))
		}
		counts = append(counts, c)
	}
	q.Facet.Sort(counts)
	return counts
}
