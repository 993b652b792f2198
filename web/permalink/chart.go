package permalink

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"learningcities/graph/table"
)

// How a chart is drawn, in units of its own: the widest that a page shows is as many pixels.
const (
	mostBars   = 40
	chartWidth = 720
	barHeight  = 18
	barPitch   = 26
	labelWidth = 250
	valueWidth = 90
	beside     = 7  // between a bar and a text
	mostLabel  = 34 // characters of a label
)

// chart shows a table that has one column of numbers, and a column of texts that are all different, as bars.
type chart struct {
	Label, Value              string // the names of the columns
	LabelAnchor, NumberAnchor string
	Width, Height             int
	Bars                      []bar
}

type bar struct {
	Name     string // in full
	Label    string
	Number   string // as the answer has it
	Y, TextY int
	X, Width string
	LabelX   int
	NumberX  string
}

// chartOf is the chart of a table for readers in a direction, or nil where none fits: two to forty rows, one column of numbers, none of them below zero and one above, and
// the first of the other columns that has a text of its own in each row.
func chartOf(columns []string, rows []table.Row, dir string) (*chart, error) {
	if len(rows) < 2 || len(rows) > mostBars {
		return nil, nil //nolint:nilnil // none fits
	}
	value, label := -1, -1
	for i := range columns {
		switch {
		case every(rows, i, isNumber) && value >= 0:
			return nil, nil //nolint:nilnil // which of the two to show?
		case every(rows, i, isNumber):
			value = i
		case label < 0 && distinct(rows, i):
			label = i
		}
	}
	if value < 0 || label < 0 {
		return nil, nil //nolint:nilnil // none fits
	}
	c := &chart{Label: columns[label], Value: columns[value], Width: chartWidth, Height: barPitch * len(rows)}
	return c.draw(rows, label, value, dir == "rtl")
}

// every tells whether the cells of a column are of a kind or null, and one is not null.
func every(rows []table.Row, column int, is func(json.RawMessage) bool) bool {
	some := false
	for _, row := range rows {
		switch {
		case isNull(row[column]):
		case !is(row[column]):
			return false
		default:
			some = true
		}
	}
	return some
}

// distinct tells whether a column has a text in each row, none of them twice.
func distinct(rows []table.Row, column int) bool {
	seen := map[string]bool{}
	for _, row := range rows {
		text := string(row[column])
		if !strings.HasPrefix(text, `"`) || seen[text] {
			return false
		}
		seen[text] = true
	}
	return true
}

// draw draws a bar for each row. For readers from right to left, the bars begin on the right.
func (c *chart) draw(rows []table.Row, label, value int, mirrored bool) (*chart, error) {
	numbers, most := make([]float64, len(rows)), 0.0
	for i, row := range rows {
		if isNull(row[value]) {
			continue
		}
		n, err := strconv.ParseFloat(string(row[value]), 64)
		if err != nil || n < 0 {
			return nil, nil //nolint:nilerr,nilnil // none fits
		}
		numbers[i], most = n, max(most, n)
	}
	if most == 0 {
		return nil, nil //nolint:nilnil // none fits
	}
	c.LabelAnchor, c.NumberAnchor = "end", "start"
	if mirrored {
		c.LabelAnchor, c.NumberAnchor = "start", "end"
	}
	for i, row := range rows {
		width := numbers[i] / most * (chartWidth - labelWidth - valueWidth)
		b := bar{Y: i*barPitch + (barPitch-barHeight)/2, TextY: i*barPitch + barPitch - 8, Width: units(width)}
		b.LabelX, b.X, b.NumberX = labelWidth-beside, units(labelWidth), units(labelWidth+width+beside)
		if mirrored {
			b.LabelX, b.X, b.NumberX = chartWidth-labelWidth+beside, units(chartWidth-labelWidth-width), units(chartWidth-labelWidth-width-beside)
		}
		if err := json.Unmarshal(row[label], &b.Name); err != nil {
			return nil, fmt.Errorf("reading a text: %w", err)
		}
		b.Label = shortened(b.Name, mostLabel)
		if !isNull(row[value]) {
			b.Number = string(row[value])
		}
		c.Bars = append(c.Bars, b)
	}
	return c, nil
}

// units are units of the chart, to a tenth.
func units(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }
