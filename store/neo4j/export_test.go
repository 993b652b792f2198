package neo4j

import (
	"context"
	"slices"
	"strings"

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

// Narrowed are the texts of the pages of each list that find its elements by an index. Other statements find them by the same.
func Narrowed(s *Store) map[string]string {
	texts := map[string]string{}
	for name, q := range s.queries {
		if name != "list_cities rankPopulationAsc"+gathered && name != "list_case_studies rankNameDesc"+gathered && name != "list_sdg_links"+gathered {
			continue
		}
		for _, n := range narrowings[q.lists] {
			_, where, _ := strings.Cut(n.text, "WHERE ")
			texts[name+" where "+where] = strings.ReplaceAll(q.forward.open, foundMark, n.text)
		}
	}
	return texts
}

// Indexes are the names of those that narrow lists.
func Indexes(s *Store) []string {
	var names []string
	for statement := range strings.SplitSeq(s.queries["write/schema"].forward.plain, ";\n") {
		fields := strings.Fields(statement)
		for label, all := range narrowings {
			for _, n := range all {
				_, on, _ := strings.Cut(statement, " ON (")
				if index := "x:" + label + "(" + strings.ReplaceAll(strings.TrimSuffix(on, ")"), "n.", "") + ")"; on != "" && strings.Contains(n.text, index) && !slices.Contains(names, fields[2]) {
					names = append(names, fields[2])
				}
			}
		}
	}
	return names
}

// Gathered ends the names of statements that gather what fulfils a filter.
const Gathered = gathered

// SetFew sets how many are put in order.
func SetFew(s *Store, few int) { s.few = few }

// AskIndexOfTexts has texts found by their index, however few there are. It is to be called before the first version is opened.
func AskIndexOfTexts(s *Store) { s.fewTexts = 0 }
