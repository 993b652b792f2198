package storetest

import (
	"strings"
	"testing"

	"learningcities/kg"
)

// cityFilters are filters of the cities of World with the slugs that they keep, by name.
func cityFilters() []struct {
	name   string
	filter *kg.CityFilter
	want   string
} {
	all := "cordoba-upper cordoba cordoba-accent espoo nothing o-hyphen santiago santiago-fi zurich adrar beijing emoji"
	study := func(f *kg.CaseStudyFilter) *kg.CityFilter {
		return &kg.CityFilter{CaseStudies: &kg.CaseStudySetFilter{Some: f}}
	}
	name := func(f *kg.StringFilter) *kg.CityFilter { return &kg.CityFilter{Name: f} }
	return []struct {
		name   string
		filter *kg.CityFilter
		want   string
	}{
		{"empty", &kg.CityFilter{}, all},
		{"and []", &kg.CityFilter{And: []*kg.CityFilter{}}, all},
		{"or []", &kg.CityFilter{Or: []*kg.CityFilter{}}, ""},
		{"not {}", &kg.CityFilter{Not: &kg.CityFilter{}}, ""},
		{"slugs", &kg.CityFilter{Slugs: []string{"zurich", "unknown", "espoo", "zurich"}}, "espoo zurich"},
		{"slugs []", &kg.CityFilter{Slugs: []string{}}, ""},
		{"not slugs", &kg.CityFilter{Not: &kg.CityFilter{Slugs: []string{"cordoba", "nothing"}}}, strings.NewReplacer(" cordoba cordoba", " cordoba", " nothing", "").Replace(all)},
		{"codes of three systems", &kg.CityFilter{Countries: []string{"fi", "NAM", "001"}}, "cordoba-upper cordoba cordoba-accent espoo o-hyphen santiago santiago-fi zurich adrar beijing emoji"},
		{"code of nothing", &kg.CityFilter{Countries: []string{"XX", ""}}, ""},
		{"regions", &kg.CityFilter{Regions: []kg.Region{kg.Region("").Values()[3]}}, "nothing"},
		{"membership", &kg.CityFilter{Membership: []kg.MembershipStatus{kg.MembershipNotStated, kg.MembershipUnconfirmed}}, "nothing"},
		{"name eq, folded", name(&kg.StringFilter{Eq: ptr("cÓrdoba")}), "cordoba-upper cordoba cordoba-accent"},
		{"name in another language", name(&kg.StringFilter{StartsWith: ptr("مَحَلّي")}), "cordoba-accent espoo o-hyphen santiago-fi adrar emoji"},
		{"name contains, inside a word", name(&kg.StringFilter{Contains: ptr("RIC")}), "zurich"},
		{"name contains punctuation", name(&kg.StringFilter{Contains: ptr("ohiggins ville")}), "o-hyphen"},
		{"name, all of one text", name(&kg.StringFilter{StartsWith: ptr("محلي"), Contains: ptr("espoo")}), "espoo"},
		{"name, of different texts", name(&kg.StringFilter{StartsWith: ptr("espoo"), Contains: ptr("محلي")}), ""},
		{"name in []", name(&kg.StringFilter{In: []string{}}), ""},
		{"name in", name(&kg.StringFilter{In: []string{"北京", "ESPOO"}}), "espoo beijing"},
		{"name {}", name(&kg.StringFilter{}), all},
		{"member since", &kg.CityFilter{MemberSince: &kg.IntFilter{Gte: ptr(2017)}}, "cordoba-upper santiago-fi zurich emoji"},
		{"not a number that is unknown", &kg.CityFilter{Not: &kg.CityFilter{MemberSince: &kg.IntFilter{Gte: ptr(0)}}}, "nothing"},
		{"unknown", &kg.CityFilter{MemberSince: &kg.IntFilter{IsNull: ptr(true)}}, "nothing"},
		{"unknown and a number", &kg.CityFilter{MemberSince: &kg.IntFilter{IsNull: ptr(true), Gte: ptr(0)}}, ""},
		{"known", &kg.CityFilter{Population: &kg.IntFilter{IsNull: ptr(false)}}, "cordoba-accent espoo o-hyphen santiago-fi adrar emoji"},
		{"number in", &kg.CityFilter{Population: &kg.IntFilter{In: []int{0, 4000, 7}}}, "cordoba-accent espoo o-hyphen"},
		{"number {}", &kg.CityFilter{Population: &kg.IntFilter{}}, all},
		{"ends that exclude each other", &kg.CityFilter{Population: &kg.IntFilter{Gte: ptr(5), Lte: ptr(4)}}, ""},
		{"goals, own review left out", &kg.CityFilter{SDGs: &kg.SDGSetFilter{Any: []int{13, 11}}}, "espoo zurich beijing"},
		{"goals by source", &kg.CityFilter{SDGs: &kg.SDGSetFilter{Any: []int{13, 11}, Basis: ptr(kg.BasisSource)}}, "espoo zurich"},
		{"all goals", &kg.CityFilter{SDGs: &kg.SDGSetFilter{All: []int{4, 11}}}, "espoo"},
		{"all of no goals", &kg.CityFilter{SDGs: &kg.SDGSetFilter{All: []int{}}}, all},
		{"any of no goals", &kg.CityFilter{SDGs: &kg.SDGSetFilter{Any: []int{}}}, ""},
		{"none of no goals", &kg.CityFilter{SDGs: &kg.SDGSetFilter{None: []int{}}}, all},
		{"none of the goals", &kg.CityFilter{SDGs: &kg.SDGSetFilter{None: []int{4, 99}, Count: &kg.IntFilter{Gte: ptr(1)}}}, "zurich beijing"},
		{"goal that does not exist", &kg.CityFilter{SDGs: &kg.SDGSetFilter{All: []int{99}}}, ""},
		{"basis alone", &kg.CityFilter{SDGs: &kg.SDGSetFilter{Basis: ptr(kg.BasisSource)}}, all},
		{"count of goals under a basis", &kg.CityFilter{SDGs: &kg.SDGSetFilter{Count: &kg.IntFilter{Eq: ptr(2)}, Basis: ptr(kg.BasisEditorial)}}, "espoo"},
		{"awards", &kg.CityFilter{Awards: &kg.AwardSetFilter{Any: []int{2015}, None: []int{2017}}}, "santiago santiago-fi beijing"},
		{"count of awards", &kg.CityFilter{Awards: &kg.AwardSetFilter{Count: &kg.IntFilter{Gte: ptr(2)}}}, "espoo"},
		{"clusters", &kg.CityFilter{Clusters: []string{"esd"}}, "cordoba espoo zurich"},
		{"some case study", study(&kg.CaseStudyFilter{Year: &kg.IntFilter{Eq: ptr(2015)}}), "espoo zurich beijing"},
		{"some case study at all", study(&kg.CaseStudyFilter{}), "cordoba espoo zurich beijing"},
		{"every case study", &kg.CityFilter{CaseStudies: &kg.CaseStudySetFilter{Every: &kg.CaseStudyFilter{Year: &kg.IntFilter{IsNull: ptr(false)}}, Count: &kg.IntFilter{Gte: ptr(1)}}}, "cordoba zurich beijing"},
		{"every of none", &kg.CityFilter{CaseStudies: &kg.CaseStudySetFilter{Every: &kg.CaseStudyFilter{Slugs: []string{}}}}, "cordoba-upper cordoba-accent nothing o-hyphen santiago santiago-fi adrar emoji"},
		{"no case study", &kg.CityFilter{CaseStudies: &kg.CaseStudySetFilter{None: &kg.CaseStudyFilter{Year: &kg.IntFilter{Eq: ptr(2015)}}, Count: &kg.IntFilter{Eq: ptr(1)}}}, "cordoba"},
		{"there and back", study(&kg.CaseStudyFilter{City: study(&kg.CaseStudyFilter{Year: &kg.IntFilter{IsNull: ptr(true)}})}), "espoo"},
		{"near a place", &kg.CityFilter{Near: &kg.NearFilter{Latitude: ptr(-90.0), Longitude: ptr(0.0), WithinKm: 500}}, "cordoba-accent espoo santiago-fi"},
		{"near a city, itself", &kg.CityFilter{Near: &kg.NearFilter{City: ptr("emoji"), WithinKm: 0}}, "emoji"},
		{"everywhere is where places are known", &kg.CityFilter{Near: &kg.NearFilter{City: ptr("espoo"), WithinKm: 30000}}, "cordoba-accent espoo o-hyphen santiago-fi adrar emoji"},
		{"near a city without a place", &kg.CityFilter{Near: &kg.NearFilter{City: ptr("nothing"), WithinKm: 30000}}, ""},
		{"near a city that does not exist", &kg.CityFilter{Near: &kg.NearFilter{City: ptr("unknown"), WithinKm: 30000}}, ""},
		{"not near", &kg.CityFilter{Not: &kg.CityFilter{Near: &kg.NearFilter{City: ptr("espoo"), WithinKm: 500}}}, strings.NewReplacer(" cordoba-accent", "", " espoo", "", " santiago-fi", "").Replace(all)},
		{"box", &kg.CityFilter{Within: &kg.BoundingBox{South: -88, North: -84, West: 170, East: 180}}, "cordoba-accent santiago-fi adrar"},
		{"box over the antimeridian", &kg.CityFilter{Within: &kg.BoundingBox{South: -90, North: -84, West: 179, East: -179}}, "cordoba-accent espoo santiago-fi adrar"},
		{"box around the rest", &kg.CityFilter{Within: &kg.BoundingBox{South: -90, North: 90, West: -180, East: 179}}, ""},
		{"or", &kg.CityFilter{Or: []*kg.CityFilter{{Slugs: []string{"emoji"}}, {Clusters: []string{"citizenship"}}}}, "espoo emoji"},
		{"and beside or", &kg.CityFilter{And: []*kg.CityFilter{{Countries: []string{"FI"}}}, Or: []*kg.CityFilter{{Slugs: []string{"emoji"}}, {Slugs: []string{"zurich"}}}}, "zurich"},
	}
}

