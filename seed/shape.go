package seed

import (
	"regexp"

	"golang.org/x/text/language"

	"learningcities/kg"
)

// shape is a form that a text must have.
type shape struct {
	form *regexp.Regexp
	what string // what a text of the form is
	fix  string
}

var (
	slugShape     = shape{regexp.MustCompile(`^[a-z0-9-]+$`), "slug", "use a-z, 0-9 and hyphens alone"}
	sourceShape   = shape{regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`), "key of a source", "use a-z, 0-9, dots, hyphens and underscores alone"}
	alpha2Shape   = shape{regexp.MustCompile(`^[A-Z]{2}$`), "ISO 3166-1 alpha-2 code", "write two capital letters, as FI"}
	alpha3Shape   = shape{regexp.MustCompile(`^[A-Z]{3}$`), "ISO 3166-1 alpha-3 code", "write three capital letters, as FIN"}
	m49Shape      = shape{regexp.MustCompile(`^[0-9]{3}$`), "UN M49 code", "write three digits and keep the zeros, as 051"}
	targetShape   = shape{regexp.MustCompile(`^([1-9]|1[0-7])\.([1-9][0-9]?|[a-d])$`), "code of a target", "write goal, dot, number or letter, as 11.3 or 4.a"}
	colourShape   = shape{regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`), "colour", "write # and six hexadecimal digits, as #FD9D24"}
	geonamesShape = shape{regexp.MustCompile(`^[1-9][0-9]{0,11}$`), "GeoNames id", "write its digits alone, as 660129"}
	wikidataShape = shape{regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`), "Wikidata id", "write Q and digits, as Q47034"}
	isbnShape     = shape{regexp.MustCompile(`^(97[89]-?)?([0-9]-?){9}[0-9X]$`), "ISBN", "write its ten or thirteen digits, with or without hyphens"}
)

func (w *row) shaped(name, text string, s shape) bool {
	if s.form.MatchString(text) {
		return true
	}
	w.problem(w.at(name), quoted(text)+" is no "+s.what, s.fix)
	return false
}

// code is a text of the shape that must be there.
func (w *row) code(name string, s shape) string {
	text := w.text(name)
	if text == "" || !w.shaped(name, text, s) {
		return ""
	}
	return text
}

// optionalCode is a text of the shape, or nil when it is not there.
func (w *row) optionalCode(name string, s shape) *string {
	text := w.optionalText(name)
	if text == nil || !w.shaped(name, *text, s) {
		return nil
	}
	return text
}

// closed is a closed set of values.
type closed[T any] interface {
	kg.Enum[T]
	comparable
}

// enum is one of a closed set that must be there.
func enum[T closed[T]](w *row, name string) T {
	var none T
	if !w.need(name) {
		return none
	}
	if v := optionalEnum[T](w, name); v != nil {
		return *v
	}
	return none
}

// optionalEnum is one of a closed set, or nil when it is not there.
func optionalEnum[T closed[T]](w *row, name string) *T {
	text := w.optionalText(name)
	if text == nil {
		return nil
	}
	v := T(*text)
	if !kg.Valid(v) {
		w.problem(w.at(name), "unknown "+name+" "+quoted(*text), "use one of "+options(v.Values()))
		return nil
	}
	return &v
}

// languageTag checks a language in BCP 47, in its usual letters: "zh-Hant", not "zh_hant".
func (w *row) languageTag(line int, tag string) bool {
	if len(tag) <= 35 { // the longest that BCP 47 foresees
		if t, err := language.Raw.Parse(tag); err == nil && t.String() == tag && tag != "und" {
			return true
		}
	}
	w.problem(line, quoted(tag)+" is no language", "write a BCP 47 tag, as en, fa or zh-Hant")
	return false
}
