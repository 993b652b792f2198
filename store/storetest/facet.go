package storetest

import (
	"fmt"
	"testing"

	"learningcities/kg"
)

func testFacets(t *testing.T, r kg.Reader) {
	ctx := t.Context()
	goals := located(t, r)(kg.NewCityFilter(&kg.CityFilter{SDGs: &kg.SDGSetFilter{Count: &kg.IntFilter{Gte: ptr(1)}}}, "filter"))
	none := located(t, r)(kg.NewCityFilter(&kg.CityFilter{Slugs: []string{}}, "filter"))
	for _, c := range []struct {
		facet  kg.Facet
		filter *kg.Filter
		basis  kg.Basis
		want   string
	}{
		{kg.FacetTotal, nil, "", "12 "},
		{kg.FacetTotal, none, "", ""},
		{kg.FacetRegion, nil, "", "4 AFRICA, 4 ARAB_STATES, 3 ASIA_AND_THE_PACIFIC, 1 EUROPE_AND_NORTH_AMERICA"},
		{kg.FacetCountry, nil, "", "4 country:FI, 4 country:KR, 3 country:NA, 1 country:CI"},
		{kg.FacetMemberSince, nil, "", "3 2015, 4 2016, 4 2017, 1 "},
		{kg.FacetSDG, nil, "", "2 sdg:11, 1 sdg:13, 1 sdg:4"},
		{kg.FacetSDG, nil, kg.BasisSource, "2 sdg:11, 1 sdg:4"},
		{kg.FacetAward, nil, "", "4 award:2015, 1 award:2017"},
		{kg.FacetAward, goals, "", "2 award:2015, 1 award:2017"},
		{kg.FacetAward, none, "", ""},
	} {
		counts, err := r.CityFacet(ctx, kg.FacetQuery{Filter: c.filter, Facet: c.facet, Basis: c.basis})
		check(t, "cities by "+string(c.facet), c.want, countsAsText(counts), err)
	}
	for _, c := range []struct {
		facet kg.Facet
		want  string
	}{
		{kg.FacetTotal, "6 "},
		{kg.FacetYear, "3 2015, 1 2017, 1 2019, 1 "},
		{kg.FacetRegion, "4 AFRICA, 1 ARAB_STATES, 1 ASIA_AND_THE_PACIFIC"},
		{kg.FacetCountry, "4 country:FI, 1 country:KR, 1 country:NA"},
		{kg.FacetSDG, "3 sdg:11, 2 sdg:4, 1 sdg:13"},
		{kg.FacetTheme, "4 theme:earth, 1 theme:key-feature-10, 1 theme:key-feature-2"},
	} {
		counts, err := r.CaseStudyFacet(ctx, kg.FacetQuery{Facet: c.facet})
		check(t, "case studies by "+string(c.facet), c.want, countsAsText(counts), err)
	}
	s, err := r.PopulationOfCities(ctx, nil)
	check(t, "the population", &kg.IntStatistics{Count: 6, Min: ptr(0), Max: ptr(4000), Mean: ptr(1666.7), Sum: ptr(10000.0)}, s, err)
	s, err = r.PopulationOfCities(ctx, none)
	check(t, "the population of none", &kg.IntStatistics{}, s, err)
}

func countsAsText(counts []*kg.FacetCount) string {
	text := ""
	for i, c := range counts {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%d %s", c.Count, c.Text)
		if c.Entity != nil {
			text += string(c.Entity.GetID())
		}
		if c.Year != nil {
			text += fmt.Sprint(*c.Year)
		}
	}
	return text
}
