// Package kg holds the nouns of the Learning Cities Graph: its records, what is derived from them, the contract between the
// API and a store, pages, cursors and error codes. It knows no database, no GraphQL library and no HTTP.
//
// Start reading at Dataset (everything that one release knows), Build (what is derived from it) and Reader (what a store
// answers).
package kg

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ID is the global, stable, readable id of a node: "city:espoo", "sdg:11", "source:mirage2022". IDs compare byte for byte.
// What follows the first colon is the slug.
type ID string

// Slug is what follows the first colon, or the whole id where there is none.
func (id ID) Slug() string {
	if _, slug, ok := strings.Cut(string(id), ":"); ok {
		return slug
	}
	return string(id)
}

// Kind is the kind of entity that the id names, or "" for a source, an SDG link or a text that is no id.
func (id ID) Kind() EntityKind {
	prefix, _, ok := strings.Cut(string(id), ":")
	if !ok {
		return ""
	}
	switch prefix {
	case "city":
		return KindCity
	case "country":
		return KindCountry
	case "sdg":
		return KindSDG
	case "target":
		return KindSDGTarget
	case "action-point":
		return KindActionPoint
	case "award":
		return KindAward
	case "case-study":
		return KindCaseStudy
	case "conference":
		return KindConference
	case "document":
		return KindDocument
	case "publication":
		return KindPublication
	case "cluster":
		return KindCluster
	case "theme":
		return KindTheme
	}
	return ""
}

// MarshalGQL writes the id as a JSON string.
func (id ID) MarshalGQL(w io.Writer) {
	b, err := json.Marshal(string(id))
	if err != nil { // a string always has a JSON form
		b = []byte(`""`)
	}
	_, _ = w.Write(b)
}

// UnmarshalGQL reads an id from a GraphQL input value: a string or, as the GraphQL specification allows, an integer.
func (id *ID) UnmarshalGQL(v any) error {
	switch v := v.(type) {
	case string:
		*id = ID(v)
	case int64, int, int32:
		*id = ID(fmt.Sprint(v))
	case fmt.Stringer: // json.Number
		*id = ID(v.String())
	default:
		return fmt.Errorf("an ID is a string, not %T", v)
	}
	return nil
}

// ID makes the id of the entity of this kind with the given slug, code, year or number.
func (k EntityKind) ID(slug string) ID { return ID(k.prefix() + ":" + slug) }

// NumberID makes the id of the entity of this kind with the given number or year.
func (k EntityKind) NumberID(n int) ID { return k.ID(strconv.Itoa(n)) }

func (k EntityKind) prefix() string {
	switch k {
	case KindSDGTarget:
		return "target"
	default:
		return strings.ReplaceAll(strings.ToLower(string(k)), "_", "-")
	}
}

const (
	sourcePrefix  = "source:"
	sdgLinkPrefix = "sdg-link:"
)

// SourceID makes the id of the source with the given key.
func SourceID(key string) ID { return ID(sourcePrefix + key) }

// IsSource tells whether the id has the form of a source's.
func (id ID) IsSource() bool { return strings.HasPrefix(string(id), sourcePrefix) }

// IsSDGLink tells whether the id has the form of an SDG link's.
func (id ID) IsSDGLink() bool { return strings.HasPrefix(string(id), sdgLinkPrefix) }

// SDGLinkID makes the id of the link between a subject and a goal: "sdg-link:city:espoo:4:local-review".
func SDGLinkID(subject ID, sdg int, scope SDGLinkScope) ID {
	id := fmt.Sprintf("%s%s:%d", sdgLinkPrefix, subject, sdg)
	if scope != "" {
		id += ":" + strings.ReplaceAll(strings.ToLower(string(scope)), "_", "-")
	}
	return ID(id)
}