// caseStudyFilters are the same for case studies, newest first.
func caseStudyFilters() []struct {
	name   string
	filter *kg.CaseStudyFilter
	want   string
} {
	return []struct {
		name   string
		filter *kg.CaseStudyFilter
		want   string
	}{
		{"text over title and programmes", &kg.CaseStudyFilter{Text: ptr("P  tiTLE")}, "cordoba-2017 espoo-2015 espoo-undated"},
		{"text, beginnings of words alone", &kg.CaseStudyFilter{Text: ptr("itle")}, ""},
		{"text of nothing", &kg.CaseStudyFilter{Text: ptr(" – ")}, ""},
		{"kinds", &kg.CaseStudyFilter{Kinds: kg.CaseStudyKind("").Values()[1:2]}, "espoo-2015"},
		{"year", &kg.CaseStudyFilter{Year: &kg.IntFilter{Lte: ptr(2015)}}, "beijing-2015 espoo-2015 zurich-2015"},
		{"goals", &kg.CaseStudyFilter{SDGs: &kg.SDGSetFilter{All: []int{4, 11}}}, "espoo-2019"},
		{"goals by source", &kg.CaseStudyFilter{SDGs: &kg.SDGSetFilter{Any: []int{4, 11}, Basis: ptr(kg.BasisSource)}}, "espoo-2019 espoo-2015"},
		{"themes", &kg.CaseStudyFilter{Themes: []string{"key-feature-10", "health"}}, "espoo-2015"},
		{"action points", &kg.CaseStudyFilter{ActionPoints: []int{2, 99}}, "espoo-2019 espoo-2015 espoo-undated"},
		{"publications", &kg.CaseStudyFilter{Not: &kg.CaseStudyFilter{Publications: []string{"book"}}}, "espoo-2019 cordoba-2017"},
		{"the city", &kg.CaseStudyFilter{City: &kg.CityFilter{Awards: &kg.AwardSetFilter{Count: &kg.IntFilter{Eq: ptr(0)}}}}, "cordoba-2017 zurich-2015"},
	}
}

