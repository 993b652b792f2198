package memory

import (
	"cmp"
	"math"
	"slices"

	"learningcities/kg"
)

// located is a row with its place on Earth.
type located struct {
	row                 int
	latitude, longitude float64
	point               kg.Vector
}

// bands are the rows of which the place on Earth is known, parted by latitude, each band from west to east. So a box or a circle looks at what lies in it and a little
// beside it, however large the rest of the world is.
type bands [][]located

const (
	bandHeight = 2.0 // degrees
	bandCount  = 180/bandHeight + 1
)

// band is the number of the band in which a latitude lies.
func band(latitude float64) int { return int((latitude + 90) / bandHeight) }

func (t *table) locate() bands {
	all := make(bands, bandCount)
	for i := range t.size {
		if c := t.row(i).City; c.Location != nil && c.Facts.Point != nil {
			l := located{i, c.Location.Latitude, c.Location.Longitude, *c.Facts.Point}
			all[band(l.latitude)] = append(all[band(l.latitude)], l)
		}
	}
	for _, b := range all {
		slices.SortFunc(b, func(a, b located) int { return cmp.Compare(a.longitude, b.longitude) })
	}
	return all
}

// inBox are the places of the rows in the box.
func (t *table) inBox(c kg.Within) set {
	return t.enclosed(c, func(l located) bool { return c.Encloses(l.latitude, l.longitude) })
}

// near are the places of the rows in the circle.
func (t *table) near(c *kg.Near) set {
	if c.Point == nil {
		return newSet(t.size)
	}
	return t.enclosed(boxAround(c), func(l located) bool { return c.Reaches(l.point) })
}

// boxAround is a box that the circle lies in.
func boxAround(c *kg.Near) kg.Within {
	const degree = math.Pi / 180
	box := kg.Within{BoundingBox: kg.BoundingBox{South: -90, North: 90, West: -180, East: 180}}
	if c.Chord >= 4 {
		return box
	}
	angle := 2*math.Asin(math.Sqrt(c.Chord)/2) + 1e-6 // the margin is for what was rounded
	latitude := math.Asin(max(-1, min(1, c.Point.Z)))
	box.South, box.North = max(-90, (latitude-angle)/degree), min(90, (latitude+angle)/degree)
	if box.South <= -90 || box.North >= 90 {
		return box // a pole lies in it, and so does every longitude
	}
	// The meridians that touch the circle.
	longitude, width := math.Atan2(c.Point.Y, c.Point.X), math.Asin(min(1, math.Sin(angle)/math.Cos(latitude)))+1e-6
	if width >= math.Pi/2 {
		return box
	}
	box.West, box.East = (longitude-width)/degree, (longitude+width)/degree
	if box.West < -180 {
		box.West += 360
	}
	if box.East > 180 {
		box.East -= 360
	}
	return box
}

// enclosed are the places of the rows in the box where it holds.
func (t *table) enclosed(box kg.Within, holds func(located) bool) set {
	out := newSet(t.size)
	take := func(b []located, west, east float64) {
		begin, _ := slices.BinarySearchFunc(b, west, func(l located, n float64) int { return cmp.Compare(l.longitude, n) })
		for _, l := range b[begin:] {
			if l.longitude > east {
				break
			}
			if holds(l) {
				out.add(l.row)
			}
		}
	}
	all := t.located()
	for i := max(0, band(box.South)); i < len(all) && i <= band(box.North); i++ {
		b := all[i]
		if box.West > box.East {
			take(b, -180, box.East)
			take(b, box.West, 180)
		} else {
			take(b, box.West, box.East)
		}
	}
	return out
}
