package embed

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"learningcities/graph"
	"learningcities/web/address"
	"learningcities/web/view"
	"learningcities/web/words"
)

// reader is who a card is for: in one language, in one theme, from one place on the service.
type reader struct {
	*words.Language
	view   view.Reader
	theme  view.Theme
	Root   string // from the answer to the root of the service: "../../"
	base   string // the address of the service, without a slash at its end
	Chosen bool   // the address names the language
}

// reader is who asks: in the language that the address names, else in the one that the browser likes.
func (s *Site) reader(r *http.Request) *reader {
	q := r.URL.Query()
	rd := &reader{base: graph.Address(s.options.Address, r), Root: address.Root(r)}
	rd.theme = theme(q.Get("theme"))
	s.speak(rd, q.Get("lang"), r)
	return rd
}

// speak chooses the language of a reader.
func (s *Site) speak(rd *reader, tag string, r *http.Request) {
	rd.Language = s.words.Named(tag)
	rd.Chosen = rd.Language != nil
	if !rd.Chosen {
		rd.Language = s.words.Accepted(strings.Join(r.Header.Values("Accept-Language"), ","))
	}
	rd.view = view.Reader{Lang: rd.Tag, Dir: rd.Dir}
}

// theme is the theme of the name; what is no theme is that of the reader's system.
func theme(name string) view.Theme {
	switch t := view.Theme(name); t {
	case view.Light, view.Dark:
		return t
	default:
		return view.System
	}
}

// vary names the headers that the language was chosen by.
func (r *reader) vary() string {
	if r.Chosen {
		return ""
	}
	return "Accept-Language"
}

// form is all that the bytes of an answer hang on beside its data.
func (r *reader) form(more ...string) string {
	return strings.Join(append([]string{r.Tag, r.lang(), string(r.theme), r.Root, r.base}, more...), "\n")
}

// suffix is what the address of a page needs behind it to be in the language that was chosen.
func (r *reader) suffix() string {
	return withQuery("", "lang", r.lang())
}

// lang is the language that the address names; "" for that of each visitor.
func (r *reader) lang() string {
	if r.Chosen {
		return r.Tag
	}
	return ""
}

// Home is the address of the home page.
func (r *reader) Home() string { return r.Root + r.suffix() }

// Link is the address of a page of the service, relative so that it works below any prefix that a proxy adds.
func (r *reader) Link(path string) string { return r.Root + strings.TrimPrefix(path, "/") + r.suffix() }

// say is a sentence.
func (r *reader) say(key string, pairs ...string) view.Text {
	return view.Text{Text: r.Say(key, pairs...)}
}

// named is what every entity has.
type named struct {
	Path  string
	Name  string
	Names []view.Name
}

func (r *reader) name(n named) view.Text { return r.view.Name(n.Name, n.Names) }

// withQuery is an address with those parameters that have a value.
func withQuery(address string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return address
	}
	return address + "?" + q.Encode()
}

func decode[T any](data json.RawMessage) (*T, error) {
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		return nil, fmt.Errorf("reading the answer behind a card: %w", err)
	}
	return v, nil
}
