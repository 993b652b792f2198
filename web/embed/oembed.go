package embed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"learningcities/graph"
)

// rich is a response of oEmbed 1.0 (https://oembed.com), of the type "rich": a frame with the card.
type rich struct {
	XMLName      xml.Name `json:"-"             xml:"oembed"`
	Type         string   `json:"type"          xml:"type"`
	Version      string   `json:"version"       xml:"version"`
	Title        string   `json:"title"         xml:"title"`
	ProviderName string   `json:"provider_name" xml:"provider_name"`
	ProviderURL  string   `json:"provider_url"  xml:"provider_url"`
	CacheAge     int      `json:"cache_age"     xml:"cache_age"`
	HTML         string   `json:"html"          xml:"html"`
	Width        int      `json:"width"         xml:"width"`
	Height       int      `json:"height"        xml:"height"`
}

// cacheAge is how long consumers may keep a response, in seconds. The frame in it shows what is known when it is looked at.
const cacheAge = 86400

// wish is what a consumer asks for.
type wish struct {
	format              string // "json" or "xml"
	maxWidth, maxHeight int    // 0 for any
}

// oEmbedMedia are the media types of the formats, as the specification asks for them.
func oEmbedMedia(format string) string {
	if format == "xml" {
		return "text/xml"
	}
	return "application/json"
}

// readWish reads all parameters but the address. The status is that of the specification where it cannot be met.
func readWish(q url.Values) (wish, int, string) {
	w := wish{format: cmp.Or(strings.ToLower(q.Get("format")), "json")}
	if w.format != "json" && w.format != "xml" {
		w.format = "json"
		return w, http.StatusNotImplemented, "format: ask for json or xml"
	}
	for _, p := range []struct {
		name string
		to   *int
	}{{"maxwidth", &w.maxWidth}, {"maxheight", &w.maxHeight}} {
		text := q.Get(p.name)
		if text == "" {
			continue
		}
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil || n < 1 {
			return w, http.StatusBadRequest, p.name + ": give a whole number of pixels, 1 or more"
		}
		*p.to = int(n)
	}
	return w, 0, ""
}

// oEmbed answers consumers who ask how to show the page at an address.
func (s *Site) oEmbed(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	q := r.URL.Query()
	asked, status, why := readWish(q)
	rd := s.reader(r)
	var about subject
	if status == 0 {
		about, status, why = s.behind(r, rd, q.Get("url"))
	}
	if status != 0 {
		header.Set("Content-Type", oEmbedMedia(asked.format)+"; charset=utf-8")
		header.Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_, _ = w.Write(asked.problem(why)) // an error means that the client has gone
		return
	}
	s.graph.Show(w, r, &graph.View{
		Query: s.documents[about.document], Variables: about.variables(rd), Media: oEmbedMedia(asked.format), Vary: rd.vary(),
		Form: "oembed\n" + rd.form(strconv.Itoa(asked.maxWidth), strconv.Itoa(asked.maxHeight)),
		Body: func(_ string, data []json.RawMessage) ([]byte, error) {
			c, err := about.build(rd, data[0])
			if err != nil {
				return nil, err
			}
			return asked.write(rd.rich(about, c, asked))
		},
		Failed: func(status int) []byte { return asked.problem(http.StatusText(status)) },
	})
}

// behind is what the page at the address is about, and the language and theme that the address names. The status is not 0 where there is none.
func (s *Site) behind(r *http.Request, rd *reader, text string) (subject, int, string) {
	if text == "" {
		return subject{}, http.StatusBadRequest, "url: give the address of a page of this service"
	}
	nowhere := func() (subject, int, string) {
		return subject{}, http.StatusNotFound, "url: no city, goal, award or case study has its page there"
	}
	u, err := url.Parse(text)
	if err != nil {
		return nowhere()
	}
	path, ok := within(u, rd.base)
	if !ok {
		if path, ok = within(u, graph.Address("", r)); !ok {
			return nowhere()
		}
	}
	about, ok := find(strings.TrimPrefix(path, "/embed"))
	if !ok {
		return nowhere()
	}
	if tag := u.Query().Get("lang"); tag != "" {
		s.speak(rd, tag, r)
	}
	rd.theme = cmp.Or(theme(u.Query().Get("theme")), rd.theme)
	return about, 0, ""
}

// within is the path of an address below that of the service. Consumers may know the service by the other of http and https.
func within(u *url.URL, base string) (string, bool) {
	b, err := url.Parse(base)
	if err != nil || b.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.EqualFold(host(u), host(b)) {
		return "", false
	}
	path, ok := strings.CutPrefix(u.Path, b.Path)
	return path, ok && strings.HasPrefix(path, "/")
}

// host is the host with a port that is not the usual one.
func host(u *url.URL) string {
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		return u.Host
	}
	return u.Hostname()
}

// rich is the response for a card.
func (r *reader) rich(about subject, c *card, asked wish) rich {
	width := usualWidth
	if asked.maxWidth > 0 {
		width = min(width, asked.maxWidth)
	}
	height := c.height(r, width)
	if asked.maxHeight > 0 {
		height = min(height, asked.maxHeight)
	}
	return rich{
		Type: "rich", Version: "1.0", Title: c.Title.Text, ProviderName: r.Say("site"), ProviderURL: r.base + "/", CacheAge: cacheAge,
		HTML: r.frame(about, c.Title.Text, r.lang(), width, height), Width: width, Height: height,
	}
}

// frame is the line that shows a card on any page, written so that readers of XML take it too. What consumers strip of it, it can do without.
func (r *reader) frame(about subject, title, lang string, width, height int) string {
	source := html.EscapeString(withQuery(r.base+"/embed"+about.path(), "lang", lang, "theme", string(r.theme)))
	return `<iframe src="` + source + `" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + `" title="` + html.EscapeString(title+" – "+r.Say("site")) +
		`" frameborder="0" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>`
}

const xmlHead = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>` + "\n"

// write is the response in the format that was asked for.
func (w wish) write(v any) ([]byte, error) {
	if w.format == "xml" {
		body, err := xml.MarshalIndent(v, "", "\t")
		if err != nil {
			return nil, fmt.Errorf("writing oEmbed as XML: %w", err)
		}
		return append(append([]byte(xmlHead), body...), '\n'), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("writing oEmbed as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// problem is the body of an error, in the format that was asked for.
func (w wish) problem(why string) []byte {
	body, err := w.write(struct {
		XMLName xml.Name `json:"-"     xml:"oembed"`
		Error   string   `json:"error" xml:"error"`
	}{Error: why})
	if err != nil {
		return nil // a text always has a form
	}
	return body
}
