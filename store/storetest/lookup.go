package storetest

import (
	"context"
	"fmt"
	"strings"

	"learningcities/kg"
)

// lookup is a method of kg.Reader that takes ids, made to answer with the ids of what it finds: "award:2015 award:2017".
type lookup struct {
	name  string
	ask   func(context.Context, kg.Reader, []kg.ID) ([]string, error)
	cases []expectation
}

type expectation struct {
	key  kg.ID
	want string
}

// nodes makes a lookup of a method that answers with nodes, one for each key.
func nodes[N kg.Node](method func(kg.Reader, context.Context, []kg.ID) ([]N, error)) func(context.Context, kg.Reader, []kg.ID) ([]string, error) {
	return answered(method, func(n N) string {
		if any(n) == nil {
			return ""
		}
		switch n := any(n).(type) {
		case *kg.Source:
			if n == nil {
				return ""
			}
		case *kg.SDGLink:
			if n == nil {
				return ""
			}
		}
		return string(n.GetID())
	})
}

// lists makes a lookup of a method that answers with lists of nodes.
func lists[N kg.Node](method func(kg.Reader, context.Context, []kg.ID) ([][]N, error)) func(context.Context, kg.Reader, []kg.ID) ([]string, error) {
	return listsOf(method, func(n N) string { return string(n.GetID()) })
}

func listsOf[V any](method func(kg.Reader, context.Context, []kg.ID) ([][]V, error), show func(V) string) func(context.Context, kg.Reader, []kg.ID) ([]string, error) {
	return answered(method, func(list []V) string {
		ids := make([]string, len(list))
		for i, v := range list {
			ids[i] = show(v)
		}
		return strings.Join(ids, " ")
	})
}

func answered[V any](method func(kg.Reader, context.Context, []kg.ID) ([]V, error), show func(V) string) func(context.Context, kg.Reader, []kg.ID) ([]string, error) {
	return func(ctx context.Context, r kg.Reader, keys []kg.ID) ([]string, error) {
		values, err := method(r, ctx, keys)
		if err != nil {
			return nil, err
		}
		out := make([]string, len(values))
		for i, v := range values {
			out[i] = show(v)
		}
		return out, nil
	}
}

