package view

import (
	"strings"
	"testing"
)

// TestName finds out which language a name came in.
func TestName(t *testing.T) {
	language := func(tag string) *string { return &tag }
	names := []Name{{"عمان", language("ar")}, {"Amman", language("en")}, {"Аман", language("ru-Latn")}, {"安曼", nil}}
	arabic, english := Reader{"ar", "rtl"}, Reader{"en", "ltr"}
	for _, c := range []struct {
		reader Reader
		name   string
		want   Text
	}{
		{arabic, "عمان", Text{Text: "عمان"}},
		{arabic, "Amman", Text{Text: "Amman", Lang: "en", Dir: "ltr"}},
		{english, "Amman", Text{Text: "Amman"}},
		{english, "عمان", Text{Text: "عمان", Lang: "ar", Dir: "rtl"}},
		{english, "Аман", Text{Text: "Аман", Lang: "ru-Latn"}},
		{english, "安曼", Text{Text: "安曼", Foreign: true}},
		{english, "other", Text{Text: "other", Foreign: true}},
	} {
		if got := c.reader.Name(c.name, names); got != c.want {
			t.Errorf("for %s, %s is %+v, want %+v", c.reader.Lang, c.name, got, c.want)
		}
	}
}

// TestInk writes on each of the official colours what can be read: a contrast of 4.5 and more.
func TestInk(t *testing.T) {
	for _, c := range strings.Fields("#E5243B #DDA63A #4C9F38 #C5192D #FF3A21 #26BDE2 #FCC30B #A21942 #FD6925 #DD1367 #FD9D24 #BF8B2E #3F7E44 #0A97D9 #56C02B #00689D #19486A #000000 #FFFFFF") {
		paper, ink := Colour(c).luminance(), Colour(c).Ink().luminance()
		if contrast := (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05); contrast < 4.5 {
			t.Errorf("%s on %s has the contrast %.2f", Colour(c).Ink(), c, contrast)
		}
	}
	if (Colour("nothing")).Ink() != "#FFFFFF" {
		t.Error("what is no colour counts as dark")
	}
}

// TestOutline reads the land: places on it and at sea, and nothing broken.
func TestOutline(t *testing.T) {
	if n := len(shapes()); n < 100 {
		t.Fatalf("there are %d shapes of land", n)
	}
	for i, s := range shapes() {
		if len(s) < 3 {
			t.Errorf("shape %d has %d points", i, len(s))
		}
	}
	for name, c := range map[string]struct {
		at   Point
		land bool
	}{
		"Ankara": {Point{39.9, 32.9}, true}, "Wuhan": {Point{30.6, 114.3}, true}, "Alice Springs": {Point{-23.7, 133.9}, true}, "Anadyr": {Point{66.5, 176}, true},
		"the Atlantic": {Point{30, -40}, false}, "the Baltic": {Point{56.5, 18.5}, false}, "the Pacific": {Point{0, 179.9}, false},
	} {
		if got := onLand(project(c.at)); got != c.land {
			t.Errorf("%s lies on land: %v", name, got)
		}
	}
}

// onLand tells whether a point lies within a shape, by the crossings of a line from it.
func onLand(p point) bool {
	in := false
	for _, s := range shapes() {
		for i, a := range s {
			b := s[(i+1)%len(s)]
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}

// TestMap puts what must be seen into the frame, wherever it lies.
func TestMap(t *testing.T) {
	if NewMap("nothing", nil, nil) != nil {
		t.Error("there is a map of nothing")
	}
	for name, points := range map[string][]Point{
		"one place": {{60.2, 24.7}}, "at the antimeridian": {{-18, 179.9}}, "two continents": {{53, -6}, {-37, 145}, {19, -99}}, "the pole": {{90, 0}},
	} {
		m := NewMap(name, points, points)
		if len(m.Places) != len(points) || strings.Count(m.Dots, "M") != len(points) {
			t.Errorf("%s: %d places, dots %q", name, len(m.Places), m.Dots)
		}
		for _, p := range m.Places {
			if p.X < 0 || p.X > m.Width || p.Y < 0 || p.Y > m.Height {
				t.Errorf("%s: a place lies at %v, outside of %d by %d", name, p, m.Width, m.Height)
			}
		}
		if len(m.Land) > 16<<10 {
			t.Errorf("%s: the land has %d bytes", name, len(m.Land))
		}
	}
	near := NewMap("near", []Point{{60.2, 24.7}}, []Point{{59.4, 24.7}, {-33, 151}})
	if strings.Count(near.Dots, "M") != 1 {
		t.Errorf("around a place there are the dots %q", near.Dots)
	}
}
