package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// paged is a method of kg.Reader that answers with pages, made to answer with ids.
type paged struct {
	name  string
	basis kg.Basis
	ask   func(context.Context, kg.Reader, kg.PageQuery, []kg.ID) ([]kg.Page[string], error)
	cases []expectation
}

// parents makes a paged lookup of a method that takes parents.
func parents[V any](method func(kg.Reader, context.Context, kg.PageQuery, []kg.ID) ([]kg.Page[V], error), show func(V) string) func(context.Context, kg.Reader, kg.PageQuery, []kg.ID) ([]kg.Page[string], error) {
	return func(ctx context.Context, r kg.Reader, q kg.PageQuery, ids []kg.ID) ([]kg.Page[string], error) {
		pages, err := method(r, ctx, q, ids)
		if err != nil {
			return nil, err
		}
		out := make([]kg.Page[string], len(pages))
		for i, p := range pages {
			out[i] = shown(p, show)
		}
		return out, nil
	}
}

// whole makes a paged lookup of a method that pages one list.
func whole[V any](method func(kg.Reader, context.Context, kg.PageQuery) (kg.Page[V], error), show func(V) string) func(context.Context, kg.Reader, kg.PageQuery, []kg.ID) ([]kg.Page[string], error) {
	return func(ctx context.Context, r kg.Reader, q kg.PageQuery, _ []kg.ID) ([]kg.Page[string], error) {
		p, err := method(r, ctx, q)
		return []kg.Page[string]{shown(p, show)}, err
	}
}

func shown[V any](p kg.Page[V], show func(V) string) kg.Page[string] {
	out := kg.Page[string]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total}
	for _, v := range p.Items {
		out.Items = append(out.Items, show(v))
	}
	return out
}

// listCities and listCaseStudies page the lists in their first order.
func listCities(r kg.Reader, ctx context.Context, q kg.PageQuery) (kg.Page[*kg.City], error) { //nolint:revive // as the methods beside it
	return r.ListCities(ctx, kg.CityQuery{PageQuery: q, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}})
}

// citiesBy pages the cities in an order, around a city where one is named.
func citiesBy(field kg.CityOrderField, direction kg.OrderDirection, around string) func(kg.Reader, context.Context, kg.PageQuery) (kg.Page[*kg.City], error) {
	return func(r kg.Reader, ctx context.Context, q kg.PageQuery) (kg.Page[*kg.City], error) {
		if around != "" {
			f, err := kg.NewCityFilter(&kg.CityFilter{Near: &kg.NearFilter{City: &around, WithinKm: 30000}}, "filter")
			if err == nil {
				err = f.Locate(ctx, r)
			}
			if err != nil {
				return kg.Page[*kg.City]{}, err
			}
			q.Filter = f
		}
		return r.ListCities(ctx, kg.CityQuery{PageQuery: q, Order: kg.CityOrder{Field: field, Direction: direction}})
	}
}

func studiesBy(field kg.CaseStudyOrderField, direction kg.OrderDirection) func(kg.Reader, context.Context, kg.PageQuery) (kg.Page[*kg.CaseStudy], error) {
	return func(r kg.Reader, ctx context.Context, q kg.PageQuery) (kg.Page[*kg.CaseStudy], error) {
		return r.ListCaseStudies(ctx, kg.CaseStudyQuery{PageQuery: q, Order: kg.CaseStudyOrder{Field: field, Direction: direction}})
	}
}

func listCaseStudies(r kg.Reader, ctx context.Context, q kg.PageQuery) (kg.Page[*kg.CaseStudy], error) { //nolint:revive // as the methods beside it
	return r.ListCaseStudies(ctx, kg.CaseStudyQuery{PageQuery: q, Order: kg.CaseStudyOrder{Field: kg.CaseStudyByYear, Direction: kg.Descending}})
}

func idOf[N kg.Node](n N) string { return string(n.GetID()) }

