package graph

import (
	"learningcities/graph/wave"
	"learningcities/kg"
)

// links are how package wave asks for the fields that are resolvers in gqlgen's eyes: the batch of what the resolver does for one parent.
func links() map[string]wave.Link {
	return map[string]wave.Link{
		"ActionPoint.document":        toOne(func(p *kg.ActionPoint) kg.ID { return p.DocumentID }, as[*kg.Document]),
		"ActionPoint.themes":          toMany("ThemesByActionPoint", kg.Reader.ThemesByActionPoint),
		"ActionPoint.sdgLinks":        toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"ActionPoint.caseStudies":     toPage("ActionPoint.caseStudies/", "CaseStudiesByActionPoint", kg.Reader.CaseStudiesByActionPoint, unfiltered, unlessFiltered(plain[*kg.CaseStudy])),
		"Award.conference":            toOne(func(a *kg.Award) kg.ID { return a.ConferenceID }, as[*kg.Conference]),
		"Award.cities":                toMany("CitiesByAward", kg.Reader.CitiesByAward),
		"Award.sdgLinks":              toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"CaseStudy.city":              toOne(func(s *kg.CaseStudy) kg.ID { return s.CityID }, as[*kg.City]),
		"CaseStudy.publication":       toOne(func(s *kg.CaseStudy) kg.ID { return s.PublicationID }, as[*kg.Publication]),
		"CaseStudy.sdgs":              toSome("SDGLinksBySubject", kg.Reader.SDGLinksBySubject, goalsUnder),
		"CaseStudy.sdgLinks":          toSome("SDGLinksBySubject", kg.Reader.SDGLinksBySubject, linksUnder),
		"CaseStudy.themeLinks":        toMany("ThemeLinksByCaseStudy", kg.Reader.ThemeLinksByCaseStudy),
		"CaseStudy.actionPointLinks":  toMany("ActionPointLinksByCaseStudy", kg.Reader.ActionPointLinksByCaseStudy),
		"CaseStudyFacets.total":       {Ask: toTotal("CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.kinds":       {Ask: toCounts(kg.FacetKind, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.years":       {Ask: toCounts(kg.FacetYear, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.regions":     {Ask: toCounts(kg.FacetRegion, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.countries":   {Ask: toCounts(kg.FacetCountry, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.sdgs":        {Ask: toCounts(kg.FacetSDG, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"CaseStudyFacets.themes":      {Ask: toCounts(kg.FacetTheme, "CaseStudyFacet", kg.Reader.CaseStudyFacet, caseStudySet)},
		"Citation.source":             {Ask: toSource},
		"City.country":                toOne(func(c *kg.City) kg.ID { return c.CountryID }, as[*kg.Country]),
		"City.awards":                 toMany("AwardsByCity", kg.Reader.AwardsByCity),
		"City.caseStudies":            toMany("CaseStudiesByCity", kg.Reader.CaseStudiesByCity),
		"City.sdgs":                   toSome("CitySDGsByCity", kg.Reader.CitySDGsByCity, servedUnder),
		"City.sdgLinks":               toSome("SDGLinksBySubject", kg.Reader.SDGLinksBySubject, linksUnder),
		"City.clusters":               toMany("ClusterCitiesByCity", kg.Reader.ClusterCitiesByCity),
		"City.conferencesHosted":      toMany("ConferencesByCity", kg.Reader.ConferencesByCity),
		"City.relatedCities":          {Ask: toRelated, ByID: true},
		"CityFacets.total":            {Ask: toTotal("CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.regions":          {Ask: toCounts(kg.FacetRegion, "CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.countries":        {Ask: toCounts(kg.FacetCountry, "CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.memberSince":      {Ask: toCounts(kg.FacetMemberSince, "CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.sdgs":             {Ask: toCounts(kg.FacetSDG, "CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.awards":           {Ask: toCounts(kg.FacetAward, "CityFacet", kg.Reader.CityFacet, citySet)},
		"CityFacets.population":       {Ask: toPopulation},
		"Cluster.cities":              toSome("ClusterCitiesByCluster", kg.Reader.ClusterCitiesByCluster, inRoles),
		"Cluster.sdgLinks":            toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"Cluster.publication":         toOne(func(c *kg.Cluster) kg.ID { return c.PublicationID }, as[*kg.Publication]),
		"Conference.themes":           toMany("ThemesByConference", kg.Reader.ThemesByConference),
		"Conference.hostCity":         toOne(func(c *kg.Conference) kg.ID { return c.HostCityID }, as[*kg.City]),
		"Conference.hostCountry":      toOne(func(c *kg.Conference) kg.ID { return c.HostCountryID }, as[*kg.Country]),
		"Conference.documents":        toMany("DocumentsByConference", kg.Reader.DocumentsByConference),
		"Conference.publications":     toMany("PublicationsByConference", kg.Reader.PublicationsByConference),
		"Conference.awards":           toMany("AwardsByConference", kg.Reader.AwardsByConference),
		"Conference.sdgLinks":         toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"Country.cities":              toPage("Country.cities/", "CitiesByCountry", kg.Reader.CitiesByCountry, cityFilter, citiesNear),
		"Dataset.sources":             {Ask: toSources},
		"Document.conference":         toOne(func(d *kg.Document) kg.ID { return d.ConferenceID }, as[*kg.Conference]),
		"Document.actionPoints":       toMany("ActionPointsByDocument", kg.Reader.ActionPointsByDocument),
		"Document.keyFeatures":        toMany("ThemesByDocument", kg.Reader.ThemesByDocument),
		"Document.sdgLinks":           toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"Provenance.sources":          {Ask: toCited},
		"Publication.conference":      toOne(func(p *kg.Publication) kg.ID { return p.ConferenceID }, as[*kg.Conference]),
		"Publication.caseStudies":     toMany("CaseStudiesByPublication", kg.Reader.CaseStudiesByPublication),
		"RelatedCityEdge.description": {Ask: toSentence(mainReasons)},
		"RelatedReason.description":   {Ask: toSentence(func(r *kg.RelatedReason) []*kg.RelatedReason { return []*kg.RelatedReason{r} })},
		"RelatedReason.shared":        {Ask: toShared},
		"SDG.targets":                 toMany("TargetsBySDG", kg.Reader.TargetsBySDG),
		"SDG.cities":                  toPage("SDG.cities/", "CitiesBySDG", kg.Reader.CitiesBySDG, cityFilter, unlessFiltered(servingCities)),
		"SDG.caseStudies":             toPage("SDG.caseStudies/", "CaseStudiesBySDG", kg.Reader.CaseStudiesBySDG, caseStudyFilter, unlessFiltered(servingCaseStudies)),
		"SDG.actionPoints":            toMany("ActionPointsBySDG", kg.Reader.ActionPointsBySDG),
		"SDG.links":                   toPage("SDG.links/", "SDGLinksBySDG", kg.Reader.SDGLinksBySDG, sdgLinkFilter, unlessFiltered(plain[*kg.SDGLink])),
		"SDG.cooccurring":             {Ask: toCooccurring},
		"SDGLink.subject":             toOne(func(l *kg.SDGLink) kg.ID { return l.SubjectID }, as[kg.Entity]),
		"SDGNetwork.pair":             {Ask: toPair},
		"SDGPair.cities":              {Ask: toBehind("cities", (*kg.SDGPair).CitiesBehind, as[*kg.City], citiesNear)},
		"SDGPair.caseStudies":         {Ask: toBehind("caseStudies", (*kg.SDGPair).CaseStudiesBehind, as[*kg.CaseStudy], unlessFiltered(plain[*kg.CaseStudy]))},
		"SDGTarget.sdg":               toOne(func(t *kg.SDGTarget) kg.ID { return t.SDGID }, as[*kg.SDG]),
		"Theme.document":              toOne(func(t *kg.Theme) kg.ID { return t.DocumentID }, as[*kg.Document]),
		"Theme.conferences":           toMany("ConferencesByTheme", kg.Reader.ConferencesByTheme),
		"Theme.sdgLinks":              toMany("SDGLinksBySubject", kg.Reader.SDGLinksBySubject),
		"Theme.caseStudies":           toPage("Theme.caseStudies/", "CaseStudiesByTheme", kg.Reader.CaseStudiesByTheme, unfiltered, unlessFiltered(plain[*kg.CaseStudy])),
	}
}

// standIns are, for root fields whose argument tells the id of what they find, an object with that id. Of the other kinds a store that is far knows the few
// records that there are.
func standIns() map[string]func(map[string]any) any {
	return map[string]func(map[string]any) any{
		"city": func(args map[string]any) any {
			return &kg.City{Record: kg.Record{ID: kg.KindCity.ID(argument[string](args, "slug"))}}
		},
		"caseStudy": func(args map[string]any) any {
			return &kg.CaseStudy{Record: kg.Record{ID: kg.KindCaseStudy.ID(argument[string](args, "slug"))}}
		},
	}
}
