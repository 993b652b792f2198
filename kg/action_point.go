package kg

// ActionPoint is one of the eight action points of the Mexico City Statement.
type ActionPoint struct {
	Record
	Number     int
	Title      *string
	Summary    *string
	TextStatus TextStatus
	DocumentID ID
}

// EntityKind is KindActionPoint.
func (*ActionPoint) EntityKind() EntityKind { return KindActionPoint }

// Walk walks the stored properties.
func (a *ActionPoint) Walk(f Fields) {
	a.walk(f)
	f.Int("number", &a.Number)
	optionalText(f, "title", &a.Title)
	optionalText(f, "summary", &a.Summary)
	enum(f, "textStatus", &a.TextStatus)
	id(f, "document", &a.DocumentID)
}
