package memory

import (
	"cmp"
	"slices"
	"sync"

	"learningcities/kg"
)

// view is one version of the dataset with the maps by which it is asked. It never changes.
type view struct {
	d *kg.Dataset

	entities  map[kg.ID]kg.Entity
	sources   map[kg.ID]*kg.Source
	links     map[kg.ID]*kg.SDGLink
	countries map[string]*kg.Country // by each code, in upper case
	texts     map[kg.EntityKind]searched

	awardsByCity          map[kg.ID][]*kg.Award
	caseStudiesByCity     map[kg.ID][]*kg.CaseStudy
	servedByCity          map[kg.ID][]*kg.CitySDG
	clustersByCity        map[kg.ID][]*kg.ClusterCity
	conferencesByCity     map[kg.ID][]*kg.Conference
	targetsBySDG          map[kg.ID][]*kg.SDGTarget
	actionPointsBySDG     map[kg.ID][]*kg.ActionPoint
	linksBySubject        map[kg.ID][]*kg.SDGLink
	themesByActionPoint   map[kg.ID][]*kg.Theme
	citiesByAward         map[kg.ID][]*kg.City
	themeLinksByStudy     map[kg.ID][]*kg.ThemeLink
	actionLinksByStudy    map[kg.ID][]*kg.ActionPointLink
	themesByConference    map[kg.ID][]*kg.Theme
	documentsByConference map[kg.ID][]*kg.Document
	booksByConference     map[kg.ID][]*kg.Publication
	awardsByConference    map[kg.ID][]*kg.Award
	actionPointsByDoc     map[kg.ID][]*kg.ActionPoint
	themesByDocument      map[kg.ID][]*kg.Theme
	studiesByPublication  map[kg.ID][]*kg.CaseStudy
	citiesByCluster       map[kg.ID][]*kg.ClusterCity
	conferencesByTheme    map[kg.ID][]*kg.Conference

	tables         tables
	citiesInOrder  map[kg.CityOrder]listed[*kg.City]
	studiesInOrder map[kg.CaseStudyOrder]listed[*kg.CaseStudy]
	linksInOrder   listed[*kg.SDGLink]
	cityOf         []int32 // the place of the city that each case study is about

	wholeFacts map[kg.Basis]func() *kg.GoalFacts // of no filter, made when they are first asked for

	citiesByCountry      map[kg.ID]listed[*kg.City]
	servedBySDG          map[kg.ID]listed[*kg.CitySDG]
	studiesBySDG         map[kg.ID]listed[*kg.CaseStudySDG]
	servedUnder          map[goalBasis]listed[*kg.CitySDG]
	studiesUnder         map[goalBasis]listed[*kg.CaseStudySDG]
	linksBySDG           map[kg.ID]listed[*kg.SDGLink]
	studiesByActionPoint map[kg.ID][]*kg.CaseStudy
	studiesByTheme       map[kg.ID][]*kg.CaseStudy
}

// newView indexes a built dataset. Build has sorted its lists, so what is gathered from them in order is in order.
func newView(d *kg.Dataset) *view {
	v := &view{d: d, wholeFacts: map[kg.Basis]func() *kg.GoalFacts{}, entities: map[kg.ID]kg.Entity{}, countries: map[string]*kg.Country{}, texts: map[kg.EntityKind]searched{}}
	for _, b := range append(kg.Basis("").Values(), "") {
		v.wholeFacts[b] = sync.OnceValue(func() *kg.GoalFacts { return v.goalFacts(kg.GoalQuery{Basis: b}) })
	}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			v.entities[e.GetID()] = e
		}
		v.texts[kind] = newSearched(d.Entities(kind))
	}
	for _, c := range d.Countries {
		for _, code := range []string{c.Code, c.Alpha3, c.M49} {
			v.countries[code] = c
		}
	}
	v.sources = byID(d.Sources)
	v.links = byID(d.SDGLinks)
	v.tables = newTables(d)
	v.citiesInOrder, v.studiesInOrder = map[kg.CityOrder]listed[*kg.City]{}, map[kg.CaseStudyOrder]listed[*kg.CaseStudy]{}
	for _, o := range kg.CityOrders() {
		v.citiesInOrder[o] = newOrder(inOrder(d.Cities, o.Rank()), cityRank)
	}
	for _, o := range kg.CaseStudyOrders() {
		v.studiesInOrder[o] = newOrder(inOrder(d.CaseStudies, o.Rank()), studyRank)
	}
	v.linksInOrder = newListed(d.SDGLinks, linkRank)
	v.cityOf = newListed(d.CaseStudies, func(s *kg.CaseStudy) int { return find[*kg.City](v, s.CityID).Rank }).rows
	v.indexCities()
	v.indexConferences()
	v.indexLinks()
	return v
}

