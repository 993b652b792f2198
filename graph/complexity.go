package graph

import (
	"learningcities/graph/generated"
	"learningcities/kg"
)

// complexity estimates the fields of an answer before it is made: a page counts as many times as its size, a plain list as many times as it
// has elements in the shipped data, rounded up. A search and a look for paths count what they read to find anything. Everything else counts once, as gqlgen does.
func complexity() generated.ComplexityRoot {
	var c generated.ComplexityRoot

	c.Query.Cities, c.Query.CaseStudies, c.Query.SdgLinks = page, page, page
	c.Country.Cities, c.SDG.Links, c.Dataset.Sources = page, page, page
	c.ActionPoint.CaseStudies, c.Theme.CaseStudies = page, page
	c.SDG.Cities, c.SDG.CaseStudies = pageUnderBasis, pageUnderBasis
	c.Query.Search = func(child int, _ string, _ []kg.EntityKind, first *int, _ *string) int {
		return 1000 + size(first, nil)*child
	}

	c.Query.Paths = func(child int, _, _ kg.ID, maxHops, first int, _ []kg.Relation, _ *kg.Basis) int {
		hops, paths := within(maxHops, kg.MaxHops), within(first, kg.MaxPaths)
		return 100*hops*paths + paths*(hops+1)*child
	}
	c.Query.Neighbours = func(child int, _ kg.ID, _ []kg.Relation, first *int, _ *string) int {
		return 100 + size(first, nil)*child
	}

	c.Query.Nodes = func(child int, ids []kg.ID) int { return 1 + len(ids)*child }
	c.Query.Countries = func(child int, _ *kg.Region) int { return 1 + 100*child }
	c.Query.Sdgs, c.Query.ActionPoints, c.Query.Awards = list(17), list(8), list(6)
	c.Query.Clusters, c.Query.NetworkSizes = list(8), list(8)
	c.Query.Conferences = func(child int, _ *kg.ConferenceKind) int { return 1 + 12*child }
	c.Query.Documents = func(child int, _ *kg.DocumentKind) int { return 1 + 20*child }
	c.Query.Publications = func(child int, _ *kg.PublicationKind) int { return 1 + 20*child }
	c.Query.Themes = func(child int, _ *kg.ThemeKind) int { return 1 + 18*child }

	c.City.Awards, c.City.CaseStudies, c.City.Clusters, c.City.ConferencesHosted = list(2), list(2), list(2), list(2)
	c.City.Sdgs, c.City.SdgLinks, c.CitySDG.Evidence = someGoals, someGoals, list(3)
	c.CaseStudy.Sdgs, c.CaseStudy.SdgLinks, c.CaseStudy.ThemeLinks, c.CaseStudy.ActionPointLinks = someGoals, someGoals, list(2), list(2)
	c.Award.Cities, c.Publication.CaseStudies, c.SDG.Targets, c.SDG.ActionPoints = list(12), list(16), list(12), list(4)
	c.ActionPoint.Themes, c.Document.ActionPoints, c.Document.KeyFeatures, c.Theme.Conferences = list(2), list(8), list(12), list(2)
	c.Cluster.Cities = func(child int, _ []kg.ClusterRole) int { return 1 + 6*child }
	c.Conference.Themes, c.Conference.Documents, c.Conference.Publications, c.Conference.Awards = list(6), list(4), list(4), list(1)
	c.Provenance.Sources, c.Provenance.Citations = list(3), list(3)
	return c
}

func list(n int) func(child int) int { return func(child int) int { return 1 + n*child } }

func someGoals(child int, _ *kg.Basis) int { return 1 + 4*child }

func page(child int, first *int, _ *string, last *int, _ *string) int {
	return 1 + size(first, last)*child
}

func pageUnderBasis(child int, first *int, after *string, last *int, before *string, _ *kg.Basis) int {
	return page(child, first, after, last, before)
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
