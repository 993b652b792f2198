package page

import (
	"net/http"

	"learningcities/web/view"
)

// Release is what the page of a version's files tells.
type Release struct {
	Version     string
	ReleasedOn  string
	Description string // with the citation, the licence and the attributions in English
	Citation    string
	Licence     string
	LicenceURL  string
	Attribution []string
	Files       []File
	// Data describes the dataset to search engines; its JSON form is what counts.
	Data any
}

// File is one of the files.
type File struct {
	Name    string
	Address string // relative to the page
	Media   string
	// About says in English what it is; the page says it in its reader's language where it has the words.
	About string
}

// Files is the page of a version's files, at "/data/" or "/data/VERSION/". It sets the headers that depend on the reader: the language, what it
// depends on, and what the page may load.
func (s *Site) Files(header http.Header, r *http.Request, release *Release) ([]byte, error) {
	b := s.builder(r)
	header.Set("Content-Security-Policy", policy)
	header.Set("Content-Language", b.Tag)
	if b.suffix == "" {
		header.Add("Vary", "Accept-Language")
	}
	return s.write(&page{builder: b, path: "/data/"}, b.files(release), release.Version)
}

func (b *builder) files(r *Release) *sheet {
	list := section{ID: "files", Title: b.Say("files"), Note: b.Say("files.text")}
	for _, f := range r.Files {
		about := b.own(f.About)
		if key := "file." + f.Name; b.Has(key) {
			about = b.say(key)
		}
		list.Items = append(list.Items, item{
			value: value{Text: view.Text{Text: f.Name, Lang: "zxx", Dir: "ltr"}, Href: f.Address}, Meta: []view.Text{{Text: f.Media}}, Say: []view.Text{about},
		})
	}
	facts := []fact{
		{Label: b.Say("version"), Values: []value{{Text: view.Text{Text: r.Version}, More: b.Say("released", "date", b.Date(r.ReleasedOn))}}},
		{Label: b.Say("licence"), Values: []value{{Text: view.Text{Text: r.Licence}, Href: r.LicenceURL, Away: true}}},
	}
	use := section{ID: "cite", Title: b.Say("cite"), Text: b.owns(r.Citation)}
	credit := section{ID: "credit", Title: b.Say("home.attributions"), Text: b.owns(r.Attribution...)}
	linked := section{ID: "linked", Title: b.Say("files.linked"), Items: []item{
		{value: value{Text: b.say("files.terms"), Href: b.root + "data/terms"}, Meta: []view.Text{{Text: "Turtle"}}},
		{value: value{Text: b.say("files.shapes"), Href: b.root + "data/shapes.ttl"}, Meta: []view.Text{{Text: "SHACL"}}},
		{value: value{Text: b.say("files.json"), Href: "?format=json"}, Meta: []view.Text{{Text: "JSON"}}},
	}}
	return &sheet{
		Title: b.say("files.title"), Lead: b.owns(r.Description), Facts: facts, Section: []section{list, linked, use, credit},
		Description: b.Say("files.text"), Type: "website", Data: r.Data, Listed: true,
	}
}