// inOrder puts everything at the place that its rank says.
func inOrder[V any](all []V, rank func(V) int) []V {
	ordered := make([]V, len(all))
	for _, v := range all {
		ordered[rank(v)] = v
	}
	return ordered
}

func (v *view) indexCities() {
	d := v.d
	v.awardsByCity = group(d.Winners, func(w kg.Winner) kg.ID { return w.CityID }, func(w kg.Winner) *kg.Award { return find[*kg.Award](v, w.AwardID) })
	for _, awards := range v.awardsByCity {
		slices.SortFunc(awards, func(a, b *kg.Award) int { return cmp.Compare(a.Rank, b.Rank) })
	}
	v.citiesByAward = group(d.Winners, func(w kg.Winner) kg.ID { return w.AwardID }, func(w kg.Winner) *kg.City { return find[*kg.City](v, w.CityID) })
	v.caseStudiesByCity = groupBy(d.CaseStudies, func(c *kg.CaseStudy) kg.ID { return c.CityID })
	v.conferencesByCity = groupBy(d.Conferences, func(c *kg.Conference) kg.ID { return c.HostCityID })
	v.citiesByCountry = listedBy(groupBy(d.Cities, func(c *kg.City) kg.ID { return c.CountryID }), cityRank)
	v.clustersByCity = groupBy(d.ClusterCities, func(c *kg.ClusterCity) kg.ID { return c.City.ID })
	v.citiesByCluster = groupBy(d.ClusterCities, func(c *kg.ClusterCity) kg.ID { return c.Cluster.ID })
	v.servedByCity = groupBy(d.Served, func(s *kg.CitySDG) kg.ID { return s.City.ID })
	v.servedBySDG = listedBy(groupBy(d.Served, func(s *kg.CitySDG) kg.ID { return s.SDG.ID }), servedRow)
	v.servedUnder = map[goalBasis]listed[*kg.CitySDG]{}

	byCity := slices.Clone(d.CaseStudies)
	rank := kg.CaseStudyOrder{Field: kg.CaseStudyByCity, Direction: kg.Ascending}.Rank()
	slices.SortFunc(byCity, func(a, b *kg.CaseStudy) int { return cmp.Compare(rank(a), rank(b)) })
	v.studiesByPublication = groupBy(byCity, func(c *kg.CaseStudy) kg.ID { return c.PublicationID })
}

func (v *view) indexConferences() {
	d := v.d
	v.documentsByConference = groupBy(d.Documents, func(x *kg.Document) kg.ID { return x.ConferenceID })
	v.booksByConference = groupBy(d.Publications, func(p *kg.Publication) kg.ID { return p.ConferenceID })
	v.awardsByConference = groupBy(d.Awards, func(a *kg.Award) kg.ID { return a.ConferenceID })
	v.actionPointsByDoc = groupBy(d.ActionPoints, func(a *kg.ActionPoint) kg.ID { return a.DocumentID })
	v.themesByDocument = groupBy(d.Themes, func(t *kg.Theme) kg.ID { return t.DocumentID })
	v.targetsBySDG = groupBy(d.Targets, func(t *kg.SDGTarget) kg.ID { return t.SDGID })
}

