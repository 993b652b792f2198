package export

import "learningcities/kg"

func caseStudy(c *kg.CaseStudy) Record {
	return Record{
		given("kind", Code, c.Kind), maybe("title", Text, c.Title), maybe("summary", Text, c.Summary), number("year", Year, c.Year),
		given("city", Ref, c.CityID), given("publication", Ref, c.PublicationID), texts("programmes", c.Programmes),
		texts("languages", c.Languages), maybe("url", URL, c.URL), urls("alsoAt", c.AlsoAt),
	}
}

func conference(c *kg.Conference) Record {
	return Record{
		given("kind", Code, c.Kind), number("number", Integer, c.Number), maybe("shortName", Text, c.ShortName), maybe("theme", Text, c.Theme),
		texts("subthemes", c.Subthemes), given("hostCity", Ref, c.HostCityID), given("hostCountry", Ref, c.HostCountryID),
		maybe("venue", Text, c.Venue), maybe("startDate", Date, c.StartDate), maybe("endDate", Date, c.EndDate),
		maybe("plannedFor", Date, c.PlannedFor), maybe("format", Code, c.Format), given("status", Code, c.Status),
		texts("organizers", c.Organizers), objects("figures", c.Figures, figure), texts("outcomes", c.Outcomes), urls("urls", c.URLs),
	}
}

func document(d *kg.Document) Record {
	return Record{
		given("kind", Code, d.Kind), number("year", Year, d.Year), maybe("description", Text, d.Description), texts("languages", d.Languages),
		maybe("code", Text, d.Code), maybe("isbn", Text, d.ISBN), number("pages", Integer, d.Pages), maybe("url", URL, d.URL),
		urls("alsoAt", d.AlsoAt), given("conference", Ref, d.ConferenceID),
	}
}

func publication(p *kg.Publication) Record {
	return Record{
		given("kind", Code, p.Kind), number("year", Year, p.Year), texts("publishers", p.Publishers), texts("editors", p.Editors),
		objects("editions", p.Editions, func(e *kg.Edition) Record {
			return Record{given("language", Text, e.Language), maybe("title", Text, e.Title)}
		}),
		maybe("isbn", Text, p.ISBN), number("pages", Integer, p.Pages), maybe("url", URL, p.URL), given("conference", Ref, p.ConferenceID),
		number("caseCount", Integer, p.CaseCount),
	}
}

func source(s *kg.Source) Record {
	return Record{
		given("id", Ref, s.ID), given("kind", Code, s.Kind), given("name", Text, s.Name), maybe("title", Text, s.Title),
		maybe("publisher", Text, s.Publisher), maybe("url", URL, s.URL), maybe("date", Date, s.Date), maybe("licence", Text, s.Licence),
	}
}

func networkSize(n *kg.NetworkSize) Record {
	return append(Record{
		given("asOf", Date, n.AsOf), number("members", Integer, n.Members), number("countries", Integer, n.Countries),
		number("inhabitantsMillions", Integer, n.InhabitantsMillions),
	}, provenance(n.Provenance)...)
}

func programme(a *kg.AwardProgramme) Record {
	return append(Record{
		given("name", Text, a.Name), {"established", Year, a.Established}, given("conferringBody", Text, a.ConferringBody),
		given("eligibility", Text, a.Eligibility), given("criterion", Text, a.Criterion), given("rhythm", Text, a.Rhythm),
	}, provenance(a.Provenance)...)
}

// info are the fields of the dataset as such.
func info(i *kg.Info) Record {
	return Record{
		given("version", Text, i.Version), given("releasedOn", Date, i.ReleasedOn), given("title", Text, i.Title),
		given("description", Text, i.Description), given("licence", Text, i.Licence), given("licenceUrl", URL, i.LicenceURL),
		given("citation", Text, i.Citation), texts("attributions", i.Attributions),
	}
}
