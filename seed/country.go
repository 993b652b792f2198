package seed

import "learningcities/kg"

func countryColumns() []string {
	return []string{"code", "alpha3", "m49", "region", "name_en", "name_fr", "name_es", "wikidata_id", "wikidata_confidence", "confidence", "sources"}
}

func (r *reader) country(w *row) {
	code := w.code("code", alpha2Shape)
	c := &kg.Country{
		Code:   code,
		Alpha3: w.code("alpha3", alpha3Shape),
		M49:    w.code("m49", m49Shape),
		Region: enum[kg.Region](w, "region"),
	}
	c.ID = kg.KindCountry.ID(code)
	c.Names = []*kg.Name{kg.NewName(w.text("name_en"), "en")}
	for _, language := range []string{"fr", "es"} {
		if name := w.optionalText("name_" + language); name != nil {
			c.Names = append(c.Names, kg.NewName(*name, language))
		}
	}
	c.ExternalIDs = appendID(nil, externalID(w, "wikidata", kg.SchemeWikidata, wikidataShape))
	c.Provenance = r.provenance(w)
	if c.Alpha3 != "" {
		r.once(w, w.at("alpha3"), "alpha-3 code", c.Alpha3)
	}
	if c.M49 != "" {
		r.once(w, w.at("m49"), "M49 code", c.M49)
	}
	for _, id := range c.ExternalIDs {
		r.once(w, w.at("wikidata_id"), "Wikidata id of a country", id.Value)
	}
	if r.add(w, c, "code", code, c.Provenance.Confidence) {
		r.data.Countries = append(r.data.Countries, c)
	}
}

// externalID reads an id in a register and how sure it is: both or none.
func externalID(w *row, register string, scheme kg.ExternalIDScheme, s shape) *kg.ExternalID {
	name, rating := register+"_id", register+"_confidence"
	value := w.optionalCode(name, s)
	confidence := optionalEnum[kg.Confidence](w, rating)
	switch {
	case w.has(name) && !w.has(rating):
		w.problem(w.at(name), quoted(name)+" stands without "+quoted(rating), "fill in how sure the id is")
	case w.has(rating) && !w.has(name):
		w.problem(w.at(rating), quoted(rating)+" stands without "+quoted(name), "fill in the id, or empty the confidence")
	}
	if value == nil || confidence == nil {
		return nil
	}
	return &kg.ExternalID{Scheme: scheme, Value: *value, Confidence: *confidence}
}

func appendID(ids []*kg.ExternalID, id *kg.ExternalID) []*kg.ExternalID {
	if id == nil {
		return ids
	}
	return append(ids, id)
}
