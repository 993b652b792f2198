package embed

import (
	"crypto/sha256"
	_ "embed" // the style sheets
	"encoding/base64"
	"html/template"
	"strings"

	"learningcities/web/view"
)

//go:embed asset/card.css
var cardCSS string

//go:embed asset/page.css
var pageCSS string

// sheet is a style sheet inside its page, so that a card is complete in one answer.
type sheet struct {
	CSS    template.CSS
	Source string // how a Content-Security-Policy allows it
}

func newSheet(css string) sheet {
	css = squeezed(css)
	sum := sha256.Sum256([]byte(css))
	return sheet{CSS: template.CSS(css), Source: "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// squeezed is a style sheet of ours without comments, line ends and the spaces that only people need.
func squeezed(css string) string {
	var kept strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		kept.WriteString(before)
		if !found {
			break
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
	line := strings.Join(strings.Fields(kept.String()), " ")
	return strings.NewReplacer(" { ", "{", "; }", "}", " }", "}", "; ", ";", ": ", ":", ", ", ",", "} ", "}").Replace(line)
}

func cardStyles() map[view.Theme]sheet {
	styles := map[view.Theme]sheet{}
	for _, t := range []view.Theme{view.System, view.Light, view.Dark} {
		styles[t] = newSheet(view.Style(t) + cardCSS)
	}
	return styles
}

func pageStyle() sheet { return newSheet(view.Style(view.System) + pageCSS) }
