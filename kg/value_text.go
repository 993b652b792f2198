package kg

import (
	"strings"
	"unicode/utf8"
)

// scanValue reads the JSON text of those small values of which a dataset has hundreds of thousands, if it is written as this program writes it. That takes a
// fifth of the time of package json, to which all other texts are left: with escapes, with other members or spaces, or wrong.
func scanValue(text string, p any) bool {
	s := &valueText{rest: text}
	switch p := p.(type) {
	case **Name:
		n := &Name{Text: s.after(`{"text":`)}
		if s.begins(`,"language":`) {
			n.Language = sharedTag(s.text())
		}
		*p = n
	case *Citation:
		*p = Citation{SourceID: ID(s.after(`{"source":`))}
		if s.begins(`,"fields":[`) {
			p.Fields = append(p.Fields, s.text())
			for s.begins(",") {
				p.Fields = append(p.Fields, s.text())
			}
			s.wrong = !s.begins("]") || s.wrong
		}
	case **ExternalID:
		*p = &ExternalID{ExternalIDScheme(s.after(`{"scheme":`)), s.after(`,"value":`), Confidence(s.after(`,"confidence":`))}
	default:
		return false
	}
	return !s.wrong && s.rest == "}"
}

// valueText is a JSON text that is read from its beginning.
type valueText struct {
	rest  string
	wrong bool // it is not as this program writes it, or has an escape
}

// begins goes on behind the part, if that is what comes next.
func (s *valueText) begins(part string) bool {
	rest, ok := strings.CutPrefix(s.rest, part)
	s.rest = rest
	return ok
}

// after is the text that stands behind the part.
func (s *valueText) after(part string) string {
	s.wrong = !s.begins(part) || s.wrong
	return s.text()
}

// text is the text that comes next, between its quotes.
func (s *valueText) text() string {
	if !s.begins(`"`) {
		s.wrong = true
		return ""
	}
	end := strings.IndexByte(s.rest, '"')
	if end < 0 {
		s.wrong = true
		return ""
	}
	text := s.rest[:end]
	s.rest = s.rest[end+1:]
	for i := range len(text) {
		s.wrong = s.wrong || text[i] < ' ' || text[i] == '\\'
	}
	s.wrong = s.wrong || !utf8.ValidString(text)
	return text
}

// appendValue appends the JSON text of such a value as package json writes it, in a fifth of the time. What needs an escape is left to that package.
func appendValue(b []byte, p any) ([]byte, bool) {
	w := &valueWriter{text: b}
	switch p := p.(type) {
	case **Name:
		w.member(`{"text":`, (*p).Text)
		if (*p).Language != nil {
			w.member(`,"language":`, *(*p).Language)
		}
	case *Citation:
		w.member(`{"source":`, string(p.SourceID))
		before := `,"fields":[`
		for _, field := range p.Fields {
			w.member(before, field)
			before = ","
		}
		if len(p.Fields) > 0 {
			w.text = append(w.text, ']')
		}
	case **ExternalID:
		w.member(`{"scheme":`, string((*p).Scheme))
		w.member(`,"value":`, (*p).Value)
		w.member(`,"confidence":`, string((*p).Confidence))
	default:
		return b, false
	}
	return append(w.text, '}'), !w.escapes
}

// valueWriter writes a JSON text.
type valueWriter struct {
	text    []byte
	escapes bool // something would need one
}

// member writes a text behind the part.
func (w *valueWriter) member(part, text string) {
	w.text = append(append(append(append(w.text, part...), '"'), text...), '"')
	for i := range len(text) {
		c := text[i]
		w.escapes = w.escapes || c < ' ' || c == '"' || c == '\\'
	}
	// Package json escapes two separators of lines, which begin with this byte, and replaces what is no UTF-8.
	w.escapes = w.escapes || strings.IndexByte(text, 0xe2) >= 0 && strings.ContainsAny(text, "\u2028\u2029") || !utf8.ValidString(text)
}
