package kg

import (
	"cmp"
	"fmt"
	"slices"
)

// searchNames are the texts that an entity is searched by: its names in their order, then what else a person would type.
func searchNames(e Entity) []*Name {
	names := e.record().Names
	var more []*Name
	switch e := e.(type) {
	case *Country:
		more = []*Name{NewName(e.Code, ""), NewName(e.Alpha3, "")}
	case *SDG:
		more = []*Name{NewName(fmt.Sprintf("SDG %d", e.Number), "en"), NewName(fmt.Sprintf("Goal %d", e.Number), "en")}
	case *Conference:
		if e.ShortName != nil {
			more = []*Name{NewName(*e.ShortName, "")}
		}
	case *Document:
		if e.Code != nil {
			more = []*Name{NewName(*e.Code, "")}
		}
	case *Publication:
		for _, edition := range e.Editions {
			if edition.Title != nil {
				more = append(more, NewName(*edition.Title, edition.Language))
			}
		}
	}
	return slices.Concat(names, more)
}

// searchText is a name as it is searched: folded, with a space before every word.
func searchText(n *Name) string { return " " + Fold(n.Text) }

// buildSearch gives every entity its search texts and its place among entities that match alike: by kind, then name, then id.
func (d *Dataset) buildSearch() {
	rank := 0
	for _, kind := range EntityKind("").Values() {
		entities := d.Entities(kind)
		keys := make(map[ID]sortKey, len(entities))
		for _, e := range entities {
			keys[e.GetID()] = keyOf(e.Name(LanguageEn))
			r := e.record()
			for _, n := range searchNames(e) {
				if text := searchText(n); text != " " && !slices.Contains(r.SearchTexts, text) {
					r.SearchTexts = append(r.SearchTexts, text)
				}
			}
		}
		slices.SortFunc(entities, func(a, b Entity) int {
			return cmp.Or(keys[a.GetID()].compare(keys[b.GetID()]), cmp.Compare(a.GetID(), b.GetID()))
		})
		for _, e := range entities {
			e.record().SearchRank = rank
			rank++
		}
	}
}
