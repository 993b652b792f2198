package kg

import "math"

// EarthRadius is the mean radius of the Earth in kilometres, as the International Union of Geodesy and Geophysics gives it.
const EarthRadius = 6371.0088

// Vector is a place as a point on the unit sphere.
type Vector struct{ X, Y, Z float64 }

// Vector is the place as a point. It is the same to the last bit on every machine.
func (c *Coordinates) Vector() Vector {
	sinLat, cosLat := sinCos(c.Latitude)
	sinLon, cosLon := sinCos(c.Longitude)
	return Vector{float64(cosLat * cosLon), float64(cosLat * sinLon), sinLat}
}

// squares rounds every product before it is added, so that Go and Java come to the same bits.
func squares(x, y, z float64) float64 { return float64(x*x) + float64(y*y) + float64(z*z) }

// chord is the square of the straight line between two points.
func (v Vector) chord(w Vector) float64 { return squares(v.X-w.X, v.Y-w.Y, v.Z-w.Z) }

// distance is the way between two points over the sphere, in kilometres. The two chords, to the point and to its antipode, keep it exact for near and
// for far places alike.
func (v Vector) distance(w Vector) float64 {
	far := squares(v.X+w.X, v.Y+w.Y, v.Z+w.Z)
	return float64(2 * EarthRadius * atan2(math.Sqrt(v.chord(w)), math.Sqrt(far)))
}

// Distance is the great-circle distance between two places in kilometres. It is the same in both directions, and the same to the last bit
// on every machine.
func Distance(a, b *Coordinates) float64 { return a.Vector().distance(b.Vector()) }

// DistanceKm is Distance as the API shows it, to one decimal; nil where a place is not known.
func DistanceKm(a, b *Coordinates) *float64 {
	if a == nil || b == nil {
		return nil
	}
	km := math.Round(float64(Distance(a, b)*10)) / 10
	return &km
}

// everywhere is a chord beyond the diameter, whose square is 4.
const everywhere = 5

// chordOf is the chord of a distance along the great circle, in kilometres.
func chordOf(km float64) float64 {
	if km >= EarthRadius*math.Pi {
		return everywhere
	}
	sin, _ := sinCos(km / EarthRadius / 2 * (180 / math.Pi))
	return float64(2*sin) * float64(2*sin)
}

// unknownDistance stands behind every key of DistanceKey, in both directions.
const unknownDistance = 9

// DistanceKey gives what cities are ordered by under CityByDistance, before their names: the square of the straight line from the
// filter's circle, negative in descending order.
func (q CityQuery) DistanceKey() func(*City) float64 {
	sign := q.Sign()
	return func(c *City) float64 {
		if q.Filter.Near.Point == nil || c.Facts.Point == nil {
			return unknownDistance
		}
		return sign * c.Facts.Point.chord(*q.Filter.Near.Point)
	}
}

// Sign is 1 for an ascending order, -1 for a descending one.
func (q CityQuery) Sign() float64 {
	if q.Order.Direction == Descending {
		return -1
	}
	return 1
}