// pagedLookups are all methods that page, with the whole list that they must walk in World.
func pagedLookups(world *kg.Dataset) []paged {
	city := func(s *kg.CitySDG) string { return string(s.City.ID) }
	study := func(s *kg.CaseStudySDG) string { return string(s.CaseStudy.ID) }
	var links, sources []string
	for _, l := range world.SDGLinks {
		links = append(links, string(l.ID))
	}
	for _, s := range world.Sources {
		sources = append(sources, string(s.ID))
	}
	linksOf := func(goal string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(links), func(id string) bool { return !strings.Contains(id+":", ":"+goal+":") }), " ")
	}
	return []paged{
		{"CitiesByCountry", "", parents(kg.Reader.CitiesByCountry, idOf[*kg.City]), []expectation{
			{"country:KR", "city:cordoba-upper city:cordoba city:cordoba-accent city:santiago"},
			{"country:FI", "city:espoo city:o-hyphen city:santiago-fi city:zurich"}, {"country:XX", ""},
		}},
		{"CitiesBySDG", "", parents(kg.Reader.CitiesBySDG, city), []expectation{{"sdg:11", "city:espoo city:zurich"}, {"sdg:4", "city:espoo"}, {"sdg:13", "city:beijing"}}},
		{"CitiesBySDG", kg.BasisSource, parents(kg.Reader.CitiesBySDG, city), []expectation{{"sdg:11", "city:espoo city:zurich"}, {"sdg:13", ""}}},
		{"CitiesBySDG", kg.BasisEditorial, parents(kg.Reader.CitiesBySDG, city), []expectation{{"sdg:11", "city:espoo city:zurich"}, {"sdg:13", "city:beijing"}}},
		{"CaseStudiesBySDG", "", parents(kg.Reader.CaseStudiesBySDG, study), []expectation{
			{"sdg:11", "case-study:espoo-2019 case-study:zurich-2015 case-study:espoo-undated"}, {"sdg:17", ""},
		}},
		{"CaseStudiesBySDG", kg.BasisEditorial, parents(kg.Reader.CaseStudiesBySDG, study), []expectation{{"sdg:11", "case-study:zurich-2015 case-study:espoo-undated"}, {"sdg:4", "case-study:espoo-2019"}}},
		{"SDGLinksBySDG", "", parents(kg.Reader.SDGLinksBySDG, idOf[*kg.SDGLink]), []expectation{{"sdg:4", linksOf("4")}, {"sdg:17", ""}}},
		{"CaseStudiesByActionPoint", "", parents(kg.Reader.CaseStudiesByActionPoint, idOf[*kg.CaseStudy]), []expectation{
			{"action-point:2", "case-study:espoo-2019 case-study:espoo-2015 case-study:espoo-undated"}, {"action-point:1", "case-study:espoo-2015"},
		}},
		{"CaseStudiesByTheme", "", parents(kg.Reader.CaseStudiesByTheme, idOf[*kg.CaseStudy]), []expectation{
			{"theme:earth", "case-study:espoo-2019 case-study:espoo-2015 case-study:zurich-2015 case-study:espoo-undated"}, {"theme:health", ""},
		}},
		{"RelatedByCity", "", parents(everyRelated, relatedID), []expectation{
			{"city:espoo", "city:zurich city:santiago-fi city:cordoba city:o-hyphen city:beijing city:cordoba-accent city:santiago city:adrar city:emoji"},
			{"city:zurich", "city:espoo city:santiago-fi city:o-hyphen city:cordoba city:beijing city:cordoba-upper city:emoji"}, {"city:nothing", ""},
		}},
		{"ListCities", "", whole(listCities, idOf[*kg.City]), []expectation{
			{"", "city:cordoba-upper city:cordoba city:cordoba-accent city:espoo city:nothing city:o-hyphen city:santiago city:santiago-fi city:zurich city:adrar city:beijing city:emoji"},
		}},
		{"ListCitiesMemberSinceDesc", "", whole(citiesBy(kg.CityByMemberSince, kg.Descending, ""), idOf[*kg.City]), []expectation{
			{"", "city:cordoba-upper city:santiago-fi city:zurich city:emoji city:cordoba-accent city:o-hyphen city:santiago city:beijing city:cordoba city:espoo city:adrar city:nothing"},
		}},
		{"ListCitiesPopulation", "", whole(citiesBy(kg.CityByPopulation, kg.Ascending, ""), idOf[*kg.City]), []expectation{
			{"", "city:espoo city:o-hyphen city:adrar city:santiago-fi city:emoji city:cordoba-accent city:cordoba-upper city:cordoba city:nothing city:santiago city:zurich city:beijing"},
		}},
		{"ListCitiesSDGCountDesc", "", whole(citiesBy(kg.CityBySDGCount, kg.Descending, ""), idOf[*kg.City]), []expectation{
			{"", "city:espoo city:zurich city:beijing city:cordoba-upper city:cordoba city:cordoba-accent city:nothing city:o-hyphen city:santiago city:santiago-fi city:adrar city:emoji"},
		}},
		{"ListCitiesDistance", "", whole(citiesBy(kg.CityByDistance, kg.Ascending, "espoo"), idOf[*kg.City]), []expectation{
			{"", "city:espoo city:santiago-fi city:cordoba-accent city:adrar city:emoji city:o-hyphen"},
		}},
		{"ListCitiesDistanceDesc", "", whole(citiesBy(kg.CityByDistance, kg.Descending, "espoo"), idOf[*kg.City]), []expectation{
			{"", "city:o-hyphen city:emoji city:adrar city:cordoba-accent city:santiago-fi city:espoo"},
		}},
		{"ListCaseStudiesSDGCount", "", whole(studiesBy(kg.CaseStudyBySDGCount, kg.Ascending), idOf[*kg.CaseStudy]), []expectation{
			{"", "case-study:cordoba-2017 case-study:beijing-2015 case-study:espoo-2015 case-study:espoo-undated case-study:zurich-2015 case-study:espoo-2019"},
		}},
		{"ListCaseStudies", "", whole(listCaseStudies, idOf[*kg.CaseStudy]), []expectation{
			{"", "case-study:espoo-2019 case-study:cordoba-2017 case-study:beijing-2015 case-study:espoo-2015 case-study:zurich-2015 case-study:espoo-undated"},
		}},
		{"ListSDGLinks", "", whole(kg.Reader.ListSDGLinks, idOf[*kg.SDGLink]), []expectation{{"", strings.Join(links, " ")}}},
		{"ListSources", "", whole(kg.Reader.ListSources, idOf[*kg.Source]), []expectation{{"", strings.Join(sources, " ")}}},
	}
}

