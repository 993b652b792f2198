package export

import "learningcities/kg"

// Kinds are the kinds of nodes, in the order of the files.
func Kinds() []kg.EntityKind { return kg.EntityKind("").Values() }

// fieldsOf are the fields of all nodes of the kind, with no values.
func fieldsOf(kind kg.EntityKind) Record { return node(kg.New(kind)) }

// node is the record of an entity: what every one has, what its kind has, where it comes from. The names are those of the API.
func node(e kg.Entity) Record {
	head := common(e)
	return append(append(head, own(e)...), provenance(kg.ProvenanceOf(e))...)
}

func own(e kg.Entity) Record {
	switch e := e.(type) {
	case *kg.City:
		return city(e)
	case *kg.Country:
		return country(e)
	case *kg.SDG:
		return sdg(e)
	case *kg.SDGTarget:
		return target(e)
	case *kg.ActionPoint:
		return actionPoint(e)
	case *kg.Award:
		return award(e)
	case *kg.CaseStudy:
		return caseStudy(e)
	case *kg.Conference:
		return conference(e)
	case *kg.Document:
		return document(e)
	case *kg.Publication:
		return publication(e)
	case *kg.Cluster:
		return cluster(e)
	case *kg.Theme:
		return theme(e)
	}
	return nil
}

func common(e kg.Entity) Record {
	return Record{
		given("id", Ref, e.GetID()), given("entityKind", Code, e.EntityKind()), given("slug", Text, e.GetID().Slug()),
		given("name", Text, e.Name(kg.LanguageEn)), objects("names", kg.NamesOf(e), nameRecord), given("path", Text, e.GetID().Path()),
	}
}

func city(c *kg.City) Record {
	var local, language, latitude, longitude, placedAt any
	if c.LocalName != nil {
		local = c.LocalName.Text
		if c.LocalName.Language != nil {
			language = *c.LocalName.Language
		}
	}
	if c.Location != nil {
		latitude, longitude, placedAt = c.Location.Latitude, c.Location.Longitude, string(c.Location.PlacedAt)
	}
	return Record{
		{"localName", Text, local}, {"localNameLanguage", Text, language}, given("country", Ref, c.CountryID), given("region", Code, c.Region),
		number("memberSince", Year, c.MemberSince), given("membership", Code, c.Membership),
		{"latitude", Decimal, latitude}, {"longitude", Decimal, longitude}, {"placedAt", Code, placedAt},
		number("population", Integer, c.Population), objects("externalIds", c.ExternalIDs, externalID),
	}
}

func externalID(e *kg.ExternalID) Record {
	return Record{given("scheme", Code, e.Scheme), given("value", Text, e.Value), given("url", URL, e.URL()), given("confidence", Code, e.Confidence)}
}

func country(c *kg.Country) Record {
	return Record{
		given("code", Text, c.Code), given("alpha3", Text, c.Alpha3), given("m49", Text, c.M49), given("region", Code, c.Region),
		objects("externalIds", c.ExternalIDs, externalID),
	}
}

func sdg(s *kg.SDG) Record {
	return Record{{"number", Integer, s.Number}, given("colour", Text, s.Colour), given("iri", URL, s.IRI()), given("url", URL, s.URL)}
}

func target(t *kg.SDGTarget) Record {
	return Record{given("code", Text, t.Code), given("summary", Text, t.Summary), given("iri", URL, t.IRI()), given("sdg", Ref, t.SDGID)}
}

func actionPoint(a *kg.ActionPoint) Record {
	return Record{
		{"number", Integer, a.Number}, maybe("title", Text, a.Title), maybe("summary", Text, a.Summary),
		given("textStatus", Code, a.TextStatus), given("document", Ref, a.DocumentID),
	}
}

func award(a *kg.Award) Record {
	return Record{
		{"year", Year, a.Year}, {"edition", Integer, a.Edition}, maybe("ceremonyPlace", Text, a.CeremonyPlace),
		maybe("ceremonyDate", Date, a.CeremonyDate), maybe("ceremonyNote", Text, a.CeremonyNote), given("conference", Ref, a.ConferenceID),
	}
}

func theme(t *kg.Theme) Record {
	return Record{given("kind", Code, t.Kind), number("number", Integer, t.Number), maybe("group", Code, t.Group), given("document", Ref, t.DocumentID)}
}

func cluster(c *kg.Cluster) Record {
	return Record{
		maybe("period", Text, c.Period), objects("figures", c.Figures, figure), texts("partners", c.Partners), given("publication", Ref, c.PublicationID),
	}
}

func figure(f *kg.Figure) Record {
	return Record{
		given("kind", Code, f.Kind), {"value", Integer, f.Value}, given("qualifier", Code, f.Qualifier), maybe("unit", Text, f.Unit),
		maybe("note", Text, f.Note), texts("detail", f.Detail),
	}
}
