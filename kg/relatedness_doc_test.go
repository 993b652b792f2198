package kg_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"learningcities/kg"
)

// TestRelatednessPage works the example of docs/relatedness.md out by brute force and compares it with what the page says, number by
// number, and with what the program answers.
func TestRelatednessPage(t *testing.T) {
	page, err := os.ReadFile("../docs/relatedness.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begun := strings.Cut(string(page), "<!-- example -->\n")
	got, _, ended := strings.Cut(rest, "<!-- end of example -->\n")
	if !begun || !ended {
		t.Fatal("the page has no example between its two comments")
	}
	d := shipped(t)
	want := workedExample(t, d, "city:huejotzingo", "city:santiago")
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the example differs (-the data +the page):\n%s\nThe whole example is:\n%s", diff, want)
	}
}

func workedExample(t *testing.T, d *kg.Dataset, from, to kg.ID) string {
	n := newNaive(d)
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	either := maps.Clone(n.has[from])
	maps.Copy(either, n.has[to])
	mark := func(has bool) string { return map[bool]string{true: "×", false: ""}[has] }
	line("| feature | %s | %s | cities that have it | weight |", from.Slug(), to.Slug())
	line("| --- | --- | --- | --: | --: |")
	shared, all := map[kg.RelatedKind]float64{}, 0.0
	features := slices.SortedFunc(maps.Keys(either), compareFeatures)
	for _, f := range features {
		kind, thing, _ := strings.Cut(f, " ")
		line("| %s %s | %s | %s | %d | %.6f |", kind, thing, mark(n.has[from][f]), mark(n.has[to][f]), n.df[f], n.weight(f))
		all += n.weight(f)
		if n.has[from][f] && n.has[to][f] {
			shared[kg.RelatedKind(kind)] += n.weight(f)
		}
	}
	a, c := n.city[from], n.city[to]
	km, ratio := haversine(a.Location, c.Location), float64(*a.Population)/float64(*c.Population)
	shares := n.contributions(from, to)
	whole := 4 + all + 2 + 0.5
	line("")
	line("- All these features together weigh %.6f, so what is divided by is 4 + %.6f + 2 + 0.5 = %.6f.", all, all, whole)
	line("- They lie %.3f km apart.", km)
	line("- They have %d and %d people; the ratio is %.6f.", *a.Population, *c.Population, ratio)
	line("")
	line("| reason | sum | divided by %.6f, in millionths |", whole)
	line("| --- | --: | --: |")
	for _, kind := range kg.RelatedKind("").Values() {
		sum := shared[kind]
		switch kind {
		case kg.RelatedNearby:
			sum = 2 * (1 - km/1000)
		case kg.RelatedSimilarSize:
			sum = 0.5 * (1 - math.Abs(math.Log2(ratio)))
		}
		if shares[kind] > 0 {
			line("| %s | %.6f | %d |", kind, sum, shares[kind])
		}
	}
	best := d.Related.Best(from)
	at := slices.IndexFunc(best, func(p kg.RelatedPair) bool { return p.City.ID == to })
	if at < 0 {
		t.Fatalf("%s is not related to %s", to, from)
	}
	line("")
	line("The score is the sum: %.6f. It puts %s at place %d of the cities related to %s.", float64(best[at].Millionths)/1e6, to.Slug(), at+1, from.Slug())
	return b.String()
}

// compareFeatures orders by kind, then goals by number.
func compareFeatures(a, b string) int {
	kinds := kg.RelatedKind("").Values()
	kindA, thingA, _ := strings.Cut(a, " ")
	kindB, thingB, _ := strings.Cut(b, " ")
	if c := slices.Index(kinds, kg.RelatedKind(kindA)) - slices.Index(kinds, kg.RelatedKind(kindB)); c != 0 {
		return c
	}
	return compareShared(kg.ID(thingA), kg.ID(thingB))
}
