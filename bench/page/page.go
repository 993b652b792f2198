// Package page puts what was measured into a page of the documentation, between marks, and writes numbers as such pages have them.
package page

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// Marks are the lines between which the figures of a target of the Makefile go.
func Marks(target string) (begin, end string) {
	return "<!-- measured by make " + target + ": begin -->", "<!-- measured by make " + target + ": end -->"
}

// Fill puts the text between the marks of the target, in place of what was there.
func Fill(file, target, text string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the page: %w", err)
	}
	begin, end := Marks(target)
	before, rest, ok1 := strings.Cut(string(page), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s lacks the lines %q and %q, between which the figures go", file, begin, end)
	}
	filled := before + begin + "\n\n" + strings.TrimSpace(text) + "\n\n" + end + after
	if err := os.WriteFile(file, []byte(filled), 0o644); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

// Milliseconds is a time in milliseconds, without the unit.
func Milliseconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', 2, 64)
}

// Short is a number with as many digits as say something.
func Short(v float64) string {
	switch {
	case v >= 100 || v == float64(int(v)):
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// Thousands is a whole number with commas.
func Thousands(v float64) string {
	digits := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Times is a count with its noun.
func Times(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
