package seed

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// most is the largest whole number that the API can answer with.
const most = math.MaxInt32

var (
	wholeNumber   = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	decimalNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
)

// numeral is the digits of a number.
func (w *row) numeral(name string, v *value) (string, bool) {
	switch v.kind {
	case cellValue, numberValue:
		return v.text, true
	case textValue:
		w.problem(v.line, fmt.Sprintf("%s is text (%s) where a number is due", quoted(name), quoted(v.text)), "write the number in digits, without quotes")
	case nullValue:
		w.problem(v.line, quoted(name)+" is empty", emptyFix)
	default:
		w.problem(v.line, fmt.Sprintf("%s is %s where a number is due", quoted(name), v.kind), "write one number")
	}
	return "", false
}

// optionalNumber is a whole number within the bounds, or nil when it is not there.
func (w *row) optionalNumber(name string, low, high int) *int {
	v := w.get(name)
	if v == nil {
		return nil
	}
	s, ok := w.numeral(name, v)
	if !ok {
		return nil
	}
	if !wholeNumber.MatchString(s) {
		w.problem(v.line, fmt.Sprintf("%s is %s, which is no whole number", quoted(name), quoted(s)), "write it in digits alone")
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		w.problem(v.line, fmt.Sprintf("%s is %s, out of %d to %d", quoted(name), shortened(s), low, high), "correct the number")
		return nil
	}
	return &n
}

// number is a whole number that must be there.
func (w *row) number(name string, low, high int) int {
	if !w.need(name) {
		return 0
	}
	if n := w.optionalNumber(name, low, high); n != nil {
		return *n
	}
	return 0
}

// degrees is an angle between -limit and limit, or nil when it is not there.
func (w *row) degrees(name string, limit float64) *float64 {
	v := w.get(name)
	if v == nil {
		return nil
	}
	s, ok := w.numeral(name, v)
	if !ok {
		return nil
	}
	if !decimalNumber.MatchString(s) {
		w.problem(v.line, fmt.Sprintf("%s is %s, which is no number of degrees", quoted(name), quoted(s)), "write decimal degrees, as -33.86785")
		return nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < -limit || f > limit {
		w.problem(v.line, fmt.Sprintf("%s is %s, out of -%g to %g", quoted(name), shortened(s), limit, limit), "correct the coordinate")
		return nil
	}
	if f == 0 {
		f = 0 // without the sign of -0
	}
	return &f
}

// shortened is a long row of digits, cut.
func shortened(digits string) string {
	if len(digits) > 20 {
		return digits[:20] + "…"
	}
	return digits
}
