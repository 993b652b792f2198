package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSearch is the largest number of characters that can be searched for.
const MaxSearch = 200

// SearchQuery asks for a page of the entities that a text finds. It is comparable, so equal questions can share one answer.
type SearchQuery struct {
	Text  string // folded
	Kinds KindSet
	Limit int  // 1 to MaxPage; checked before it reaches a store
	From  ID   // only what comes after this hit; "" starts at the best
	Total bool // count all hits
}

// SearchHit is an entity found, with the best of the texts that it was found by.
type SearchHit struct {
	Entity  Entity
	Match   SearchMatch
	Matched *Name
}

// SearchCandidate is an entity of which some text holds all that is asked for.
type SearchCandidate struct {
	ID    ID
	Rank  int      // Record.SearchRank
	Texts []string // those of Record.SearchTexts that hold all
}

// NewSearch makes the question for a text as a person typed it. No list of kinds stands for all of them, an empty one for none.
func NewSearch(text string, kinds []EntityKind) (SearchQuery, error) {
	if n := utf8.RuneCountInString(text); n > MaxSearch {
		return SearchQuery{}, wrongArgument("query", "query has %d characters; it takes up to %d", n, MaxSearch)
	}
	return SearchQuery{Text: Fold(text), Kinds: kindSet(kinds), Limit: DefaultPage}, nil
}

// List names the list of the hits in cursors. Another text or other kinds are another list. The name is short however much folding
// makes of a text.
func (q SearchQuery) List() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", q.Kinds, q.Text))
	return "search/" + hex.EncodeToString(sum[:8])
}

// Parts are what a search text must hold, all of them, to be found. A word that is asked for must begin a word: in search texts
// every word has a space before it, but in scripts that write no spaces every character begins a word. No part means that
// there is nothing to look for, and nothing is found.
func (q SearchQuery) Parts() []string {
	parts := strings.Fields(q.Text)
	for i, word := range parts {
		if first, _ := utf8.DecodeRuneInString(word); !spaceless(first) {
			parts[i] = " " + word
		}
	}
	return parts
}

// spaceless tells whether the character is of a script that writes words without spaces between them.
func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Candidate is the entity with its search texts that hold all parts, if any.
func Candidate(e Entity, parts []string) SearchCandidate {
	r := e.record()
	return SearchCandidate{r.ID, r.SearchRank, holding(r.SearchTexts, parts)}
}

// holding are the search texts that hold all parts.
func holding(texts, parts []string) []string {
	var all []string
	for i, text := range texts {
		switch {
		case len(parts) == 0 || slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(text, part) }):
		case all == nil:
			all = texts[i : i+1 : i+1] // mostly it is the only one, and needs no memory of its own
		default:
			all = append(all, text)
		}
	}
	return all
}

// matches are the values of SearchMatch, best first.
var matches = SearchMatch("").Values()

// match is how a search text that holds all parts matches, as a place among matches.
func (q SearchQuery) match(text string) int {
	rest, begins := strings.CutPrefix(text, " ")
	if begins {
		rest, begins = strings.CutPrefix(rest, q.Text)
	}
	switch {
	case begins && rest == "":
		return 0
	case begins:
		return 1
	default:
		return 2
	}
}

// ranked is a candidate with its place among all.
type ranked struct {
	id          ID
	match, rank int
}

func compareRanked(a, b ranked) int {
	return cmp.Or(cmp.Compare(a.match, b.match), cmp.Compare(a.rank, b.rank))
}

// Page ranks the candidates, best match first, then by SearchRank, and cuts the page out of them.
func (q SearchQuery) Page(candidates []SearchCandidate) (Page[ID], error) {
	var from *SearchCandidate
	if i := slices.IndexFunc(candidates, func(c SearchCandidate) bool { return c.ID == q.From }); i >= 0 {
		from = &candidates[i]
	}
	return q.PageOf(slices.Values(candidates), from)
}

// PageOf is Page of candidates that come one after the other, of which that with the id From, if any, is known before. Only the page is kept, and put in order: a letter may
// find thousands.
func (q SearchQuery) PageOf(candidates iter.Seq[SearchCandidate], from *SearchCandidate) (Page[ID], error) {
	var p Page[ID]
	var after ranked
	switch {
	case q.From == "":
	case from == nil:
		return p, ErrForeignCursor()
	default:
		after = q.rank(*from)
	}
	var best []ranked
	for c := range candidates {
		p.Total++
		h := q.rank(c)
		if q.From != "" && compareRanked(h, after) <= 0 {
			p.HasPrevious = true
			continue
		}
		p.HasNext = p.HasNext || len(best) == q.Limit
		best = InsertBest(best, q.Limit, h, compareRanked)
	}
	for _, h := range best {
		p.Items = append(p.Items, h.id)
	}
	if !q.Total {
		p.Total = 0
	}
	return p, nil
}

// rank is the candidate with its best match.
func (q SearchQuery) rank(c SearchCandidate) ranked {
	best := len(matches)
	for _, text := range c.Texts {
		best = min(best, q.match(text))
	}
	return ranked{c.ID, best, c.Rank}
}

// Hits makes of a page of ids, and the entities that have them, the page of what was found.
func (q SearchQuery) Hits(p Page[ID], entities []Entity) (Page[*SearchHit], error) {
	hits := Page[*SearchHit]{Items: make([]*SearchHit, len(p.Items)), HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total}
	for i, e := range entities {
		if e != nil {
			hits.Items[i] = q.hit(e)
		}
		if hits.Items[i] == nil {
			return Page[*SearchHit]{}, fmt.Errorf("%s was found by %q, but none of its names matches", p.Items[i], q.Text)
		}
	}
	return hits, nil
}

// hit finds the best text of the entity, of equals the first; nil where none matches.
func (q SearchQuery) hit(e Entity) *SearchHit {
	var best *SearchHit
	least, parts := len(matches), q.Parts()
	for _, n := range searchNames(e) {
		for _, text := range holding([]string{searchText(n)}, parts) {
			if m := q.match(text); m < least {
				best, least = &SearchHit{e, matches[m], n}, m
			}
		}
	}
	return best
}
