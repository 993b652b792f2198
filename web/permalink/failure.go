package permalink

import (
	"net/http"

	"learningcities/kg"
	"learningcities/web/page"
	"learningcities/web/view"
)

// showGone is the page where the version is not kept: its citation, and the way to the same question to the current version.
func (s *Site) showGone(w http.ResponseWriter, r *http.Request, g *page.Guest, a *asked) {
	d := s.departed(r, a)
	w.Header().Set("Link", "<"+d.current+`>; rel="latest-version"`)
	made := s.question(r, g, a)
	made.Facts[0].Text = shortened(a.version, mostCell)
	text := say(g, "permalink.unknown")
	if d.known {
		text = say(g, "permalink.gone", "date", g.Date(d.release.ReleasedOn))
		made.Facts = append(made.Facts, fact{g.Say("permalink.rules"), g.Say("permalink.then", "then", g.Number(d.release.Rules), "now", g.Number(kg.Rules))})
		if err := made.cite(d.release, a); err != nil {
			s.showError(w, r, g, err)
			return
		}
	}
	s.lay(w, r, g, http.StatusGone, "permalink", made, &page.Frame{Title: say(g, "failed.gone"), Lead: []view.Text{text}, Description: text.Text, Path: "/q"})
}

// showMalformed is the page for an address that holds no question.
func (s *Site) showMalformed(w http.ResponseWriter, r *http.Request, message string) {
	g := s.pages.Guest(r)
	made := &form{Guest: g, Action: g.Root() + "q" + g.Suffix(), Problem: message}
	text := say(g, "permalink.malformed.text")
	s.lay(w, r, g, http.StatusBadRequest, "form", made, &page.Frame{Title: say(g, "permalink.malformed"), Lead: []view.Text{text}, Description: text.Text, Path: "/q"})
}

// showError is the page of an error of the store, or of ours.
func (s *Site) showError(w http.ResponseWriter, r *http.Request, g *page.Guest, err error) {
	w.Header().Set("Retry-After", "5")
	s.showFailed(w, r, g, s.failure(r, err).status)
}

// showFailed is the page of a failure.
func (s *Site) showFailed(w http.ResponseWriter, r *http.Request, g *page.Guest, status int) {
	key := "failed"
	switch status {
	case http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		key = "failed.busy"
	case http.StatusTooManyRequests:
		key = "failed.often"
	}
	text := say(g, key+".text")
	w.Header().Del("Cache-Control")
	g.Show(w, r, status, &page.Frame{Title: say(g, key), Lead: []view.Text{text}, Description: text.Text, Path: "/q"})
}
