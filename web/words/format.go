package words

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Number writes a whole number.
func (l *Language) Number(n int) string {
	digits := strconv.Itoa(n)
	if n < l.grouped {
		return digits
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + l.thousand + digits[i:]
	}
	return digits
}

// About writes a number rounded to three digits: "257,000" for 256760.
func (l *Language) About(n int) string {
	unit := 1
	for n/unit >= 1000 {
		unit *= 10
	}
	return l.Number((n + unit/2) / unit * unit)
}

// Place writes coordinates to a tenth of a degree, about ten kilometres: "60.2° N, 24.7° E".
func (l *Language) Place(latitude, longitude float64) string {
	separator := ", "
	switch l.Tag {
	case "ar":
		separator = "، "
	case "zh":
		separator = "，"
	}
	return l.degrees(latitude, "north", "south") + separator + l.degrees(longitude, "east", "west")
}

func (l *Language) degrees(value float64, positive, negative string) string {
	key := positive
	if value < 0 {
		key = negative
	}
	return l.Say(key, "degrees", strings.Replace(strconv.FormatFloat(math.Abs(value), 'f', 1, 64), ".", l.decimal, 1))
}

// dates is how a language writes dates.
type dates struct {
	day, month, span string // {d} {month} {y}; {alone} is the month without a day; {a} and {b} are two dates
	first            string // the first day of a month; "" for 1
	months, alone    []string
}

func months(names string) []string { return strings.Fields(names) }

// Date writes a date of ISO 8601, as much of it as there is: "2015", "2027-06", "2015-09-28". What is no date stays as it is.
func (l *Language) Date(iso string) string {
	if day, err := time.Parse(time.DateOnly, iso); err == nil {
		return l.dates.write(l.dates.day, day, l.dates.number(day))
	}
	if month, err := time.Parse("2006-01", iso); err == nil {
		return l.dates.write(l.dates.month, month, "")
	}
	return iso
}

// Span writes the time from one day to another: "28–30 September 2015". One of them may be "".
func (l *Language) Span(from, to string) string {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	switch {
	case from == to || to == "":
		return l.Date(from)
	case from == "":
		return l.Date(to)
	case errA == nil && errB == nil && a.Year() == b.Year() && a.Month() == b.Month():
		return l.dates.write(l.dates.day, a, l.dates.number(a)+"–"+l.dates.number(b))
	}
	return strings.NewReplacer("{a}", l.Date(from), "{b}", l.Date(to)).Replace(l.dates.span)
}

func (d *dates) number(day time.Time) string {
	if d.first != "" && day.Day() == 1 {
		return d.first
	}
	return strconv.Itoa(day.Day())
}

func (d *dates) write(pattern string, t time.Time, day string) string {
	alone := d.alone
	if alone == nil {
		alone = d.months
	}
	return strings.NewReplacer("{d}", day, "{month}", d.months[t.Month()-1], "{alone}", alone[t.Month()-1], "{y}", strconv.Itoa(t.Year())).Replace(pattern)
}

// List joins texts: "a, b, c".
func (l *Language) List(texts []string) string {
	separator := ", "
	switch l.Tag {
	case "ar":
		separator = "، "
	case "zh":
		separator = "、"
	}
	return strings.Join(texts, separator)
}
