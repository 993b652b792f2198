package kg_test

import (
	"strings"
	"testing"

	"learningcities/kg"
)

func TestKinds(t *testing.T) {
	for _, k := range kg.EntityKind("").Values() {
		id := k.ID("a:b")
		if id.Kind() != k {
			t.Errorf("the kind of %s is %q, want %s", id, id.Kind(), k)
		}
		if id.Slug() != "a:b" {
			t.Errorf("the slug of %s is %q", id, id.Slug())
		}
		if e := kg.New(k); e == nil || e.EntityKind() != k {
			t.Errorf("New(%s) is %v", k, e)
		}
		if k.Label() == "" || !strings.EqualFold(k.Label(), strings.ReplaceAll(string(k), "_", "")) {
			t.Errorf("the label of %s is %q", k, k.Label())
		}
	}
	for _, id := range []kg.ID{"", "city", "City:espoo", "source:a", "sdg-link:city:espoo:4"} {
		if id.Kind() != "" {
			t.Errorf("the kind of %q is %s", id, id.Kind())
		}
	}
	if kg.New("NONE") != nil {
		t.Error("New makes an entity of no kind")
	}
}

func TestSDGLinkID(t *testing.T) {
	for _, c := range []struct {
		subject kg.ID
		goal    int
		scope   kg.SDGLinkScope
		want    kg.ID
	}{
		{"case-study:melton-2015", 11, "", "sdg-link:case-study:melton-2015:11"},
		{"city:espoo", 4, kg.ScopeLocalReview, "sdg-link:city:espoo:4:local-review"},
	} {
		got := kg.SDGLinkID(c.subject, c.goal, c.scope)
		if got != c.want || !got.IsSDGLink() || got.IsSource() {
			t.Errorf("SDGLinkID(%s, %d, %q) = %s, want %s", c.subject, c.goal, c.scope, got, c.want)
		}
	}
}
