package neo4j

import "learningcities/kg"

// expansions are the ways in which a file is expanded, by what is added to its name: the stored orders of a list, the facets of a kind.
func expansions(name string) map[string]expansion {
	all := map[string]expansion{}
	switch name {
	case "list_cities":
		for _, o := range kg.CityOrders() {
			walked(all, " "+kg.RankProperty(o), expansion{Label: "City", Rank: kg.RankProperty(o)})
		}
	case "list_case_studies":
		for _, o := range kg.CaseStudyOrders() {
			walked(all, " "+kg.RankProperty(o), expansion{Label: "CaseStudy", Rank: kg.RankProperty(o)})
		}
	case "city_facet":
		for facet, keys := range cityFacets {
			all[" "+facet] = expansion{Label: "City", Keys: keys}
		}
	case "case_study_facet":
		for facet, keys := range caseStudyFacets {
			all[" "+facet] = expansion{Label: "CaseStudy", Keys: keys}
		}
	case "goal_facts":
		all[""], all[" filtered"] = expansion{}, expansion{Label: "City", Filtered: true}
	case "list_sdg_links":
		walked(all, "", expansion{Label: "SDGLink"})
	case "list_cities_by_distance", "population_of_cities":
		all[""] = expansion{Label: "City"}
	case "search":
		all[""], all[" indexed"] = expansion{}, expansion{Indexed: true}
	case "related_by_city":
		all[""], all[" chosen"], all[" filtered"] = expansion{}, expansion{Chosen: true}, expansion{Chosen: true, Filtered: true}
	default:
		all[""] = expansion{}
	}
	return all
}

// walked adds a list as it is walked along, and as what fulfils a filter is gathered.
func walked(all map[string]expansion, ending string, e expansion) {
	all[ending] = e
	e.Gathered = true
	all[ending+gathered] = e
}

const gathered = " gathered"
