package memory

import (
	"cmp"
	"math"
	"slices"

	"learningcities/kg"
)

// located is a row with its place on Earth. They stand side by side, from south to north.
type located struct {
	row                 int
	latitude, longitude float64
	point               kg.Vector
}

func (t *table) locate() []located {
	var all []located
	for i := range t.size {
		if c := t.row(i).City; c.Location != nil && c.Facts.Point != nil {
			all = append(all, located{i, c.Location.Latitude, c.Location.Longitude, *c.Facts.Point})
		}
	}
	slices.SortFunc(all, func(a, b located) int { return cmp.Compare(a.latitude, b.latitude) })
	return all
}

// inBox are the places of the rows in the box.
func (t *table) inBox(c kg.Within) set {
	return t.between(c.South, c.North, func(l located) float64 { return l.latitude }, func(l located) bool { return c.Encloses(l.latitude, l.longitude) })
}

// near are the places of the rows in the circle.
func (t *table) near(c *kg.Near) set {
	if c.Point == nil {
		return newSet(t.size)
	}
	// No two points are nearer than their heights above the equator. The margin is for what was rounded.
	far := math.Sqrt(c.Chord) + 1e-9
	return t.between(c.Point.Z-far, c.Point.Z+far, func(l located) float64 { return l.point.Z }, func(l located) bool { return c.Reaches(l.point) })
}

// between are the places of the rows where it holds, if it holds only where a number, which grows from south to north, is not below low and not above high.
func (t *table) between(low, high float64, number func(located) float64, holds func(located) bool) set {
	out := newSet(t.size)
	all := t.located()
	begin, _ := slices.BinarySearchFunc(all, low, func(l located, n float64) int { return cmp.Compare(number(l), n) })
	for _, l := range all[begin:] {
		if number(l) > high {
			break
		}
		if holds(l) {
			out.add(l.row)
		}
	}
	return out
}
