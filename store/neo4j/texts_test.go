//go:build neo4j

package neo4j_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
)

// TestTexts asks for names that the index of words may not know as they are: long ones, which it cuts, and those with what is no letter. Both stores find the same, with the index
// and without it.
func TestTexts(t *testing.T) {
	d, err := seed.Read(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	// Lucene cuts words at 255 and, where a character of two units stands there, at 256.
	long, wide := strings.Repeat("abcdefghij", 26), strings.Repeat("𠀀𠀁", 130)
	for i, name := range []string{long + "xyz", wide + "海外", "x" + wide + "海上", "C++ city", "a\u00a0b\u2003c\u001cd\u200be", "~*?:\\/()[]{}^! NOT AND", "١٢٣ ½ x²"} {
		d.Cities[i].LocalName = &kg.Name{Text: name}
	}
	if err := d.Build(); err != nil {
		t.Fatal(err)
	}
	s := open(t)
	neo4j.AskIndexOfTexts(s)
	replace(t, s, d)
	texts := []string{
		"x", "xyz", "jx", "jabc", long, long + "x", long[250:] + "xyz", wide[len(wide)-8:] + "海", "海", "海外", "𠀁海", "𠀁𠀀", "c++", "c+", "+", "a b", "b", "c\u001cd", "d\u200be", "not and", "and",
		"١٢", "½", "1/2", "x2", "2", "san", "burg", "ão", "a", "", " ", "são paulo", "*", "?", "x AND y", "city", "c",
	}
	stores := map[string]kg.Store{"with the index": s}
	for _, state := range []string{"with the index", "without it"} {
		if state == "without it" {
			cypher(t, "DROP INDEX city_and_case_study_texts", nil)
			stores[state] = again(t)
			neo4j.AskIndexOfTexts(stores[state].(*neo4j.Store)) //nolint:forcetypeassert // it is one
		}
		for _, text := range texts {
			want, got := asTexts(t, memory.Open(d), text), asTexts(t, stores[state], text)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%.40q %s: %s", text, state, diff)
			}
		}
	}
}

// again opens a store over the database as it is.
func again(t *testing.T) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(config())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	return s
}

// asTexts searches for a text and asks for the cities whose names it is, begins, or is in.
func asTexts(t *testing.T, s kg.Store, text string) []string {
	t.Helper()
	r, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	if len([]rune(text)) <= kg.MaxSearch {
		q, err := kg.NewSearch(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		q.Limit, q.Total = kg.MaxPage, true
		hits, err := r.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range hits.Items {
			found = append(found, fmt.Sprintf("%s %s", hit.Entity.GetID(), hit.Match))
		}
		found = append(found, fmt.Sprint(hits.Total))
	}
	for _, is := range []*kg.StringFilter{{Contains: &text}, {StartsWith: &text}, {Eq: &text}, {In: []string{text, "Cork"}}} {
		f, err := kg.NewCityFilter(&kg.CityFilter{Name: is}, "filter")
		if err != nil {
			t.Fatal(err)
		}
		q := kg.CityQuery{PageQuery: kg.PageQuery{Limit: kg.MaxPage, Total: true, Filter: f}, Order: kg.CityOrders()[0]}
		page, err := r.ListCities(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Items {
			found = append(found, string(c.ID))
		}
		found = append(found, fmt.Sprint(page.Total))
	}
	return found
}
