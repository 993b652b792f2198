package seed

import "learningcities/kg"

func (r *reader) document(w *row) {
	slug := w.code("slug", slugShape)
	d := &kg.Document{
		Kind:         enum[kg.DocumentKind](w, "kind"),
		Year:         w.optionalNumber("year", firstYear, r.lastYear),
		Description:  w.optionalText("description"),
		Languages:    w.texts("languages", w.languageTag),
		Code:         w.optionalText("code"),
		ISBN:         w.optionalCode("isbn", isbnShape),
		Pages:        w.optionalNumber("pages", 1, 99_999),
		URL:          r.url(w, "url"),
		AlsoAt:       r.urls(w, "also_at"),
		ConferenceID: r.optionalRef(w, "conference", kg.KindConference),
	}
	d.ID = kg.KindDocument.ID(slug)
	d.Names = r.names(w)
	d.Provenance = r.provenance(w)
	if r.add(w, d, "slug", slug, d.Provenance.Confidence) {
		r.data.Documents = append(r.data.Documents, d)
	}
}
