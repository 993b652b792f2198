package embed_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
	"learningcities/web/embed"
)

// response is what a consumer of oEmbed reads, from either format.
type response struct {
	Type         string `json:"type" xml:"type"`
	Version      string `json:"version" xml:"version"`
	Title        string `json:"title" xml:"title"`
	ProviderName string `json:"provider_name" xml:"provider_name"`
	ProviderURL  string `json:"provider_url" xml:"provider_url"`
	CacheAge     int    `json:"cache_age" xml:"cache_age"`
	HTML         string `json:"html" xml:"html"`
	Width        int    `json:"width" xml:"width"`
	Height       int    `json:"height" xml:"height"`
}

// asked asks the provider for an address, with more parameters as they stand in the query.
func asked(t *testing.T, h http.Handler, address, more string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return get(t, h, "/oembed?url="+url.QueryEscape(address)+more, headers...)
}

func read(t *testing.T, w *httptest.ResponseRecorder) response {
	t.Helper()
	var r response
	var err error
	switch w.Header().Get("Content-Type") {
	case "application/json; charset=utf-8":
		err = json.Unmarshal(w.Body.Bytes(), &r)
	case "text/xml; charset=utf-8":
		err = xml.Unmarshal(w.Body.Bytes(), &r)
	default:
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	if err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return r
}

// TestOEmbed answers for everything that has a card with what the specification requires of "rich", the same in both formats.
func TestOEmbed(t *testing.T) {
	h := shipped(t)
	for i, path := range paths(dataset(t)) {
		lang := languages()[i%6]
		address := "http://example.com" + path + "?lang=" + lang
		r := read(t, asked(t, h, address, "&format=json"))
		if other := read(t, asked(t, h, address, "&format=xml")); other != r {
			t.Errorf("%s is %+v as JSON, %+v as XML", address, r, other)
		}
		if r.Type != "rich" || r.Version != "1.0" || r.Title == "" || r.ProviderName == "" || r.ProviderURL != "http://example.com/" || r.CacheAge <= 0 {
			t.Errorf("%s: %+v", address, r)
		}
		if r.Width != 480 || r.Height < 120 || r.Height > 900 {
			t.Errorf("%s is %d by %d", address, r.Width, r.Height)
		}
		var frame struct {
			XMLName xml.Name   `xml:"iframe"`
			Attrs   []xml.Attr `xml:",any,attr"`
		}
		if err := xml.Unmarshal([]byte(r.HTML), &frame); err != nil {
			t.Fatalf("%s: %v in %s", address, err, r.HTML)
		}
		attributes := map[string]string{}
		for _, a := range frame.Attrs {
			attributes[a.Name.Local] = a.Value
		}
		if attributes["src"] != "http://example.com/embed"+path+"?lang="+lang || attributes["width"] != "480" || attributes["height"] != fmt.Sprint(r.Height) || !strings.HasPrefix(attributes["title"], r.Title) {
			t.Errorf("%s: %s", address, r.HTML)
		}
	}
}

// TestOEmbedSize holds to what the consumer has room for, whatever that is.
func TestOEmbedSize(t *testing.T) {
	h := shipped(t)
	free := read(t, asked(t, h, "http://example.com/cities/espoo", ""))
	for _, c := range []struct {
		more                string
		maxWidth, maxHeight int
	}{
		{"&maxwidth=300", 300, 2000}, {"&maxwidth=240&maxheight=100", 240, 100}, {"&maxheight=150", 480, 150}, {"&maxwidth=1", 1, 5000}, {"&maxwidth=9999&maxheight=9999", 480, free.Height},
		{"&maxwidth=&maxheight=", 480, free.Height}, {"&maxwidth=1&maxheight=1&format=xml", 1, 1},
	} {
		r := read(t, asked(t, h, "http://example.com/cities/espoo", c.more))
		if r.Width > c.maxWidth || r.Height > c.maxHeight || r.Width < 1 || r.Height < 1 || !strings.Contains(r.HTML, fmt.Sprintf(`width="%d" height="%d"`, r.Width, r.Height)) {
			t.Errorf("%s: %d by %d in %s", c.more, r.Width, r.Height, r.HTML)
		}
	}
	if narrow := read(t, asked(t, h, "http://example.com/cities/espoo", "&maxwidth=240")); narrow.Height <= free.Height {
		t.Errorf("at 240 pixels the card is %d high, at 480 %d", narrow.Height, free.Height)
	}
}

// TestOEmbedErrors says what the specification says of what cannot be answered.
func TestOEmbedErrors(t *testing.T) {
	h := shipped(t)
	const espoo = "http://example.com/cities/espoo"
	for _, c := range []struct {
		address, more string
		status        int
	}{
		{espoo, "&format=yaml", http.StatusNotImplemented}, {espoo, "&format=xml%00", http.StatusNotImplemented}, {"", "", http.StatusBadRequest},
		{espoo, "&maxwidth=wide", http.StatusBadRequest}, {espoo, "&maxheight=-1", http.StatusBadRequest}, {espoo, "&maxwidth=0", http.StatusBadRequest}, {espoo, "&maxwidth=99999999999", http.StatusBadRequest},
		{"http://example.com/cities/nowhere", "", http.StatusNotFound}, {"http://example.com/countries/FI", "", http.StatusNotFound}, {"http://example.com/", "", http.StatusNotFound},
		{"http://elsewhere.example/cities/espoo", "", http.StatusNotFound}, {"/cities/espoo", "", http.StatusNotFound}, {"ftp://example.com/cities/espoo", "", http.StatusNotFound},
		{"http://example.com/cities/espoo/more", "", http.StatusNotFound}, {"http://example.com@elsewhere.example/cities/espoo", "", http.StatusNotFound}, {"javascript:alert(1)", "", http.StatusNotFound},
		{"http://x@example.com/cities/espoo", "", http.StatusNotFound}, {"http://[::1", "", http.StatusNotFound}, {"http://example.com/cities/espoo.json", "", http.StatusNotFound},
		{"http://example.com/cities/nowhere", "&format=xml", http.StatusNotFound},
	} {
		w := asked(t, h, c.address, c.more)
		if w.Code != c.status || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s%s: %d %v, want %d", c.address, c.more, w.Code, w.Header(), c.status)
		}
		if read(t, w) != (response{}) {
			t.Errorf("%s%s answers %s", c.address, c.more, w.Body)
		}
	}
}

