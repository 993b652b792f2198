package kg

// Theme is a theme of the conference of 2015, or one of the twelve Key Features of Learning Cities.
type Theme struct {
	Record
	Kind       ThemeKind
	Number     *int
	Group      *KeyFeatureGroup
	DocumentID ID // "" for a conference theme
}

// EntityKind is KindTheme.
func (*Theme) EntityKind() EntityKind { return KindTheme }

// Walk walks the stored properties.
func (t *Theme) Walk(f Fields) {
	t.walk(f)
	enum(f, "kind", &t.Kind)
	optionalInt(f, "number", &t.Number)
	optionalEnum(f, "group", &t.Group)
	optionalID(f, "document", &t.DocumentID)
}
