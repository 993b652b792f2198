package page

import (
	"slices"
	"strings"

	"learningcities/web/view"
)

// provenance is where the statements about something come from.
type provenance struct {
	Confidence string
	Notes      []string
	Citations  []citation
	Sources    []apiSource
}

type citation struct {
	Fields []string
	Source apiSource
}

type apiSource struct {
	Name, Publisher, URL, Date, Licence string
}

func (b *builder) source(s apiSource) source {
	return source{
		// Titles of sources are in whatever language they were published in, which is not recorded.
		Name: view.Text{Text: s.Name, Foreign: true}, URL: s.URL, Publisher: s.Publisher, Date: b.Date(s.Date), Licence: s.Licence,
	}
}

func (b *builder) sources(list []apiSource) []source {
	all := make([]source, len(list))
	for i, s := range list {
		all[i] = b.source(s)
	}
	return all
}

// behind are the sources that support one of the fields: those that name it, or else those of the whole record.
func (b *builder) behind(p provenance, fields ...string) []source {
	var exact, whole []source
	for _, c := range p.Citations {
		switch {
		case len(c.Fields) == 0:
			whole = append(whole, b.source(c.Source))
		case slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(c.Fields, f) }):
			exact = append(exact, b.source(c.Source))
		}
	}
	if exact != nil {
		return exact
	}
	return whole
}

// cite fills in where a sheet comes from.
func (b *builder) cite(s *sheet, p provenance) {
	s.Sure = b.enum("confidence", p.Confidence)
	s.Notes = b.owns(p.Notes...)
	for _, c := range p.Citations {
		source := b.source(c.Source)
		source.Supports = b.supported(c.Fields)
		s.Sources = append(s.Sources, source)
	}
}

// supported says which facts a source supports.
func (b *builder) supported(fields []string) string {
	if len(fields) == 0 {
		return b.Say("whole.record")
	}
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = f
		if key := "field." + f; b.Has(key) {
			texts[i] = b.Say(key)
		}
	}
	return b.List(texts)
}

// fact is a fact with the sources of the fields that it shows.
func (b *builder) fact(s *sheet, p provenance, label string, values []value, fields ...string) {
	f := fact{Label: b.Say(label), Values: values}
	if len(values) > 0 && len(fields) > 0 {
		f.Sources = b.behind(p, fields...)
	}
	s.Facts = append(s.Facts, f)
}

// known is a fact that is left out where nothing is known of it, as with most lists.
func (b *builder) known(s *sheet, p provenance, label string, values []value, fields ...string) {
	if len(values) > 0 {
		b.fact(s, p, label, values, fields...)
	}
}

// joined puts sentences together, each with its full stop.
func joined(sentences ...string) string {
	var all []string
	for _, s := range sentences {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " ")
}