// TestOEmbedAddresses knows the service by its addresses, and takes language and theme from that which was asked for.
func TestOEmbedAddresses(t *testing.T) {
	h := served(t, memory.Open(dataset(t)), embed.Options{Address: "https://cities.example/graph"}, graph.Options{})
	for address, want := range map[string]string{
		"https://cities.example/graph/cities/espoo":             "https://cities.example/graph/embed/cities/espoo",
		"http://cities.example/graph/cities/espoo#related":      "https://cities.example/graph/embed/cities/espoo",
		"HTTPS://CITIES.EXAMPLE:443/graph/cities/Espoo/":        "https://cities.example/graph/embed/cities/espoo",
		"https://cities.example/graph/embed/sdgs/11?theme=dark": "https://cities.example/graph/embed/sdgs/11?theme=dark",
		"http://example.com/awards/2015?lang=AR&utm_source=x":   "https://cities.example/graph/embed/awards/2015?lang=ar",
	} {
		if r := read(t, asked(t, h, address, "")); !strings.Contains(r.HTML, ` src="`+want+`"`) {
			t.Errorf("%s: %s, want %s", address, r.HTML, want)
		}
	}
	if w := asked(t, h, "https://cities.example/cities/espoo", ""); w.Code != http.StatusNotFound {
		t.Errorf("outside the prefix: %d", w.Code)
	}
	if r := read(t, asked(t, h, "https://cities.example/graph/cities/cork", "", "Accept-Language", "fr")); r.ProviderName != "Graphe des villes apprenantes" || strings.Contains(r.HTML, "lang=") {
		t.Errorf("to a French consumer: %+v", r)
	}
}