func testFilters(t *testing.T, r kg.Reader) {
	ctx := t.Context()
	for _, c := range cityFilters() {
		f := located(t, r)(kg.NewCityFilter(c.filter, "filter"))
		p, err := r.ListCities(ctx, kg.CityQuery{PageQuery: kg.PageQuery{Limit: 100, Total: true, Filter: f}, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}})
		check(t, c.name, c.want, slugs(p), err)
		if p.Total != len(p.Items) {
			t.Errorf("%s: the total is %d of %d", c.name, p.Total, len(p.Items))
		}
	}
	for _, c := range caseStudyFilters() {
		f := located(t, r)(kg.NewCaseStudyFilter(c.filter, "filter"))
		p, err := r.ListCaseStudies(ctx, kg.CaseStudyQuery{PageQuery: kg.PageQuery{Limit: 100, Filter: f}, Order: kg.CaseStudyOrder{Field: kg.CaseStudyByYear, Direction: kg.Descending}})
		check(t, c.name, c.want, slugs(p), err)
	}
	for _, c := range []struct {
		name   string
		filter *kg.SDGLinkFilter
		want   string
	}{
		{"goal and basis", &kg.SDGLinkFilter{SDGs: []int{11, 99}, Basis: ptr(kg.BasisSource)}, "city:nothing:11:local-review city:zurich:11:agreement case-study:espoo-2019:11"},
		{"scopes", &kg.SDGLinkFilter{Scopes: []kg.SDGLinkScope{kg.ScopeAward, kg.ScopeAgreement}}, "city:espoo:4:award city:zurich:11:agreement"},
		{"kinds", &kg.SDGLinkFilter{SubjectKinds: []kg.EntityKind{kg.KindTheme, kg.KindAward}}, "award:2015:4 theme:health:11"},
		{"subjects", &kg.SDGLinkFilter{Subjects: []kg.ID{"document:statement", "city:unknown"}}, "document:statement:4"},
		{"none", &kg.SDGLinkFilter{SDGs: []int{}}, ""},
	} {
		f := located(t, r)(kg.NewSDGLinkFilter(c.filter, "filter"))
		p, err := r.ListSDGLinks(ctx, kg.PageQuery{Limit: 100, Filter: f})
		check(t, c.name, c.want, slugs(p), err)
	}
}

func located(t *testing.T, r kg.Reader) func(*kg.Filter, error) *kg.Filter {
	return func(f *kg.Filter, err error) *kg.Filter {
		t.Helper()
		if err == nil {
			err = f.Locate(t.Context(), r)
		}
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
}

func slugs[N kg.Node](p kg.Page[N]) string {
	var all []string
	for _, n := range p.Items {
		all = append(all, n.GetID().Slug())
	}
	return strings.Join(all, " ")
}
