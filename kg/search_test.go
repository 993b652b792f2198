package kg_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// found searches among entities of which each has the texts of one line: a test that needs no store. It answers "n:MATCH:text", n being
// the place of the line.
func found(t *testing.T, query string, kinds []kg.EntityKind, lines ...string) string {
	t.Helper()
	d := &kg.Dataset{}
	for i, line := range lines {
		c := &kg.Cluster{Record: kg.Record{ID: kg.KindCluster.NumberID(i), Provenance: new(kg.Provenance)}}
		for j, text := range strings.Split(line, " | ") {
			c.Names = append(c.Names, kg.NewName(text, []string{"en", "fr", "zh"}[j]))
		}
		d.Clusters = append(d.Clusters, c)
	}
	if err := d.Build(); err != nil {
		t.Fatal(err)
	}
	return show(t, d, query, kinds)
}

func show(t *testing.T, d *kg.Dataset, query string, kinds []kg.EntityKind) string {
	t.Helper()
	q, err := kg.NewSearch(query, kinds)
	if err != nil {
		t.Fatal(err)
	}
	q.Limit = kg.MaxPage
	entities := map[kg.ID]kg.Entity{}
	var candidates []kg.SearchCandidate
	for _, kind := range q.Kinds.Kinds() {
		for _, e := range d.Entities(kind) {
			entities[e.GetID()] = e
			if c := kg.Candidate(e, q.Parts()); len(c.Texts) > 0 {
				candidates = append(candidates, c)
			}
		}
	}
	page, err := q.Page(candidates)
	if err != nil {
		t.Fatal(err)
	}
	var of []kg.Entity
	for _, id := range page.Items {
		of = append(of, entities[id])
	}
	hits, err := q.Hits(page, of)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits.Items {
		out = append(out, fmt.Sprintf("%s:%s:%s", h.Entity.GetID().Slug(), h.Match, h.Matched.Text))
	}
	return strings.Join(out, ", ")
}

func TestSearch(t *testing.T) {
	for _, c := range []struct{ query, lines, want string }{
		{"cork", "Cork", "0:EXACT:Cork"},
		{"CO", "Cork", "0:PREFIX:Cork"},
		{"ork", "Cork", ""},
		{"city mex", "Mexico City", "0:WORDS:Mexico City"},
		{"mexico c", "Mexico City", "0:PREFIX:Mexico City"},
		{"mex city", "Mexico City", "0:WORDS:Mexico City"},
		{"mexico mexico", "Mexico City", "0:WORDS:Mexico City"},
		{"mexico town", "Mexico City | Town", ""}, // all words in one text
		{"cordoba", "Córdoba/CORDOBA/Cordoba | Cordobà", "1:EXACT:CORDOBA, 2:EXACT:Cordoba, 0:EXACT:Córdoba"},
		{"nzere", "N'Zérékoré/N’Zérékoré", "0:PREFIX:N'Zérékoré, 1:PREFIX:N’Zérékoré"},
		{"modi'in re'ut", "Modiin-Maccabim-Reut", "0:WORDS:Modiin-Maccabim-Reut"},
		{"wakra", "Al-Wakra", "0:WORDS:Al-Wakra"},
		{"al-w", "Al Wakra", "0:PREFIX:Al Wakra"},
		{"الاسك", "Alexandria | الإسكندرية", "0:PREFIX:الإسكندرية"},
		{"مدينة", "مدينه", "0:EXACT:مدينه"},
		{"مُح", "محمد", "0:PREFIX:محمد"},
		{"海", "上海", "0:WORDS:上海"},
		{"上", "上海", "0:PREFIX:上海"},
		{"上海", "上海市", "0:PREFIX:上海市"},
		{"海上", "上海", ""}, // characters that are asked for together stand together
		{"海 上", "上海", "0:WORDS:上海"},
		{"京", "東京タワー", "0:WORDS:東京タワー"},
		{"タワ", "東京タワー", "0:WORDS:東京タワー"},
		{"がっこう", "かっこう", "0:EXACT:かっこう"},
		{"เทพ", "กรุงเทพ", "0:WORDS:กรุงเทพ"},
		{"ທະ", "ສະຫວັນນະເຂດ", ""},
		{"ນະ", "ສະຫວັນນະເຂດ", "0:WORDS:ສະຫວັນນະເຂດ"},
		{"ពេញ", "ភ្នំពេញ", "0:WORDS:ភ្នំពេញ"},
		{"ကုန်", "ရန်ကုန်", "0:WORDS:ရန်ကုန်"},
		{"울", "서울", ""},
		{"서", "서울", "0:PREFIX:서울"},
		{"emo", "🏙 Emoji", "0:WORDS:🏙 Emoji"},
		{"🏙", "🏙 Emoji", "0:PREFIX:🏙 Emoji"},
		{"strasse", "Lange Straße", "0:WORDS:Lange Straße"},
		{"11.3", "Target 11.3/Target 11.30/Target 3.11", "0:WORDS:Target 11.3, 1:WORDS:Target 11.30, 2:WORDS:Target 3.11"},
		{"b", "b x/a b/b/b", "2:EXACT:b, 3:EXACT:b, 0:PREFIX:b x, 1:WORDS:a b"},
		{"b", "a b | b c | b", "0:EXACT:b"},
		{"b", "a b | b c | b d", "0:PREFIX:b c"}, // of equals the first
		{"", "Cork", ""},
		{"?!—", "Cork/?!/…", ""},
		{"\u0301", "Cork", ""},
		{"   ", "Cork", ""},
	} {
		if got := found(t, c.query, nil, strings.Split(c.lines, "/")...); got != c.want {
			t.Errorf("%q in %s finds %q, want %q", c.query, c.lines, got, c.want)
		}
	}
	if got := found(t, "a", []kg.EntityKind{}, "a"); got != "" {
		t.Errorf("no kinds find %s", got)
	}
	if got := found(t, "a", []kg.EntityKind{kg.KindCity, kg.KindCountry}, "a"); got != "" {
		t.Errorf("other kinds find %s", got)
	}
}

