package kg

import "math"

// EarthRadius is the mean radius of the Earth in kilometres (IUGG, R1).
const EarthRadius = 6371.0088

// Distance is the length of the great circle between two places in kilometres, by the haversine formula.
func Distance(a, b *Coordinates) float64 {
	const degree = math.Pi / 180
	half := func(x float64) float64 { s := math.Sin(x / 2); return float64(s * s) }
	h := half((b.Latitude-a.Latitude)*degree) + float64(float64(math.Cos(a.Latitude*degree)*math.Cos(b.Latitude*degree))*half((b.Longitude-a.Longitude)*degree))
	return 2 * EarthRadius * math.Asin(math.Sqrt(min(h, 1)))
}

// DistanceKm is Distance as people see it, to one decimal; nil where a place is not known.
func DistanceKm(a, b *Coordinates) *float64 {
	if a == nil || b == nil {
		return nil
	}
	km := math.Round(Distance(a, b)*10) / 10
	return &km
}

// Vector is a place as a point on a ball of radius 1.
type Vector struct{ X, Y, Z float64 }

// Vector is the place as a point, rounded to 12 decimals (some micrometres), so that it is the same whatever machine computes it.
func (c *Coordinates) Vector() Vector {
	const degree = math.Pi / 180
	round := func(x float64) float64 { return math.Round(x*1e12) / 1e12 }
	latitude, longitude := c.Latitude*degree, c.Longitude*degree
	return Vector{round(math.Cos(latitude) * math.Cos(longitude)), round(math.Cos(latitude) * math.Sin(longitude)), round(math.Sin(latitude))}
}

// chord is the square of the straight line between two points. Every product is rounded before it is added, so that Go and Java come to the
// same bits.
func (v Vector) chord(w Vector) float64 {
	x, y, z := w.X-v.X, w.Y-v.Y, w.Z-v.Z
	return float64(float64(x*x)+float64(y*y)) + float64(z*z)
}

// chordOf is the chord of a distance along the great circle, in kilometres.
func chordOf(km float64) float64 {
	if km >= EarthRadius*math.Pi {
		return 5 // beyond the diameter, whose square is 4: everywhere
	}
	s := 2 * math.Sin(km/EarthRadius/2)
	return s * s
}

// unknownDistance stands behind every key of DistanceKey, in both directions: the square of a diameter is 4.
const unknownDistance = 9

// DistanceKey gives what cities are ordered by under CityByDistance, before their names: the square of the straight line from the
// filter's circle, negative in descending order.
func (q CityQuery) DistanceKey() func(*City) float64 {
	sign := q.Sign()
	return func(c *City) float64 {
		if q.Filter.Near.Point == nil || c.Facts.Point == nil {
			return unknownDistance
		}
		return sign * q.Filter.Near.Point.chord(*c.Facts.Point)
	}
}

// Sign is 1 for an ascending order, -1 for a descending one.
func (q CityQuery) Sign() float64 {
	if q.Order.Direction == Descending {
		return -1
	}
	return 1
}
