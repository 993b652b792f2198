//go:build linux

package main

import (
	"fmt"
	"html"
	"strings"

	"learningcities/bench/page"
	"learningcities/bench/shape"
)

// Sizes of the plot, in the units of the picture.
const (
	plotWidth   = 960
	labelWidth  = 300
	barHeight   = 15
	barGap      = 4
	panelGap    = 34
	plotMargin  = 16
	headHeight  = 74
	valueWidth  = 70
	columnWidth = plotWidth - 2*plotMargin - labelWidth - valueWidth
)

// bar is a line of a panel.
type bar struct {
	name  string
	rate  float64
	ours  bool
	place string
}

// plot draws the answers a second with 16 connections: a panel for each shape, in it a bar for each competitor, as long as it answers. The panels have
// scales of their own, since the shapes are of different sizes, and each bar says its number.
func (r *results) plot() string {
	var panels strings.Builder
	y := headHeight
	for _, s := range shape.All() {
		bars := r.bars(s.Name)
		fmt.Fprintf(&panels, "<text class=\"title\" x=\"%d\" y=\"%d\">%s: %s</text>\n", plotMargin, y, s.Name, html.EscapeString(s.Title))
		y += 12
		longest := 0.0
		for _, b := range bars {
			longest = max(longest, b.rate)
		}
		for _, b := range bars {
			class := "peer"
			if b.ours {
				class = "ours"
			}
			width := b.rate / longest * columnWidth
			fmt.Fprintf(&panels, "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>\n", plotMargin+labelWidth-8, y+barHeight-4, html.EscapeString(b.name))
			fmt.Fprintf(&panels, "<rect class=\"%s %s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n", class, b.place, plotMargin+labelWidth, y, max(1, width), barHeight)
			fmt.Fprintf(&panels, "<text class=\"value\" x=\"%.1f\" y=\"%d\">%s</text>\n", float64(plotMargin+labelWidth)+width+6, y+barHeight-4, page.Thousands(b.rate))
			y += barHeight + barGap
		}
		y += panelGap
	}
	return fmt.Sprintf(plotFrame, plotWidth, y, r.description(), panels.String())
}

func (r *results) bars(shape string) []bar {
	var bars []bar
	for _, database := range []bool{false, true} {
		for _, s := range r.field.servers {
			m, ok := r.median(at{s.key, shape, manyConnections})
			if s.database != database || !ok {
				continue
			}
			place := "memory"
			if database {
				place = "database"
			}
			bars = append(bars, bar{s.name, m.rate, s.ours, place})
		}
	}
	return bars
}

// description says in words what the picture shows, for those who do not see it.
func (r *results) description() string {
	var b strings.Builder
	b.WriteString("Answers a second with 16 connections, medians. ")
	for _, s := range shape.All() {
		fmt.Fprintf(&b, "%s, %s:", s.Name, s.Title)
		for i, bar := range r.bars(s.Name) {
			if i > 0 {
				b.WriteString(",")
			}
			fmt.Fprintf(&b, " %s %s", bar.name, page.Thousands(bar.rate))
		}
		b.WriteString(". ")
	}
	return html.EscapeString(strings.TrimSpace(b.String()))
}

// plotFrame is the picture around the panels. Its colours differ in lightness too, and follow the reader's choice of light or dark.
const plotFrame = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]d %[2]d" width="%[1]d" height="%[2]d" role="img" aria-labelledby="title description">
<title id="title">Answers a second with 16 connections</title>
<desc id="description">%[3]s</desc>
<style>
  svg { background: #ffffff }
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .head { font-size: 18px; font-weight: 600 }
  .title { font-size: 14px; font-weight: 600 }
  .name { text-anchor: end }
  .value { font-variant-numeric: tabular-nums }
  .ours { fill: #0b5cad }
  .ours.database { fill: #4d9de0 }
  .peer { fill: #6e7781 }
  .peer.database { fill: #afb8c1 }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117 }
    text { fill: #e6edf3 }
    .ours { fill: #58a6ff }
    .ours.database { fill: #2f6db5 }
    .peer { fill: #8b949e }
    .peer.database { fill: #545d68 }
  }
</style>
<text class="head" x="16" y="26">Answers a second with 16 connections: longer is better</text>
<rect class="ours memory" x="16" y="38" width="12" height="12"/><text x="33" y="49">this service, from memory</text>
<rect class="ours database" x="216" y="38" width="12" height="12"/><text x="233" y="49">this service, asking Neo4j</text>
<rect class="peer memory" x="416" y="38" width="12" height="12"/><text x="433" y="49">others, from memory</text>
<rect class="peer database" x="582" y="38" width="12" height="12"/><text x="599" y="49">others, asking Neo4j</text>
%[4]s</svg>
`
