//go:build long

package page_test

import (
	"testing"

	"learningcities/web/page"
)

// TestEveryPageLong asks for the page of everything in all six languages.
func TestEveryPageLong(t *testing.T) {
	h := shipped(t, page.Options{})
	for _, path := range paths(dataset(t)) {
		for _, lang := range []string{"en", "fr", "es", "ar", "ru", "zh"} {
			check(t, h, path, lang)
		}
	}
}