// TestSearchTexts finds things by what is no name of theirs, and parts equals by kind.
func TestSearchTexts(t *testing.T) {
	text := func(s string) *string { return &s }
	rec := func(id kg.ID, name string) kg.Record {
		return kg.Record{ID: id, Names: []*kg.Name{kg.NewName(name, "en")}, Provenance: new(kg.Provenance)}
	}
	d := &kg.Dataset{
		Cities:       []*kg.City{{Record: rec("city:fi", "Fi"), CountryID: "country:FI", LocalName: kg.NewName("Fü", "")}},
		Countries:    []*kg.Country{{Record: rec("country:FI", "Finland"), Code: "FI", Alpha3: "FIN", M49: "246"}},
		SDGs:         []*kg.SDG{{Record: rec("sdg:11", "Sustainable cities"), Number: 11}, {Record: rec("sdg:1", "No poverty"), Number: 1}},
		Targets:      []*kg.SDGTarget{{Record: kg.Record{ID: "target:11.3", Provenance: new(kg.Provenance)}, Code: "11.3", SDGID: "sdg:11"}},
		Conferences:  []*kg.Conference{{Record: rec("conference:x", "Second conference"), ShortName: text("ICLC 2")}},
		Documents:    []*kg.Document{{Record: rec("document:x", "Paper"), Code: text("UIL/2015/ME/H/5")}},
		Publications: []*kg.Publication{{Record: rec("publication:x", "Report"), Editions: []*kg.Edition{{Language: "fr", Title: text("Rapport")}, {Language: "es"}}}},
	}
	if err := d.Build(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ query, want string }{
		{"fi", "fi:EXACT:Fi, FI:EXACT:FI"},
		{"fu", "fi:EXACT:Fü"},
		{"fin", "FI:EXACT:FIN"},
		{"finl", "FI:PREFIX:Finland"},
		{"246", ""},
		{"sdg 11", "11:EXACT:SDG 11"},
		{"SDG 1", "1:EXACT:SDG 1, 11:PREFIX:SDG 11"},
		{"goal 11", "11:EXACT:Goal 11"},
		{"target 11.3", "11.3:EXACT:Target 11.3"},
		{"cible 11", "11.3:PREFIX:Cible 11.3"},
		{"iclc 2", "x:EXACT:ICLC 2"},
		{"uil 2015", "x:PREFIX:UIL/2015/ME/H/5"},
		{"rapp", "x:PREFIX:Rapport"},
	} {
		if got := show(t, d, c.query, nil); got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
	ranks := map[int]bool{}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			ranks[kg.Candidate(e, nil).Rank] = true
		}
	}
	if len(ranks) != 8 {
		t.Errorf("8 entities have %d places", len(ranks))
	}
}

func TestNewSearch(t *testing.T) {
	if _, err := kg.NewSearch(strings.Repeat("界", kg.MaxSearch), nil); err != nil {
		t.Errorf("%d characters: %v", kg.MaxSearch, err)
	}
	if _, err := kg.NewSearch(strings.Repeat("a", kg.MaxSearch+1), nil); kg.CodeOf(err) != kg.CodeBadUserInput {
		t.Errorf("%d characters: %v, want %s", kg.MaxSearch+1, err, kg.CodeBadUserInput)
	}
	list := func(text string, kinds ...kg.EntityKind) string {
		q, err := kg.NewSearch(text, kinds)
		if err != nil {
			t.Fatal(err)
		}
		return q.List()
	}
	if list("Córdoba!") != list("cordoba") || list("a", kg.KindCity, kg.KindSDG) != list("a", kg.KindSDG, kg.KindCity, kg.KindSDG) {
		t.Error("the same question has two lists")
	}
	lists := []string{list("a"), list("b"), list("a", kg.KindCity), list("a", kg.KindSDG), list("a b"), list("a", []kg.EntityKind{}...)}
	slices.Sort(lists)
	if n := len(slices.Compact(lists)); n != 6 {
		t.Errorf("6 questions have %d lists", n)
	}
	if long := list(strings.Repeat("ﷺ", kg.MaxSearch)); len(long) > 40 {
		t.Errorf("the name of a list has %d bytes", len(long))
	}
}

// FuzzSearch looks for texts in themselves: each must find itself exactly, unless nothing of it is left.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"Córdoba", "أدرار", "上海 City", "\xff\x00", "ﷺ", "กรุงเทพ", "a\u0301 '"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" || strings.Contains(s, " | ") || len(s) > kg.MaxSearch {
			return
		}
		want := ""
		if kg.Fold(s) != "" {
			want = "0:EXACT:" + s
		}
		if got := found(t, s, nil, s); got != want {
			t.Errorf("%q in itself finds %q", s, got)
		}
	})
}
