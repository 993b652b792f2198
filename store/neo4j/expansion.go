package neo4j

import "learningcities/kg"

// expansions are the ways in which a file is expanded, by what is added to its name: the stored orders of a list, the facets of a kind, and the index
// by which the list is found.
func expansions(name string) map[string]expansion {
	all := map[string]expansion{}
	switch name {
	case "list_cities":
		for _, o := range kg.CityOrders() {
			add(all, " "+kg.RankProperty(o), "City", expansion{Rank: kg.RankProperty(o)})
		}
	case "list_case_studies":
		for _, o := range kg.CaseStudyOrders() {
			add(all, " "+kg.RankProperty(o), "CaseStudy", expansion{Rank: kg.RankProperty(o)})
		}
	case "city_facet":
		for facet, keys := range cityFacets {
			add(all, " "+facet, "City", expansion{Rank: "rankNameAsc", Keys: keys})
		}
	case "case_study_facet":
		for facet, keys := range caseStudyFacets {
			add(all, " "+facet, "CaseStudy", expansion{Rank: "rankYearDesc", Keys: keys})
		}
	case "goal_facts":
		all[""] = expansion{}
		add(all, " filtered", "City", expansion{Rank: "rankNameAsc", Filtered: true})
	case "list_cities_by_distance", "population_of_cities":
		add(all, "", "City", expansion{Rank: "rankNameAsc"})
	case "related_by_city":
		all[""], all[" chosen"], all[" filtered"] = expansion{}, expansion{Chosen: true}, expansion{Chosen: true, Filtered: true}
	case "list_sdg_links":
		add(all, "", "SDGLink", expansion{Rank: "rank"})
	default:
		all[""] = expansion{}
	}
	return all
}

// narrowed are the properties with an index, by which a filter can name what it wants.
var narrowed = map[kg.Property]string{kg.PropertyID: "Entity", kg.PropertySubject: "SDGLink", kg.PropertySDG: "SDGLink"}

// add adds the list as found by the index of its rank, and as found by each property with which a filter can narrow it.
func add(all map[string]expansion, ending, label string, e expansion) {
	e.Index = "x:" + label + "(version, " + e.Rank + ")"
	all[ending] = e
	for p, of := range narrowed {
		if (of == "SDGLink") == (label == "SDGLink") {
			e.Index, e.Only = "x:"+of+"(version, "+string(p)+")", "AND x."+string(p)+" IN $only"
			all[ending+by(p)] = e
		}
	}
}

func by(p kg.Property) string { return " by " + string(p) }

// narrow finds the values that a filter names what it wants by, and what to add to the name of the query. Without such, it adds nothing.
func narrow(f *kg.Filter) (ending string, only []any) {
	if f == nil {
		return "", nil
	}
	all, _ := f.Condition.(kg.All)
	for _, p := range []kg.Property{kg.PropertyID, kg.PropertySubject, kg.PropertySDG} {
		for _, c := range all {
			if is, ok := c.(kg.TextIs); ok && is.Property == p {
				return by(p), values(is.Values)
			}
		}
	}
	return "", nil
}
