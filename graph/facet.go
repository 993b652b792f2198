package graph

import (
	"context"

	"learningcities/kg"
)

func cityFacet(ctx context.Context, set *kg.CityFacets, facet kg.Facet, basis *kg.Basis) ([]*kg.FacetCount, error) {
	return from(ctx).CityFacet(ctx, kg.FacetQuery{Filter: set.Filter, Facet: facet, Basis: orEmpty(basis)})
}

func caseStudyFacet(ctx context.Context, set *kg.CaseStudyFacets, facet kg.Facet, basis *kg.Basis) ([]*kg.FacetCount, error) {
	return from(ctx).CaseStudyFacet(ctx, kg.FacetQuery{Filter: set.Filter, Facet: facet, Basis: orEmpty(basis)})
}

// total is the one count of the facet that has no values; an empty set has none.
func total(counts []*kg.FacetCount, err error) (int, error) {
	if err != nil || len(counts) == 0 {
		return 0, err
	}
	return counts[0].Count, nil
}
