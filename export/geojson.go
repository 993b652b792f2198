package export

import (
	"bufio"
	"io"
)

// writeGeoJSON writes the cities of which the place is known as points (RFC 7946): longitude, then latitude, in degrees of WGS 84. Citations
// stand in the properties, where readers of tables find them as JSON.
func writeGeoJSON(w io.Writer, g *Graph) error {
	b := bufio.NewWriter(w)
	j := &jsonWriter{w: b}
	j.text(`{"type":"FeatureCollection","dataset":`)
	j.record(info(g.Info))
	j.text(`,"features":[`)
	first := true
	for _, kind := range g.Nodes {
		for _, n := range kind {
			longitude, latitude := n.Get("longitude"), n.Get("latitude")
			if longitude == nil || latitude == nil {
				continue
			}
			if !first {
				j.text(",")
			}
			first = false
			j.text("\n" + `{"type":"Feature","id":`)
			j.value(n.Get("id"))
			j.text(`,"geometry":{"type":"Point","coordinates":[`)
			j.value(longitude)
			j.text(",")
			j.value(latitude)
			j.text(`]},"properties":`)
			j.record(n)
			j.text("}")
		}
	}
	j.text("]}\n")
	return j.end(b)
}
