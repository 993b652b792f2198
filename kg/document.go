package kg

// Document is a statement, a guide or a paper of the network.
type Document struct {
	Record
	Kind         DocumentKind
	Year         *int
	Description  *string
	Languages    []string // BCP 47
	Code         *string
	ISBN         *string
	Pages        *int
	URL          *string
	AlsoAt       []string
	ConferenceID ID // "" where not known
}

// EntityKind is KindDocument.
func (*Document) EntityKind() EntityKind { return KindDocument }

// Walk walks the stored properties.
func (d *Document) Walk(f Fields) {
	d.walk(f)
	enum(f, "kind", &d.Kind)
	optionalInt(f, "year", &d.Year)
	optionalText(f, "description", &d.Description)
	f.Texts("languages", &d.Languages)
	optionalText(f, "code", &d.Code)
	optionalText(f, "isbn", &d.ISBN)
	optionalInt(f, "pages", &d.Pages)
	optionalText(f, "url", &d.URL)
	f.Texts("alsoAt", &d.AlsoAt)
	optionalID(f, "conference", &d.ConferenceID)
}
