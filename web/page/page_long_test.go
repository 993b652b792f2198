//go:build long

package page_test

import "testing"

// TestEveryPageLong asks for the page of everything in all six languages.
func TestEveryPageLong(t *testing.T) { everyPage(t, "en", "fr", "es", "ar", "ru", "zh") }
