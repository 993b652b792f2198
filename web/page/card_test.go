package page_test

import (
	"strings"
	"testing"

	"learningcities/web/page"
)

// TestCards names the oEmbed provider, letter by letter as consumers look for it, and the lines to paste, on the pages that have cards alone.
func TestCards(t *testing.T) {
	h := shipped(t, page.Options{Address: "https://cities.example/graph", Cards: []string{"CITY"}})
	body := get(t, h, "/cities/espoo?lang=fr").Body.String()
	for _, want := range []string{
		`<link rel="alternate" type="application/json+oembed" href="https://cities.example/graph/oembed?format=json&amp;url=https%3A%2F%2Fcities.example%2Fgraph%2Fcities%2Fespoo%3Flang%3Dfr" title="Espoo">`,
		`<link rel="alternate" type="text/xml+oembed" href="https://cities.example/graph/oembed?format=xml&amp;url=`, `<a href="../embed?lang=fr&amp;path=%2Fcities%2Fespoo">`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("/cities/espoo lacks %s", want)
		}
	}
	for _, path := range []string{"/cities", "/countries/FI", "/cities/nowhere", "/"} {
		if body := get(t, h, path).Body.String(); strings.Contains(body, "oembed") || strings.Contains(body, "/embed?") {
			t.Errorf("%s, which has no card, leads to one", path)
		}
	}
}
