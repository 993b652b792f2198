package seed

import "learningcities/kg"

func (r *reader) theme(w *row) {
	slug := w.code("slug", slugShape)
	t := &kg.Theme{
		Kind:       enum[kg.ThemeKind](w, "kind"),
		Number:     w.optionalNumber("number", 1, 12),
		Group:      optionalEnum[kg.KeyFeatureGroup](w, "group"),
		DocumentID: r.optionalRef(w, "document", kg.KindDocument),
	}
	t.ID = kg.KindTheme.ID(slug)
	t.Names = r.names(w)
	t.Provenance = r.provenance(w)
	for _, name := range []string{"number", "group", "document"} {
		switch {
		case t.Kind == kg.ThemeKeyFeature && !w.has(name):
			w.problem(w.line, "a KEY_FEATURE has no "+quoted(name), "fill it in, or correct the kind")
		case t.Kind == kg.ThemeConferenceTheme && w.has(name):
			w.problem(w.at(name), "a CONFERENCE_THEME has "+quoted(name), "remove it, or correct the kind")
		}
	}
	if t.Number != nil {
		r.once(w, w.at("number"), "number of a key feature", digits(*t.Number))
	}
	if r.add(w, t, "slug", slug, t.Provenance.Confidence) {
		r.data.Themes = append(r.data.Themes, t)
	}
}
