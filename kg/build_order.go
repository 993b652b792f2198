package kg

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// order sorts every list into the order of its root list and gives every record its ranks.
func (d *Dataset) order(x *index) {
	keys := make(map[ID]sortKey, len(x.entities))
	for id, e := range x.entities {
		keys[id] = keyOf(e.Name(LanguageEn))
	}
	byName := func(a, b ID) int { return keys[a].compare(keys[b]) }

	d.rankCities(byName)
	d.rankCaseStudies(byName)
	rank(d.Countries, func(a, b *Country) int { return byName(a.ID, b.ID) })
	rank(d.SDGs, func(a, b *SDG) int { return cmp.Compare(a.Number, b.Number) })
	rank(d.Targets, func(a, b *SDGTarget) int { return compareCodes(a.Code, b.Code) })
	rank(d.ActionPoints, func(a, b *ActionPoint) int { return cmp.Compare(a.Number, b.Number) })
	rank(d.Awards, func(a, b *Award) int { return cmp.Compare(a.Year, b.Year) })
	rank(d.Conferences, func(a, b *Conference) int { return compareDates(a.StartDate, b.StartDate) })
	rank(d.Documents, func(a, b *Document) int { return compareKnown(a.Year, b.Year, Ascending) })
	rank(d.Publications, func(a, b *Publication) int { return compareKnown(a.Year, b.Year, Ascending) })
	rank(d.Clusters, func(a, b *Cluster) int { return byName(a.ID, b.ID) })
	rank(d.Themes, func(a, b *Theme) int {
		return cmp.Or(compareKnown(a.Number, b.Number, Ascending), byName(a.ID, b.ID))
	})

	slices.SortFunc(d.Sources, func(a, b *Source) int { return cmp.Compare(a.ID, b.ID) })
	for i, s := range d.Sources {
		s.Rank = i
	}
	slices.SortFunc(d.SDGLinks, func(a, b *SDGLink) int {
		return cmp.Or(cmp.Compare(a.SDG.Number, b.SDG.Number), compareKinds(a.SubjectID, b.SubjectID),
			cmp.Compare(a.SubjectID, b.SubjectID), compareScopes(a, b), cmp.Compare(a.ID, b.ID))
	})
	for i, l := range d.SDGLinks {
		l.Rank = i
	}
	d.sortLinks(x)
	d.sortServed()
	slices.SortStableFunc(d.Sizes, func(a, b *NetworkSize) int { return cmp.Compare(a.AsOf, b.AsOf) })
}

// sortLinks puts the links that have no rank of their own in order. What they join has its rank.
func (d *Dataset) sortLinks(x *index) {
	slices.SortFunc(d.ThemeLinks, func(a, b *ThemeLink) int {
		return cmp.Or(cmp.Compare(a.SubjectID, b.SubjectID), cmp.Compare(a.Theme.Rank, b.Theme.Rank))
	})
	slices.SortFunc(d.ActionPointLinks, func(a, b *ActionPointLink) int {
		return cmp.Or(cmp.Compare(a.SubjectID, b.SubjectID), cmp.Compare(a.ActionPoint.Rank, b.ActionPoint.Rank))
	})
	slices.SortFunc(d.ClusterCities, CompareClusterCities)
	slices.SortFunc(d.Winners, func(a, b Winner) int {
		return cmp.Or(cmp.Compare(a.AwardID, b.AwardID), cmp.Compare(x.cities[a.CityID].Rank, x.cities[b.CityID].Rank))
	})
}

func (d *Dataset) sortServed() {
	slices.SortFunc(d.Served, func(a, b *CitySDG) int {
		return cmp.Or(cmp.Compare(a.City.Rank, b.City.Rank), cmp.Compare(a.SDG.Number, b.SDG.Number))
	})
}

// CompareClusterCities orders by cluster name, then role, then city name: of one city by cluster and role, of one cluster by role
// and city.
func CompareClusterCities(a, b *ClusterCity) int {
	return cmp.Or(cmp.Compare(a.Cluster.Rank, b.Cluster.Rank), place(a.Role)-place(b.Role), cmp.Compare(a.City.Rank, b.City.Rank))
}

// rank sorts by the comparison, then by id, and numbers the places.
func rank[E Entity](all []E, compare func(a, b E) int) {
	slices.SortFunc(all, func(a, b E) int { return cmp.Or(compare(a, b), cmp.Compare(a.GetID(), b.GetID())) })
	for i, e := range all {
		e.record().Rank = i
	}
}

