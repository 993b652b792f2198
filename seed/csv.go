package seed

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// readCSV gives each record of a CSV file to the table. It answers false when records may have been lost.
func (r *reader) readCSV(t table, text string) bool {
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord = -1 // checked here, with the line
	c.ReuseRecord = true
	header, err := c.Read()
	if err != nil {
		r.malformed(t.file, err)
		return false
	}
	header = slices.Clone(header)
	line, _ := c.FieldPos(0)
	if !r.header(t, header, line) {
		return false
	}
	whole := true
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return whole
		}
		if err != nil {
			r.malformed(t.file, err)
			whole = false
			continue // the parser goes on with the next line
		}
		line, _ := c.FieldPos(0)
		w := &row{file: t.file, line: line, fields: make(map[string]*value, len(cells)), problems: &r.problems}
		if len(cells) != len(header) {
			w.problem(line, fmt.Sprintf("the row has %d cells, the header %d", len(cells), len(header)),
				"add or remove commas, and put a cell with a comma in quotes")
			w.muted = true // its cells stand under the wrong columns
		}
		for i, cell := range cells {
			if i < len(header) && cell != "" {
				at, _ := c.FieldPos(i)
				w.fields[header[i]] = &value{line: at, kind: cellValue, text: cell}
			}
		}
		t.read(r, w)
	}
}

func (r *reader) malformed(file string, err error) {
	p := Problem{File: file, Message: "malformed CSV: " + err.Error(), Fix: "write a quote inside a quoted cell twice"}
	var at *csv.ParseError
	if errors.As(err, &at) {
		p.Line = at.StartLine
		switch {
		case errors.Is(at.Err, csv.ErrQuote):
			p.Message = fmt.Sprintf("the record that starts here has a quoted cell that goes wrong in line %d, column %d", at.Line, at.Column)
			p.Fix = "close the cell with a quote, and write a quote inside it twice"
		case errors.Is(at.Err, csv.ErrBareQuote):
			p.Line = at.Line
			p.Message = fmt.Sprintf("a quote stands inside an unquoted cell, column %d", at.Column)
			p.Fix = "put the cell in quotes, and write the quote inside it twice"
		}
	}
	r.problems.add(p)
}

// header checks that every column is there once.
func (r *reader) header(t table, header []string, line int) bool {
	good := true
	wrong := func(message, fix string) {
		r.problems.add(Problem{t.file, line, message, fix})
		good = false
	}
	for i, name := range header {
		switch {
		case !slices.Contains(t.columns, name):
			wrong("unknown column "+quoted(name), "remove it, or use one of "+strings.Join(t.columns, ", "))
		case slices.Contains(header[:i], name):
			wrong("the column "+quoted(name)+" stands twice", "remove one of them")
		}
	}
	for _, name := range t.columns {
		if !slices.Contains(header, name) {
			wrong("the column "+quoted(name)+" is missing", "add it to the header")
		}
	}
	return good
}
