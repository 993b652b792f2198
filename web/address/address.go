// Package address reads the addresses of pages and cards, and leads from one with a slip to the right one.
package address

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Split parts the path of a page: "cities" and "espoo".
func Split(path string) (plural, slug string) {
	plural, slug, _ = strings.Cut(strings.Trim(path, "/"), "/")
	return plural, slug
}

// Redirect leads to an address relative to that of the request, since a proxy may have removed a prefix that only the browser knows.
func Redirect(w http.ResponseWriter, r *http.Request, target string) {
	if r.URL.RawQuery != "" {
		target += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", target)
	w.Header().Set("Cache-Control", "public, max-age=3600")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// Root is the way from the address of a request to the root of the service: "../../". It is relative so that it works below any prefix that a proxy adds.
func Root(r *http.Request) string {
	if root := strings.Repeat("../", max(0, strings.Count(r.URL.Path, "/")-1)); root != "" {
		return root
	}
	return "./"
}

// mostText is how long a text may be that is searched for, in characters: what the API takes.
const mostText = 200

// Text is what is searched for at the address of a request: its parameter text, valid, trimmed and no longer than the API takes.
func Text(r *http.Request) string {
	text := strings.TrimSpace(strings.ToValidUTF8(r.URL.Query().Get("text"), ""))
	for utf8.RuneCountInString(text) > mostText {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text
}

// Fold is a text in small letters without accents.
func Fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

var slugShape = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]{0,119}$`)

// IsSlug tells whether a text has the letters and the length of a slug.
func IsSlug(text string) bool { return slugShape.MatchString(text) }

// Slug is a slug as the address should have it, and whether there can be one: "mexico-city" of "México city".
func Slug(text string) (string, bool) {
	slug := strings.Trim(strings.Join(strings.FieldsFunc(Fold(text), func(r rune) bool { return r == ' ' || r == '_' }), "-"), "-")
	return slug, IsSlug(slug)
}

// Number is a number as the address should have it, and whether there can be one: "11" of "011".
func Number(text string) (string, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 0 {
		return "", false
	}
	return strconv.FormatInt(n, 10), true
}
