package kg

import "errors"

// Provenance tells where a statement comes from and how sure it is.
type Provenance struct {
	Confidence Confidence
	// Citations are in the curator's order, each source once; those not to be published are left out.
	Citations []Citation
	// Notes are caveats written for readers.
	Notes []string
}

// Citation names a source and the fields that it supports; no fields means the whole record.
type Citation struct {
	SourceID ID       `json:"source"`
	Fields   []string `json:"fields,omitempty"`
}

func (c Citation) check() error {
	if !c.SourceID.IsSource() {
		return errors.New("the source has no id of a source")
	}
	return nil
}

func (p *Provenance) walk(f Fields) {
	enum(f, "confidence", &p.Confidence)
	values(f, "citations", &p.Citations, Citation.check)
	f.Texts("notes", &p.Notes)
}

// Source is a page, document or data set that statements rest on.
type Source struct {
	ID        ID
	Kind      SourceKind
	Name      string // the title, or the host of the address
	Title     *string
	Publisher *string
	URL       *string
	Date      *string // ISO 8601, as much as is known
	Licence   *string
	Rank      int // by id, from 0
}

// GetID is the id.
func (s *Source) GetID() ID { return s.ID }

// Walk walks the stored properties.
func (s *Source) Walk(f Fields) {
	id(f, "id", &s.ID)
	enum(f, "kind", &s.Kind)
	f.Text("name", &s.Name)
	optionalText(f, "title", &s.Title)
	optionalText(f, "publisher", &s.Publisher)
	optionalText(f, "url", &s.URL)
	optionalText(f, "date", &s.Date)
	optionalText(f, "licence", &s.Licence)
	f.Int("rank", &s.Rank)
}
