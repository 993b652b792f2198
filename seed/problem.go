package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Problem is one thing that is wrong with the data.
type Problem struct {
	File    string
	Line    int    // from 1; 0 when the problem is the file as a whole
	Message string // what is wrong, with the value
	Fix     string // what to change
}

// String is "cities.csv:12: unknown country "XX"; add it to countries.csv or correct the code".
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s; %s", p.File, p.Message, p.Fix)
	}
	return fmt.Sprintf("%s:%d: %s; %s", p.File, p.Line, p.Message, p.Fix)
}

// Problems is the error that a data folder with problems gives: all of them, by file and line.
type Problems struct {
	List []Problem
}

// Error is one problem a line.
func (p *Problems) Error() string {
	lines := make([]string, len(p.List))
	for i, one := range p.List {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// maxPerFile keeps a file that is broken all over from filling the memory with problems.
const maxPerFile = 200_000

// collector gathers problems.
type collector struct {
	list    []Problem
	perFile map[string]int
}

func (c *collector) add(p Problem) {
	c.perFile[p.File]++
	if c.perFile[p.File] <= maxPerFile {
		c.list = append(c.list, p)
	}
}

// err is a *Problems, or nil when there are none.
func (c *collector) err() error {
	if len(c.list) == 0 {
		return nil
	}
	list := slices.Clone(c.list)
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	list = slices.Compact(list)
	var whole []Problem
	for i, p := range list {
		whole = append(whole, p)
		last := i == len(list)-1 || list[i+1].File != p.File
		if more := c.perFile[p.File] - maxPerFile; last && more > 0 {
			whole = append(whole, Problem{p.File, p.Line, fmt.Sprintf("%d further problems in this file are not listed", more), "mend those above first"})
		}
	}
	return &Problems{whole}
}

// quoted shows a value in a message: shortened, control characters escaped.
func quoted(value string) string {
	const most = 60
	n := 0
	for i := range value {
		if n == most {
			return strconv.Quote(value[:i] + "…")
		}
		n++
	}
	return strconv.Quote(value)
}

// options lists what is allowed.
func options[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}
