package page

import (
	"net/http"
	"strings"

	"learningcities/graph"
	"learningcities/web/address"
	"learningcities/web/view"
)

// address is where others reach the service.
func (s *Site) address(r *http.Request) string { return graph.Address(s.options.Address, r) }

// builder is the builder for the reader of a request: in the language that the address names, else in the one that the browser likes.
func (s *Site) builder(r *http.Request) *builder {
	b := &builder{base: s.address(r), root: address.Root(r)}
	if l := s.words.Named(r.URL.Query().Get("lang")); l != nil {
		b.Language, b.suffix = l, "?lang="+l.Tag
	} else {
		b.Language = s.words.Accepted(strings.Join(r.Header.Values("Accept-Language"), ","))
	}
	b.reader = view.Reader{Lang: b.Tag, Dir: b.Dir}
	b.names = map[string]string{}
	for _, l := range s.words.All() {
		b.names[l.Tag] = l.Name
	}
	return b
}

// endings of an address are the formats that pages come in.
const endingJSON = "json"

// ending parts an address from its format: "/cities/espoo" and "json".
func (s *Site) ending(path string) (string, string) {
	if stem, ok := strings.CutSuffix(path, "."+endingJSON); ok {
		return stem, endingJSON
	}
	for name := range s.options.Other {
		if stem, ok := strings.CutSuffix(path, "."+name); ok {
			return stem, name
		}
	}
	return path, ""
}
