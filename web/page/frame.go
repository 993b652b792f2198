package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"net/http"
	"time"

	"learningcities/web/view"
	"learningcities/web/words"
)

// Frame is a page whose content another package lays out. What is around it is as on every page.
type Frame struct {
	Title       view.Text
	Lead        []view.Text
	Description string // one sentence for previews
	Path        string // its address from the root of the service: "/q"
	Version     string // of the dataset that it shows; "" for none
	Content     template.HTML
}

// Guest is whom a page is for: a reader with a language.
type Guest struct {
	*words.Language
	site *Site
	b    *builder
}

// Guest tells whom a request is from.
func (s *Site) Guest(r *http.Request) *Guest {
	b := s.builder(r)
	return &Guest{b.Language, s, b}
}

// Languages are those that pages come in.
func (s *Site) Languages() []*words.Language { return s.words.All() }

// Link is the address of another page of the service, seen from the guest's.
func (g *Guest) Link(path string) string { return g.b.link(path) }

// Suffix keeps the language on the way to another page of the service: "?lang=fr" where the reader chose it.
func (g *Guest) Suffix() string { return g.b.suffix }

// Root leads from the page to the root of the service: "../".
func (g *Guest) Root() string { return g.b.root }

// Show answers a request with the page. Whoever calls it may have said in the header how long it may be kept; else nobody keeps it.
func (g *Guest) Show(w http.ResponseWriter, r *http.Request, status int, f *Frame) {
	made := &sheet{Title: f.Title, Lead: f.Lead, Description: f.Description, Type: "website", Content: f.Content}
	body, err := g.site.write(&page{builder: g.b, path: f.Path}, made, f.Version)
	if err != nil {
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("Content-Language", g.Tag)
	header.Set("Content-Type", "text/html; charset=utf-8")
	if g.b.suffix == "" {
		header.Add("Vary", "Accept-Language")
	}
	if status == http.StatusOK && header.Get("Cache-Control") != "" {
		sum := sha256.Sum256(body)
		header.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // an error means that the client has gone
	}
}
