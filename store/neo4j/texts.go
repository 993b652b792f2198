package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// The full-text index holds the words of the search texts of cities and case studies, parted where a space is and nowhere else. What it finds is never less than what is looked for,
// and mostly a bit more: names and parts are compared by whoever asks it.

const (
	// longestWord is how many letters of a word are looked for. Lucene cuts words of more than 255 UTF-16 units.
	longestWord = 64
	// cutWords matches what may be a piece of a word that was cut: 255 units are 128 characters or more.
	cutWords = "searchTexts:/.{128,}/"
	// mostNames is how many names are looked for: Lucene bounds the clauses of a query.
	mostNames = 100
	// fewOfTexts is how many cities and case studies are looked through without the index. To ask it takes as long as to look through a thousand of them.
	fewOfTexts = 1000
)

// textsOf is how many cities and case studies a version has.
func textsOf(info *kg.Info) int {
	n := 0
	for _, c := range info.Counts {
		if c.Kind == kg.KindCity || c.Kind == kg.KindCaseStudy {
			n += c.Count
		}
	}
	return n
}

// wordIndex is what a version has of the index of words.
type wordIndex struct {
	there bool // and worth to be asked; an older seed made none, and a user may have no right to ask it
	cut   bool // whether there are words that it may have cut
}

// indexOfWords asks the index for words that it may have cut.
func (s *Store) indexOfWords(ctx context.Context, version string) (wordIndex, error) {
	found := "+version:" + version + " +" + cutWords
	records, err := s.run(ctx, "texts_indexed", false, map[string]any{"found": found})
	var server *neo4j.Neo4jError
	if errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.") {
		return wordIndex{}, nil
	}
	return wordIndex{err == nil, len(records) > 0}, err
}

// holding are the terms of a query for texts that hold all parts. A part begins a word where a space is before it, and else stands anywhere in a word. Only letters and digits are
// looked for, so there is nothing to escape.
func (x wordIndex) holding(parts []string) []string {
	var terms []string
	for _, part := range parts {
		word, begins := strings.CutPrefix(part, " ")
		letters := strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		switch {
		case len(letters) == 0:
		case begins && strings.HasPrefix(word, letters[0]):
			terms = append(terms, "+searchTexts:"+shortened(letters[0])+"*")
		case begins:
		case x.cut:
			terms = append(terms, "+(searchTexts:*"+shortened(longest(letters))+"* "+cutWords+")")
		default:
			terms = append(terms, "+searchTexts:*"+shortened(longest(letters))+"*")
		}
	}
	return terms
}

func longest(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
}

func shortened(word string) string {
	letters := []rune(word)
	return string(letters[:min(len(letters), longestWord)])
}

// wordsOf are the parts of a folded text. The first begins a word where a space is before it.
func wordsOf(text string) []string {
	parts := strings.Fields(text)
	for i := range parts {
		if i > 0 || strings.HasPrefix(text, " ") {
			parts[i] = " " + parts[i]
		}
	}
	return parts
}

// ofNames are the terms of a query for texts of which one fulfils the condition; none where that does not help.
func (x wordIndex) ofNames(c kg.NameIs) []string {
	var terms []string
	for _, text := range []*string{c.Eq, c.Contains, c.StartsWith} {
		if text != nil {
			terms = append(terms, x.holding(wordsOf(*text))...)
		}
	}
	if len(terms) > 0 || len(c.In) == 0 || len(c.In) > mostNames {
		return terms
	}
	for _, text := range c.In {
		all := x.holding(wordsOf(text))
		if len(all) == 0 {
			return nil
		}
		terms = append(terms, "("+strings.Join(all, " ")+")")
	}
	return []string{"+(" + strings.Join(terms, " ") + ")"}
}

// lucene is a query of the kinds for the terms.
func lucene(version string, kinds []kg.EntityKind, terms []string) string {
	of := make([]string, len(kinds))
	for i, kind := range kinds {
		of[i] = "entityKind:" + string(kind)
	}
	return "+version:" + version + " +(" + strings.Join(of, " ") + ") " + strings.Join(terms, " ")
}
