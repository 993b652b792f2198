package kg

import "math"

// EarthRadius is the mean radius of the Earth in kilometres, as the International Union of Geodesy and Geophysics gives it.
const EarthRadius = 6371.0088

// vector is a place as a point on the unit sphere.
type vector struct{ x, y, z float64 }

func (c *Coordinates) vector() vector {
	sinLat, cosLat := sinCos(c.Latitude)
	sinLon, cosLon := sinCos(c.Longitude)
	return vector{float64(cosLat * cosLon), float64(cosLat * sinLon), sinLat}
}

func squares(x, y, z float64) float64 { return float64(x*x) + float64(y*y) + float64(z*z) }

// chord2 is the square of the straight line between two points.
func (a vector) chord2(b vector) float64 { return squares(a.x-b.x, a.y-b.y, a.z-b.z) }

// distance is the way between two points over the sphere, in kilometres. The two chords, to the point and to its antipode, keep it exact for near and
// for far places alike.
func (a vector) distance(b vector) float64 {
	far := squares(a.x+b.x, a.y+b.y, a.z+b.z)
	return float64(2 * EarthRadius * atan2(math.Sqrt(a.chord2(b)), math.Sqrt(far)))
}

// Distance is the great-circle distance between two places in kilometres. It is the same in both directions, and the same to the last bit
// on every machine.
func Distance(a, b *Coordinates) float64 { return a.vector().distance(b.vector()) }

// DistanceKm is Distance as the API shows it, to one decimal; nil where a place is not known.
func DistanceKm(a, b *Coordinates) *float64 {
	if a == nil || b == nil {
		return nil
	}
	km := math.Round(float64(Distance(a, b)*10)) / 10
	return &km
}
