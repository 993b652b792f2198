package embed

import (
	"encoding/json"
	"strconv"
	"strings"

	"learningcities/web/address"
)

// kind is a kind of entity that has cards.
type kind struct {
	name     string // in the API: "CITY"
	plural   string // in addresses: "cities"
	prefix   string // of ids: "city:"
	document string
	variable string // of the document, which takes the slug
	number   bool   // the slug is a number
	build    func(*reader, json.RawMessage) (*card, error)
}

func kinds() []kind {
	return []kind{
		{name: "CITY", plural: "cities", prefix: "city:", document: "city", variable: "slug", build: (*reader).city},
		{name: "SDG", plural: "sdgs", prefix: "sdg:", document: "sdg", variable: "number", number: true, build: (*reader).goal},
		{name: "AWARD", plural: "awards", prefix: "award:", document: "award", variable: "year", number: true, build: (*reader).award},
		{name: "CASE_STUDY", plural: "case-studies", prefix: "case-study:", document: "case-study", variable: "slug", build: (*reader).caseStudy},
	}
}

// Kinds are the kinds of entity that have cards, as the API names them.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// subject is an entity that may have a card: nothing has looked yet whether it is there.
type subject struct {
	kind
	slug string // as the address has it
}

// find is the subject of a path: "/cities/espoo".
func find(path string) (subject, bool) {
	plural, slug := address.Split(path)
	for _, k := range kinds() {
		if k.plural != plural {
			continue
		}
		canonical, ok := address.Slug(slug)
		if ok && k.number {
			canonical, ok = address.Number(canonical)
		}
		return subject{k, canonical}, ok && !strings.Contains(slug, "/")
	}
	return subject{}, false
}

// path is the address of its page; that of its card has /embed before it.
func (s subject) path() string { return "/" + s.plural + "/" + s.slug }

// variables are those of the document.
func (s subject) variables(r *reader) map[string]any {
	v := map[string]any{"language": r.Code(), s.variable: s.slug}
	if n, err := strconv.Atoi(s.slug); s.number && err == nil {
		v[s.variable] = n
	}
	return v
}
