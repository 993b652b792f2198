package storetest

import (
	"learningcities/kg"
)

// addLinks joins the records of the world. The goals are found by id among those that are there already.
func addLinks(d *kg.Dataset) {
	goals := map[int]*kg.SDG{}
	for _, g := range d.SDGs {
		goals[g.Number] = g
	}
	link := func(subject kg.ID, goal int, basis kg.Basis, scope kg.SDGLinkScope) {
		l := &kg.SDGLink{ID: kg.SDGLinkID(subject, goal, scope), SDG: goals[goal], SubjectID: subject, Basis: basis, Provenance: &kg.Provenance{}}
		if scope != "" {
			l.Scope = &scope
		}
		if basis == kg.BasisSource {
			l.NamedBy = ptr(kg.NamedByNumber)
			l.Provenance = from("book")
		} else {
			l.Rationale = ptr("our own reading")
		}
		d.SDGLinks = append(d.SDGLinks, l)
	}
	const source, editorial = kg.BasisSource, kg.BasisEditorial
	link("city:espoo", 13, source, kg.ScopeLocalReview)
	link("city:espoo", 4, source, kg.ScopeLocalReview)
	link("city:espoo", 4, editorial, kg.ScopeLearningCity)
	link("city:espoo", 4, source, kg.ScopeAward)
	link("city:zurich", 11, source, kg.ScopeAgreement)
	link("city:nothing", 11, source, kg.ScopeLocalReview) // shown, and yet the city serves nothing
	link("case-study:zurich-2015", 11, editorial, "")
	link("case-study:espoo-2015", 4, source, "")
	link("case-study:espoo-2019", 4, editorial, "")
	link("case-study:espoo-2019", 11, source, "")
	link("case-study:espoo-undated", 11, editorial, "")
	link("case-study:beijing-2015", 13, editorial, "")
	link("action-point:2", 13, editorial, "")
	link("action-point:1", 13, editorial, "")
	link("action-point:1", 4, editorial, "")
	link("conference:iclc-2", 4, source, "")
	link("document:statement", 4, source, "")
	link("cluster:esd", 4, source, "")
	link("theme:health", 11, editorial, "")
	link("award:2015", 4, source, "")

	themes := map[kg.ID]*kg.Theme{}
	for _, t := range d.Themes {
		themes[t.ID] = t
	}
	for _, l := range []struct{ subject, theme kg.ID }{
		{"case-study:espoo-2015", "theme:key-feature-2"}, {"case-study:espoo-2015", "theme:earth"}, {"case-study:espoo-2015", "theme:key-feature-10"},
		{"case-study:zurich-2015", "theme:earth"}, {"case-study:espoo-2019", "theme:earth"}, {"case-study:espoo-undated", "theme:earth"},
		{"conference:iclc-2", "theme:health"}, {"conference:iclc-2", "theme:earth"}, {"conference:iclc-1", "theme:earth"},
		{"action-point:1", "theme:health"}, {"action-point:1", "theme:earth"},
	} {
		d.ThemeLinks = append(d.ThemeLinks, &kg.ThemeLink{SubjectID: l.subject, Theme: themes[l.theme], Basis: editorial, Rationale: ptr("r"), Provenance: &kg.Provenance{}})
	}
	points := map[kg.ID]*kg.ActionPoint{}
	for _, a := range d.ActionPoints {
		points[a.ID] = a
	}
	for _, l := range []struct{ subject, point kg.ID }{
		{"case-study:espoo-2015", "action-point:2"}, {"case-study:espoo-2015", "action-point:1"}, {"case-study:espoo-2019", "action-point:2"},
		{"case-study:espoo-undated", "action-point:2"},
	} {
		d.ActionPointLinks = append(d.ActionPointLinks, &kg.ActionPointLink{SubjectID: l.subject, ActionPoint: points[l.point], Basis: source, Provenance: from("press")})
	}
	addClusterCities(d)
}

func addClusterCities(d *kg.Dataset) {
	clusters, cities := map[kg.ID]*kg.Cluster{}, map[kg.ID]*kg.City{}
	for _, c := range d.Clusters {
		clusters[c.ID] = c
	}
	for _, c := range d.Cities {
		cities[c.ID] = c
	}
	for _, c := range []struct {
		cluster, city kg.ID
		role          kg.ClusterRole
	}{
		{"cluster:esd", "city:zurich", kg.RoleMember}, {"cluster:esd", "city:espoo", kg.RoleOnTheme}, {"cluster:esd", "city:espoo", kg.RoleCoordinator},
		{"cluster:esd", "city:cordoba", kg.RoleMember}, {"cluster:citizenship", "city:espoo", kg.RoleMember},
	} {
		d.ClusterCities = append(d.ClusterCities, &kg.ClusterCity{Cluster: clusters[c.cluster], City: cities[c.city], Role: c.role, Note: ptr("n"), Provenance: &kg.Provenance{}})
	}
}