// lookups are all methods that take ids and answer without pages, with what they must find in World.
func lookups() []lookup {
	clusterCity := func(c *kg.ClusterCity) string {
		return string(c.Cluster.ID) + "/" + string(c.City.ID) + "/" + string(c.Role)
	}
	served := func(s *kg.CitySDG) string {
		ids := make([]string, len(s.Evidence))
		for i, l := range s.Evidence {
			ids[i] = strings.TrimPrefix(string(l.ID), "sdg-link:")
		}
		return string(s.City.ID) + "/" + string(s.SDG.ID) + "/" + string(s.Basis) + "/" + strings.Join(ids, "+")
	}
	return []lookup{
		{"EntitiesByID", nodes(kg.Reader.EntitiesByID), []expectation{{"city:emoji", "city:emoji"}, {"target:4.a", "target:4.a"}, {"City:espoo", ""}, {"city:ESPOO", ""}}},
		{"SourcesByID", nodes(kg.Reader.SourcesByID), []expectation{{"source:book", "source:book"}, {"city:espoo", ""}}},
		{"SDGLinksByID", nodes(kg.Reader.SDGLinksByID), []expectation{{"sdg-link:city:espoo:4:local-review", "sdg-link:city:espoo:4:local-review"}, {"sdg-link:city:espoo:4", ""}}},
		{"NeighboursByEntity", listsOf(kg.Reader.NeighboursByEntity, func(n *kg.Neighbour) string {
			return fmt.Sprintf("%s/%t/%s/%s/%d", n.Relation, n.Forward, n.ID, n.Basis, n.Degree)
		}), []expectation{
			{"cluster:citizenship", "MEMBER_OF/false/city:espoo//11"}, {"city:nothing", "IN_COUNTRY/true/country:CI//1"}, {"city:unknown", ""},
		}},
		{"AwardsByCity", lists(kg.Reader.AwardsByCity), []expectation{{"city:espoo", "award:2015 award:2017"}, {"city:nothing", ""}, {"city:beijing", "award:2015"}}},
		{"CaseStudiesByCity", lists(kg.Reader.CaseStudiesByCity), []expectation{{"city:espoo", "case-study:espoo-2019 case-study:espoo-2015 case-study:espoo-undated"}, {"city:nothing", ""}}},
		{"CitySDGsByCity", listsOf(kg.Reader.CitySDGsByCity, served), []expectation{
			{"city:espoo", "city:espoo/sdg:4/SOURCE/city:espoo:4:learning-city+city:espoo:4:award+case-study:espoo-2015:4+case-study:espoo-2019:4 " +
				"city:espoo/sdg:11/SOURCE/case-study:espoo-2019:11+case-study:espoo-undated:11"},
			{"city:nothing", ""},
			{"city:zurich", "city:zurich/sdg:11/SOURCE/city:zurich:11:agreement+case-study:zurich-2015:11"},
			{"city:beijing", "city:beijing/sdg:13/EDITORIAL/case-study:beijing-2015:13"},
		}},
		{"ClusterCitiesByCity", listsOf(kg.Reader.ClusterCitiesByCity, clusterCity), []expectation{
			{"city:espoo", "cluster:citizenship/city:espoo/MEMBER cluster:esd/city:espoo/COORDINATOR cluster:esd/city:espoo/ON_THEME"}, {"city:nothing", ""},
		}},
		{"ConferencesByCity", lists(kg.Reader.ConferencesByCity), []expectation{{"city:espoo", "conference:iclc-1 conference:iclc-2"}, {"city:nothing", ""}}},
		{"TargetsBySDG", lists(kg.Reader.TargetsBySDG), []expectation{{"sdg:4", "target:4.1 target:4.10 target:4.a target:4.b"}, {"sdg:13", ""}}},
		{"ActionPointsBySDG", lists(kg.Reader.ActionPointsBySDG), []expectation{{"sdg:13", "action-point:1 action-point:2"}, {"sdg:11", ""}}},
		{"SDGLinksBySubject", lists(kg.Reader.SDGLinksBySubject), []expectation{
			{"city:espoo", "sdg-link:city:espoo:4:learning-city sdg-link:city:espoo:4:award sdg-link:city:espoo:4:local-review sdg-link:city:espoo:13:local-review"},
			{"action-point:1", "sdg-link:action-point:1:4 sdg-link:action-point:1:13"}, {"award:2017", ""},
		}},
		{"ThemesByActionPoint", lists(kg.Reader.ThemesByActionPoint), []expectation{{"action-point:1", "theme:earth theme:health"}, {"action-point:2", ""}, {"conference:iclc-2", ""}}},
		{"CitiesByAward", lists(kg.Reader.CitiesByAward), []expectation{{"award:2015", "city:espoo city:santiago city:santiago-fi city:beijing"}, {"award:2017", "city:espoo"}}},
		{"ThemeLinksByCaseStudy", listsOf(kg.Reader.ThemeLinksByCaseStudy, func(l *kg.ThemeLink) string { return string(l.SubjectID) + "/" + string(l.Theme.ID) }), []expectation{
			{"case-study:espoo-2015", "case-study:espoo-2015/theme:key-feature-2 case-study:espoo-2015/theme:key-feature-10 case-study:espoo-2015/theme:earth"}, {"conference:iclc-2", ""},
		}},
		{"ActionPointLinksByCaseStudy", listsOf(kg.Reader.ActionPointLinksByCaseStudy, func(l *kg.ActionPointLink) string { return string(l.ActionPoint.ID) }), []expectation{
			{"case-study:espoo-2015", "action-point:1 action-point:2"}, {"case-study:zurich-2015", ""},
		}},
		{"ThemesByConference", lists(kg.Reader.ThemesByConference), []expectation{{"conference:iclc-2", "theme:earth theme:health"}, {"conference:a-planned", ""}, {"action-point:1", ""}}},
		{"DocumentsByConference", lists(kg.Reader.DocumentsByConference), []expectation{{"conference:iclc-2", "document:a-statement document:statement"}, {"conference:iclc-1", ""}}},
		{"PublicationsByConference", lists(kg.Reader.PublicationsByConference), []expectation{{"conference:iclc-2", "publication:book"}, {"conference:iclc-1", ""}}},
		{"AwardsByConference", lists(kg.Reader.AwardsByConference), []expectation{{"conference:iclc-2", "award:2015"}, {"conference:iclc-1", ""}}},
		{"ActionPointsByDocument", lists(kg.Reader.ActionPointsByDocument), []expectation{{"document:statement", "action-point:1 action-point:2"}, {"document:undated", ""}}},
		{"ThemesByDocument", lists(kg.Reader.ThemesByDocument), []expectation{{"document:statement", "theme:key-feature-2 theme:key-feature-10"}, {"document:undated", ""}}},
		{"CaseStudiesByPublication", lists(kg.Reader.CaseStudiesByPublication), []expectation{
			{"publication:book", "case-study:espoo-2015 case-study:espoo-undated case-study:zurich-2015 case-study:beijing-2015"}, {"publication:empty", ""},
		}},
		{"ClusterCitiesByCluster", listsOf(kg.Reader.ClusterCitiesByCluster, clusterCity), []expectation{
			{"cluster:esd", "cluster:esd/city:espoo/COORDINATOR cluster:esd/city:cordoba/MEMBER cluster:esd/city:zurich/MEMBER cluster:esd/city:espoo/ON_THEME"}, {"city:espoo", ""},
		}},
		{"ConferencesByTheme", lists(kg.Reader.ConferencesByTheme), []expectation{{"theme:earth", "conference:iclc-1 conference:iclc-2"}, {"theme:key-feature-2", ""}}},
	}
}
