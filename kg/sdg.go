package kg

import (
	"fmt"
	"strings"
)

// Goals is the number of Sustainable Development Goals.
const Goals = 17

// SDG is a Sustainable Development Goal.
type SDG struct {
	Record
	Number int
	Colour string // "#FD9D24"
	URL    string
}

// EntityKind is KindSDG.
func (*SDG) EntityKind() EntityKind { return KindSDG }

// IRI identifies the goal in the United Nations' own vocabulary.
func (s *SDG) IRI() string { return fmt.Sprintf("http://metadata.un.org/sdg/%d", s.Number) }

// Walk walks the stored properties.
func (s *SDG) Walk(f Fields) {
	s.walk(f)
	f.Int("number", &s.Number)
	f.Text("colour", &s.Colour)
	f.Text("url", &s.URL)
}

// SDGTarget is a target of a goal.
type SDGTarget struct {
	Record
	Code    string // "11.3", "4.a"
	Summary string // our own wording, in English
	SDGID   ID
}

// EntityKind is KindSDGTarget.
func (*SDGTarget) EntityKind() EntityKind { return KindSDGTarget }

// IRI identifies the target in the United Nations' own vocabulary.
func (t *SDGTarget) IRI() string { return "http://metadata.un.org/sdg/" + t.Code }

// Walk walks the stored properties.
func (t *SDGTarget) Walk(f Fields) {
	t.walk(f)
	f.Text("code", &t.Code)
	f.Text("summary", &t.Summary)
	id(f, "sdg", &t.SDGID)
}

// TargetID is the id of the target with the code; the case of A to Z does not matter.
func TargetID(code string) ID {
	return KindSDGTarget.ID(strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r - 'A' + 'a'
		}
		return r
	}, code))
}
