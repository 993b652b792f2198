package view

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// outline is the land of Natural Earth; world/build.mjs made it and says how.
//
//go:embed world.txt
var outline string

// point is a point of the outline, in units of which the world is worldUnits wide.
type point struct{ x, y float64 }

const worldUnits = 20000

// nearest is how many pixels lie at least between two points of a line: what a small map can show.
const nearest = 3

// project is the Miller cylindrical projection, as in world/build.mjs.
func project(p Point) point {
	const scale = worldUnits / (2 * math.Pi)
	latitude := max(-85, min(85, p.Latitude)) * math.Pi / 180
	return point{p.Longitude/360*worldUnits + worldUnits/2, 7330 - 1.25*math.Log(math.Tan(math.Pi/4+0.4*latitude))*scale}
}

// shapes reads the outline once.
var shapes = sync.OnceValue(func() [][]point {
	var all [][]point
	for line := range strings.Lines(outline) {
		fields := strings.Fields(line)
		shape, at := make([]point, 0, len(fields)/2), point{}
		for i := 0; i+1 < len(fields); i += 2 {
			x, _ := strconv.Atoi(fields[i]) // a program wrote the file, and a test reads it
			y, _ := strconv.Atoi(fields[i+1])
			at.x, at.y = at.x+float64(x), at.y+float64(y)
			shape = append(shape, at)
		}
		all = append(all, shape)
	}
	return all
})

// land is the path of the land in the frame.
func land(f frame) string {
	var path strings.Builder
	wide := f.unit * 8 // of the stroke that there is none of: lines along the edge stay outside
	for _, shape := range shapes() {
		for _, e := range []edge{
			{func(p point) float64 { return p.x - (f.left - wide) }}, {func(p point) float64 { return f.right + wide - p.x }},
			{func(p point) float64 { return p.y - (f.top - wide) }}, {func(p point) float64 { return f.bottom + wide - p.y }},
		} {
			shape = e.clip(shape)
		}
		f.write(&path, shape)
	}
	return path.String()
}

// edge is a side of the frame: how far inside a point lies.
type edge struct{ inside func(point) float64 }

// clip is what lies inside of the edge (Sutherland and Hodgman, 1974).
func (e edge) clip(shape []point) []point {
	var kept []point
	for i, p := range shape {
		before := shape[(i+len(shape)-1)%len(shape)]
		a, b := e.inside(before), e.inside(p)
		if a < 0 != (b < 0) {
			t := a / (a - b)
			kept = append(kept, point{before.x + t*(p.x-before.x), before.y + t*(p.y-before.y)})
		}
		if b >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// write writes a shape in pixels, without points that lie too near to the one before to be seen.
func (f frame) write(path *strings.Builder, shape []point) {
	var pixels []Pixel
	for _, p := range shape {
		at := f.pixel(p)
		if n := len(pixels); n == 0 || distance(at, pixels[n-1]) >= nearest {
			pixels = append(pixels, at)
		}
	}
	if len(pixels) < 3 {
		return
	}
	fmt.Fprintf(path, "M%d %dl", pixels[0].X, pixels[0].Y)
	for i, p := range pixels[1:] {
		x, y := p.X-pixels[i].X, p.Y-pixels[i].Y
		if i > 0 && x >= 0 {
			path.WriteByte(' ')
		}
		path.WriteString(strconv.Itoa(x))
		if y >= 0 {
			path.WriteByte(' ')
		}
		path.WriteString(strconv.Itoa(y))
	}
	path.WriteByte('z')
}

func distance(a, b Pixel) float64 { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) }
