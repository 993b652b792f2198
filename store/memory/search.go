package memory

import (
	"context"
	"iter"
	"slices"
	"strings"

	"learningcities/kg"
)

// texts are the texts of each of some things, in one string: to look through it once is many times as fast as through each of them.
type texts struct {
	all   string
	begin []int // where those of each thing begin
}

func newTexts(n int, of func(i int) []string) texts {
	var t texts
	var all strings.Builder
	for i := range n {
		t.begin = append(t.begin, all.Len())
		for _, text := range of(i) {
			all.WriteString(text)
			all.WriteByte('\n') // no folded text holds one
		}
	}
	t.all = all.String()
	return t
}

// searched are entities with their search texts.
type searched struct {
	texts
	entities []kg.Entity
}

func newSearched(entities []kg.Entity) searched {
	return searched{newTexts(len(entities), func(i int) []string { return kg.SearchTexts(entities[i]) }), entities}
}

// candidates are the entities of which some text holds all parts. The longest part is looked for, since it stands in fewest texts.
func (t searched) candidates(parts []string) []kg.SearchCandidate {
	if len(parts) == 0 {
		return nil
	}
	var found []kg.SearchCandidate
	for i := range t.holding(longest(parts)) {
		if c := kg.Candidate(t.entities[i], parts); len(c.Texts) > 0 {
			found = append(found, c)
		}
	}
	return found
}

func longest(parts []string) string {
	return slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) })
}

// holding are the places of the things of which some text holds the part. A part that a newline is in may be found where none holds it.
func (t texts) holding(part string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; from < len(t.all); {
			at := strings.Index(t.all[from:], part)
			if at < 0 {
				return
			}
			next, exact := slices.BinarySearch(t.begin, from+at)
			if exact {
				next++ // the first that begins behind the place
			}
			if !yield(next-1) || next == len(t.begin) {
				return
			}
			from = t.begin[next]
		}
	}
}

func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	parts := q.Parts()
	var candidates []kg.SearchCandidate
	for _, kind := range q.Kinds.Kinds() {
		candidates = append(candidates, r.texts[kind].candidates(parts)...)
	}
	ids, err := q.Page(candidates)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	entities, err := r.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	return q.Hits(ids, entities)
}
