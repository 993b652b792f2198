package kg

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Fields walks the stored properties of a record by name. The same walk writes a record, to a store or into the version
// hash, and reads it back: no list of properties stands twice. A walker notes its first fault itself and goes on, so the
// methods return nothing.
type Fields interface {
	Text(name string, p *string)
	Texts(name string, p *[]string)
	Int(name string, p *int)
	Ints(name string, p *[]int)
	Float(name string, p *float64)
	// Has tells whether an optional property is there: a writer answers with what it is given, a reader with what it finds.
	Has(name string, present bool) bool
	// Wanted tells whether the walk is about the property. A reader may leave properties out; they stay as they are, and nothing is said of them.
	Wanted(name string) bool
	// Reading tells whether the walk fills the record or reads from it.
	Reading() bool
	// Fail notes that the property cannot be what it should.
	Fail(name string, err error)
}

// Walked is a record that can be walked.
type Walked interface {
	Walk(f Fields)
}

func optional[T any](f Fields, name string, p **T, one func(string, *T)) {
	if !f.Has(name, *p != nil) {
		return
	}
	if *p == nil {
		*p = new(T)
	}
	one(name, *p)
}

func optionalText(f Fields, name string, p **string) { optional(f, name, p, f.Text) }
func optionalInt(f Fields, name string, p **int)     { optional(f, name, p, f.Int) }

func enum[T interface {
	Enum[T]
	comparable
}](f Fields, name string, p *T) {
	if !f.Wanted(name) {
		return
	}
	text := string(*p)
	f.Text(name, &text)
	if !f.Reading() {
		return
	}
	values := (*p).Values()
	at := slices.Index(values, T(text))
	if at < 0 {
		f.Fail(name, fmt.Errorf("%q is none of %s", text, list(values)))
		return
	}
	*p = values[at] // the program's own text, not one more copy of it
}

func optionalEnum[T interface {
	Enum[T]
	comparable
}](f Fields, name string, p **T) {
	optional(f, name, p, func(name string, p *T) { enum(f, name, p) })
}

func id(f Fields, name string, p *ID) {
	text := string(*p)
	f.Text(name, &text)
	if f.Reading() {
		*p = ID(text)
	}
}

// optionalID walks a reference that may be missing; the empty id stands for none.
func optionalID(f Fields, name string, p *ID) {
	if f.Has(name, *p != "") {
		id(f, name, p)
	}
}

// values walks a list of small values. Each is kept as one JSON text, so that a property stays a plain list of strings.
func values[T any](f Fields, name string, p *[]T, check func(T) error) {
	if !f.Wanted(name) {
		return
	}
	texts := make([]string, 0, len(*p))
	if f.Reading() {
		f.Texts(name, &texts)
		*p = make([]T, 0, len(texts))
		for i, text := range texts {
			var v T
			if err := decodeValue(text, &v, check); err != nil {
				f.Fail(name, fmt.Errorf("element %d: %w", i, err))
				continue // what is read on may look at the others
			}
			*p = append(*p, v)
		}
		return
	}
	var b []byte
	for i := range *p {
		text, err := encodeValue(b[:0], &(*p)[i])
		if err != nil {
			f.Fail(name, fmt.Errorf("encoding: %w", err))
		}
		texts, b = append(texts, string(text)), text
	}
	f.Texts(name, &texts)
}

// encodeValue appends the JSON text of a value.
func encodeValue(b []byte, p any) ([]byte, error) {
	if text, ok := appendValue(b, p); ok {
		return text, nil
	}
	buffer := bytes.NewBuffer(b)
	e := json.NewEncoder(buffer)
	e.SetEscapeHTML(false)
	err := e.Encode(p)
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), err //nolint:wrapcheck // the caller tells of which property
}

func decodeValue[T any](text string, p *T, check func(T) error) error {
	if scanValue(text, p) {
		return check(*p)
	}
	*p = *new(T)
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return fmt.Errorf("decoding: %w", err)
	}
	if d.More() {
		return errors.New("text behind the value")
	}
	return check(*p)
}

func list[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}
