package kg_test

import (
	"strings"
	"testing"

	"learningcities/kg"
)

func TestNames(t *testing.T) {
	show := func(names []*kg.Name) string {
		var b strings.Builder
		for _, n := range names {
			tag := "-"
			if n.Language != nil {
				tag = *n.Language
			}
			b.WriteString(tag + ":" + n.Text + " ")
		}
		return strings.TrimSpace(b.String())
	}
	names := func(pairs ...string) []*kg.Name {
		var all []*kg.Name
		for _, p := range pairs {
			tag, text, _ := strings.Cut(p, ":")
			all = append(all, kg.NewName(text, strings.TrimPrefix(tag, "-")))
		}
		return all
	}
	for _, c := range []struct{ in, want string }{
		{"zh:z pt:p fr:f ar:a en:e", "ar:a en:e fr:f zh:z pt:p"},
		{"en:e -:local", "en:e -:local"},
		{"en:Abuja -:Abuja", "en:Abuja"},
		{"en:Paris fr:Paris", "en:Paris fr:Paris"},
		{"en:a en:a", "en:a"},
		{"ko:k fa:f el:e", "el:e fa:f ko:k"},
	} {
		if got := show(kg.SortNames(names(strings.Fields(c.in)...))); got != c.want {
			t.Errorf("SortNames(%s) = %s, want %s", c.in, got, c.want)
		}
	}
	for _, c := range []struct {
		names    string
		language kg.Language
		want     string
	}{
		{"ar:a en:e", kg.LanguageAr, "a"},
		{"ar:a en:e", kg.LanguageZh, "e"},
		{"zh-Hant:z en:e", kg.LanguageZh, "z"},
		{"ko:local", kg.LanguageFr, "local"},
	} {
		r := &kg.Record{Names: kg.SortNames(names(strings.Fields(c.names)...))}
		if got := r.Name(c.language); got != c.want {
			t.Errorf("the name of %s in %s is %s, want %s", c.names, c.language, got, c.want)
		}
	}
}