func (d *Dataset) rankCities(byName func(a, b ID) int) {
	goals, studies, awards := map[ID]int{}, map[ID]int{}, map[ID]int{}
	for _, s := range d.Served {
		goals[s.City.ID]++
	}
	for _, c := range d.CaseStudies {
		studies[c.CityID]++
	}
	for _, w := range d.Winners {
		awards[w.CityID]++
	}
	value := map[CityOrderField]func(c *City) *int{
		CityByMemberSince:    func(c *City) *int { return c.MemberSince },
		CityByPopulation:     func(c *City) *int { return c.Population },
		CityBySDGCount:       func(c *City) *int { n := goals[c.ID]; return &n },
		CityByCaseStudyCount: func(c *City) *int { n := studies[c.ID]; return &n },
		CityByAwardCount:     func(c *City) *int { n := awards[c.ID]; return &n },
	}
	for _, c := range d.Cities {
		c.Ranks = make([]int, len(CityOrders()))
	}
	for i, o := range CityOrders() {
		rank(d.Cities, func(a, b *City) int {
			switch o.Field {
			case CityByName:
				return directed(byName(a.ID, b.ID), o.Direction)
			case CityByCountry:
				return cmp.Or(directed(byName(a.CountryID, b.CountryID), o.Direction), byName(a.ID, b.ID))
			default:
				of := value[o.Field]
				return cmp.Or(compareKnown(of(a), of(b), o.Direction), byName(a.ID, b.ID))
			}
		})
		for place, c := range d.Cities {
			c.Ranks[i] = place
		}
	}
	rank(d.Cities, func(a, b *City) int { return byName(a.ID, b.ID) })
}

func (d *Dataset) rankCaseStudies(byName func(a, b ID) int) {
	goals := map[ID]int{}
	for _, l := range d.SDGLinks {
		goals[l.SubjectID]++
	}
	for _, c := range d.CaseStudies {
		c.Ranks = make([]int, len(CaseStudyOrders()))
	}
	newestFirst := func(a, b *CaseStudy) int { return compareKnown(a.Year, b.Year, Descending) }
	for i, o := range CaseStudyOrders() {
		rank(d.CaseStudies, func(a, b *CaseStudy) int {
			switch o.Field {
			case CaseStudyByName:
				return directed(byName(a.ID, b.ID), o.Direction)
			case CaseStudyByCity:
				return directed(byName(a.CityID, b.CityID), o.Direction)
			case CaseStudyBySDGCount:
				return directed(cmp.Compare(goals[a.ID], goals[b.ID]), o.Direction)
			default:
				return compareKnown(a.Year, b.Year, o.Direction)
			}
		})
		for place, c := range d.CaseStudies {
			c.Ranks[i] = place
		}
	}
	rank(d.CaseStudies, newestFirst)
}

// compareEvidence orders by goal; of one goal and city, the city's own links by scope, then those of case studies by id.
func compareEvidence(a, b *SDGLink) int {
	return cmp.Or(cmp.Compare(a.SDG.Number, b.SDG.Number), compareKinds(a.SubjectID, b.SubjectID),
		cmp.Compare(a.SubjectID, b.SubjectID), compareScopes(a, b))
}

func compareKinds(a, b ID) int { return place(a.Kind()) - place(b.Kind()) }

func compareScopes(a, b *SDGLink) int { return scopePlace(a) - scopePlace(b) }

func scopePlace(l *SDGLink) int {
	if l.Scope == nil {
		return -1
	}
	return place(*l.Scope)
}

// place is a value's place in its set, or -1.
func place[T interface {
	Enum[T]
	comparable
}](v T) int {
	return slices.Index(v.Values(), v)
}

// compareDates orders known dates before unknown ones.
func compareDates(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return strings.Compare(*a, *b)
}

// compareCodes orders target codes by goal, then number, then letter: 4.1, 4.10, 4.a.
func compareCodes(a, b string) int {
	goalA, partA, _ := strings.Cut(a, ".")
	goalB, partB, _ := strings.Cut(b, ".")
	if c := cmp.Compare(number(goalA), number(goalB)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(number(partA), number(partB)), strings.Compare(partA, partB))
}

// number is the number that the text is, or one behind all others for a letter.
func number(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return 1 << 30
}
