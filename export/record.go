// Package export writes the whole graph of one version as files: JSON, CSV, GraphML, GeoJSON, Turtle and JSON-LD, with checksums, a
// description and citations. All of them are written from the same records, so they hold the same nodes, links and provenance, and equal
// versions give equal bytes.
//
// Start reading at Read (what is written) and Files (the files).
package export

import "learningcities/kg"

// Type is the type of a field, the same in all formats.
type Type string

// The types of fields.
const (
	Text    Type = "text"
	Code    Type = "code" // one of a closed set, in capitals
	Integer Type = "integer"
	Decimal Type = "decimal"
	Year    Type = "year"
	Date    Type = "date" // ISO 8601, as much as is known
	URL     Type = "url"
	Ref     Type = "id" // of another node
	Texts   Type = "texts"
	URLs    Type = "urls"
	Objects Type = "objects"
)

// Field is one named value of a record. Value is nil where it is not known, else by type: string, int, float64, []string or []Record.
type Field struct {
	Name  string
	Type  Type
	Value any
}

// Record is the fields of a node, a link or a part of one, in their order. All records of a kind have the same fields.
type Record []Field

// Get is the value of the field, nil where it is not known or there is no such field.
func (r Record) Get(name string) any {
	for _, f := range r {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}

// text is the text of the field, or "".
func (r Record) text(name string) string {
	s, _ := r.Get(name).(string)
	return s
}

// records are the parts that the field holds.
func (r Record) records(name string) []Record {
	all, _ := r.Get(name).([]Record)
	return all
}

func given[T ~string](name string, kind Type, v T) Field {
	if v == "" {
		return Field{name, kind, nil}
	}
	return Field{name, kind, string(v)}
}

func maybe[T ~string](name string, kind Type, v *T) Field {
	if v == nil {
		return Field{name, kind, nil}
	}
	return Field{name, kind, string(*v)}
}

func number(name string, kind Type, v *int) Field {
	if v == nil {
		return Field{name, kind, nil}
	}
	return Field{name, kind, *v}
}

func texts(name string, v []string) Field { return Field{name, Texts, append([]string{}, v...)} }

func urls(name string, v []string) Field { return Field{name, URLs, append([]string{}, v...)} }

func objects[T any](name string, all []T, of func(T) Record) Field {
	records := make([]Record, len(all))
	for i, one := range all {
		records[i] = of(one)
	}
	return Field{name, Objects, records}
}

func nameRecord(n *kg.Name) Record {
	return Record{{"text", Text, n.Text}, maybe("language", Text, n.Language)}
}

func citationRecord(c kg.Citation) Record {
	return Record{{"source", Ref, string(c.SourceID)}, texts("fields", c.Fields)}
}

// provenance are the fields that tell where a record comes from.
func provenance(p *kg.Provenance) Record {
	if p == nil {
		p = new(kg.Provenance)
	}
	return Record{given("confidence", Code, p.Confidence), objects("citations", p.Citations, citationRecord), texts("notes", p.Notes)}
}
