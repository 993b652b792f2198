package rdf

import (
	"fmt"
	"strings"
)

// The namespaces of the terms that are used.
const (
	Schema  = "https://schema.org/"
	SKOS    = "http://www.w3.org/2004/02/skos/core#"
	PROV    = "http://www.w3.org/ns/prov#"
	DCTerms = "http://purl.org/dc/terms/"
	DCAT    = "http://www.w3.org/ns/dcat#"
	OWL     = "http://www.w3.org/2002/07/owl#"
	Syntax  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS    = "http://www.w3.org/2000/01/rdf-schema#"
	XSD     = "http://www.w3.org/2001/XMLSchema#"
	UN      = "http://metadata.un.org/sdg/"
)

// Space is where names begin: the address of a service.
type Space struct{ base string }

// NewSpace makes the names of a service at the address, such as "https://cities.example", without a slash at its end.
func NewSpace(base string) Space { return Space{escaped(base, "")} }

// Base is the address.
func (s Space) Base() string { return s.base }

// Own is the namespace of our own terms.
func (s Space) Own() string { return s.base + "/data/terms#" }

// prefix is the short form of a namespace.
type prefix struct{ name, namespace string }

func (s Space) prefixes() []prefix {
	return []prefix{
		{"dcat", DCAT}, {"dcterms", DCTerms}, {"lc", s.Own()}, {"owl", OWL}, {"prov", PROV}, {"rdf", Syntax}, {"rdfs", RDFS},
		{"schema", Schema}, {"sdg", UN}, {"skos", SKOS}, {"xsd", XSD},
	}
}

// compact is the IRI with a prefix, where it has one and what follows is a plain name.
func (s Space) compact(value string) (string, bool) {
	for _, p := range s.prefixes() {
		if local, ok := strings.CutPrefix(value, p.namespace); ok && plain(local) {
			return p.name + ":" + local, true
		}
	}
	return "", false
}

// plain tells whether a text is a local name in Turtle and in JSON-LD.
func plain(local string) bool {
	for i, r := range local {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
		if !letter && (i == 0 || r != '-' && r != '.' || i == len(local)-1) {
			return false
		}
	}
	return local != ""
}

// Safe is the text as a part of an IRI: each byte escaped that no IRI holds, or that would end the part.
func Safe(text string) string { return escaped(text, "%#?") }

func escaped(text, more string) string {
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c == 0x7f || strings.IndexByte("<>\"{}|\\^`"+more, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
