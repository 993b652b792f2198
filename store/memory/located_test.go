package memory

import (
	"math"
	"math/rand/v2"
	"testing"

	"learningcities/kg"
)

// The bands must give what asking every place gives: near the poles, across the 180th meridian, and for circles and boxes of any size.
func TestLocated(t *testing.T) {
	t.Parallel()
	const random = 1
	r := rand.New(rand.NewPCG(random, 0))
	edges := []float64{-180, -179.999, -90, -89.9, 0, 89.9, 90, 179.999, 180}
	degrees := func(limit float64) float64 {
		if edge := edges[r.IntN(len(edges))]; r.IntN(4) == 0 && math.Abs(edge) <= limit {
			return edge
		}
		return (2*r.Float64() - 1) * limit
	}
	cities := make([]*kg.City, 2000)
	for i := range cities {
		at := kg.Coordinates{Latitude: degrees(90), Longitude: degrees(180)}
		point := at.Vector()
		cities[i] = &kg.City{Location: &at, Facts: kg.CityFacts{Point: &point}}
	}
	table := newTable(len(cities), func(i int) kg.Subject { return kg.Subject{City: cities[i]} })
	found := 0
	check := func(what any, got set, holds func(kg.Subject) bool) {
		for i := range cities {
			if want := holds(table.row(i)); got.has(i) != want {
				t.Errorf("seed %d, %+v, the place %+v: %t, want %t", random, what, *cities[i].Location, got.has(i), want)
			} else if want {
				found++
			}
		}
	}
	for range 1000 {
		centre := kg.Coordinates{Latitude: degrees(90), Longitude: degrees(180)}
		if r.IntN(4) == 0 {
			centre = *cities[r.IntN(len(cities))].Location
		}
		point := centre.Vector()
		near := &kg.Near{Place: &centre, Point: &point, Chord: math.Pow(r.Float64(), 4) * 4.1}
		check(near, table.near(near), near.Holds)
		south := degrees(90)
		box := kg.Within{BoundingBox: kg.BoundingBox{South: south, North: min(90, south+r.Float64()*180), West: degrees(180), East: degrees(180)}}
		check(box, table.inBox(box), box.Holds)
	}
	if found < 100_000 {
		t.Errorf("only %d places were found", found)
	}
}
