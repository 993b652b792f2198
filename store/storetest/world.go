package storetest

import (
	"fmt"
	"testing"

	"learningcities/kg"
)

// World is a small hostile dataset: the same name twice, names that differ only in case or accent, names in Arabic, Chinese and
// emoji, a city of which nothing is known, unknown years, links of every scope and basis.
//
// The variant changes one text, so that different variants are different versions of the same graph.
func World(tb testing.TB, variant string) *kg.Dataset {
	tb.Helper()
	return world(tb, variant, func(*kg.Dataset) {})
}

// Stamped is World with one number in many of its records, so that an answer from two versions shows both: the population of the cities,
// the members of the network, the year of the award, and the text of every rationale.
func Stamped(tb testing.TB, n int) *kg.Dataset {
	tb.Helper()
	stamp := fmt.Sprint(n)
	return world(tb, stamp, func(d *kg.Dataset) {
		d.Programme.Established = n
		for _, s := range d.Sizes {
			s.Members = &n
		}
		for _, c := range d.Cities {
			c.Population = &n
		}
		for _, l := range d.SDGLinks {
			l.Rationale = &stamp
		}
		for _, l := range d.ThemeLinks {
			l.Rationale = &stamp
		}
	})
}

func world(tb testing.TB, variant string, change func(*kg.Dataset)) *kg.Dataset {
	tb.Helper()
	d := &kg.Dataset{
		Info: kg.Info{
			ReleasedOn: "2026-11-22", Title: "A small hostile world", Description: variant, Licence: "CC-BY-4.0",
			LicenceURL: "https://creativecommons.org/licenses/by/4.0/", Citation: "none",
		},
		Programme: &kg.AwardProgramme{
			Name: "Award", Established: 2015, ConferringBody: "UIL", Eligibility: "all", Criterion: "good", Rhythm: "steady",
			Provenance: from("press"),
		},
		Sizes: []*kg.NetworkSize{
			{AsOf: "2023", Members: ptr(292), Countries: ptr(76), InhabitantsMillions: ptr(310), Provenance: from("press")},
			{AsOf: "2019-10", Provenance: from("press")},
		},
		Sources: []*kg.Source{
			{ID: "source:press", Kind: kg.SourceWebPage, Name: "a ‘press’ page \"quoted\"", URL: ptr("https://press.example/?a=b&c=<d>")},
			{ID: "source:book", Kind: kg.SourceDocument, Name: "كتاب", Title: ptr("كتاب"), Publisher: ptr("P"), Date: ptr("2015-10"), Licence: ptr("MIT")},
			{ID: "source:background", Kind: kg.SourceBackground, Name: "General knowledge"},
		},
	}
	addPlaces(d)
	addGoals(d)
	addEvents(d)
	addCaseStudies(d)
	addLinks(d)
	change(d)
	if err := d.Build(); err != nil {
		tb.Fatalf("building the hostile world: %v", err)
	}
	return d
}

func ptr[T any](v T) *T { return &v }

func record(id kg.ID, names ...*kg.Name) kg.Record {
	return kg.Record{ID: id, Names: names, Provenance: from("press")}
}

func named(kind kg.EntityKind, slug, name string) kg.Record {
	return record(kind.ID(slug), kg.NewName(name, "en"))
}

// from is the provenance of a record that rests on the source.
func from(key string) *kg.Provenance {
	return &kg.Provenance{
		Confidence: kg.ConfidenceHigh,
		Citations:  []kg.Citation{{SourceID: kg.SourceID(key)}, {SourceID: "source:background", Fields: []string{"region", "names"}}},
		Notes:      []string{"A note with \"quotes\", a line\nbreak and 🏙."},
	}
}

