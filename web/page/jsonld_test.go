package page_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"learningcities/web/page"
)

// TestData reads the JSON-LD of a page of every kind: the thing has the type that schema.org has for it, its name, and an address that others
// know it by.
func TestData(t *testing.T) {
	h := shipped(t, page.Options{})
	for path, want := range map[string]string{
		"/":                                     "Dataset",
		"/cities":                               "CollectionPage",
		"/cities/cork":                          "City",
		"/countries/FI":                         "Country",
		"/sdgs/11":                              "DefinedTerm",
		"/targets/11.3":                         "DefinedTerm",
		"/action-points/1":                      "DefinedTerm",
		"/awards/2019":                          "Event",
		"/case-studies/melton-2015":             "CreativeWork",
		"/conferences/iclc-2":                   "Event",
		"/documents/mexico-city-statement-2015": "DigitalDocument",
		"/publications/unlocking-potential-vol-1": "CreativeWork",
		"/clusters/esd":         "Organization",
		"/themes/key-feature-1": "DefinedTerm",
	} {
		_, rest, _ := strings.Cut(get(t, h, path).Body.String(), `<script type="application/ld+json">`)
		text, _, _ := strings.Cut(rest, "</script>")
		var data struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(text), &data); err != nil || data.Context != "https://schema.org" || len(data.Graph) != 2 {
			t.Errorf("%s: %v in %.300s", path, err, text)
			continue
		}
		thing := data.Graph[0]
		if thing["@type"] != want || thing["url"] != "http://example.com"+path || thing["name"] == nil || thing["name"] == "" {
			t.Errorf("%s is a %v named %v at %v, want a %s", path, thing["@type"], thing["name"], thing["url"], want)
		}
		if strings.Contains(text, "null") {
			t.Errorf("%s tells what it does not know: %s", path, text)
		}
	}
}

// TestUnknown says of what is not known that it is not known, and of a place that is no member that it is none.
func TestUnknown(t *testing.T) {
	h := shipped(t, page.Options{})
	body := get(t, h, "/cities/cork").Body.String()
	if !strings.Contains(body, "the year in which it joined is not known") || !strings.Contains(body, `<dt>Joined</dt><dd><div><span class="soft">not known</span>`) {
		t.Error("the page of Cork does not tell that the year is not known")
	}
	body = get(t, h, "/cities/cape-town").Body.String()
	if !strings.Contains(body, "No source says that it is a member") || strings.Contains(body, `"memberOf"`) {
		t.Error("the page of Cape Town makes it a member")
	}
}

// TestPreview has the four properties that Open Graph asks for, and a picture that is there.
func TestPreview(t *testing.T) {
	h := shipped(t, page.Options{})
	body := get(t, h, "/cities/cork?lang=fr").Body.String()
	for _, property := range []string{"title", "type", "url", "image", "description", "locale"} {
		if !strings.Contains(body, `<meta property="og:`+property+`" content="`) {
			t.Errorf("og:%s is missing", property)
		}
	}
	_, rest, _ := strings.Cut(body, `og:image" content="http://example.com`)
	picture, _, _ := strings.Cut(rest, `"`)
	w := get(t, h, picture)
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || !slices.Equal(w.Body.Bytes()[1:4], []byte("PNG")) {
		t.Errorf("the picture %s: %d %v", picture, w.Code, w.Header())
	}
}