// testPages walks every list from every element, in both directions, with the page sizes that make a difference.
func testPages(t *testing.T, r kg.Reader, world *kg.Dataset) {
	for _, p := range pagedLookups(world) {
		t.Run(p.name+string(p.basis), func(t *testing.T) {
			for _, c := range p.cases {
				list := strings.Fields(c.want)
				for _, from := range append([]string{""}, list...) {
					for _, limit := range []int{1, 2, len(list) + 1} {
						for _, backward := range []bool{false, true} {
							q := kg.PageQuery{Limit: limit, Backward: backward, From: kg.ID(from), Basis: p.basis, Total: limit%2 == 0}
							got, err := p.ask(t.Context(), r, q, []kg.ID{c.key})
							check(t, fmt.Sprintf("%+v of %s", q, c.key), []kg.Page[string]{cut(list, q)}, got, err)
						}
					}
				}
			}
			testForeignCursors(t, r, p)
		})
	}
	pages, err := r.CitiesByCountry(t.Context(), kg.PageQuery{Limit: 2, From: "city:espoo"}, []kg.ID{"country:FI", "country:unknown", "country:KR", "country:FI"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pages {
		got = append(got, strings.Join(shown(p, idOf[*kg.City]).Items, " "))
	}
	check(t, "a batch of countries", []string{"city:o-hyphen city:santiago-fi", "", "city:santiago", "city:o-hyphen city:santiago-fi"}, got, nil)
}

func testForeignCursors(t *testing.T, r kg.Reader, p paged) {
	for _, from := range []kg.ID{"city:unknown", "country:FI", "nonsense", "\x00"} {
		_, err := p.ask(t.Context(), r, kg.PageQuery{Limit: 1, From: from}, []kg.ID{p.cases[0].key})
		if kg.CodeOf(err) != kg.CodeInvalidCursor {
			t.Errorf("a cursor of %q: %v, want %s", from, err, kg.CodeInvalidCursor)
		}
	}
}

// cut is the page of a whole list, the long way.
func cut(list []string, q kg.PageQuery) kg.Page[string] {
	low, high := 0, len(list)
	if at := slices.Index(list, string(q.From)); at >= 0 && q.Backward {
		high = at
	} else if at >= 0 {
		low = at + 1
	}
	items := list[low:high]
	if len(items) > q.Limit && q.Backward {
		items = items[len(items)-q.Limit:]
	} else if len(items) > q.Limit {
		items = items[:q.Limit]
	}
	p := kg.Page[string]{Items: items}
	if q.Total {
		p.Total = len(list)
	}
	switch {
	case len(items) > 0:
		p.HasPrevious, p.HasNext = items[0] != list[0], items[len(items)-1] != list[len(list)-1]
	case len(list) > 0:
		p.HasPrevious, p.HasNext = !q.Backward, q.Backward
	}
	return p
}
