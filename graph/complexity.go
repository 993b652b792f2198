package graph

import (
	"learningcities/graph/generated"
	"learningcities/kg"
)

// The cost of a query is estimated before it runs, in fields of the answer: what the answer holds, and what the store must look at to
// make it. The estimate never falls below what was measured to hold a request to half a second at the limit (docs/design.md).
const (
	lookedThrough = 20   // a list is looked through for a facet
	perCondition  = 80   // a condition is asked of everything in a list
	valuesForOne  = 5    // values of a filter are read, sorted and looked up
	wholeSearch   = 1000 // the texts of everything are looked through
	wholeNetwork  = 1000 // the links of all units are read
	mostCosts     = 1 << 40
)

// complexity says what each field costs: a page counts as many times as its size, a plain list as many times as it has elements in the
// shipped data, rounded up; a filter counts its conditions. Everything else counts once, as gqlgen does.
func complexity() generated.ComplexityRoot {
	var c generated.ComplexityRoot

	c.Query.Cities = func(child int, first *int, _ *string, last *int, _ *string, f *kg.CityFilter, _ *kg.CityOrder) int {
		return page(child, first, last) + conditions(kg.NewCityFilter, f)
	}
	c.Query.CaseStudies = func(child int, first *int, _ *string, last *int, _ *string, f *kg.CaseStudyFilter, _ *kg.CaseStudyOrder) int {
		return page(child, first, last) + conditions(kg.NewCaseStudyFilter, f)
	}
	c.Query.SdgLinks = func(child int, first *int, _ *string, last *int, _ *string, f *kg.SDGLinkFilter) int {
		return page(child, first, last) + conditions(kg.NewSDGLinkFilter, f)
	}
	c.Country.Cities = func(child int, first *int, _ *string, last *int, _ *string, f *kg.CityFilter) int {
		return page(child, first, last) + conditions(kg.NewCityFilter, f)
	}
	c.SDG.Cities = func(child int, first *int, _ *string, last *int, _ *string, _ *kg.Basis, f *kg.CityFilter) int {
		return page(child, first, last) + conditions(kg.NewCityFilter, f)
	}
	c.SDG.CaseStudies = func(child int, first *int, _ *string, last *int, _ *string, _ *kg.Basis, f *kg.CaseStudyFilter) int {
		return page(child, first, last) + conditions(kg.NewCaseStudyFilter, f)
	}
	c.SDG.Links = func(child int, first *int, _ *string, last *int, _ *string, f *kg.SDGLinkFilter) int {
		return page(child, first, last) + conditions(kg.NewSDGLinkFilter, f)
	}
	c.Dataset.Sources, c.ActionPoint.CaseStudies, c.Theme.CaseStudies = plainPage, plainPage, plainPage
	c.Query.Search = func(child int, _ string, _ []kg.EntityKind, first *int, _ *string) int {
		return wholeSearch + times(size(first, nil), child)
	}
	c.City.RelatedCities = func(child int, first *int, _ *string, last *int, _ *string, _ []kg.RelatedKind, _ *float64, f *kg.CityFilter) int {
		return page(child, first, last) + conditions(kg.NewCityFilter, f)
	}
	c.RelatedCityEdge.Reasons, c.RelatedReason.Shared = list(4), list(3)
	c.Query.Paths = func(child int, _, _ kg.ID, maxHops, first int, _ []kg.Relation, _ *kg.Basis) int {
		hops, paths := within(maxHops, kg.MaxHops), within(first, kg.MaxPaths)
		return 100*hops*paths + times(paths*(hops+1), child)
	}
	c.Query.Neighbours = func(child int, _ kg.ID, _ []kg.Relation, first *int, _ *string) int {
		return 100 + times(size(first, nil), child)
	}
	// A network reads the links of all units, however many of its pairs are asked for.
	c.Query.SdgNetwork = func(child int, _ kg.SDGNetworkUnit, cities *kg.CityFilter, studies *kg.CaseStudyFilter, _ *kg.Basis, _ int) int {
		return wholeNetwork + child + conditions(kg.NewCityFilter, cities) + conditions(kg.NewCaseStudyFilter, studies)
	}
	c.SDG.Cooccurring = func(child int, _ kg.SDGNetworkUnit, _ *kg.Basis) int { return 100 + times(16, child) }
	c.SDGNetwork.Goals, c.SDGNetwork.Pairs = list(17), list(80)
	c.SDGPair.Cities, c.SDGPair.CaseStudies = plainPage, plainPage
	facets(&c)
	lists(&c)
	return c
}

