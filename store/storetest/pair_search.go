package storetest

import (
	"context"
	"fmt"
	"strings"

	"learningcities/kg"
)

// search is a search for what a person might type of a name.
func (p *pair) search() question {
	text := p.typed()
	if p.rng.IntN(4) == 0 {
		text += " " + p.typed()
	}
	var kinds []kg.EntityKind
	if p.rng.IntN(3) == 0 {
		kinds = []kg.EntityKind{p.kind(), p.kind()}
	}
	q, err := kg.NewSearch(text, kinds)
	q.Limit, q.Total = 1+p.rng.IntN(kg.MaxPage), p.rng.IntN(2) == 0
	if p.rng.IntN(8) == 0 {
		q.From = p.any()
	}
	return question{fmt.Sprintf("Search(%q, %+v)", text, q), func(ctx context.Context, r kg.Reader) (any, error) {
		if err != nil {
			return nil, err
		}
		return r.Search(ctx, q)
	}}
}

// typed is a random beginning of a name, of one of its words, or a piece out of its middle; in any case, with or without accents.
func (p *pair) typed() string {
	name := []rune(p.names[p.rng.IntN(len(p.names))])
	from := 0
	switch p.rng.IntN(4) {
	case 0:
		from = p.rng.IntN(len(name))
	case 1:
		words := strings.Fields(string(name))
		name = []rune(words[p.rng.IntN(len(words))])
	}
	text := string(name[from : from+1+p.rng.IntN(len(name)-from)])
	switch p.rng.IntN(4) {
	case 0:
		text = strings.ToUpper(text)
	case 1:
		text = strings.ToLower(text)
	case 2:
		text += "\u0301" // an accent that no name has there
	case 3:
		text = kg.Fold(text)
	}
	return text
}

// namesOf are the names of an entity in the languages of the API, and a city's own.
func namesOf(e kg.Entity) []string {
	var names []string
	for _, language := range kg.Language("").Values() {
		names = append(names, e.Name(language))
	}
	if c, ok := e.(*kg.City); ok && c.LocalName != nil {
		names = append(names, c.LocalName.Text)
	}
	return names
}
