package memory

import (
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"

	"learningcities/kg"
)

// texts are the texts of each of some things, in one string: to look through it once is many times as fast as through each of them.
type texts struct {
	all   string
	begin []int         // where those of each thing begin
	words func() []word // made when a word is first looked for
}

// word is where a word begins, with the space before it, and whose it is.
type word struct{ at, thing int32 }

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
	t.words = sync.OnceValue(t.sortWords)
	return t
}

// sortWords puts the places of all words into the order of what stands there, each with all that follows it.
func (t texts) sortWords() []word {
	type keyed struct {
		begins uint64 // with the first bytes, which mostly decide
		word
	}
	all := make([]keyed, 0, strings.Count(t.all, " "))
	for thing, begin := range t.begin {
		end := len(t.all)
		if thing+1 < len(t.begin) {
			end = t.begin[thing+1]
		}
		for at := begin; at < end; at++ {
			if t.all[at] == ' ' {
				var first [8]byte
				copy(first[:], t.all[at+1:])
				all = append(all, keyed{binary.BigEndian.Uint64(first[:]), word{int32(at), int32(thing)}}) //nolint:gosec // names take megabytes at most
			}
		}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.begins, b.begins), strings.Compare(t.all[a.at:], t.all[b.at:]))
	})
	words := make([]word, len(all))
	for i, k := range all {
		words[i] = k.word
	}
	return words
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
func (t searched) candidates(parts []string) iter.Seq[kg.SearchCandidate] {
	return func(yield func(kg.SearchCandidate) bool) {
		if len(parts) == 0 {
			return
		}
		for i := range t.holding(longest(parts)) {
			if c := kg.Candidate(t.entities[i], parts); len(c.Texts) > 0 && !yield(c) {
				return
			}
		}
	}
}

func longest(parts []string) string {
	return slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) })
}

// holding are the places of the things of which some text holds the part, ascending. A part that a newline is in may be found where none holds it.
func (t texts) holding(part string) iter.Seq[int] {
	if strings.HasPrefix(part, " ") {
		return t.beginning(part)
	}
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

// beginning are the places of the things of which some text has words that begin with the part. It looks at none but them, however many there are beside.
func (t texts) beginning(part string) iter.Seq[int] {
	words := t.words()
	from := sort.Search(len(words), func(i int) bool { return t.all[words[i].at:] >= part })
	found := newSet(len(t.begin))
	for _, w := range words[from:] {
		if !strings.HasPrefix(t.all[w.at:], part) {
			break
		}
		found.add(int(w.thing))
	}
	return found.all()
}

func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	if err := r.store.check(ctx); err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	parts, kinds := q.Parts(), q.Kinds.Kinds()
	var from *kg.SearchCandidate
	if e := r.entities[q.From]; e != nil && slices.Contains(kinds, e.EntityKind()) {
		if c := kg.Candidate(e, parts); len(c.Texts) > 0 {
			from = &c
		}
	}
	ids, err := q.PageOf(func(yield func(kg.SearchCandidate) bool) {
		for _, kind := range kinds {
			for c := range r.texts[kind].candidates(parts) {
				if !yield(c) {
					return
				}
			}
		}
	}, from)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	entities, err := r.EntitiesByID(ctx, ids.Items)
	if err != nil {
		return kg.Page[*kg.SearchHit]{}, err
	}
	return q.Hits(ids, entities)
}
