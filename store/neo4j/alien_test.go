//go:build neo4j

package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// TestDamage takes something away from a version. It is not served, in whole or in half, and a seed writes it anew.
func TestDamage(t *testing.T) {
	d := storetest.World(t, "damage")
	for _, damage := range []string{
		"MATCH (c:City {id: 'city:zurich'}) SET c.rank = null",
		"MATCH (c:City {id: 'city:zurich'}) SET c.rank = 'last'",
		"MATCH (c:CaseStudy {id: 'case-study:espoo-2015'}) DETACH DELETE c",
		"MATCH (l:SDGLink {id: 'sdg-link:city:espoo:4:award'}) DETACH DELETE l",
		"MATCH (n:RelatedCities {city: 'city:espoo'}) DELETE n",
		"MATCH (d:Dataset) SET d.counts = ['{']",
		"MATCH (d:Dataset) SET d.counts = []",
	} {
		s := open(t)
		replace(t, s, d)
		if err := s.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		cypher(t, damage, nil)
		fresh, err := neo4j.Open(config())
		if err != nil {
			t.Fatal(err)
		}
		if err := fresh.Ready(t.Context()); !errors.Is(err, neo4j.ErrUnusable) {
			t.Errorf("%s: Ready says %v, want ErrUnusable", damage, err)
		}
		if change := replace(t, fresh, d); !change.Written {
			t.Errorf("%s: a seed takes it as it is", damage)
		}
		if err := fresh.Ready(t.Context()); err != nil {
			t.Errorf("%s: after a seed Ready says %v", damage, err)
		}
		if err := fresh.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// TestAlienData damages one property after another. Each reader must answer with an error that names the property and the node, and
// show nothing of it outside.
func TestAlienData(t *testing.T) {
	s := open(t)
	d := storetest.World(t, "alien")
	replace(t, s, d)
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	entities := func(id kg.ID) func(context.Context) error {
		return func(ctx context.Context) error { _, err := r.EntitiesByID(ctx, []kg.ID{id}); return err }
	}
	page := kg.PageQuery{Limit: 5}
	related := func(ctx context.Context) error {
		q := kg.NewRelated(nil, nil)
		q.PageQuery = page
		_, err := r.RelatedByCity(ctx, q, []kg.ID{"city:espoo"})
		return err
	}
	search, err := kg.NewSearch("espoo", nil)
	if err != nil {
		t.Fatal(err)
	}
	espoo, err := kg.NewCityFilter(&kg.CityFilter{Slugs: []string{"espoo"}}, "cities")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		match, property, value, node string
		ask                          func(context.Context) error
	}{
		{"(n:City {id: 'city:espoo'})", "population", "'many'", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "population", "1.5", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "memberSince", "[2015]", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "names", "'Espoo'", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "names", "['{']", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "names", "['{\"text\":\"x\",\"alien\":1}']", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "names", "[1, 2]", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "region", "'ATLANTIS'", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "country", "null", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "longitude", "null", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "latitude", "60", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "latitude", "0.0 / 0.0", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "latitude", "90.5", "city:espoo", entities("city:espoo")},
		{"(:City {id: 'city:espoo'})-[n:SERVES]->(:SDG {id: 'sdg:4'})", "evidence", "['sdg-link:gone']", "city:espoo", func(ctx context.Context) error {
			_, err := r.CitySDGsByCity(ctx, []kg.ID{"city:espoo"})
			return err
		}},
		{"(:City {id: 'city:espoo'})-[n:SERVES]->(:SDG {id: 'sdg:4'})", "evidence", "[]", "city:espoo", func(ctx context.Context) error {
			_, err := r.CitiesBySDG(ctx, page, []kg.ID{"sdg:4"})
			return err
		}},
		{"(n:City {id: 'city:espoo'})", "rankNameAsc", "'first'", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "confidence", "true", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "notes", "date()", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "citations", "['{\"source\":\"nowhere\"}']", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "searchTexts", "[1, 2]", "city:espoo", entities("city:espoo")},
		{"(n:City {id: 'city:espoo'})", "searchRank", "0.5", "city:espoo", func(ctx context.Context) error { _, err := r.Search(ctx, search); return err }},
		{"(n:City {id: 'city:espoo'})", "rank", "3.0", "city:espoo", func(ctx context.Context) error {
			_, err := r.GoalFacts(ctx, kg.GoalQuery{Cities: espoo}) // those of all are kept
			return err
		}},
		{"(n:Source {id: 'source:press'})", "kind", "3", "source:press", func(ctx context.Context) error { _, err := r.ListSources(ctx, page); return err }},
		{"(n:SDGLink {id: 'sdg-link:city:espoo:4:award'})", "basis", "'HEARSAY'", "sdg-link:city:espoo:4:award", func(ctx context.Context) error {
			_, err := r.CitySDGsByCity(ctx, []kg.ID{"city:espoo"})
			return err
		}},
		{"(n:Dataset)", "counts", "7", "Dataset", func(ctx context.Context) error { _, err := r.Info(ctx); return err }},
		{"(n:AwardProgramme)", "established", "'long ago'", "AwardProgramme", func(ctx context.Context) error { _, err := r.AwardProgramme(ctx); return err }},
		{"(n:NetworkSize {asOf: '2023'})", "members", "'all'", "NetworkSize", func(ctx context.Context) error { _, err := r.NetworkSizes(ctx); return err }},
		{"(:City {id: 'city:espoo'})-[n:MEMBER_OF {role: 'MEMBER'}]->()", "role", "'KING'", "city:espoo", func(ctx context.Context) error {
			_, err := r.ClusterCitiesByCity(ctx, []kg.ID{"city:espoo"})
			return err
		}},
		{"(n:RelatedCities {city: 'city:espoo'})", "reasons", "[x IN n.reasons | replace(x, 'millionths', 'millions')]", "city:espoo", related},
		{"(n:RelatedCities {city: 'city:espoo'})", "reasons", "[x IN n.reasons | replace(x, '\"millionths\":', '\"millionths\":-')]", "city:espoo", related},
		{"(n:RelatedCities {city: 'city:espoo'})", "cities", "['city:gone']", "city:espoo", related},
		{"(:CaseStudy {id: 'case-study:zurich-2015'})-[n:HAS_THEME]->()", "basis", "1", "case-study:zurich-2015", func(ctx context.Context) error {
			_, err := r.ThemeLinksByCaseStudy(ctx, []kg.ID{"case-study:zurich-2015"})
			return err
		}},
	} {
		t.Run(c.property+"="+c.value, func(t *testing.T) {
			if err := c.ask(t.Context()); err != nil {
				t.Fatalf("before: %v", err)
			}
			was := cypher(t, fmt.Sprintf("MATCH %s WITH n, n.%s AS was SET n.%s = %s RETURN was", c.match, c.property, c.property, c.value), nil)[0].Values[0]
			err := c.ask(t.Context())
			cypher(t, fmt.Sprintf("MATCH %s SET n.%s = $was", c.match, c.property), map[string]any{"was": was})
			if kg.CodeOf(err) != kg.CodeInternal || err == nil {
				t.Fatalf("the answer is %v, want %s", err, kg.CodeInternal)
			}
			if !strings.Contains(err.Error(), "property "+c.property) || !strings.Contains(err.Error(), c.node) {
				t.Errorf("the error does not name property and node: %v", err)
			}
		})
	}
	t.Run("labels", func(t *testing.T) {
		cypher(t, "MATCH (n:City {id: 'city:zurich'}) REMOVE n:City SET n:Planet", nil)
		if err := entities("city:zurich")(t.Context()); kg.CodeOf(err) != kg.CodeInternal || !strings.Contains(err.Error(), "city:zurich") {
			t.Errorf("a node without a kind: %v", err)
		}
	})
}

// TestAlienVocabulary damages records that are read once for a version. The version is not served, with an error that names the property and the node. Who has read them
// before serves on, and a seed writes them anew.
func TestAlienVocabulary(t *testing.T) {
	d := storetest.World(t, "alien vocabulary")
	for _, c := range []struct{ match, property, value, node string }{
		{"(n:SDG {id: 'sdg:4'})", "number", "99999999999", "sdg:4"},
		{"(n:SDG {id: 'sdg:4'})", "number", "18", "sdg:4"},
		{"(n:SDG {id: 'sdg:4'})", "colour", "null", "sdg:4"},
		{"(n:Conference {id: 'conference:iclc-2'})", "figures", "['{\"kind\":\"X\"}']", "conference:iclc-2"},
		{"(n:Country {code: 'FI'})", "region", "'ATLANTIS'", "country:FI"},
		{"(n:Country {code: 'FI'})", "entityKind", "'THEME'", "country:FI"},
		{"(n:Theme {id: 'theme:health'})", "names", "['{']", "theme:health"},
	} {
		t.Run(c.property+"="+c.value, func(t *testing.T) {
			s := open(t)
			replace(t, s, d)
			before, err := s.Current(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			fresh, _ := behind(t, nil)
			cypher(t, fmt.Sprintf("MATCH %s SET n.%s = %s", c.match, c.property, c.value), nil)
			for range 2 { // what was not good is not kept
				_, current := fresh.Current(t.Context())
				_, at := fresh.At(t.Context(), d.Info.Version)
				for _, err := range []error{fresh.Ready(t.Context()), current, at} {
					if !errors.Is(err, neo4j.ErrUnusable) || kg.CodeOf(err) != kg.CodeUnavailable {
						t.Fatalf("it is served: %v, want ErrUnusable", err)
					}
					if text := err.Error(); c.property != "entityKind" && (!strings.Contains(text, "property "+c.property) || !strings.Contains(text, c.node)) {
						t.Errorf("the error does not name property and node: %v", err)
					}
				}
			}
			if e, err := before.EntitiesByID(t.Context(), []kg.ID{kg.ID(c.node)}); err != nil || e[0] == nil {
				t.Errorf("who has read it before: %v, %v", e, err)
			}
			if change := replace(t, s, d); !change.Written {
				t.Error("a seed takes it as it is")
			}
			if err := fresh.Ready(t.Context()); err != nil {
				t.Errorf("after a seed: %v", err)
			}
		})
	}
}
