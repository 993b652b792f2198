package neo4j

import (
	"reflect"
	"strings"
	"testing"

	"learningcities/kg"
)

// TestHolds settles conditions by their form.
func TestHolds(t *testing.T) {
	open := kg.TextIs{Property: kg.PropertyRegion, Values: []string{"AFRICA"}}
	never, always := kg.TextIs{Property: kg.PropertyRegion}, kg.IntsHave{Property: kg.PropertySDGs, Quantifier: kg.HasNone}
	for _, c := range []struct {
		name            string
		condition       kg.Condition
		always, settled bool
	}{
		{"open", open, false, false},
		{"all of nothing", kg.All{}, true, true},
		{"any of nothing", kg.Any{}, false, true},
		{"all that hold", kg.All{always, kg.All{}}, true, true},
		{"all with one that never does", kg.All{open, never}, false, true},
		{"all with an open one", kg.All{always, open}, false, false},
		{"any with one that always holds", kg.Any{open, always}, true, true},
		{"any that never do", kg.Any{never, kg.Any{}}, false, true},
		{"any with an open one", kg.Any{never, open}, false, false},
		{"not never", kg.Not{Part: never}, true, true},
		{"not always", kg.Not{Part: always}, false, true},
		{"not open", kg.Not{Part: open}, false, false},
		{"some case study that never is", kg.SomeCaseStudy{Condition: never}, false, true},
		{"some case study whatever", kg.SomeCaseStudy{Condition: kg.All{}}, false, false},
		{"a city that is any", kg.CityOf{Condition: kg.All{}}, true, true},
		{"a city that is none", kg.CityOf{Condition: never}, false, true},
		{"any of no goals", kg.IntsHave{Property: kg.PropertySDGs, Quantifier: kg.HasAny}, false, true},
		{"all of no goals", kg.IntsHave{Property: kg.PropertySDGs, Quantifier: kg.HasAll}, true, true},
		{"any of some goals", kg.IntsHave{Property: kg.PropertySDGs, Quantifier: kg.HasAny, Values: []int{1}}, false, false},
		{"none of some goals", kg.IntsHave{Property: kg.PropertySDGs, Quantifier: kg.HasNone, Values: []int{1}}, false, false},
		{"a number in no list", kg.IntIs{Property: kg.PropertyYear, IntFilter: kg.IntFilter{In: []int{}}}, false, true},
		{"a number that is null", kg.IntIs{Property: kg.PropertyYear, IntFilter: kg.IntFilter{IsNull: new(bool)}}, false, false},
		{"no text", kg.TextHolds{Property: kg.PropertyText}, false, true},
		{"around nowhere", &kg.Near{}, false, true},
		{"around a point", &kg.Near{Point: &kg.Vector{X: 1}}, false, false},
	} {
		always, settled := holds(c.condition)
		if settled != c.settled || settled && always != c.always {
			t.Errorf("%s: always %v, settled %v; want %v, %v", c.name, always, settled, c.always, c.settled)
		}
		f := &kg.Filter{Condition: c.condition}
		if idle := unlessIdle(f) == nil; idle != (c.always && c.settled) {
			t.Errorf("%s: it is idle: %v", c.name, idle)
		}
	}
}

// TestNarrow finds what is best found by an index, wherever it must hold, and nothing where it need not.
func TestNarrow(t *testing.T) {
	finland := &kg.Country{Code: "FI"}
	finland.ID = "country:FI"
	r := &reader{version: "v", words: &vocabulary{countries: map[string]*kg.Country{"FI": finland, "FIN": finland}, index: wordIndex{there: true, cut: true}}}
	two, san := 2, "san"
	region := kg.TextIs{Property: kg.PropertyRegion, Values: []string{"AFRICA"}}
	country := kg.TextsHave{Property: kg.PropertyCountryCodes, Values: []string{"FIN", "XX"}}
	known := kg.IntIs{Property: kg.PropertyPopulation, IntFilter: kg.IntFilter{In: []int{3, 7}, Lte: &two}}
	isNull := true
	unknown := kg.IntIs{Property: kg.PropertyPopulation, IntFilter: kg.IntFilter{IsNull: &isNull}}
	for _, c := range []struct {
		name      string
		condition kg.Condition
		where     string // "" for no narrowing
		params    map[string]any
	}{
		{"a region", region, "x.region IN $only", map[string]any{"only": []any{"AFRICA"}}},
		{"a country in a region", kg.All{region, kg.All{country}}, "x.country IN $only AND x.rank >= 0", map[string]any{"only": []any{"country:FI"}}},
		{"a region or a country", kg.Any{region, country}, "", nil},
		{"not a region", kg.All{kg.Not{Part: region}}, "", nil},
		{"a number", known, "x.population >= $least AND x.population <= $most", map[string]any{"least": int64(3), "most": int64(2)}},
		{"an unknown number", unknown, "", nil},
		{"nothing", kg.All{region, kg.Any{}}, "x.id IN $only", map[string]any{"only": []any{}}},
		{"all", kg.All{}, "", nil},
		{"case studies", kg.SomeCaseStudy{Condition: region}, "x.caseStudyCount >= 1", map[string]any{}},
		{
			"a name", kg.NameIs{Contains: &san}, "x:City AND x:Entity AND x.version = $version AND x.rankNameAsc >= 0",
			map[string]any{"named": "+version:v +(entityKind:CITY) +(searchTexts:*san* searchTexts:/.{128,}/)"},
		},
		{"around nowhere", kg.All{&kg.Near{}, region}, "x.id IN $only", map[string]any{"only": []any{}}},
	} {
		n, params := narrow(r, "City", &kg.Filter{Condition: c.condition})
		where := ""
		if n != nil {
			_, where, _ = strings.Cut(n.text, "WHERE ")
		}
		if where != c.where || !reflect.DeepEqual(params, c.params) {
			t.Errorf("%s: %q with %v, want %q with %v", c.name, where, params, c.where, c.params)
		}
	}
	if n, _ := narrow(r, "City", nil); n != nil {
		t.Error("no filter narrows a list")
	}
}
