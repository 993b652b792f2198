package kg

import (
	"slices"
	"strings"
)

// Condition is a filter made ready: a tree of the types in this file, which a store translates. It is true or false of a city, a case
// study or a link, never unknown.
type Condition interface{ condition() }

// Predicate is a condition that no index helps with: it is asked of one after the other.
type Predicate interface {
	Condition
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

func (All) condition()           {}
func (Any) condition()           {}
func (Not) condition()           {}
func (TextIs) condition()        {}
func (TextsHave) condition()     {}
func (IntIs) condition()         {}
func (CountIs) condition()       {}
func (IntsHave) condition()      {}
func (NameIs) condition()        {}
func (TextHolds) condition()     {}
func (*Near) condition()         {}
func (Within) condition()        {}
func (SomeCaseStudy) condition() {}
func (CityOf) condition()        {}

// Holds looks for a name that satisfies all.
func (c NameIs) Holds(s Subject) bool {
	return slices.ContainsFunc(s.Texts(PropertySearchTexts), func(name string) bool {
		return (c.Eq == nil || name == *c.Eq) && (c.In == nil || inSorted(c.In, name)) &&
			(c.Contains == nil || strings.Contains(name, *c.Contains)) && (c.StartsWith == nil || strings.HasPrefix(name, *c.StartsWith))
	})
}

// Holds looks for the parts.
func (c TextHolds) Holds(s Subject) bool {
	return len(c.Parts) > 0 && !slices.ContainsFunc(c.Parts, func(part string) bool { return !strings.Contains(s.Text(c.Property), part) })
}

// Holds measures the straight line.
func (c *Near) Holds(s Subject) bool {
	return s.City.Facts.Point != nil && c.Reaches(*s.City.Facts.Point)
}

// Reaches tells whether the point is within the circle.
func (c *Near) Reaches(p Vector) bool { return c.Point != nil && c.Point.chord(p) <= c.Chord }

// Holds compares the coordinates.
func (c Within) Holds(s Subject) bool {
	p := s.City.Location
	return p != nil && c.Encloses(p.Latitude, p.Longitude)
}

// Encloses tells whether the place is within the box.
func (c Within) Encloses(latitude, longitude float64) bool {
	if latitude < c.South || latitude > c.North {
		return false
	}
	if c.West > c.East {
		return longitude >= c.West || longitude <= c.East
	}
	return longitude >= c.West && longitude <= c.East
}

func inSorted(sorted []string, text string) bool {
	_, found := slices.BinarySearch(sorted, text)
	return found
}
