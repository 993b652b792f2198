package neo4j

import (
	"context"
	"fmt"

	"learningcities/kg"
)

// cityFacets are the keys of each facet as lists: what kg.FacetQuery.Keys gives.
var cityFacets = map[string]string{
	"total":             "['']",
	"regions":           "[x.region]",
	"countries":         "[x.country]",
	"memberSince":       "[coalesce(toString(x.memberSince), '')]",
	"sdgs":              "[n IN x.sdgs | 'sdg:' + toString(n)]",
	"sdgs by SOURCE":    "[n IN x.sdgsSource | 'sdg:' + toString(n)]",
	"sdgs by EDITORIAL": "[n IN x.sdgsEditorial | 'sdg:' + toString(n)]",
	"awards":            "[n IN x.awardYears | 'award:' + toString(n)]",
}

// caseStudyFacets are the same for case studies.
var caseStudyFacets = map[string]string{
	"total":             "['']",
	"kinds":             "[x.kind]",
	"years":             "[coalesce(toString(x.year), '')]",
	"regions":           "[(x)-[:ABOUT]->(c:City) | c.region]",
	"countries":         "[(x)-[:ABOUT]->(c:City) | c.country]",
	"sdgs":              "[n IN x.sdgs | 'sdg:' + toString(n)]",
	"sdgs by SOURCE":    "[n IN x.sdgsSource | 'sdg:' + toString(n)]",
	"sdgs by EDITORIAL": "[n IN x.sdgsEditorial | 'sdg:' + toString(n)]",
	"themes":            "[slug IN x.themes | 'theme:' + slug]",
}

func (r *reader) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return r.facet(ctx, "city_facet "+facetName(q), q)
}

func (r *reader) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return r.facet(ctx, "case_study_facet "+facetName(q), q)
}

// facetName is the name of the facet in the tables above.
func facetName(q kg.FacetQuery) string {
	if q.Basis == "" {
		return string(q.Facet)
	}
	return string(q.Facet) + " by " + string(q.Basis)
}

func (r *reader) facet(ctx context.Context, name string, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	if q.Filter = unlessIdle(q.Filter); q.Filter == nil {
		return ofWhole(ctx, r, r.store.facets, facetOf{name, q})
	}
	return r.readFacet(ctx, name, q)
}

func (r *reader) readFacet(ctx context.Context, name string, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	records, err := r.runFiltered(ctx, name, kg.PageQuery{Filter: q.Filter}, nil, "", nil)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, record := range records {
		key, isText := record.Values[0].(string)
		n, isInt := record.Values[1].(int64)
		if !isText || !isInt {
			return nil, fault("reading "+name, fmt.Errorf("a row is %s and %s, not a text and an integer", typeName(record.Values[0]), typeName(record.Values[1])))
		}
		counts[key] = int(n)
		if id := kg.ID(key); id.Kind() != "" && r.words.byID[id] == nil {
			return nil, fault("reading "+name, fmt.Errorf("%s is counted, which is not there", id))
		}
	}
	return q.Counts(counts, func(id kg.ID) kg.Entity { return r.words.byID[id] }), nil
}

func (r *reader) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	if f = unlessIdle(f); f == nil {
		return ofWhole(ctx, r, r.store.population, struct{}{})
	}
	return r.readPopulation(ctx, f)
}

func (r *reader) readPopulation(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	const name = "population_of_cities"
	records, err := r.runFiltered(ctx, name, kg.PageQuery{Filter: f}, nil, "", nil)
	if err != nil {
		return nil, err
	}
	if len(records) != 1 {
		return nil, fault("reading "+name, fmt.Errorf("there are %d rows, not one", len(records)))
	}
	n, err := integers(records[0].Values...)
	if err != nil {
		return nil, fault("reading "+name, err)
	}
	return kg.NewIntStatistics(n[0], int64(n[1]), n[2], n[3]), nil
}
