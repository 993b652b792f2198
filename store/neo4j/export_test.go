package neo4j

import (
	"context"

	"learningcities/kg"
)

// Texts are the texts of all queries but those that make the schema, in both directions, by name; those that write begin with "write/".
func Texts(s *Store) map[string]string {
	texts := map[string]string{}
	for name, q := range s.queries {
		if name == "write/schema" {
			continue
		}
		texts[name] = q.forward.marked
		if q.backward != q.forward {
			texts[name+" backward"] = q.backward.marked
		}
	}
	return texts
}

// Once runs a statement as a lookup does.
func Once(ctx context.Context, s *Store, text string) error {
	_, err := s.once(ctx, text, nil)
	if err != nil {
		return classify(ctx, "test", err)
	}
	return nil
}

// FilterText is a filter as Cypher.
func FilterText(f *kg.Filter) (string, map[string]any, error) { return condition(f, "x", "f") }

// FilterMark is where a filter may be added to a text.
const FilterMark = filterMark
