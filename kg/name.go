package kg

import (
	"errors"
	"slices"
	"strings"
)

// Name is a text by which an entity is known.
type Name struct {
	Text     string  `json:"text"`
	Language *string `json:"language,omitempty"` // BCP 47; nil when not recorded
}

func (n *Name) check() error {
	if n == nil || n.Text == "" {
		return errors.New("a name without text")
	}
	return nil
}

// Tag is the BCP 47 tag of the language.
func (l Language) Tag() string {
	switch l { // names are asked for a lot, and strings.ToLower would make a new text each time
	case LanguageAr:
		return "ar"
	case LanguageEn:
		return "en"
	case LanguageEs:
		return "es"
	case LanguageFr:
		return "fr"
	case LanguageRu:
		return "ru"
	case LanguageZh:
		return "zh"
	}
	return strings.ToLower(string(l))
}

// named returns the text in the language, else in English, else the first there is. Names are in the order of
// SortNames, so the first of an entity without an English name is its local or built one.
func named(names []*Name, language Language) string {
	for _, tag := range []string{language.Tag(), "en"} {
		for _, n := range names {
			if n.Language != nil && (*n.Language == tag || primary(*n.Language) == tag) {
				return n.Text
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[0].Text
}

// primary is the language of a tag without script and region: "zh" of "zh-Hant".
func primary(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(language)
}

// NewName makes a name; an empty language means that it is not recorded.
func NewName(text, language string) *Name {
	if language == "" {
		return &Name{Text: text}
	}
	return &Name{Text: text, Language: sharedTag(language)}
}

// tags are those of the six languages.
var tags = func() map[string]*string {
	all := map[string]*string{}
	for _, l := range Language("").Values() {
		tag := l.Tag()
		all[tag] = &tag
	}
	return all
}()

// sharedTag is a tag that the names in one of the six languages share. One of the names of a city, which are asked for a lot, is then found without a look at a place in
// memory for the tag of each.
func sharedTag(language string) *string {
	if shared, ok := tags[language]; ok {
		return shared
	}
	return &language
}

// SortNames puts names into the order of the API: the six languages in the order of Language, then others by tag, then
// those whose language is not recorded. It drops what says nothing new: the same text in the same language, and a text without a
// language that is there with one.
func SortNames(names []*Name) []*Name {
	sorted := slices.Clone(names)
	slices.SortStableFunc(sorted, func(a, b *Name) int {
		ra, ta := nameRank(a)
		rb, tb := nameRank(b)
		if ra != rb {
			return ra - rb
		}
		return strings.Compare(ta, tb)
	})
	kept := sorted[:0]
	for _, n := range sorted {
		if !slices.ContainsFunc(kept, func(k *Name) bool { return k.Text == n.Text && (n.Language == nil || equal(k.Language, n.Language)) }) {
			kept = append(kept, n)
		}
	}
	return kept
}

func nameRank(n *Name) (int, string) {
	languages := Language("").Values()
	if n.Language == nil {
		return len(languages) + 1, ""
	}
	for i, l := range languages {
		if primary(*n.Language) == l.Tag() {
			return i, *n.Language
		}
	}
	return len(languages), *n.Language
}

func equal[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}
