package seed

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The years that a record may be of. Most end with the year after the release; a plan may reach further.
const (
	firstYear    = 1900
	firstMembers = 2013 // when the network was called for
	firstAward   = 2015
	lastYear     = 9999 // for a release whose date is not known
	planAhead    = 10
)

// optionalDate is a calendar date, or nil when it is not there. When partial, it may be a year or a month.
func (w *row) optionalDate(name string, partial bool) *string {
	text := w.optionalText(name)
	if text == nil {
		return nil
	}
	v := w.get(name)
	if w.yaml && !v.quoted {
		w.problem(v.line, quoted(name)+" is not in quotes: "+quoted(*text), "put the date in quotes")
	}
	layouts, fix := []string{time.DateOnly}, "write an existing day, as 2024-02-14"
	if partial {
		layouts, fix = append(layouts, "2006-01", "2006"), "write an existing year, month or day, as 2024, 2024-02 or 2024-02-14"
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, *text); err == nil && t.Format(layout) == *text {
			return text
		}
	}
	w.problem(v.line, quoted(name)+" is no date: "+quoted(*text), fix)
	return nil
}

// date is a date that must be there.
func (w *row) date(name string, partial bool) string {
	if !w.need(name) {
		return ""
	}
	if d := w.optionalDate(name, partial); d != nil {
		return *d
	}
	return ""
}

// period checks "2019" or "2019-2021".
func (w *row) period(name string) *string {
	text := w.optionalText(name)
	if text == nil {
		return nil
	}
	from, to, span := strings.Cut(*text, "-")
	if !span {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, errTo := strconv.Atoi(to)
	if err != nil || errTo != nil || len(from) != 4 || len(to) != 4 || first < firstYear || last < first {
		w.problem(w.at(name), quoted(*text)+" is no period", "write a year or two, the earlier first, as 2019-2021")
		return nil
	}
	return text
}

// yearOf notes a date whose year is out of range.
func (w *row) yearOf(name string, date *string, first, last int) {
	if date == nil {
		return
	}
	year, err := strconv.Atoi((*date)[:4])
	if err != nil || year < first || year > last {
		w.problem(w.at(name), fmt.Sprintf("%s is %s, out of the years %d to %d", quoted(name), quoted(*date), first, last), "correct the date")
	}
}
