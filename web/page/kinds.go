package page

import (
	"encoding/json"
	"strconv"
	"strings"

	"learningcities/web/address"
)

// kind is a kind of entity: where its pages are, what they ask and how they are built.
type kind struct {
	name     string // in the API: "CITY"
	prefix   string // of ids: "city:"
	plural   string // in addresses: "cities"
	query    string // the document of a page; that of the list has the name of plural
	variable string // of the document, which takes the slug
	number   bool   // the slug is a number
	slug     func(string) string
	build    func(*builder, []json.RawMessage) (*sheet, error)
	list     func(*builder, *kind, []json.RawMessage) (*sheet, error)
	follow   string // the root field with the connection "cities" that is paged through; "" for none
}

// kinds are in the order in which the menu has them.
func kinds() []*kind {
	return []*kind{
		{name: "CITY", prefix: "city:", plural: "cities", query: "city", variable: "slug", build: (*builder).city, list: (*builder).cities},
		{name: "COUNTRY", prefix: "country:", plural: "countries", query: "country", variable: "code", slug: strings.ToUpper, build: (*builder).country, list: (*builder).countries, follow: "country"},
		{name: "SDG", prefix: "sdg:", plural: "sdgs", query: "sdg", variable: "number", number: true, build: (*builder).sdg, list: (*builder).sdgs, follow: "sdg"},
		{name: "AWARD", prefix: "award:", plural: "awards", query: "award", variable: "year", number: true, build: (*builder).award, list: (*builder).awards},
		{name: "CASE_STUDY", prefix: "case-study:", plural: "case-studies", query: "case-study", variable: "slug", build: (*builder).caseStudy, list: (*builder).caseStudies},
		{name: "CONFERENCE", prefix: "conference:", plural: "conferences", query: "conference", variable: "slug", build: (*builder).conference, list: (*builder).conferences},
		{name: "CLUSTER", prefix: "cluster:", plural: "clusters", query: "cluster", variable: "slug", build: (*builder).cluster, list: (*builder).clusters},
		{name: "THEME", prefix: "theme:", plural: "themes", query: "theme", variable: "slug", build: (*builder).theme, list: (*builder).themes},
		{name: "DOCUMENT", prefix: "document:", plural: "documents", query: "document", variable: "slug", build: (*builder).document, list: (*builder).documents},
		{name: "PUBLICATION", prefix: "publication:", plural: "publications", query: "publication", variable: "slug", build: (*builder).publication, list: (*builder).publications},
		{name: "ACTION_POINT", prefix: "action-point:", plural: "action-points", query: "action-point", variable: "number", number: true, build: (*builder).actionPoint, list: (*builder).actionPoints},
		{name: "SDG_TARGET", prefix: "target:", plural: "targets", query: "target", variable: "code", build: (*builder).target, list: (*builder).allTargets},
	}
}

// canonical is the slug as the address should have it, and whether there can be one.
func (k *kind) canonical(text string) (string, bool) {
	slug, ok := address.Slug(text)
	switch {
	case !ok:
		return "", false
	case k.number:
		return address.Number(slug)
	case k.slug != nil:
		return k.slug(slug), true
	}
	return slug, true
}

// variables are those of the document for a slug in its canonical form.
func (k *kind) variables(slug string) map[string]any {
	if k.number {
		n, err := strconv.Atoi(slug)
		if err == nil {
			return map[string]any{k.variable: n}
		}
	}
	return map[string]any{k.variable: slug}
}
