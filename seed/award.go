package seed

import "learningcities/kg"

// awards reads the award as such and its editions.
func (r *reader) awards(w *row) {
	if w.need("programme") {
		if p, ok := w.inner("programme", w.get("programme")); ok {
			r.programme(p)
			p.done()
		}
	}
	if w.need("editions") {
		w.mappings("editions", r.award)
	}
}

func (r *reader) programme(w *row) {
	r.data.Programme = &kg.AwardProgramme{
		Name:           w.text("name"),
		Established:    w.number("established", firstYear, r.lastYear),
		ConferringBody: w.text("conferring_body"),
		Eligibility:    w.text("eligibility"),
		Criterion:      w.text("criterion"),
		Rhythm:         w.text("rhythm"),
		Provenance:     r.provenance(w),
	}
}

func (r *reader) award(w *row) {
	a := &kg.Award{
		Year:          w.number("year", firstAward, r.lastYear),
		Edition:       w.number("edition", 1, 999),
		CeremonyPlace: w.optionalText("ceremony_place"),
		CeremonyDate:  w.optionalDate("ceremony_date", false),
		CeremonyNote:  w.optionalText("ceremony_note"),
		ConferenceID:  r.optionalRef(w, "conference", kg.KindConference),
	}
	a.ID = kg.KindAward.NumberID(a.Year)
	a.Provenance = r.provenance(w)
	w.yearOf("ceremony_date", a.CeremonyDate, firstAward, r.lastYear)
	if a.Edition != 0 {
		r.once(w, w.at("edition"), "edition of the award", digits(a.Edition))
	}
	if r.add(w, a, "year", digits(a.Year), a.Provenance.Confidence) {
		r.data.Awards = append(r.data.Awards, a)
	}
	w.texts("cities", func(line int, slug string) bool {
		if city := r.ref(w, line, slug, kg.KindCity); city != "" {
			r.data.Winners = append(r.data.Winners, kg.Winner{AwardID: a.ID, CityID: city})
		}
		return true
	})
}
