package seed

import (
	"slices"

	"learningcities/kg"
)

func (r *reader) conference(w *row) {
	slug := w.code("slug", slugShape)
	c := &kg.Conference{
		Kind:          enum[kg.ConferenceKind](w, "kind"),
		Number:        w.optionalNumber("number", 1, 999),
		ShortName:     w.optionalText("short_name"),
		Theme:         w.optionalText("theme"),
		Subthemes:     w.texts("subthemes", nil),
		HostCityID:    r.optionalRef(w, "host_city", kg.KindCity),
		HostCountryID: r.optionalRef(w, "host_country", kg.KindCountry),
		Venue:         w.optionalText("venue"),
		StartDate:     w.optionalDate("start_date", false),
		EndDate:       w.optionalDate("end_date", false),
		PlannedFor:    w.optionalDate("planned_for", true),
		Format:        optionalEnum[kg.ConferenceFormat](w, "format"),
		Status:        enum[kg.ConferenceStatus](w, "status"),
		Organizers:    w.texts("organizers", nil),
		Figures:       figures(w),
		Outcomes:      w.texts("outcomes", nil),
		URLs:          r.urls(w, "urls"),
	}
	c.ID = kg.KindConference.ID(slug)
	c.Names = r.names(w)
	c.Provenance = r.provenance(w)
	if c.Number != nil {
		r.once(w, w.at("number"), "number of a conference", digits(*c.Number))
	}
	if country := r.countries[c.HostCityID]; country != "" && c.HostCountryID != "" && country != c.HostCountryID {
		w.problem(w.at("host_country"), "the host city is in "+country.Slug()+", not in "+c.HostCountryID.Slug(), "correct host_city or host_country")
	}
	r.checkDates(w, c)
	if r.add(w, c, "slug", slug, c.Provenance.Confidence) {
		r.data.Conferences = append(r.data.Conferences, c)
	}
}

// checkDates compares the dates with each other, with the status, and with the day of the release.
func (r *reader) checkDates(w *row, c *kg.Conference) {
	last := r.lastYear
	if c.Status == kg.StatusPlanned {
		last += planAhead
	}
	w.yearOf("start_date", c.StartDate, firstYear, last)
	w.yearOf("end_date", c.EndDate, firstYear, last)
	w.yearOf("planned_for", c.PlannedFor, firstYear, last)
	if w.has("end_date") && !w.has("start_date") {
		w.problem(w.at("end_date"), "the conference has an end and no start", "fill in start_date")
	}
	if c.StartDate != nil && c.EndDate != nil && *c.EndDate < *c.StartDate {
		w.problem(w.at("end_date"), "the conference ends on "+*c.EndDate+", before it starts on "+*c.StartDate, "correct the dates")
	}
	released := r.data.Info.ReleasedOn
	switch c.Status {
	case kg.StatusHeld:
		if w.has("planned_for") {
			w.problem(w.at("planned_for"), "a conference that was HELD has planned_for", "remove planned_for, or correct the status")
		}
		if c.StartDate != nil && released != "" && *c.StartDate > released {
			w.problem(w.at("start_date"), "a conference that was HELD starts on "+*c.StartDate+", after this release", "correct the date or the status")
		}
	case kg.StatusPlanned:
		if c.EndDate != nil && released != "" && *c.EndDate < released {
			w.problem(w.at("end_date"), "a conference that is PLANNED ended on "+*c.EndDate+", before this release", "correct the date or the status")
		}
		if p := c.PlannedFor; p != nil && released != "" && *p < released[:len(*p)] {
			w.problem(w.at("planned_for"), "a conference is planned for "+*p+", before this release", "correct planned_for or the status")
		}
	}
}

// figures are the numbers that sources state of a conference or a cluster, in the order of their kinds.
func figures(w *row) []*kg.Figure {
	var all []*kg.Figure
	w.mappings("figures", func(f *row) {
		all = append(all, &kg.Figure{
			Kind:      enum[kg.FigureKind](f, "kind"),
			Value:     f.number("value", 0, most),
			Qualifier: enum[kg.FigureQualifier](f, "qualifier"),
			Unit:      f.optionalText("unit"),
			Note:      f.optionalText("note"),
			Detail:    f.texts("detail", nil),
		})
	})
	kinds := kg.FigureKind("").Values()
	slices.SortStableFunc(all, func(a, b *kg.Figure) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return all
}
