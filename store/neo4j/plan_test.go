//go:build neo4j

package neo4j_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// planParams are values for the parameters of every query that reads.
func planParams() map[string]any {
	return map[string]any{
		"version": "v", "keys": []string{"city:espoo"}, "from": "", "limit": 5, "counted": true, "served": "sdgs", "basis": "", "kinds": []string{"CITY"}, "parts": []string{" a"},
		"rows": []any{}, "info": map[string]any{}, "schema": 1, "by": "", "kind": "CITY", "label": "City", "names": []string{"id"}, "own": true, "only": []string{"a", "b"}, "explained": true, "sign": 1.0, "x": 0.5, "y": 0.5, "z": 0.5, "few": 1, "found": "version:none", "named": "version:none",
		"City": []string{"id"}, "CaseStudy": []string{"id"}, "SDGLink": []string{"id"}, "Source": []string{"id"}, "Entity": map[string]any{"CITY": []string{"id"}}, "minScore": 1,
		"least": 1, "most": 2, "leastX": 0.1, "mostX": 0.2, "leastY": 0.1, "mostY": 0.2, "leastZ": 0.1, "mostZ": 0.2, "south": 1.5, "north": 2.5,
	}
}

// TestPlans explains every query: each finds its nodes by an index, whatever Neo4j believes about how many there are. A plan is kept: one that was
// made before there was data, or before Neo4j had counted it, serves long after.
func TestPlans(t *testing.T) {
	s := open(t)
	replace(t, s, storetest.World(t, "for the schema"))
	s = open(t)
	for _, state := range []string{"empty", "seeded"} {
		if state == "seeded" {
			cypher(t, "CALL db.prepareForReplanning(60)", nil) // it counts what the indexes hold: nothing, and believes that from now on
			replace(t, s, dataset(t))
		}
		for name, text := range neo4j.Texts(s) {
			if gathers := strings.Contains(name, neo4j.Gathered); gathers && !strings.Contains(name, "rankName") || state == "empty" && (gathers || strings.HasSuffix(name, " backward")) { // found as forward; a plan takes a third of a second
				continue
			}
			plan := checkPlan(t, state, name, text, planParams())
			// A page of a whole list is read from the index in its order, however long the list is.
			if whole := strings.HasPrefix(name, "list_") && !strings.HasPrefix(name, "list_cities_by_distance") && !strings.Contains(name, neo4j.Gathered); whole && strings.Contains(plan, "Top@") {
				t.Errorf("%s, %s: the plan looks at the whole list:\n%s", name, state, plan)
			}
		}
	}
}

// TestFilteredPlans explains the queries with a filter: they look at no more than the list that they filter, or than what it names.
func TestFilteredPlans(t *testing.T) {
	s := open(t)
	replace(t, s, dataset(t))
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count, cork := 2, "cork"
	f, err := kg.NewCityFilter(&kg.CityFilter{
		Or:          []*kg.CityFilter{{Countries: []string{"FI"}}, {Not: &kg.CityFilter{Regions: []kg.Region{"AFRICA"}}}},
		Near:        &kg.NearFilter{City: &cork, WithinKm: 1000},
		CaseStudies: &kg.CaseStudySetFilter{Some: &kg.CaseStudyFilter{City: &kg.CityFilter{SDGs: &kg.SDGSetFilter{Count: &kg.IntFilter{Gte: &count}}}}},
	}, "filter")
	if err == nil {
		err = f.Locate(t.Context(), r)
	}
	if err != nil {
		t.Fatal(err)
	}
	where, values, err := neo4j.FilterText(f)
	if err != nil {
		t.Fatal(err)
	}
	params := planParams()
	maps.Copy(params, values)
	for _, state := range []string{"seeded", "empty"} {
		if state == "empty" {
			s = open(t)
		}
		for name, text := range neo4j.Texts(s) {
			if strings.Contains(text, neo4j.FilterMark) && strings.Contains(text, "(x:City") {
				checkPlan(t, state, name+" under a filter", strings.ReplaceAll(text, neo4j.FilterMark, where), params)
			}
		}
		for name, text := range neo4j.Narrowed(s) {
			plan := checkPlan(t, state, name, text, params)
			// All that the statement says of what it finds is for the index: with the version in front, a seek can take it.
			if seeks := strings.Count(plan, "IndexSeek"); seeks != strings.Count(text, "USING INDEX SEEK")-strings.Count(text, "ELSE EXISTS") { // which the plan does not show
				t.Errorf("%s, %s: %d seeks:\n%s", name, state, seeks, plan)
			}
		}
	}
}

// scans are the operators that look at more than what is asked for. A scan of an index is chosen, too, where Neo4j believes that it holds next to nothing.
var scans = []string{"AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "RelationshipTypeScan", "CartesianProduct"}

// alone are the queries that ask once a version or a seed: for the nodes Current and Dataset, of which there are few, or for sides of one row each.
var alone = []string{"current", "intact", "newest", "write/begin", "write/count", "write/flip", "write/lock", "write/relations", "write/versions"}

// checkPlan plans a text as if it were new: the state stands in it, so that no plan of another state is taken.
func checkPlan(t *testing.T, state, name, text string, params map[string]any) string {
	t.Helper()
	plan := cypherPlan(t, "PROFILE /* "+state+" */ "+text, params)
	for _, scan := range scans {
		if strings.Contains(plan, scan) && !slices.Contains(alone, name) && !(scan == "CartesianProduct" && strings.HasPrefix(name, "related_by_city")) { // of a city and its list
			t.Errorf("%s, %s: the plan has %s:\n%s\n%s", name, state, scan, text, plan)
		}
	}
	if strings.Contains(plan, "Eager@") && !strings.HasPrefix(name, "write/") {
		t.Errorf("%s, %s: the plan holds all rows in the middle:\n%s\n%s", name, state, text, plan)
	}
	return plan
}

// cypherPlan are the operators of a statement's plan, one a line. The statement is carried out and undone: of a plan that is only explained, the driver (5.28.5) gives the last child of
// an operator in place of its others.
func cypherPlan(t *testing.T, statement string, params map[string]any) string {
	t.Helper()
	d, err := driver.NewDriverWithContext(target.URI, driver.BasicAuth(target.Username, target.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.WithoutCancel(t.Context())) }()
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(context.WithoutCancel(t.Context())) }()
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Close(context.WithoutCancel(t.Context())) }()
	result, err := tx.Run(t.Context(), statement, params)
	if err != nil {
		t.Fatalf("%v\n%s", err, statement)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatalf("%v\n%s", err, statement)
	}
	var b strings.Builder
	var walk func(p driver.ProfiledPlan)
	walk = func(p driver.ProfiledPlan) {
		b.WriteString(p.Operator() + "\n")
		for _, child := range p.Children() {
			walk(child)
		}
	}
	walk(summary.Profile())
	return b.String()
}
