package view

import (
	"fmt"
	"math"
	"strings"
)

// Point is a place on Earth in degrees.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Map is a small map, in pixels: the land, dots, and places that stand out.
type Map struct {
	Label         string
	Width, Height int
	Land          string // a path of SVG
	Dots          string // a path of SVG, which has a point for each dot
	Places        []Pixel
}

// Pixel is a place on a map.
type Pixel struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// frame is the part of the world that a map shows: a box in the units of the outline, and how many of them are a pixel.
type frame struct {
	left, top, right, bottom float64
	unit                     float64
}

const (
	mapWidth, mapHeight     = 640, 400 // of a map of some places
	worldWidth, worldHeight = 1000, 500

	leastWidth = 2200 // units that a map shows at least, some 40 degrees
	margin     = 380  // units around what must be seen
	mostWidth  = 15000
)

// wholeWorld leaves out the ice.
func wholeWorld() frame {
	return frame{left: 0, top: 1000, right: worldUnits, bottom: 11000, unit: worldUnits / worldWidth}
}

// NewMap is a map of the places or, where there are none, of the dots; nil when there is neither. Of dots around places it shows those that
// happen to lie near.
func NewMap(label string, places, dots []Point) *Map {
	framed := places
	if len(places) == 0 {
		framed = dots
	}
	if len(framed) == 0 {
		return nil
	}
	return draw(label, around(framed), places, dots)
}

// WorldMap is the whole world.
func WorldMap(label string, dots []Point) *Map { return draw(label, wholeWorld(), nil, dots) }

// around is the smallest frame around the points that is as wide as a map must be.
func around(points []Point) frame {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		at := project(p)
		left, right, top, bottom = min(left, at.x), max(right, at.x), min(top, at.y), max(bottom, at.y)
	}
	width := max(right-left+2*margin, (bottom-top+2*margin)*mapWidth/mapHeight, leastWidth)
	if width > mostWidth {
		return wholeWorld()
	}
	height := width * mapHeight / mapWidth
	f := frame{left: (left + right - width) / 2, top: (top + bottom - height) / 2, unit: width / mapWidth}
	f.right, f.bottom = f.left+width, f.top+height
	return f
}

func draw(label string, f frame, places, dots []Point) *Map {
	m := &Map{Label: label, Width: int(math.Round((f.right - f.left) / f.unit)), Height: int(math.Round((f.bottom - f.top) / f.unit)), Land: land(f)}
	var path strings.Builder
	for _, p := range dots {
		if at := f.pixel(project(p)); at.X >= 0 && at.X <= m.Width && at.Y >= 0 && at.Y <= m.Height {
			fmt.Fprintf(&path, "M%d %dh0", at.X, at.Y)
		}
	}
	m.Dots = path.String()
	for _, p := range places {
		m.Places = append(m.Places, f.pixel(project(p)))
	}
	return m
}

func (f frame) pixel(p point) Pixel {
	return Pixel{int(math.Round((p.x - f.left) / f.unit)), int(math.Round((p.y - f.top) / f.unit))}
}