func addPlaces(d *kg.Dataset) {
	for i, c := range []struct{ code, alpha3, name string }{{"FI", "FIN", "Finland"}, {"KR", "KOR", "Republic of Korea"}, {"NA", "NAM", "Namibia"}, {"CI", "CIV", "Côte d'Ivoire"}} {
		d.Countries = append(d.Countries, &kg.Country{
			Record: named(kg.KindCountry, c.code, c.name), Code: c.code, Alpha3: c.alpha3, M49: fmt.Sprintf("%03d", i),
			Region:      kg.Region("").Values()[i],
			ExternalIDs: []*kg.ExternalID{{Scheme: kg.SchemeWikidata, Value: "Q33", Confidence: kg.ConfidenceLow}},
		})
	}
	for i, c := range []struct{ slug, name, country string }{
		{"espoo", "Espoo", "FI"},
		{"santiago", "Santiago", "KR"}, {"santiago-fi", "Santiago", "FI"},
		{"cordoba", "Cordoba", "KR"}, {"cordoba-accent", "Córdoba", "KR"}, {"cordoba-upper", "CORDOBA", "KR"},
		{"adrar", "أدرار", "NA"}, {"beijing", "北京", "NA"}, {"emoji", "🏙 Emoji", "NA"},
		{"nothing", "Nothing", "CI"}, {"o-hyphen", "O’Higgins-Ville", "FI"}, {"zurich", "Zürich", "FI"},
	} {
		city := &kg.City{Record: named(kg.KindCity, c.slug, c.name), CountryID: kg.KindCountry.ID(c.country), Membership: kg.MembershipConfirmed}
		d.Cities = append(d.Cities, city)
		if c.slug == "nothing" {
			city.Membership, city.Provenance.Notes = kg.MembershipNotStated, nil
			continue
		}
		city.MemberSince = ptr(2015 + i%3)
		if i%2 == 0 {
			city.LocalName = kg.NewName("محلي "+c.name, "ar")
			city.Location = &kg.Coordinates{Latitude: float64(i) - 90, Longitude: 179.99999, PlacedAt: kg.PlacedAt("").Values()[i%4/2]}
			city.Population = ptr(1000 * (i % 5))
			city.ExternalIDs = []*kg.ExternalID{{Scheme: kg.SchemeGeonames, Value: fmt.Sprint(i), Confidence: kg.ConfidenceMedium}}
		}
	}
}

func addGoals(d *kg.Dataset) {
	for _, n := range []int{13, 4, 11} {
		d.SDGs = append(d.SDGs, &kg.SDG{Record: named(kg.KindSDG, fmt.Sprint(n), fmt.Sprintf("Goal %d", n)), Number: n, Colour: "#FD9D24", URL: "https://sdgs.example"})
	}
	for _, code := range []string{"4.10", "4.a", "4.1", "11.3", "4.b"} {
		goal := map[bool]kg.ID{true: "sdg:11", false: "sdg:4"}[code[0] == '1']
		d.Targets = append(d.Targets, &kg.SDGTarget{Record: record(kg.TargetID(code)), Code: code, Summary: "Do <it> & well", SDGID: goal})
	}
}

