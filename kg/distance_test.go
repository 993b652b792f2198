package kg

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestElementary compares the functions with those of package math, over their whole ranges and at the ends.
func TestElementary(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0)) //nolint:gosec // random tests must be repeatable
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-15*math.Max(1, math.Abs(want)) {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	angles := []float64{0, 30, 45, 45.00000001, 60, 90, 135, 180, -45, -90, -135, -180, 1e-9, 179.99999}
	for range 20_000 {
		angles = append(angles, rng.Float64()*360-180)
	}
	for _, a := range angles {
		sin, cos := sinCos(a)
		wantSin, wantCos := math.Sincos(a * math.Pi / 180)
		near("the sine", sin, wantSin)
		near("the cosine", cos, wantCos)
	}
	for range 20_000 {
		x, y := rng.Float64(), rng.Float64()
		near("the angle", atan2(y, x), math.Atan2(y, x))
		n := math.Exp(rng.Float64()*60 - 30)
		near("the logarithm", logarithm(n), math.Log(n))
	}
	near("the angle of no point", atan2(0, 0), 0)
	near("a quarter turn", atan2(1, 0), math.Pi/2)
	near("the logarithm of one", logarithm(1), 0)
	if sin, cos := sinCos(90); sin != 1 || cos != 0 {
		t.Errorf("at 90 degrees sine and cosine are %v and %v", sin, cos)
	}
}

// TestBits pins results to the last bit: another processor or compiler must not change what is stored.
func TestBits(t *testing.T) {
	espoo, cork := &Coordinates{Latitude: 60.25, Longitude: 24.66667}, &Coordinates{Latitude: 51.89797, Longitude: -8.47061}
	for what, c := range map[string]struct {
		got  float64
		want uint64
	}{
		"the distance":  {Distance(espoo, cork), 0x40a1636cddbed278},
		"the logarithm": {logarithm(377), 0x4017ba9e7b7fc538},
	} {
		if math.Float64bits(c.got) != c.want {
			t.Errorf("%s has the bits %#x (%v), want %#x", what, math.Float64bits(c.got), c.got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	at := func(latitude, longitude float64) *Coordinates {
		return &Coordinates{Latitude: latitude, Longitude: longitude}
	}
	quarter := EarthRadius * math.Pi / 2
	for _, c := range []struct {
		name string
		a, b *Coordinates
		want float64
	}{
		{"the same place", at(60.2, 24.6), at(60.2, 24.6), 0},
		{"from pole to pole", at(90, 0), at(-90, 77), 2 * quarter},
		{"a quarter of the equator", at(0, 0), at(0, 90), quarter},
		{"antipodes", at(12.5, 30), at(-12.5, -150), 2 * quarter},
		{"across the antimeridian", at(0, 179.5), at(0, -179.5), quarter / 90},
		{"two longitudes of a pole", at(90, 12), at(90, -100), 0},
		{"a metre", at(0, 0), at(0, 180/math.Pi/EarthRadius/1000), 0.001},
	} {
		got, back := Distance(c.a, c.b), Distance(c.b, c.a)
		if math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v km, want %v", c.name, got, c.want)
		}
		if got != back {
			t.Errorf("%s: %v km there, %v km back", c.name, got, back)
		}
	}
	if km := DistanceKm(at(0, 0), nil); km != nil {
		t.Errorf("the distance to an unknown place is %v", *km)
	}
	if km := DistanceKm(at(0, 0), at(0, 1)); *km != 111.2 {
		t.Errorf("a degree of the equator is %v km, want 111.2", *km)
	}
}
