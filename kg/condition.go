package kg

import (
	"cmp"
	"slices"
	"strings"
)

// Condition is a filter made ready: a tree of the types in this file. It is true or false of a subject, never unknown. A store may ask
// Holds, or translate the tree; both must come to the same.
type Condition interface {
	Holds(s Subject) bool
}

// All holds where all its parts do; with no parts, always.
type All []Condition

// Any holds where one of its parts does; with no parts, never.
type Any []Condition

// Not holds where its part does not.
type Not struct{ Part Condition }

// TextIs holds where the text of the property is one of the values, which are sorted.
type TextIs struct {
	Property Property
	Values   []string
}

// TextsHave holds where one of the texts of the property is one of the values, which are sorted.
type TextsHave struct {
	Property Property
	Values   []string
}

// IntIs compares the number of the property. The list of its filter is sorted.
type IntIs struct {
	Property Property
	IntFilter
}

// CountIs compares the number of elements in the list of the property. The list of its filter is sorted.
type CountIs struct {
	Property Property
	IntFilter
}

// Quantifier says how many of some values a list must have.
type Quantifier int

// The quantifiers.
const (
	HasAny Quantifier = iota
	HasAll
	HasNone
)

// IntsHave holds where the list of the property has any, all or none of the values, which are sorted and stand once each.
type IntsHave struct {
	Property   Property
	Quantifier Quantifier
	Values     []int
}

// NameIs holds where one name satisfies all that is given. The texts are as in Record.SearchTexts: folded, with a space before.
type NameIs struct {
	Eq         *string
	In         []string // sorted; nil for not given
	Contains   *string  // folded, with no space before
	StartsWith *string
}

// TextHolds holds where the text of the property has all parts; with no parts, never.
type TextHolds struct {
	Property Property
	Parts    []string
}

// Near holds for a city within a circle.
type Near struct {
	City  ID           // the centre, or "" for a place
	Place *Coordinates // of the centre; nil where it is not known
	Point *Vector      // the same
	Chord float64      // the square of the longest straight line from the centre, in radii of the Earth
}

// Within holds for a city in a box.
type Within struct{ BoundingBox }

// SomeCaseStudy holds for a city of which one case study fulfils the condition.
type SomeCaseStudy struct{ Condition Condition }

// CityOf holds for a case study whose city fulfils the condition.
type CityOf struct{ Condition Condition }

// Holds tells whether all parts do.
func (c All) Holds(s Subject) bool {
	return !slices.ContainsFunc(c, func(part Condition) bool { return !part.Holds(s) })
}

// Holds tells whether a part does.
func (c Any) Holds(s Subject) bool {
	return slices.ContainsFunc(c, func(part Condition) bool { return part.Holds(s) })
}

// Holds tells whether the part does not.
func (c Not) Holds(s Subject) bool { return !c.Part.Holds(s) }

// Holds looks the text up.
func (c TextIs) Holds(s Subject) bool {
	return sortedHave(c.Values, s.text(c.Property))
}

func sortedHave[V cmp.Ordered](sorted []V, v V) bool {
	_, found := slices.BinarySearch(sorted, v)
	return found
}

// Holds looks each text up.
func (c TextsHave) Holds(s Subject) bool {
	return slices.ContainsFunc(s.texts(c.Property), func(text string) bool {
		return sortedHave(c.Values, text)
	})
}

// Holds compares the number.
func (c IntIs) Holds(s Subject) bool { return c.holds(s.number(c.Property)) }

// Holds compares the length of the list.
func (c CountIs) Holds(s Subject) bool {
	n := len(s.numbers(c.Property))
	return c.holds(&n)
}

func (f IntFilter) holds(n *int) bool {
	if f.IsNull != nil && *f.IsNull != (n == nil) {
		return false
	}
	if n == nil {
		return f.Eq == nil && f.In == nil && f.Gte == nil && f.Lte == nil
	}
	return (f.Eq == nil || *n == *f.Eq) && (f.In == nil || sortedHave(f.In, *n)) &&
		(f.Gte == nil || *n >= *f.Gte) && (f.Lte == nil || *n <= *f.Lte)
}

// Holds compares the sets.
func (c IntsHave) Holds(s Subject) bool {
	both := 0
	for _, n := range s.numbers(c.Property) {
		if sortedHave(c.Values, n) {
			both++
		}
	}
	switch c.Quantifier {
	case HasAll:
		return both == len(c.Values) // both sets hold each value once
	case HasNone:
		return both == 0
	default:
		return both > 0
	}
}

// Holds looks for a name that satisfies all.
func (c NameIs) Holds(s Subject) bool {
	return slices.ContainsFunc(s.texts(PropertySearchTexts), func(name string) bool {
		return (c.Eq == nil || name == *c.Eq) && (c.In == nil || sortedHave(c.In, name)) &&
			(c.Contains == nil || strings.Contains(name, *c.Contains)) && (c.StartsWith == nil || strings.HasPrefix(name, *c.StartsWith))
	})
}

// Holds looks for the parts.
func (c TextHolds) Holds(s Subject) bool {
	return len(c.Parts) > 0 && !slices.ContainsFunc(c.Parts, func(part string) bool { return !strings.Contains(s.text(c.Property), part) })
}

// Holds measures the straight line.
func (c *Near) Holds(s Subject) bool {
	return c.Point != nil && s.City.Facts.Point != nil && c.Point.chord(*s.City.Facts.Point) <= c.Chord
}

// Holds compares the coordinates.
func (c Within) Holds(s Subject) bool {
	p := s.City.Location
	if p == nil || p.Latitude < c.South || p.Latitude > c.North {
		return false
	}
	if c.West > c.East {
		return p.Longitude >= c.West || p.Longitude <= c.East
	}
	return p.Longitude >= c.West && p.Longitude <= c.East
}

// Holds looks at the case studies of the city.
func (c SomeCaseStudy) Holds(s Subject) bool {
	return slices.ContainsFunc(s.Graph.CaseStudiesOf(s.City.ID), func(study *CaseStudy) bool {
		return c.Condition.Holds(Subject{CaseStudy: study, Graph: s.Graph})
	})
}

// Holds looks at the city of the case study.
func (c CityOf) Holds(s Subject) bool {
	return c.Condition.Holds(Subject{City: s.Graph.CityOf(s.CaseStudy), Graph: s.Graph})
}
