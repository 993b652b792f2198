package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// searchFor asks for the first page of all hits.
func searchFor(t *testing.T, text string, kinds ...kg.EntityKind) kg.SearchQuery {
	t.Helper()
	q, err := kg.NewSearch(text, kinds)
	if err != nil {
		t.Fatal(err)
	}
	q.Limit, q.Total = kg.MaxPage, true
	return q
}

// testSearch searches the hostile world. What is found and in which order is written by hand: "id:match:text".
func testSearch(t *testing.T, r kg.Reader) {
	for _, c := range []struct {
		text  string
		kinds []kg.EntityKind
		want  string
	}{
		{"espoo", []kg.EntityKind{kg.KindCity}, "city:espoo:EXACT:Espoo"},
		{"ESP", []kg.EntityKind{kg.KindCity, kg.KindSDG}, "city:espoo:PREFIX:Espoo"},
		{"cordoba", []kg.EntityKind{kg.KindCity}, "city:cordoba-upper:EXACT:CORDOBA city:cordoba:EXACT:Cordoba city:cordoba-accent:EXACT:Córdoba"},
		{"CÓRD", []kg.EntityKind{kg.KindCity}, "city:cordoba-upper:PREFIX:CORDOBA city:cordoba:PREFIX:Cordoba city:cordoba-accent:PREFIX:Córdoba"},
		{"santiago", []kg.EntityKind{kg.KindCity}, "city:santiago:EXACT:Santiago city:santiago-fi:EXACT:Santiago"},
		{"ohig", nil, "city:o-hyphen:PREFIX:O’Higgins-Ville"},
		{"o'higgins vi", nil, "city:o-hyphen:PREFIX:O’Higgins-Ville"},
		{"ville", []kg.EntityKind{kg.KindCity}, "city:o-hyphen:WORDS:محلي O’Higgins-Ville"},
		{"ille", nil, ""},
		{"zurich", []kg.EntityKind{kg.KindCity}, "city:zurich:EXACT:Zürich"},
		{"ادر", nil, "city:adrar:PREFIX:أدرار"},
		{"محلي أ", nil, "city:adrar:PREFIX:محلي أدرار"},
		{"京", []kg.EntityKind{kg.KindCity}, "city:beijing:WORDS:北京"},
		{"北", []kg.EntityKind{kg.KindCity}, "city:beijing:PREFIX:北京"},
		{"京北", nil, ""},
		{"emoji", nil, "city:emoji:WORDS:محلي 🏙 Emoji"}, // of equals the first in names,
		{"🏙", nil, "city:emoji:PREFIX:🏙 Emoji"},
		{"n", []kg.EntityKind{kg.KindCity, kg.KindCountry}, "city:nothing:PREFIX:Nothing country:NA:PREFIX:Namibia"},
		{"na", nil, "country:NA:EXACT:NA"},
		{"NAM", nil, "country:NA:EXACT:NAM"},
		{"cote divoire", nil, "country:CI:EXACT:Côte d'Ivoire"},
		{"goal 1", nil, "sdg:11:PREFIX:Goal 11 sdg:13:PREFIX:Goal 13"},
		{"sdg 4", nil, "sdg:4:EXACT:SDG 4"},
		{"target 4.1", nil, "target:4.1:EXACT:Target 4.1 target:4.10:PREFIX:Target 4.10"},
		{"4.A", nil, "target:4.a:WORDS:Target 4.a"},
		{"iclc", nil, "conference:iclc-2:PREFIX:ICLC 2"},
		{"t", []kg.EntityKind{kg.KindActionPoint, kg.KindPublication, kg.KindTheme}, "publication:book:EXACT:T action-point:1:PREFIX:Title theme:key-feature-10:PREFIX:Ten theme:key-feature-2:PREFIX:Two"},
		{"earth", nil, "theme:earth:EXACT:Éarth"},
		{"c", []kg.EntityKind{kg.KindDocument, kg.KindCluster}, "document:statement:EXACT:C cluster:citizenship:PREFIX:Citizenship"},
		{"", nil, ""}, {"?!", nil, ""}, {"\u0301", nil, ""}, {"\x00", nil, ""},
		{"espoo", []kg.EntityKind{}, ""},
		{strings.Repeat("x", kg.MaxSearch), nil, ""},
		{"a' OR 1=1 //", nil, ""}, {"$parts", nil, ""}, {"\\", nil, ""},
	} {
		q := searchFor(t, c.text, c.kinds...)
		if c.kinds != nil && len(c.kinds) == 0 {
			q.Kinds = 0
		}
		page, err := r.Search(t.Context(), q)
		check(t, fmt.Sprintf("%q in %v", c.text, c.kinds), c.want, strings.Join(shownHits(page), " "), err)
		if page.HasNext || page.HasPrevious || page.Total != len(page.Items) {
			t.Errorf("%q: %d of %d hits, more after %v, before %v", c.text, len(page.Items), page.Total, page.HasNext, page.HasPrevious)
		}
	}
	testSearchPages(t, r)
}

func shownHits(p kg.Page[*kg.SearchHit]) []string {
	shown := make([]string, len(p.Items))
	for i, h := range p.Items {
		shown[i] = fmt.Sprintf("%s:%s:%s", h.Entity.GetID(), h.Match, h.Matched.Text)
	}
	return shown
}

// testSearchPages walks the hits of one letter from each of them with several page sizes, and with cursors of what was not found.
func testSearchPages(t *testing.T, r kg.Reader) {
	whole, err := r.Search(t.Context(), searchFor(t, "c"))
	if err != nil || len(whole.Items) < 8 {
		t.Fatalf("a search for c finds %v: %v", shownHits(whole), err)
	}
	all := shownHits(whole)
	for at := -1; at < len(all); at++ {
		for _, limit := range []int{1, 3, len(all)} {
			q := searchFor(t, "c")
			q.Limit, q.Total = limit, limit == 3
			if at >= 0 {
				q.From = whole.Items[at].Entity.GetID()
			}
			page, err := r.Search(t.Context(), q)
			end := min(len(all), at+1+limit)
			check(t, fmt.Sprintf("%+v", q), all[at+1:end], shownHits(page), err)
			if page.HasPrevious != (at >= 0) || page.HasNext != (end < len(all)) || page.Total != map[bool]int{true: len(all)}[q.Total] {
				t.Errorf("%+v: more before %v, after %v, total %d", q, page.HasPrevious, page.HasNext, page.Total)
			}
		}
	}
	for _, from := range []kg.ID{"city:espoo", "city:unknown", "source:press", "nonsense", "\x00"} {
		for _, text := range []string{"c", "?"} {
			q := searchFor(t, text, slices.Clone(kg.EntityKind("").Values())...)
			q.From = from
			if _, err := r.Search(t.Context(), q); kg.CodeOf(err) != kg.CodeInvalidCursor {
				t.Errorf("a cursor of %q in a search for %q: %v, want %s", from, text, err, kg.CodeInvalidCursor)
			}
		}
	}
}
