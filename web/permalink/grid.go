package permalink

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"learningcities/graph/table"
)

// What a page shows of a table at most; the files that it leads to have all.
const (
	mostRows    = 100
	mostColumns = 24
	mostCell    = 160      // characters
	mostTable   = 14 << 10 // bytes of HTML
	cellMarkup  = 14       // bytes around a cell: <td>…</td>
)

// grid is the part of a table that a page shows.
type grid struct {
	Columns []column
	Rows    [][]cell
	All     int  // rows that there are
	Narrow  bool // not all columns are shown
	Short   bool // a cell is not shown whole
}

// column is a column of a table; its numbers stand below each other.
type column struct {
	Name   string
	Number bool
}

// cell is a value as a page shows it.
type cell struct {
	Text   string
	Number bool
	Null   bool
}

// Part tells whether the page shows less than the table has.
func (g *grid) Part() bool { return len(g.Rows) < g.All || g.Narrow || g.Short }

// gridOf reads the table of an answer for readers in a direction. The chart is nil where none fits.
func gridOf(plan *table.Plan, data json.RawMessage, dir string) (*grid, *chart, error) {
	g, left := new(grid), mostTable
	for _, name := range plan.Columns {
		if len(g.Columns) == mostColumns {
			g.Narrow = true
			break
		}
		g.Columns = append(g.Columns, column{Name: name})
		left -= len(name) + 4*cellMarkup
	}
	var rows []table.Row // for the chart
	err := plan.Rows(data, func(row table.Row) error {
		g.All++
		if len(rows) <= mostBars {
			rows = append(rows, append(table.Row(nil), row...))
		}
		if len(g.Rows) == mostRows || left <= 0 {
			return nil
		}
		cells := make([]cell, len(g.Columns))
		size := cellMarkup
		for i := range cells {
			var short bool
			var err error
			if cells[i], short, err = cellOf(row[i]); err != nil {
				return err
			}
			g.Short = g.Short || short
			size += cellMarkup + len(template.HTMLEscapeString(cells[i].Text))
		}
		if left -= size; left > 0 {
			g.Rows = append(g.Rows, cells)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("making a table of the answer: %w", err)
	}
	for _, row := range g.Rows {
		for i, c := range row {
			g.Columns[i].Number = g.Columns[i].Number || c.Number
		}
	}
	c, err := chartOf(plan.Columns, rows, dir)
	return g, c, err
}

// cellOf is a value of JSON as a page shows it, and whether something was left out.
func cellOf(value json.RawMessage) (c cell, short bool, err error) {
	switch {
	case isNull(value):
		return cell{Null: true}, false, nil
	case value[0] == '"':
		if err := json.Unmarshal(value, &c.Text); err != nil {
			return c, false, fmt.Errorf("reading a text: %w", err)
		}
	case value[0] == '{' || value[0] == '[':
		var b bytes.Buffer
		if err := json.Compact(&b, value); err != nil {
			return c, false, fmt.Errorf("reading a value: %w", err)
		}
		c.Text = b.String()
	default:
		c.Text, c.Number = string(value), isNumber(value)
	}
	whole := c.Text
	c.Text = shortened(whole, mostCell)
	return c, c.Text != whole, nil
}

func isNull(value json.RawMessage) bool { return len(value) == 0 || string(value) == "null" }

func isNumber(value json.RawMessage) bool {
	return len(value) > 0 && (value[0] == '-' || value[0] >= '0' && value[0] <= '9')
}

// shortened is a text of at most so many characters.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}
