package kg

import "errors"

// Publication is a book, a report or a collection.
type Publication struct {
	Record
	Kind         PublicationKind
	Year         *int
	Publishers   []string
	Editors      []string
	Editions     []*Edition
	ISBN         *string
	Pages        *int
	URL          *string
	ConferenceID ID // "" where not known
	CaseCount    *int
}

// EntityKind is KindPublication.
func (*Publication) EntityKind() EntityKind { return KindPublication }

// Walk walks the stored properties.
func (p *Publication) Walk(f Fields) {
	p.walk(f)
	enum(f, "kind", &p.Kind)
	optionalInt(f, "year", &p.Year)
	f.Texts("publishers", &p.Publishers)
	f.Texts("editors", &p.Editors)
	values(f, "editions", &p.Editions, (*Edition).check)
	optionalText(f, "isbn", &p.ISBN)
	optionalInt(f, "pages", &p.Pages)
	optionalText(f, "url", &p.URL)
	optionalID(f, "conference", &p.ConferenceID)
	optionalInt(f, "caseCount", &p.CaseCount)
}

// Edition is a publication in one language.
type Edition struct {
	Language string  `json:"language"` // BCP 47
	Title    *string `json:"title,omitempty"`
}

func (e *Edition) check() error {
	if e == nil || e.Language == "" {
		return errors.New("an edition without a language")
	}
	return nil
}
