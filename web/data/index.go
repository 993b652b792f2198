package data

import (
	"encoding/json"
	"net/http"
	"strings"

	"learningcities/export"
	"learningcities/graph"
	"learningcities/kg"
	"learningcities/rdf"
	"learningcities/web/page"
)

// entry is a file in the list.
type entry struct {
	Name      string `json:"name"`
	Address   string `json:"url"`
	MediaType string `json:"mediaType"`
	About     string `json:"description"`
}

// listing is the list of the files of a version.
type listing struct {
	Version     string   `json:"version"`
	ReleasedOn  string   `json:"releasedOn"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Citation    string   `json:"citation"`
	Licence     string   `json:"licence"`
	LicenceURL  string   `json:"licenceUrl"`
	Attribution []string `json:"attributions"`
	Files       []entry  `json:"files"`
}

// list lists the files of a version: as a page, or as JSON where the client likes that better.
func (s *Site) list(w http.ResponseWriter, r *http.Request, reader kg.Reader, control string) {
	base := graph.Address(s.options.Address, r)
	if base == "" {
		s.noHost(w)
		return
	}
	info, err := reader.Info(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	address := base + "/data/" + reader.Version() + "/"
	l := &listing{
		Version: reader.Version(), ReleasedOn: info.ReleasedOn, Title: info.Title, Description: info.Description, Citation: info.Citation,
		Licence: info.Licence, LicenceURL: info.LicenceURL, Attribution: info.Attributions,
	}
	prefix := ""
	if r.PathValue("version") == "" {
		prefix = reader.Version() + "/"
	}
	asJSON := r.URL.Query().Get("format") == "json" || strings.Contains(r.Header.Get("Accept"), "json")
	for _, f := range export.Files() {
		e := entry{f.Name, address + f.Name, f.Media, f.About}
		if !asJSON {
			e.Address = prefix + f.Name // a proxy may add a prefix
		}
		l.Files = append(l.Files, e)
	}
	w.Header().Set("Vary", "Accept")
	w.Header().Set("Dataset-Version", reader.Version())
	if asJSON {
		text, err := json.MarshalIndent(l, "", "  ")
		if err != nil {
			s.fail(w, r, err)
			return
		}
		serve(w, r, "application/json; charset=utf-8", control, append(text, '\n'))
		return
	}
	release := &page.Release{
		Version: l.Version, ReleasedOn: l.ReleasedOn, Description: l.Description, Citation: l.Citation, Licence: l.Licence, LicenceURL: l.LicenceURL,
		Attribution: l.Attribution,
		Data:        export.Dataset(&export.Release{Graph: &export.Graph{Version: l.Version, Info: info}, Space: rdf.NewSpace(base)}),
	}
	for _, f := range l.Files {
		release.Files = append(release.Files, page.File{Name: f.Name, Address: f.Address, Media: f.MediaType, About: f.About})
	}
	body, err := s.pages.Files(w.Header(), r, release)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	// The page, unlike the files, is laid out anew by each release of the program.
	serve(w, r, "text/html; charset=utf-8", forAMoment, body)
}
