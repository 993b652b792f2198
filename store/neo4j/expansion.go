package neo4j

import "learningcities/kg"

// expansions are the ways in which a file is expanded, by what is added to its name: the stored orders of a list, the facets of a kind.
func expansions(name string) map[string]expansion {
	all := map[string]expansion{}
	switch name {
	case "list_cities":
		for _, o := range kg.CityOrders() {
			all[" "+kg.RankProperty(o)] = expansion{Rank: kg.RankProperty(o)}
		}
	case "list_case_studies":
		for _, o := range kg.CaseStudyOrders() {
			all[" "+kg.RankProperty(o)] = expansion{Rank: kg.RankProperty(o)}
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
	case "gather_cities", "list_cities_by_distance", "population_of_cities":
		all[""] = expansion{Label: "City"}
	case "gather_case_studies":
		all[""] = expansion{Label: "CaseStudy"}
	case "gather_sdg_links":
		all[""] = expansion{Label: "SDGLink"}
	case "search":
		all[""], all[" indexed"] = expansion{}, expansion{Indexed: true}
	case "related_by_city":
		all[""], all[" chosen"], all[" filtered"] = expansion{}, expansion{Chosen: true}, expansion{Chosen: true, Filtered: true}
	default:
		all[""] = expansion{}
	}
	return all
}
