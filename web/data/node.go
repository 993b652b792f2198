package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"

	"learningcities/export"
	"learningcities/graph"
	"learningcities/kg"
	"learningcities/rdf"
)

// Turtle answers with what is known of one node, for its page.
func (s *Site) Turtle(w http.ResponseWriter, r *http.Request, id string) { s.part(w, r, id, false) }

// JSONLD answers with the same as JSON-LD.
func (s *Site) JSONLD(w http.ResponseWriter, r *http.Request, id string) { s.part(w, r, id, true) }

// node answers for the name of something that has no page: a source, a link. An entity's id leads to its page.
func (s *Site) node(w http.ResponseWriter, r *http.Request) {
	id := kg.ID(r.PathValue("id"))
	if path := id.Path(); path != "" {
		open(w.Header())
		w.Header().Set("Location", "../.."+path)
		w.WriteHeader(http.StatusSeeOther)
		return
	}
	w.Header().Set("Vary", "Accept")
	s.part(w, r, string(id), strings.Contains(r.Header.Get("Accept"), "ld+json") || r.URL.Query().Get("format") == "jsonld")
}

func (s *Site) part(w http.ResponseWriter, r *http.Request, id string, asJSON bool) {
	open(w.Header())
	base := graph.Address(s.options.Address, r)
	if base == "" {
		s.noHost(w)
		return
	}
	reader, control, err := s.reader(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	g, err := export.Part(r.Context(), reader, kg.ID(id))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if g.Empty() {
		s.refuse(w, http.StatusNotFound, "NOT_FOUND", "nothing has this id")
		return
	}
	var b bytes.Buffer
	media, write := "text/turtle; charset=utf-8", g.WriteTurtle
	if asJSON {
		media, write = "application/ld+json", g.WriteJSONLD
	}
	if err := write(&b, rdf.NewSpace(base)); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Dataset-Version", reader.Version())
	serve(w, r, media, control, b.Bytes())
}

// reader is that of the version that the address names, or of the current one, and how long the answer may be kept.
func (s *Site) reader(r *http.Request) (kg.Reader, string, error) {
	if version := r.URL.Query().Get("version"); version != "" {
		reader, err := s.store.At(r.Context(), version)
		return reader, forGood, err //nolint:wrapcheck // it is the store's
	}
	reader, err := s.store.Current(r.Context())
	return reader, forAMoment, err //nolint:wrapcheck // it is the store's
}

// serve serves what was made for this request.
func serve(w http.ResponseWriter, r *http.Request, media, control string, body []byte) {
	sum := sha256.Sum256(body)
	header := w.Header()
	header.Set("Content-Type", media)
	header.Set("Cache-Control", control)
	header.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// shapes serves the shapes that the graph fulfils.
func (s *Site) shapes(w http.ResponseWriter, r *http.Request) {
	open(w.Header())
	base := graph.Address(s.options.Address, r)
	if base == "" {
		s.noHost(w)
		return
	}
	serve(w, r, "text/turtle; charset=utf-8", forAMoment, export.Shapes(rdf.NewSpace(base)))
}

// terms serves our own terms and what they mean.
func (s *Site) terms(w http.ResponseWriter, r *http.Request) {
	open(w.Header())
	base := graph.Address(s.options.Address, r)
	if base == "" {
		s.noHost(w)
		return
	}
	var b bytes.Buffer
	space := rdf.NewSpace(base)
	if err := space.Turtle(&b, slices.Values(export.Terms(space, s.options.Describe))); err != nil {
		s.fail(w, r, err)
		return
	}
	serve(w, r, "text/turtle; charset=utf-8", forAMoment, b.Bytes())
}
