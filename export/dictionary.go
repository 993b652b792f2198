package export

import (
	"bufio"
	"fmt"
	"strings"
)

// dictionaryOf is the table of all columns of the others: file, column, type, how many rows have a value, and what it means.
func dictionaryOf(all []sheet, describe Describe) sheet {
	row := func(file, column string, kind Type, known int, meaning string) Record {
		return Record{{"file", Text, file}, {"column", Text, column}, {"type", Code, string(kind)}, {"known", Integer, known}, {"meaning", Text, meaning}}
	}
	d := sheet{name: "dictionary.csv", columns: row("", "", "", 0, "")}
	for _, s := range all {
		for i, c := range s.columns {
			if apart(c) {
				continue
			}
			known := 0
			for _, r := range s.rows {
				if r[i].Value != nil {
					known++
				}
			}
			d.rows = append(d.rows, row(s.name, c.Name, c.Type, known, Meaning(s.of, c.Name, describe)))
		}
	}
	return d
}

// Meaning is what a field means, in one paragraph: as the API says, or as is said here of what only files have.
func Meaning(of, field string, describe Describe) string {
	if text, ok := meanings[of+"."+field]; ok {
		return text
	}
	if text, ok := meanings[field]; ok {
		return text
	}
	for _, t := range []string{of, "Entity", "Provenance", "Coordinates"} {
		if text := describe(t, field); text != "" {
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return ""
}

// meanings are those of fields that only files have, or that are otherwise in them.
var meanings = map[string]string{
	"entityKind":         "The kind of the node.",
	"slug":               "What follows the kind in the id.",
	"name":               "The English name, else the local or built one.",
	"localName":          "The name in the city's own script.",
	"localNameLanguage":  "The language of localName, BCP 47; empty where it is not recorded.",
	"relation":           "The kind of the link. Each runs from one node to another: a city is IN_COUNTRY a country.",
	"from":               "The id of the node where the link begins.",
	"to":                 "The id of the node where the link ends.",
	"role":               "The part that a city has in a cluster: COORDINATOR, MEMBER, or ON_THEME, which is no membership.",
	"record":             "The id of the node or the link.",
	"position":           "The place in the curator's order, from 1.",
	"Citation.source":    "The id of the source.",
	"Citation.fields":    "The fields that the source supports; [] is the whole record.",
	"SDGLink.id":         "The id of the link.",
	"SDGLink.basis":      "Who makes the statement: SOURCE, a source itself; EDITORIAL, we. Empty where the relation leaves no choice.",
	"SDGLink.note":       "A caveat for readers.",
	"SDGLink.rationale":  "The reason for the link; always there where the basis is EDITORIAL and the link is to a goal.",
	"SDGLink.confidence": "How sure the statement is. Empty where it rests on what is said of the node where it begins.",
	"country":            "The id of the country.",
	"sdg":                "The id of the goal.",
	"city":               "The id of the city.",
	"document":           "The id of the document.",
	"conference":         "The id of the conference.",
	"publication":        "The id of the publication.",
	"hostCity":           "The id of the city that hosted it.",
	"hostCountry":        "The id of the country that hosted it.",
}

// readme writes what the archive holds.
func readme(b *bufio.Writer, g *Graph, all []sheet) error {
	fmt.Fprintf(b, "# %s\n\nVersion %s, released on %s.\n\n%s\n\n", g.Info.Title, g.Version, g.Info.ReleasedOn, g.Info.Description)
	fmt.Fprint(b, "| file | rows |\n| --- | --- |\n")
	for _, s := range all {
		fmt.Fprintf(b, "| %s | %d |\n", s.name, len(s.rows))
	}
	fmt.Fprint(b, `
dictionary.csv says of every column what it means, its type, and in how many rows it is known.

## Reading them

- UTF-8, RFC 4180: the names of the columns first, commas, lines that end in CR LF, quotes where needed.
- An empty cell is not known: no source read so far states it. It never means "no" or zero. Namibia's code is NA: in pandas, read with
  keep_default_na=False, na_values=[""]; in R, with na.strings = "".
- M49 codes keep their zeros: read them as text.
- A list is one cell, which holds it as JSON; [] means that none is known.
- A text that a spreadsheet could take for a formula, because it begins with one of = + - @, their wide forms, a tab or a line break, with
  apostrophes before it or without, has one more apostrophe in front.
- Ids are stable. links.csv joins nodes by them, citations.csv joins records to sources, names.csv has the names in all languages known.

## Cite it, use it

`)
	fmt.Fprintf(b, "%s Version %s.\n\nLicence: %s (%s).\n", g.Info.Citation, g.Version, g.Info.Licence, g.Info.LicenceURL)
	for _, a := range g.Info.Attributions {
		fmt.Fprintf(b, "\n- %s", a)
	}
	_, err := fmt.Fprint(b, "\n")
	return err //nolint:wrapcheck // it names the file outside
}
