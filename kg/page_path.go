package kg

import "strings"

// Plural is the kind in addresses: "cities", "sdgs", "case-studies". No two kinds share one.
func (k EntityKind) Plural() string {
	prefix := k.prefix()
	if stem, ok := strings.CutSuffix(prefix, "y"); ok {
		return stem + "ies"
	}
	return prefix + "s"
}

// Path is the page of the entity on this service, the same on every host: "/cities/espoo", "/countries/FI", "/targets/11.3". An id of
// anything else has no page, and an empty path.
func (id ID) Path() string {
	kind := id.Kind()
	if kind == "" {
		return ""
	}
	return "/" + kind.Plural() + "/" + id.Slug()
}