// facets count the conditions of the filter once for each facet, which is counted under it anew.
func facets(c *generated.ComplexityRoot) {
	c.Query.CityFacets = func(child int, f *kg.CityFilter) int {
		return 1 + times(1+conditions(kg.NewCityFilter, f)/lookedThrough, child)
	}
	c.Query.CaseStudyFacets = func(child int, f *kg.CaseStudyFilter) int {
		return 1 + times(1+conditions(kg.NewCaseStudyFilter, f)/lookedThrough, child)
	}
	total := func(int) int { return lookedThrough }
	c.CityFacets.Total, c.CaseStudyFacets.Total, c.CityFacets.Population = total, total, total
	c.CityFacets.Regions, c.CityFacets.Countries, c.CityFacets.MemberSince, c.CityFacets.Awards = facet(5), facet(100), facet(15), facet(6)
	c.CaseStudyFacets.Kinds, c.CaseStudyFacets.Years, c.CaseStudyFacets.Regions = facet(5), facet(10), facet(5)
	c.CaseStudyFacets.Countries, c.CaseStudyFacets.Themes = facet(50), facet(18)
	goals := func(child int, _ *kg.Basis) int { return facet(17)(child) }
	c.CityFacets.Sdgs, c.CaseStudyFacets.Sdgs = goals, goals
}

// facet is a list of counts of about n values.
func facet(n int) func(child int) int {
	return func(child int) int { return lookedThrough + times(n, child) }
}

func lists(c *generated.ComplexityRoot) {
	c.Query.Nodes = func(child int, ids []kg.ID) int { return 1 + times(len(ids), child) }
	c.Query.Countries = func(child int, _ *kg.Region) int { return 1 + times(100, child) }
	c.Query.Sdgs, c.Query.ActionPoints, c.Query.Awards = list(17), list(8), list(6)
	c.Query.Clusters, c.Query.NetworkSizes = list(8), list(8)
	c.Query.Conferences = func(child int, _ *kg.ConferenceKind) int { return 1 + times(12, child) }
	c.Query.Documents = func(child int, _ *kg.DocumentKind) int { return 1 + times(20, child) }
	c.Query.Publications = func(child int, _ *kg.PublicationKind) int { return 1 + times(20, child) }
	c.Query.Themes = func(child int, _ *kg.ThemeKind) int { return 1 + times(18, child) }

	c.City.Awards, c.City.CaseStudies, c.City.Clusters, c.City.ConferencesHosted = list(2), list(2), list(2), list(2)
	c.City.Sdgs, c.City.SdgLinks, c.CitySDG.Evidence = someGoals, someGoals, list(3)
	c.CaseStudy.Sdgs, c.CaseStudy.SdgLinks, c.CaseStudy.ThemeLinks, c.CaseStudy.ActionPointLinks = someGoals, someGoals, list(2), list(2)
	c.Award.Cities, c.Publication.CaseStudies, c.SDG.Targets, c.SDG.ActionPoints = list(12), list(16), list(12), list(4)
	c.ActionPoint.Themes, c.Document.ActionPoints, c.Document.KeyFeatures, c.Theme.Conferences = list(2), list(8), list(12), list(2)
	c.Cluster.Cities = func(child int, _ []kg.ClusterRole) int { return 1 + times(6, child) }
	c.Conference.Themes, c.Conference.Documents, c.Conference.Publications, c.Conference.Awards = list(6), list(4), list(4), list(1)
	c.Provenance.Sources, c.Provenance.Citations = list(3), list(3)
}

func list(n int) func(child int) int { return func(child int) int { return 1 + times(n, child) } }

func someGoals(child int, _ *kg.Basis) int { return 1 + times(4, child) }

func plainPage(child int, first *int, _ *string, last *int, _ *string) int {
	return page(child, first, last)
}

func page(child int, first, last *int) int { return 1 + times(size(first, last), child) }

// conditions are what a filter costs. One that is refused costs nothing: the field says why.
func conditions[F any](compile func(*F, string) (*kg.Filter, error), f *F) int {
	if f == nil {
		return 0
	}
	compiled, err := compile(f, "")
	if err != nil {
		return 0
	}
	return perCondition*compiled.Conditions + compiled.Values/valuesForOne
}

// times multiplies without running over: nested pages grow without bounds.
func times(n, child int) int {
	if n > 0 && child > mostCosts/n {
		return mostCosts
	}
	return n * child
}

// size is the size of the page asked for; one that is out of range is refused later, with its own error.
func size(first, last *int) int {
	for _, n := range []*int{first, last} {
		if n != nil {
			return within(*n, kg.MaxPage)
		}
	}
	return kg.DefaultPage
}

func within(n, most int) int { return min(max(n, 1), most) }