func addEvents(d *kg.Dataset) {
	d.Conferences = []*kg.Conference{
		{
			Record: named(kg.KindConference, "iclc-2", "Second"), Kind: kg.ConferenceInternationalConference, Number: ptr(2), ShortName: ptr("ICLC 2"),
			HostCityID: "city:espoo", HostCountryID: "country:FI", StartDate: ptr("2015-09-28"), EndDate: ptr("2015-09-30"),
			Format: ptr(kg.FormatInPerson), Status: kg.StatusHeld, Organizers: []string{"U", "F"},
			Figures:   []*kg.Figure{{Kind: kg.FigureParticipants, Value: 650, Qualifier: kg.QualifierOver, Unit: ptr("participants"), Detail: []string{"#a", "\"b\""}}},
			Subthemes: []string{"one"}, Outcomes: []string{"o"}, URLs: []string{"https://a.example"}, Venue: ptr("Hall"), Theme: ptr("T"),
		},
		{Record: named(kg.KindConference, "a-planned", "Planned"), Kind: kg.ConferenceInternationalConference, Status: kg.StatusPlanned, PlannedFor: ptr("2027")},
		{Record: named(kg.KindConference, "iclc-1", "First"), Kind: kg.ConferenceRelatedMeeting, HostCityID: "city:espoo", StartDate: ptr("2013-10-21"), Status: kg.StatusHeld},
	}
	d.Awards = []*kg.Award{
		{Record: record("award:2017"), Year: 2017, Edition: 2},
		{Record: record("award:2015"), Year: 2015, Edition: 1, ConferenceID: "conference:iclc-2", CeremonyPlace: ptr("M"), CeremonyDate: ptr("2015-09-28"), CeremonyNote: ptr("N")},
	}
	for _, city := range []kg.ID{"city:santiago-fi", "city:espoo", "city:santiago", "city:beijing"} {
		d.Winners = append(d.Winners, kg.Winner{AwardID: "award:2015", CityID: city})
	}
	d.Winners = append(d.Winners, kg.Winner{AwardID: "award:2017", CityID: "city:espoo"})
	d.Documents = []*kg.Document{
		{Record: named(kg.KindDocument, "statement", "Statement"), Kind: kg.DocumentOutcomeDocument, Year: ptr(2015), Description: ptr("D"), Languages: []string{"en", "zh"}, Code: ptr("C"), ISBN: ptr("I"), Pages: ptr(3), URL: ptr("https://d.example"), AlsoAt: []string{"https://e.example"}, ConferenceID: "conference:iclc-2"},
		{Record: named(kg.KindDocument, "undated", "Undated"), Kind: kg.DocumentStatement},
		{Record: named(kg.KindDocument, "a-statement", "Another"), Kind: kg.DocumentStatement, Year: ptr(2015), ConferenceID: "conference:iclc-2"},
	}
	d.Publications = []*kg.Publication{
		{Record: named(kg.KindPublication, "book", "Book"), Kind: kg.PublicationCaseStudyBook, Year: ptr(2015), Publishers: []string{"P"}, Editors: []string{"E"}, Editions: []*kg.Edition{{Language: "en", Title: ptr("T")}, {Language: "es"}}, ISBN: ptr("I"), Pages: ptr(1), URL: ptr("https://p.example"), ConferenceID: "conference:iclc-2", CaseCount: ptr(12)},
		{Record: named(kg.KindPublication, "empty", "Empty"), Kind: kg.PublicationGuide},
	}
	d.ActionPoints = []*kg.ActionPoint{
		{Record: record("action-point:2"), Number: 2, TextStatus: kg.TextNotSeen, DocumentID: "document:statement"},
		{Record: record("action-point:1"), Number: 1, Title: ptr("Title"), Summary: ptr("S"), TextStatus: kg.TextReadInTranslation, DocumentID: "document:statement"},
	}
	d.Themes = []*kg.Theme{
		{Record: named(kg.KindTheme, "health", "Health"), Kind: kg.ThemeConferenceTheme},
		{Record: named(kg.KindTheme, "earth", "Éarth"), Kind: kg.ThemeConferenceTheme},
		{Record: named(kg.KindTheme, "key-feature-10", "Ten"), Kind: kg.ThemeKeyFeature, Number: ptr(10), Group: ptr(kg.KeyFeatureConditions), DocumentID: "document:statement"},
		{Record: named(kg.KindTheme, "key-feature-2", "Two"), Kind: kg.ThemeKeyFeature, Number: ptr(2), Group: ptr(kg.KeyFeatureBenefits), DocumentID: "document:statement"},
	}
	d.Clusters = []*kg.Cluster{
		{Record: named(kg.KindCluster, "esd", "ESD"), Period: ptr("2019-2021"), Figures: []*kg.Figure{{Kind: kg.FigureMembers, Value: 100, Qualifier: kg.QualifierAbout, Note: ptr("n")}}, Partners: []string{"P"}, PublicationID: "publication:book"},
		{Record: named(kg.KindCluster, "citizenship", "Citizenship")},
	}
}

func addCaseStudies(d *kg.Dataset) {
	for i, c := range []struct {
		slug, city string
		year       *int
		book       kg.ID
	}{
		{"zurich-2015", "zurich", ptr(2015), "publication:book"}, {"espoo-2015", "espoo", ptr(2015), "publication:book"},
		{"espoo-2019", "espoo", ptr(2019), ""}, {"espoo-undated", "espoo", nil, "publication:book"},
		{"beijing-2015", "beijing", ptr(2015), "publication:book"}, {"cordoba-2017", "cordoba", ptr(2017), ""},
	} {
		study := &kg.CaseStudy{
			Record: record(kg.KindCaseStudy.ID(c.slug)), Kind: kg.CaseStudyKind("").Values()[i%5], Year: c.year,
			CityID: kg.KindCity.ID(c.city), PublicationID: c.book, Languages: []string{"en"},
		}
		if i%2 == 1 {
			study.Title, study.Summary, study.URL = ptr("A title – "+c.slug), ptr("S"), ptr("https://s.example")
			study.Programmes, study.AlsoAt = []string{"P"}, []string{"https://t.example"}
		}
		d.CaseStudies = append(d.CaseStudies, study)
	}
}
