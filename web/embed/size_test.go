package embed

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/web/view"
)

// TestFullCard lays out the largest card of a city that there may be: all goals, all awards, a long name. It stays within 10 KB in all languages.
func TestFullCard(t *testing.T) {
	var none graph.Handler
	s, err := New(none, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const name = "Содействие построению миролюбивого и открытого общества"
	var sdgs, awards []string
	for i := range 17 {
		sdgs = append(sdgs, fmt.Sprintf(`{"sdg": {"path": "/sdgs/%d", "name": %q, "number": %d, "colour": "#FD9D24", "names": [{"text": %q, "language": "ru"}]}}`, i+1, name, i+1, name))
	}
	for year := 2015; year < 2027; year += 2 {
		awards = append(awards, fmt.Sprintf(`{"path": "/awards/%d", "year": %d}`, year, year))
	}
	data := fmt.Sprintf(`{"city": {"path": "/cities/%s", "name": %q, "country": {"path": "/countries/FI", "name": %q}, "membership": "CONFIRMED", "memberSince": 2015,
		"population": 1234567, "sdgs": [%s], "awards": [%s], "caseStudies": [{}, {}, {}]}}`, strings.Repeat("x", 60), name, name, strings.Join(sdgs, ","), strings.Join(awards, ","))
	for _, l := range s.words.All() {
		for _, theme := range []view.Theme{view.System, view.Light, view.Dark} {
			rd := s.reader(httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/embed/cities/x?lang="+l.Tag+"&theme="+string(theme), nil))
			c, err := rd.city(json.RawMessage(data))
			if err != nil {
				t.Fatal(err)
			}
			body, err := s.layOut(rd, c, "")
			if err != nil {
				t.Fatal(err)
			}
			if len(body) > 10<<10 || strings.Count(string(body), "<rect") != 17 {
				t.Errorf("in %s, theme %q, the card has %d bytes", l.Tag, theme, len(body))
			}
		}
	}
}
