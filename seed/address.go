package seed

import (
	"net/url"
	"slices"
	"strings"

	"learningcities/kg"
)

// url is an address on the web, or nil when it is not there.
func (r *reader) url(w *row, name string) *string {
	text := w.optionalText(name)
	if text == nil || !r.address(w, w.at(name), *text) {
		return nil
	}
	return text
}

func (r *reader) urls(w *row, name string) []string {
	return w.texts(name, func(line int, text string) bool { return r.address(w, line, text) })
}

func (r *reader) address(w *row, line int, text string) bool {
	if !address(text) {
		w.problem(line, quoted(text)+" is no address", "write it whole, from http:// or https:// on")
		return false
	}
	if r.unshown[text] {
		w.problem(line, "the address "+quoted(text)+" is that of a source that is not published", "remove it")
		return false
	}
	return true
}

// names are the names by language, English among them.
func (r *reader) names(w *row) []*kg.Name {
	if !w.need("names") {
		return nil
	}
	v := w.get("names")
	inner, ok := w.inner("names", v)
	if !ok {
		return nil
	}
	var names []*kg.Name
	for _, k := range v.keys {
		text, ok := inner.single(k.name, k.value)
		if inner.languageTag(k.line, k.name) && ok {
			names = append(names, kg.NewName(text, k.name))
		}
	}
	if !inner.has("en") {
		w.problem(v.line, `no name in English`, `add "en:" to the names`)
	}
	return names
}

// address is whether the text is an address on the web.
func address(text string) bool {
	if len(text) > 2000 || strings.ContainsAny(text, " \n\"<>\\^`{|}") {
		return false
	}
	u, err := url.Parse(text)
	return err == nil && slices.Contains([]string{"http", "https"}, u.Scheme) && u.Hostname() != "" && u.User == nil
}