func (v *view) indexLinks() {
	d := v.d
	v.linksBySubject = groupBy(d.SDGLinks, func(l *kg.SDGLink) kg.ID { return l.SubjectID })
	v.linksBySDG = listedBy(groupBy(d.SDGLinks, func(l *kg.SDGLink) kg.ID { return l.SDG.ID }), linkRank)
	v.actionPointsBySDG = linked[*kg.ActionPoint](v, d.SDGLinks, func(l *kg.SDGLink) (kg.ID, kg.ID) { return l.SDG.ID, l.SubjectID })
	studies := map[kg.ID][]*kg.CaseStudySDG{}
	for _, l := range d.SDGLinks {
		if c, ok := v.entities[l.SubjectID].(*kg.CaseStudy); ok {
			studies[l.SDG.ID] = append(studies[l.SDG.ID], &kg.CaseStudySDG{CaseStudy: c, Link: l})
		}
	}
	for _, all := range studies {
		slices.SortFunc(all, func(a, b *kg.CaseStudySDG) int { return cmp.Compare(a.CaseStudy.Rank, b.CaseStudy.Rank) })
	}
	v.studiesBySDG = listedBy(studies, studyRow)
	v.studiesUnder = map[goalBasis]listed[*kg.CaseStudySDG]{}

	bySubject := func(l *kg.ThemeLink) (kg.ID, kg.ID) { return l.SubjectID, l.Theme.ID }
	byTheme := func(l *kg.ThemeLink) (kg.ID, kg.ID) { return l.Theme.ID, l.SubjectID }
	themes := linked[*kg.Theme](v, d.ThemeLinks, bySubject)
	v.themesByActionPoint = only(themes, kg.KindActionPoint)
	v.themesByConference = only(themes, kg.KindConference)
	v.conferencesByTheme = linked[*kg.Conference](v, d.ThemeLinks, byTheme)
	v.studiesByTheme = linked[*kg.CaseStudy](v, d.ThemeLinks, byTheme)
	v.themeLinksByStudy = only(groupBy(d.ThemeLinks, func(l *kg.ThemeLink) kg.ID { return l.SubjectID }), kg.KindCaseStudy)
	v.actionLinksByStudy = groupBy(d.ActionPointLinks, func(l *kg.ActionPointLink) kg.ID { return l.SubjectID })
	v.studiesByActionPoint = linked[*kg.CaseStudy](v, d.ActionPointLinks, func(l *kg.ActionPointLink) (kg.ID, kg.ID) { return l.ActionPoint.ID, l.SubjectID })
}

// linked gathers, for each first end of a link, the second ends that are of type E, each once, in the order of their root list.
func linked[E kg.Entity, L any](v *view, links []L, ends func(L) (kg.ID, kg.ID)) map[kg.ID][]E {
	groups := map[kg.ID][]E{}
	for _, l := range links {
		from, to := ends(l)
		if e, ok := v.entities[to].(E); ok {
			groups[from] = append(groups[from], e)
		}
	}
	for from, all := range groups {
		slices.SortFunc(all, func(a, b E) int { return cmp.Compare(kg.RootRank(a), kg.RootRank(b)) })
		groups[from] = slices.CompactFunc(all, func(a, b E) bool { return a.GetID() == b.GetID() })
	}
	return groups
}

// only keeps the groups whose key is of the kind.
func only[V any](groups map[kg.ID][]V, kind kg.EntityKind) map[kg.ID][]V {
	kept := map[kg.ID][]V{}
	for id, g := range groups {
		if id.Kind() == kind {
			kept[id] = g
		}
	}
	return kept
}

func byID[N kg.Node](nodes []N) map[kg.ID]N {
	m := make(map[kg.ID]N, len(nodes))
	for _, n := range nodes {
		m[n.GetID()] = n
	}
	return m
}

func groupBy[V any](all []V, key func(V) kg.ID) map[kg.ID][]V {
	return group(all, key, func(v V) V { return v })
}

// group gathers the values under their keys, in order; what has no key is left out.
func group[T, V any](all []T, key func(T) kg.ID, value func(T) V) map[kg.ID][]V {
	groups := map[kg.ID][]V{}
	for _, t := range all {
		if k := key(t); k != "" {
			groups[k] = append(groups[k], value(t))
		}
	}
	return groups
}

// find is the entity of the type with the id, or nil.
func find[E kg.Entity](v *view, id kg.ID) E {
	e, _ := v.entities[id].(E)
	return e
}

// Version is the version of the dataset.
func (v *view) Version() string { return v.d.Info.Version }
