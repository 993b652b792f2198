package seed

import "learningcities/kg"

func (r *reader) caseStudy(w *row) {
	slug := w.code("slug", slugShape)
	c := &kg.CaseStudy{
		Kind:          enum[kg.CaseStudyKind](w, "kind"),
		Title:         w.optionalText("title"),
		Summary:       w.optionalText("summary"),
		Year:          w.optionalNumber("year", firstYear, r.lastYear),
		CityID:        r.needRef(w, "city", kg.KindCity),
		PublicationID: r.optionalRef(w, "publication", kg.KindPublication),
		Programmes:    w.texts("programmes", nil),
		Languages:     w.texts("languages", w.languageTag),
		URL:           r.url(w, "url"),
		AlsoAt:        r.urls(w, "also_at"),
	}
	c.ID = kg.KindCaseStudy.ID(slug)
	c.Provenance = r.provenance(w)
	if r.add(w, c, "slug", slug, c.Provenance.Confidence) {
		r.data.CaseStudies = append(r.data.CaseStudies, c)
	}
}
