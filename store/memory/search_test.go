package memory

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/kg"
	"learningcities/seed"
)

// What one pass over all texts finds must be what looking through the texts of each entity finds.
func TestCandidates(t *testing.T) {
	t.Parallel()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	const random = 1
	r := rand.New(rand.NewPCG(random, 0))
	found := 0
	for _, kind := range kg.EntityKind("").Values() {
		entities := d.Entities(kind)
		all := newSearched(entities)
		for range 300 {
			parts := []string{piece(r, entities), piece(r, entities)}[:1+r.IntN(2)]
			var want []kg.SearchCandidate
			for _, e := range entities {
				if c := kg.Candidate(e, parts); len(c.Texts) > 0 {
					want = append(want, c)
				}
			}
			if diff := cmp.Diff(want, slices.Collect(all.candidates(parts))); diff != "" {
				t.Fatalf("seed %d, kind %s, parts %q (-each by itself +in one pass):\n%s", random, kind, parts, diff)
			}
			found += len(want)
		}
	}
	if found == 0 {
		t.Error("nothing was found at all")
	}
	if got := slices.Collect(newSearched(d.Entities(kg.KindCity)).candidates(nil)); got != nil {
		t.Errorf("no part finds %v", got)
	}
	if got := slices.Collect(newSearched(nil).candidates([]string{" a"})); got != nil {
		t.Errorf("in nothing, %v is found", got)
	}
}

// piece is a short part of some search text, which may begin anywhere.
func piece(r *rand.Rand, entities []kg.Entity) string {
	texts := kg.SearchTexts(entities[r.IntN(len(entities))])
	text := []rune(texts[r.IntN(len(texts))])
	begin := r.IntN(len(text))
	return string(text[begin:min(len(text), begin+1+r.IntN(4))])
}
