package memory_test

import (
	"encoding/json"
	"testing"

	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

// FuzzCityFilter makes filters of texts. None may panic; one that is taken divides the cities, with its `not`, into two halves without
// a rest, and facets count what the list counts.
func FuzzCityFilter(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"Or":[]}`, `{"Slugs":["espoo"],"Name":{"Contains":"o"}}`, `{"Not":{"Near":{"City":"espoo","WithinKm":5}}}`,
		`{"SDGs":{"Any":[4],"Basis":"SOURCE","Count":{"Gte":1}},"Population":{"IsNull":true,"Lte":-1}}`,
		`{"CaseStudies":{"Every":{"Text":"p t","City":{"Within":{"South":-90,"North":90,"West":170,"East":-170}}}}}`,
	} {
		f.Add([]byte(seed))
	}
	store := memory.Open(storetest.World(f, "fuzzed"))
	r, err := store.Current(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		input := new(kg.CityFilter)
		if json.Unmarshal(text, input) != nil {
			return
		}
		kept, taken := total(t, r, input)
		others, takenToo := total(t, r, &kg.CityFilter{Not: input})
		if taken && takenToo && kept+others != 12 { // the opposite is one level deeper, so it may be refused alone
			t.Errorf("%s keeps %d of 12 cities, its opposite %d", text, kept, others)
		}
		if takenToo && !taken {
			t.Errorf("%s is refused, its opposite is not", text)
		}
	})
}

// total is how many cities a filter keeps, by the list and by the facet.
func total(t *testing.T, r kg.Reader, input *kg.CityFilter) (int, bool) {
	t.Helper()
	f, err := kg.NewCityFilter(input, "filter")
	if err != nil {
		if kg.CodeOf(err) != kg.CodeBadUserInput {
			t.Errorf("a filter is refused with %v", err)
		}
		return 0, false
	}
	if err := f.Locate(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	p, err := r.ListCities(t.Context(), kg.CityQuery{PageQuery: kg.PageQuery{Limit: 1, Total: true, Filter: f}, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}})
	if err != nil {
		t.Fatal(err)
	}
	counts, err := r.CityFacet(t.Context(), kg.FacetQuery{Filter: f, Facet: kg.FacetTotal})
	if err != nil {
		t.Fatal(err)
	}
	if sum := len(counts); p.Total == 0 && sum != 0 || p.Total > 0 && counts[0].Count != p.Total {
		t.Errorf("the list counts %d cities, the facet %v", p.Total, counts)
	}
	return p.Total, true
}
