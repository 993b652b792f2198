package page

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"learningcities/web/view"
	"learningcities/web/words"
)

// builder makes sheets for one reader: in one language, from one place on the site.
type builder struct {
	*words.Language
	reader view.Reader
	root   string            // from the page to the root of the service: "../"
	suffix string            // of links to pages: "?lang=fr" where the reader chose the language
	base   string            // the address of the service, without a slash at its end
	names  map[string]string // of the six languages, as their speakers call them, by tag
}

// link is the address of another page of the service, relative so that it works below any prefix that a proxy adds.
func (b *builder) link(path string) string { return b.root + strings.TrimPrefix(path, "/") + b.suffix }

// whole is the address of a page as others know it.
func (b *builder) whole(path string) string { return b.base + path }

// say is a sentence of the page.
func (b *builder) say(key string, pairs ...string) view.Text {
	return view.Text{Text: b.Say(key, pairs...)}
}

// own is a text of ours, which exists in English alone.
func (b *builder) own(text string) view.Text { return b.reader.Text(text, "en") }

// owns are the texts of ours that there are.
func (b *builder) owns(texts ...string) []view.Text {
	var all []view.Text
	for _, t := range texts {
		if t != "" {
			all = append(all, b.own(t))
		}
	}
	return all
}

// named is what every entity has.
type named struct {
	Path  string
	Name  string
	Names []view.Name
}

func (b *builder) name(n named) view.Text { return b.reader.Name(n.Name, n.Names) }

// page is a link to the page of an entity.
func (b *builder) page(n named) value { return value{Text: b.name(n), Href: b.link(n.Path)} }

func (b *builder) pages(list []named) []value {
	values := make([]value, len(list))
	for i, n := range list {
		values[i] = b.page(n)
	}
	return values
}

func (b *builder) items(list []named) []item {
	items := make([]item, len(list))
	for i, n := range list {
		items[i] = item{value: b.page(n)}
	}
	return items
}

// enum says a value of the API in words: enum("region", "AFRICA").
func (b *builder) enum(prefix, value string) string { return b.Say(prefix + "." + value) }

// list is the link to the list of a kind.
func (b *builder) list(k *kind) *value {
	return &value{Text: b.say("kinds." + k.name), Href: b.link("/" + k.plural)}
}

// pair is a label and what it is the label of.
func (b *builder) pair(label, text string) string { return label + b.Say("colon") + " " + text }

// year is a year, which no language groups.
func (b *builder) year(n int) view.Text { return view.Text{Text: strconv.Itoa(n)} }

// plain are values without links.
func plain(texts ...view.Text) []value {
	var values []value
	for _, t := range texts {
		if t.Text != "" {
			values = append(values, value{Text: t})
		}
	}
	return values
}

// away are links to other hosts, shown by their hosts.
func away(urls ...string) []value {
	var values []value
	for _, u := range urls {
		if u != "" {
			values = append(values, value{Text: view.Text{Text: shortURL(u), Dir: "ltr", Lang: "zxx"}, Href: u, Away: true})
		}
	}
	return values
}

// shortURL is an address as people read it.
func shortURL(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
	if runes := []rune(rest); len(runes) > 48 {
		return string(runes[:47]) + "…"
	}
	return rest
}

func decode[T any](data json.RawMessage) (*T, error) {
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		return nil, fmt.Errorf("reading the answer behind a page: %w", err)
	}
	return v, nil
}

// decodeAll reads the data of every step of a long list.
func decodeAll[T any](steps []json.RawMessage) ([]*T, error) {
	all := make([]*T, len(steps))
	for i, data := range steps {
		var err error
		if all[i], err = decode[T](data); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// orZero is the value or its zero.
func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
