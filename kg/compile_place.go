package kg

import "math"

// near makes the condition of a circle: around a city by its slug, or around a place by both coordinates.
func (c *compiler) near(all All, argument string, f *NearFilter, level int) All {
	if f == nil {
		return all
	}
	c.count(argument)
	if !(f.WithinKm >= 0) || math.IsInf(f.WithinKm, 0) {
		c.fail(argument+".withinKm", "%v is no distance; give kilometres, 0 or more", f.WithinKm)
	}
	n := &Near{Chord: chordOf(f.WithinKm)}
	switch {
	case f.City != nil && f.Latitude == nil && f.Longitude == nil:
		n.City = KindCity.ID(*f.City)
		c.circles = append(c.circles, n)
	case f.City == nil && f.Latitude != nil && f.Longitude != nil:
		c.degrees(argument+".latitude", *f.Latitude, 90)
		c.degrees(argument+".longitude", *f.Longitude, 180)
		n.Place = &Coordinates{Latitude: *f.Latitude, Longitude: *f.Longitude}
		v := n.Place.Vector()
		n.Point = &v
	default:
		c.fail(argument, "give either city or both latitude and longitude")
	}
	if level == 1 {
		c.top = n
	}
	return append(all, n)
}

func (c *compiler) within(all All, argument string, b *BoundingBox) All {
	if b == nil {
		return all
	}
	c.count(argument)
	c.degrees(argument+".south", b.South, 90)
	c.degrees(argument+".north", b.North, 90)
	c.degrees(argument+".west", b.West, 180)
	c.degrees(argument+".east", b.East, 180)
	if b.South > b.North {
		c.fail(argument+".south", "%v lies north of the northern edge, %v; exchange them", b.South, b.North)
	}
	return append(all, Within{*b})
}

func (c *compiler) degrees(argument string, degrees, limit float64) {
	if !(math.Abs(degrees) <= limit) { // NaN is no place either
		c.fail(argument, "%v is out of range; degrees go from -%v to %v", degrees, limit, limit)
	}
}
