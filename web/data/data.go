// Package data serves the files of package export: /data/ lists them, /data/VERSION/ holds those of a version, /data/latest/ leads to those of
// the current one. A file is made when it is first asked for, and kept in memory.
//
// Start reading at Site.Register (the addresses); kept.go makes and keeps files.
package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"learningcities/export"
	"learningcities/graph"
	"learningcities/kg"
	"learningcities/rdf"
	"learningcities/web/page"
)

// Options say how files are served.
type Options struct {
	// Address is where others reach the service, without a slash at its end; "" for the host that a request names.
	Address string
	// Keep is how many bytes of files are kept.
	Keep int
	// Describe tells what fields mean, for the data dictionary and the vocabulary.
	Describe export.Describe
	Log      *slog.Logger
}

// Site is all files of all versions.
type Site struct {
	store   kg.Store
	options Options
	kept    *kept
	pages   *page.Site // set by Register
}

// New makes the files of what the store holds.
func New(store kg.Store, o Options) *Site {
	return &Site{store: store, options: o, kept: newKept(o.Keep)}
}

// How long others may keep what is served: what names its version for good, the rest for five minutes.
const (
	forGood    = "public, max-age=31536000, immutable"
	forAMoment = "public, max-age=300, stale-while-revalidate=86400"
)

// slow is how long a file may take on its way to the client.
const slow = 15 * time.Minute

// Register adds the addresses. The pages lay out the lists of files.
func (s *Site) Register(mux *http.ServeMux, pages *page.Site) {
	s.pages = pages
	mux.HandleFunc("GET /data/{$}", s.current)
	mux.HandleFunc("GET /data/{version}/{$}", s.index)
	mux.HandleFunc("GET /data/{version}/{file}", s.file)
	mux.HandleFunc("GET /data/id/{id}", s.node)
	mux.HandleFunc("GET /data/shapes.ttl", s.shapes)
	mux.HandleFunc("GET /data/terms", s.terms)
}

// open lets pages of any site read what is served.
func open(header http.Header) {
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Expose-Headers", "Dataset-Version, ETag, Content-Range, Accept-Ranges")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// current lists the files of the current version.
func (s *Site) current(w http.ResponseWriter, r *http.Request) {
	open(w.Header())
	reader, err := s.store.Current(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.list(w, r, reader, forAMoment)
}

// index lists the files of a version.
func (s *Site) index(w http.ResponseWriter, r *http.Request) {
	open(w.Header())
	version := r.PathValue("version")
	if version == "latest" {
		s.latest(w, r, "")
		return
	}
	reader, err := s.store.At(r.Context(), version)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.list(w, r, reader, forGood)
}

// latest leads to what the current version has under the name. The address is relative, since a proxy may add a prefix.
func (s *Site) latest(w http.ResponseWriter, r *http.Request, name string) {
	reader, err := s.store.Current(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Dataset-Version", reader.Version())
	header.Set("Cache-Control", "public, max-age=60")
	header.Set("Location", "../"+reader.Version()+"/"+name)
	w.WriteHeader(http.StatusFound)
}

// file serves a file of a version, whole or in parts.
func (s *Site) file(w http.ResponseWriter, r *http.Request) {
	open(w.Header())
	version, name := r.PathValue("version"), r.PathValue("file")
	f, ok := export.Named(name)
	if !ok {
		s.refuse(w, http.StatusNotFound, "NOT_FOUND", "there is no such file; /data/ lists those that there are")
		return
	}
	if version == "latest" {
		s.latest(w, r, name)
		return
	}
	base := graph.Address(s.options.Address, r)
	if base == "" {
		s.noHost(w)
		return
	}
	k := key{version: version, name: name}
	if hangsOnBase(name) {
		k.base = base
	}
	c, err := s.kept.get(r.Context(), k, func(ctx context.Context) ([]byte, error) { return s.write(ctx, version, base, f) })
	if err != nil {
		s.fail(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", f.Media)
	if strings.HasPrefix(f.Media, "text/") {
		header.Set("Content-Type", f.Media+"; charset=utf-8")
	}
	header.Set("ETag", c.etag)
	header.Set("Cache-Control", forGood)
	header.Set("Dataset-Version", version)
	header.Set("Content-Disposition", `attachment; filename="learning-cities-`+version+"-"+name+`"`)
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(slow)) // where that cannot be, the deadline stays
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(c.bytes))
}

// hangsOnBase tells whether a file has names in it that begin with the address of the service.
func hangsOnBase(name string) bool {
	switch name {
	case "graph.json", "tables.zip", "graph.graphml", "cities.geojson":
		return false
	}
	return true
}

// write makes a file.
func (s *Site) write(ctx context.Context, version, base string, f export.File) ([]byte, error) {
	release, err := s.release(ctx, version, base)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b, release); err != nil {
		return nil, err //nolint:wrapcheck // it says what it was doing
	}
	return b.Bytes(), nil
}

func (s *Site) release(ctx context.Context, version, base string) (*export.Release, error) {
	reader, err := s.store.At(ctx, version)
	if err != nil {
		return nil, err //nolint:wrapcheck // it is the store's
	}
	g, err := export.Read(ctx, reader)
	if err != nil {
		return nil, err //nolint:wrapcheck // it says what it was doing
	}
	return &export.Release{Graph: g, Space: rdf.NewSpace(base), Describe: s.options.Describe}, nil
}

func (s *Site) noHost(w http.ResponseWriter) {
	s.refuse(w, http.StatusBadRequest, kg.CodeBadUserInput, "the header Host of the request is no host")
}

// fail answers with an error of the store.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, code, message := http.StatusInternalServerError, kg.CodeInternal, "something went wrong here; the operator finds the cause in the log"
	var known *kg.Error
	switch {
	case errors.Is(err, errBusy):
		w.Header().Set("Retry-After", "2")
		status, code, message = http.StatusServiceUnavailable, kg.CodeUnavailable, "many files are being made; try again in two seconds"
	case errors.As(err, &known) && known.Code == kg.CodeVersionGone:
		status, code, message = http.StatusGone, known.Code, "this version is not kept any more, or never was; /data/latest/ leads to the current one"
	case errors.As(err, &known) && known.Code == kg.CodeUnavailable:
		status, code, message = http.StatusServiceUnavailable, known.Code, known.Message
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), known != nil && known.Code == kg.CodeTimeout:
		status, code, message = http.StatusGatewayTimeout, kg.CodeTimeout, "the file took too long; try again later"
	}
	if code != kg.CodeVersionGone && !errors.Is(err, errBusy) && r.Context().Err() == nil {
		s.options.Log.LogAttrs(r.Context(), slog.LevelError, "file failed", slog.String("code", string(code)), slog.Any("cause", err))
	}
	s.refuse(w, status, code, message)
}

// refuse answers with an error as the API has it.
func (s *Site) refuse(w http.ResponseWriter, status int, code kg.Code, message string) {
	type object = map[string]any
	text, err := json.Marshal(object{"errors": []object{{"message": message, "extensions": object{"code": code}}}})
	if err != nil {
		text = []byte("{}")
	}
	header := w.Header()
	header.Del("Content-Disposition")
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, string(text)+"\n") // an error means that the client has gone
}
