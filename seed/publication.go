package seed

import "learningcities/kg"

func (r *reader) publication(w *row) {
	slug := w.code("slug", slugShape)
	p := &kg.Publication{
		Kind:         enum[kg.PublicationKind](w, "kind"),
		Year:         w.optionalNumber("year", firstYear, r.lastYear),
		Publishers:   w.texts("publishers", nil),
		Editors:      w.texts("editors", nil),
		Editions:     editions(w),
		ISBN:         w.optionalCode("isbn", isbnShape),
		Pages:        w.optionalNumber("pages", 1, 99_999),
		URL:          r.url(w, "url"),
		ConferenceID: r.optionalRef(w, "conference", kg.KindConference),
		CaseCount:    w.optionalNumber("case_count", 0, most),
	}
	p.ID = kg.KindPublication.ID(slug)
	p.Names = r.names(w)
	p.Provenance = r.provenance(w)
	if r.add(w, p, "slug", slug, p.Provenance.Confidence) {
		r.data.Publications = append(r.data.Publications, p)
	}
}

func editions(w *row) []*kg.Edition {
	var all []*kg.Edition
	w.mappings("editions", func(e *row) {
		language := e.text("language")
		if language == "" || !e.languageTag(e.at("language"), language) {
			language = ""
		}
		all = append(all, &kg.Edition{Language: language, Title: e.optionalText("title")})
	})
	return all
}
