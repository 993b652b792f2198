// Package view holds what pages and cards have in common to be seen: texts that know their language, the colours of the goals, maps, and
// the templates for these.
package view

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
)

//go:embed template
var templates embed.FS

// Templates reads the templates of a layout's folder "template" together with the pieces that they are put together from: text, tile, map. They
// call say for the words of one language.
func Templates(layout fs.FS, say func(key string, pairs ...string) string) (*template.Template, error) {
	t, err := template.New("").Funcs(template.FuncMap{"say": say}).ParseFS(templates, "template/*.html")
	if err == nil {
		t, err = t.ParseFS(layout, "template/*.html")
	}
	if err != nil {
		return nil, fmt.Errorf("reading the templates: %w", err)
	}
	return t, nil
}

// Text is a text with what a browser and a screen reader must know of it where it is not in the language of its page.
type Text struct {
	Text string
	Lang string // BCP 47; "" for that of the page
	Dir  string // "ltr" or "rtl"; "" for that of the page
	// Foreign is a text of which only this is known: it may not be in the language of the page.
	Foreign bool
}

// Name is a name as the API gives it.
type Name struct {
	Text     string  `json:"text"`
	Language *string `json:"language"`
}

// Reader is who a page is for: the language and direction of its texts.
type Reader struct{ Lang, Dir string }

// Text is a text in a language, "" for one that is not recorded.
func (r Reader) Text(text, language string) Text {
	switch {
	case language == "":
		return Text{Text: text, Foreign: true}
	case primary(language) == primary(r.Lang):
		return Text{Text: text}
	}
	t := Text{Text: text, Lang: language}
	if dir := direction(language); dir != r.Dir {
		t.Dir = dir
	}
	return t
}

// Name is a name that was asked for in the reader's language. The names tell which language it came in.
func (r Reader) Name(text string, names []Name) Text {
	found := false
	language := ""
	for _, n := range names {
		if n.Text != text {
			continue
		}
		if n.Language != nil && primary(*n.Language) == primary(r.Lang) {
			return Text{Text: text}
		}
		if !found && n.Language != nil {
			found, language = true, *n.Language
		}
	}
	return r.Text(text, language)
}

func primary(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(language)
}

// direction is that of the script that a language is mostly written in.
func direction(tag string) string {
	switch primary(tag) {
	case "ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi":
		if strings.Contains(strings.ToLower(tag), "-latn") {
			return "ltr"
		}
		return "rtl"
	}
	return "ltr"
}
