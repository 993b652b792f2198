package view

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// world is the land of Natural Earth; world/build.mjs made it and says how.
//
//go:embed world.txt
var world string

// Point is a place on Earth in degrees.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Map is a small map: the land, dots, and a few places that stand out.
type Map struct {
	Label                    string
	Left, Top, Width, Height int
	Land                     []string // paths of SVG
	Dots                     string   // a path of SVG, which has a point for each dot
	Places                   []Spot
	Stroke                   float64 // how wide a dot is
}

// Spot is a place that stands out.
type Spot struct{ X, Y int }

// How much land a map shows at least, in units of which the world is 2000 wide: some 50 degrees. Its height is to its width as 5 to 8.
const (
	leastWidth = 280
	margin     = 36
	worldTop   = 90
	worldRows  = 1010
)

// NewMap is the smallest map on which all the points can be seen, or nil when there are none.
func NewMap(label string, places, dots []Point) *Map {
	if len(places)+len(dots) == 0 {
		return nil
	}
	m := &Map{Label: label}
	left, top, right, bottom := math.MaxInt, math.MaxInt, math.MinInt, math.MinInt
	var path strings.Builder
	for i, p := range append(append([]Point{}, places...), dots...) {
		x, y := project(p)
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
		if i < len(places) {
			m.Places = append(m.Places, Spot{x, y})
		} else {
			fmt.Fprintf(&path, "M%d %dh0", x, y)
		}
	}
	m.Dots = path.String()
	m.frame(left-margin, top-margin, right+margin, bottom+margin)
	m.Land = landIn(m.Left, m.Top, m.Left+m.Width, m.Top+m.Height)
	return m
}

// WorldMap is the whole world.
func WorldMap(label string, dots []Point) *Map {
	m := NewMap(label, nil, dots)
	if m == nil {
		m = &Map{Label: label}
	}
	m.Left, m.Top, m.Width, m.Height, m.Stroke = 0, worldTop, 2000, worldRows, 14
	m.Land = landIn(0, 0, 2000, 2000)
	return m
}

// frame sets the part of the world that is seen, around a box.
func (m *Map) frame(left, top, right, bottom int) {
	width := max(right-left, (bottom-top)*8/5, leastWidth)
	if width > 1500 {
		m.Left, m.Top, m.Width, m.Height, m.Stroke = 0, worldTop, 2000, worldRows, 18
		return
	}
	m.Width, m.Height = width, width*5/8
	m.Left = (left + right - m.Width) / 2
	m.Top = (top + bottom - m.Height) / 2
	m.Stroke = math.Round(float64(width)/7) / 10
}

// Ring is the radius of the ring around a place.
func (m *Map) Ring() float64 { return m.Stroke * 1.1 }

// project is the Miller cylindrical projection, as in world/build.mjs.
func project(p Point) (x, y int) {
	const scale = 2000 / (2 * math.Pi)
	latitude := max(-85, min(85, p.Latitude)) * math.Pi / 180
	x = int(math.Round(p.Longitude/360*2000 + 1000))
	return x, int(math.Round(733 - 1.25*math.Log(math.Tan(math.Pi/4+0.4*latitude))*scale))
}

// shape is a piece of land and the box that it fills.
type shape struct {
	left, top, right, bottom int
	path                     string
}

func landIn(left, top, right, bottom int) []string {
	var paths []string
	for _, s := range shapes() {
		if s.left <= right && s.right >= left && s.top <= bottom && s.bottom >= top {
			paths = append(paths, s.path)
		}
	}
	return paths
}

// shapes reads the land once.
var shapes = sync.OnceValue(func() []shape {
	var all []shape
	for line := range strings.Lines(world) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 5)
		if len(fields) < 5 {
			continue
		}
		s := shape{path: fields[4]}
		for i, p := range []*int{&s.left, &s.top, &s.right, &s.bottom} {
			*p, _ = strconv.Atoi(fields[i]) // a program wrote it, and a test reads it
		}
		all = append(all, s)
	}
	return all
})
