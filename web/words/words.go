// Package words holds what pages and cards say to people, in the six official languages of the United Nations, and how these languages
// write numbers and dates. What the data itself says is not here.
package words

import (
	"embed"
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

//go:embed *.txt
var files embed.FS

// Language is a language of pages and cards.
type Language struct {
	Tag  string // BCP 47: "fr"
	Name string // as its speakers call it
	Dir  string // "ltr" or "rtl"

	texts    map[string]string
	locale   string
	thousand string // between groups of three digits
	grouped  int    // numbers from here on are grouped
	decimal  string
	dates    dates
}

// Code is the language in the API: "FR".
func (l *Language) Code() string { return strings.ToUpper(l.Tag) }

// Has tells whether there is a text for the key.
func (l *Language) Has(key string) bool {
	_, ok := l.texts[key]
	return ok
}

// Say is the text for the key, with its {words} filled in from pairs of word and value. A key without a text is its own text: a test finds it.
func (l *Language) Say(key string, pairs ...string) string {
	text, ok := l.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// Set is the languages that there are.
type Set struct {
	all     []*Language
	matcher language.Matcher
}

// New reads the languages; the first is English.
func New() (*Set, error) {
	s := &Set{all: languages()}
	tags := make([]language.Tag, len(s.all))
	for i, l := range s.all {
		text, err := files.ReadFile(l.Tag + ".txt")
		if err != nil {
			return nil, fmt.Errorf("reading the words: %w", err)
		}
		if l.texts, err = parse(string(text)); err != nil {
			return nil, fmt.Errorf("%s.txt: %w", l.Tag, err)
		}
		tags[i] = language.Make(l.Tag)
	}
	s.matcher = language.NewMatcher(tags)
	return s, nil
}

// All are the languages, in the order in which pages offer them.
func (s *Set) All() []*Language { return s.all }

// English is the language of texts of our own.
func (s *Set) English() *Language { return s.all[0] }

// Named finds the language that an address names, or nil.
func (s *Set) Named(tag string) *Language {
	for _, l := range s.all {
		if strings.EqualFold(l.Tag, tag) {
			return l
		}
	}
	return nil
}

// Accepted is the language that a header Accept-Language likes best; English where it says nothing of use.
func (s *Set) Accepted(header string) *Language {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(tags) == 0 {
		return s.English()
	}
	_, i, confidence := s.matcher.Match(tags...)
	if confidence == language.No {
		return s.English()
	}
	return s.all[i]
}

// parse reads lines "key = text".
func parse(file string) (map[string]string, error) {
	texts := map[string]string{}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, text, ok := strings.Cut(line, " = ")
		if _, twice := texts[key]; !ok || twice {
			return nil, fmt.Errorf("line %q: write each key once, as key = text", line)
		}
		texts[key] = text
	}
	return texts, nil
}

// Locale is the language as Open Graph names it, with the country that it is usual to give.
func (l *Language) Locale() string { return l.locale }
