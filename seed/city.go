package seed

import "learningcities/kg"

func cityColumns() []string {
	return []string{
		"slug", "name", "local_name", "local_name_lang", "country", "member_since", "membership", "latitude", "longitude", "placed_at",
		"population", "geonames_id", "geonames_confidence", "wikidata_id", "wikidata_confidence", "confidence", "sources", "note",
	}
}

func (r *reader) city(w *row) {
	slug := w.code("slug", slugShape)
	c := &kg.City{
		LocalName:   localName(w),
		CountryID:   r.needRef(w, "country", kg.KindCountry),
		MemberSince: w.optionalNumber("member_since", firstMembers, r.lastYear),
		Membership:  enum[kg.MembershipStatus](w, "membership"),
		Location:    location(w),
		Population:  w.optionalNumber("population", 0, most),
	}
	c.ID = kg.KindCity.ID(slug)
	c.Names = []*kg.Name{kg.NewName(w.text("name"), "en")}
	c.Provenance = r.provenance(w)
	if note := w.optionalText("note"); note != nil {
		c.Provenance.Notes = []string{*note}
	}
	checkMembership(w, c)

	seat := c.Location != nil && c.Location.PlacedAt == kg.PlacedSeat
	geonames := externalID(w, "geonames", kg.SchemeGeonames, geonamesShape)
	if seat {
		geonames = nil // it is the seat's, not the member's own
	}
	wikidata := externalID(w, "wikidata", kg.SchemeWikidata, wikidataShape)
	if geonames != nil {
		r.once(w, w.at("geonames_id"), "GeoNames id", geonames.Value)
	}
	if wikidata != nil {
		r.once(w, w.at("wikidata_id"), "Wikidata id of a city", wikidata.Value)
	}
	c.ExternalIDs = appendID(appendID(nil, geonames), wikidata)
	if seat && w.has("population") {
		w.problem(w.at("population"), "a place given as SEAT has a population, which is not the member's own", "empty the population, or correct placed_at")
	}
	r.countries[c.ID] = c.CountryID
	if r.add(w, c, "slug", slug, c.Provenance.Confidence) {
		r.data.Cities = append(r.data.Cities, c)
	}
}

func localName(w *row) *kg.Name {
	text, language := w.optionalText("local_name"), w.optionalText("local_name_lang")
	if language != nil && !w.languageTag(w.at("local_name_lang"), *language) {
		return nil
	}
	if text == nil {
		if w.has("local_name_lang") && !w.has("local_name") {
			w.problem(w.at("local_name_lang"), `"local_name_lang" stands without "local_name"`, "fill in the name, or empty its language")
		}
		return nil
	}
	if language == nil {
		return kg.NewName(*text, "")
	}
	return kg.NewName(*text, *language)
}

// location is latitude, longitude and what they are those of: all three or none.
func location(w *row) *kg.Coordinates {
	latitude, longitude := w.degrees("latitude", 90), w.degrees("longitude", 180)
	placed := optionalEnum[kg.PlacedAt](w, "placed_at")
	parts := []string{"latitude", "longitude", "placed_at"}
	there := 0
	for _, name := range parts {
		if w.has(name) {
			there++
		}
	}
	if there > 0 && there < len(parts) {
		for _, name := range parts {
			if !w.has(name) {
				w.problem(w.line, "the place has no "+quoted(name), "fill in latitude, longitude and placed_at, or none of them")
			}
		}
	}
	if latitude == nil || longitude == nil || placed == nil {
		return nil
	}
	return &kg.Coordinates{Latitude: *latitude, Longitude: *longitude, PlacedAt: *placed}
}

func checkMembership(w *row, c *kg.City) {
	doubtful := c.Membership == kg.MembershipUnconfirmed || c.Membership == kg.MembershipNotStated
	if doubtful && !w.has("note") {
		w.problem(w.line, "a membership "+string(c.Membership)+" stands without a note", "say in the note what the sources say, or correct the membership")
	}
	if c.Membership == kg.MembershipNotStated && w.has("member_since") {
		w.problem(w.at("member_since"), "a membership NOT_STATED has the year of joining", "empty member_since, or correct the membership")
	}
}
