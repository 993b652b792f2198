package wave

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Writer writes JSON, byte for byte as gqlgen does.
type Writer struct {
	bytes  []byte
	failed bool // a value has no form in JSON, or is null where the schema promises one
}

// escaped are the signs that JSON writes in another way.
var escaped = func() (signs [256]bool) {
	for c := range 0x20 {
		signs[c] = true
	}
	signs['"'], signs['\\'] = true, true
	return signs
}()

// Text writes a text or the value of an enum.
func Text[S ~string](w *Writer, s S) { w.text(string(s)) }

func (w *Writer) text(s string) {
	w.bytes = append(w.bytes, '"')
	for i := range len(s) {
		if escaped[s[i]] {
			w.escape(s)
			return
		}
	}
	w.bytes = append(append(w.bytes, s...), '"')
}

// escape writes a text that holds signs to be escaped, but for the first quotation mark.
func (w *Writer) escape(s string) {
	const hex = "0123456789ABCDEF"
	b := w.bytes
	start := 0
	for i := range len(s) {
		c := s[i]
		if !escaped[c] {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		case '\\', '"':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
	}
	w.bytes = append(append(b, s[start:]...), '"')
}

// foreign are the signs that gqlgen writes in an id in another way than JSON has to, or that are no whole characters.
var foreign = func() (signs [256]bool) {
	signs = escaped
	for c := utf8.RuneSelf; c < len(signs); c++ {
		signs[c] = true
	}
	signs['<'], signs['>'], signs['&'] = true, true, true
	return signs
}()

// ID writes an id. One that holds a foreign sign is left to gqlgen.
func ID[S ~string](w *Writer, s S) {
	for i := range len(s) {
		if foreign[s[i]] {
			w.failed = true
		}
	}
	w.bytes = append(append(append(w.bytes, '"'), s...), '"')
}

// Int writes an integer.
func Int(w *Writer, i int) { w.bytes = strconv.AppendInt(w.bytes, int64(i), 10) }

// Bool writes a truth value.
func Bool(w *Writer, v bool) { w.bytes = strconv.AppendBool(w.bytes, v) }

// Float writes a number as encoding/json does, which follows ECMA-262, Number::toString.
func Float(w *Writer, f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.failed = true
		return
	}
	abs := math.Abs(f)
	if abs == 0 || abs >= 1e-6 && abs < 1e21 {
		w.bytes = strconv.AppendFloat(w.bytes, f, 'f', -1, 64)
		return
	}
	b := strconv.AppendFloat(w.bytes, f, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b[n-2] = b[n-1] // e-09 is e-9
		b = b[:n-1]
	}
	w.bytes = b
}

// Optional writes a value or null.
func Optional[V any](w *Writer, v *V, write func(*Writer, V)) {
	if v == nil {
		w.null()
		return
	}
	write(w, *v)
}

// List writes a list of values; no list is an empty one.
func List[V any](w *Writer, list []V, write func(*Writer, V)) {
	w.bytes = append(w.bytes, '[')
	for i, v := range list {
		if i > 0 {
			w.bytes = append(w.bytes, ',')
		}
		write(w, v)
	}
	w.bytes = append(w.bytes, ']')
}

func (w *Writer) null() { w.bytes = append(w.bytes, "null"...) }

// missing writes null, which fails where the schema promises a value.
func (w *Writer) missing(promised bool) {
	if promised {
		w.failed = true
	}
	w.null()
}
