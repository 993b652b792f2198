package neo4j

import (
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
)

// TestHolding looks for no more than what must be there, and for nothing that has a meaning to Lucene.
func TestHolding(t *testing.T) {
	index := wordIndex{there: true, cut: true}
	anywhere := func(letters string) string { return "+(searchTexts:*" + letters + "* " + cutWords + ")" }
	for _, c := range []struct {
		parts, want []string
	}{
		{[]string{" san", " lu"}, []string{"+searchTexts:san*", "+searchTexts:lu*"}},
		{[]string{"海"}, []string{anywhere("海")}},
		{[]string{" 11+3", "+x+yes", " =="}, []string{"+searchTexts:11*", anywhere("yes")}},
		{[]string{" +AND"}, nil}, // the word begins with something else
		{[]string{" " + strings.Repeat("ş", 300)}, []string{"+searchTexts:" + strings.Repeat("ş", longestWord) + "*"}},
		{[]string{" "}, nil},
		{nil, nil},
	} {
		if got := index.holding(c.parts); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.parts, got, c.want)
		}
	}
}

// TestHoldingWhole looks for nothing beside where no word was cut.
func TestHoldingWhole(t *testing.T) {
	if got, want := (wordIndex{there: true}).holding([]string{"海"}), []string{"+searchTexts:*海*"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestOfNames makes terms of conditions on names.
func TestOfNames(t *testing.T) {
	index := wordIndex{there: true, cut: true}
	eq, contains, starts, none, much := " sao paulo", "burg an", " san", "", make([]string, mostNames+1)
	for i := range much {
		much[i] = " a"
	}
	for _, c := range []struct {
		name string
		is   kg.NameIs
		want []string
	}{
		{"eq", kg.NameIs{Eq: &eq}, []string{"+searchTexts:sao*", "+searchTexts:paulo*"}},
		{"contains", kg.NameIs{Contains: &contains}, []string{"+(searchTexts:*burg* " + cutWords + ")", "+searchTexts:an*"}},
		{"starts", kg.NameIs{StartsWith: &starts}, []string{"+searchTexts:san*"}},
		{"in", kg.NameIs{In: []string{" a b", " c"}}, []string{"+((+searchTexts:a* +searchTexts:b*) (+searchTexts:c*))"}},
		{"in, with one that cannot be looked for", kg.NameIs{In: []string{" a", " $"}}, nil},
		{"in many", kg.NameIs{In: much}, nil},
		{"contains nothing", kg.NameIs{Contains: &none}, nil},
	} {
		if got := index.ofNames(c.is); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
