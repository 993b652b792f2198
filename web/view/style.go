package view

import (
	_ "embed" // the style sheets
)

//go:embed light.css
var light string

//go:embed dark.css
var dark string

//go:embed style.css
var pieces string

// Theme is which colours a page or card has.
type Theme string

// The themes. System has those that the reader's system asks for.
const (
	System Theme = ""
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Style is the style of the pieces, and the colours and letters that pages and cards share, as custom properties.
func Style(t Theme) string {
	switch t {
	case Light:
		return ":root { color-scheme: light; }\n" + light + pieces
	case Dark:
		return ":root { color-scheme: dark; }\n" + light + dark + pieces
	default:
		return ":root { color-scheme: light dark; }\n" + light + "@media (prefers-color-scheme: dark) {\n" + dark + "}\n" + pieces
	}
}
