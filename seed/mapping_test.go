package seed_test

import (
	"encoding/json"
	"slices"
	"testing"

	"learningcities/kg"
	"learningcities/seed"
)

// Records of every form, compared with what the files say.
func TestRecords(t *testing.T) {
	t.Parallel()
	d := load(t, seed.Files())
	espoo, melton, bayangol := find(t, d.Cities, "city:espoo"), find(t, d.Cities, "city:melton"), find(t, d.Cities, "city:bayangol")
	beijing := find(t, d.Documents, "document:beijing-declaration-2013")
	iclc2, iclc7 := find(t, d.Conferences, "conference:iclc-2"), find(t, d.Conferences, "conference:iclc-7")
	review := find(t, d.SDGLinks, "sdg-link:city:espoo:4:local-review")
	gdynia := d.ClusterCities[slices.IndexFunc(d.ClusterCities, func(c *kg.ClusterCity) bool {
		return c.City.ID == "city:gdynia" && c.Cluster.ID == "cluster:citizenship"
	})]
	for _, c := range []struct {
		what string
		got  any
		want string
	}{
		{"names", espoo.Names, `[{"text":"Espoo","language":"en"},{"text":"Espoo","language":"fi"}]`},
		{"local name", bayangol.LocalName, `{"text":"Баянгол дүүрэг","language":"mn"}`},
		{"country", espoo.CountryID, `"country:FI"`},
		{"region, from the country", espoo.Region, `"EUROPE_AND_NORTH_AMERICA"`},
		{"unknown year", espoo.MemberSince, `null`},
		{"year", bayangol.MemberSince, `2025`},
		{"membership", espoo.Membership, `"CONFIRMED"`},
		{"place", espoo.Location, `{"Latitude":60.2052,"Longitude":24.6522,"PlacedAt":"SELF"}`},
		{"unknown place", bayangol.Location, `null`},
		{"population", espoo.Population, `256760`},
		{"unknown population", melton.Population, `null`},
		{"GeoNames id", espoo.ExternalIDs, `[{"scheme":"GEONAMES","value":"660158","confidence":"HIGH"}]`},
		{"no GeoNames id of a seat", melton.ExternalIDs, `[{"scheme":"WIKIDATA","value":"Q706032","confidence":"MEDIUM"}]`},
		{"citations of a city", melton.Provenance.Citations, `[{"source":"source:orchard2019","fields":["memberSince"]},` +
			`{"source":"source:seed2015","fields":["membership"]},{"source":"source:geonames","fields":["location"]},` +
			`{"source":"source:natural-earth-places","fields":["externalIds"]}]`},
		{"note of a city", bayangol.Provenance.Notes, `["The member is a district of Ulaanbaatar; no coordinates are given."]`},
		{"country's codes", find(t, d.Countries, "country:DZ").M49, `"012"`},
		{"Namibia is a country, not a missing value", find(t, d.Countries, "country:NA").Alpha3, `"NAM"`},
		{"names of a country", find(t, d.Countries, "country:FI").Names, `[{"text":"Finland","language":"en"},{"text":"Finlandia","language":"es"},{"text":"Finlande","language":"fr"}]`},
		{"colour", find(t, d.SDGs, "sdg:1").Colour, `"#E5243B"`},
		{"goal of a target", find(t, d.Targets, "target:4.a").SDGID, `"sdg:4"`},
		{"document of an action point", find(t, d.ActionPoints, "action-point:3").DocumentID, `"document:mexico-city-statement-2015"`},
		{"title not seen", find(t, d.ActionPoints, "action-point:3").Title, `null`},
		{"conference of an award", find(t, d.Awards, "award:2015").ConferenceID, `"conference:iclc-2"`},
		{"city of a case study", find(t, d.CaseStudies, "case-study:swansea-2015").CityID, `"city:swansea"`},
		{"other addresses", find(t, d.CaseStudies, "case-study:swansea-2015").AlsoAt, `["https://uil.unesco.org/node/6647"]`},
		{"a source that is not published is left out", beijing.Provenance.Citations, `[{"source":"source:5ca0cdce162f"},{"source":"source:20790ef320c4"}]`},
		{"host", []kg.ID{iclc2.HostCityID, iclc2.HostCountryID}, `["city:mexico-city","country:MX"]`},
		{"no host", []kg.ID{iclc7.HostCityID, iclc7.HostCountryID}, `["",""]`},
		{"planned for", iclc7.PlannedFor, `"2027-06"`},
		{"figure", iclc2.Figures[9], `{"kind":"SOCIAL_MEDIA_POSTS","value":1400,"qualifier":"OVER","unit":"Twitter posts","detail":["#Learningcities2015","#Learningcities"]}`},
		{"editions", find(t, d.Publications, "publication:citizenship-education-2021").Editions,
			`[{"language":"en","title":"Citizenship Education for Democratic and Sustainable Communities"},{"language":"el"},{"language":"ko"}]`},
		{"group of a key feature", find(t, d.Themes, "theme:key-feature-4").Group, `"BUILDING_BLOCKS"`},
		{"scope", review.Scope, `"LOCAL_REVIEW"`},
		{"named by", review.NamedBy, `"NUMBER"`},
		{"source of a link", review.Provenance.Citations, `[{"source":"source:57370a8156dd"}]`},
		{"a link points to the goal of the dataset", review.SDG == find(t, d.SDGs, "sdg:4"), `true`},
		{"part in a cluster points to the dataset", gdynia.City == find(t, d.Cities, "city:gdynia") && gdynia.Cluster == find(t, d.Clusters, "cluster:citizenship"), `true`},
		{"note of a part in a cluster", gdynia.Note, `"Led the workshop of 17 June 2021 with Tongyeong; that it is a member is inferred."`},
		{"which stands there alone", gdynia.Provenance, `{"Confidence":"MEDIUM","Citations":[{"source":"source:70e50449c31e"},{"source":"source:74b131d99f96"}],"Notes":null}`},
		{"source named by its host", find(t, d.Sources, "source:0374eb0c3033").Name, `"uil.unesco.org"`},
		{"source without an address", find(t, d.Sources, "source:seed2015").URL, `null`},
		{"date of a source", find(t, d.Sources, "source:seed2015").Date, `"2015-10-15"`},
		{"programme", d.Programme.Established, `2015`},
		{"release", d.Info.ReleasedOn, `"2026-11-22"`},
	} {
		got, err := json.Marshal(c.got)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != c.want {
			t.Errorf("%s:\n\t%s\nwant\n\t%s", c.what, got, c.want)
		}
	}
}

// A source that is cited twice is there once, with all its fields; without fields it covers the whole record.
func TestCitedTwice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ cell, want string }{
		{"geonames(location) geonames(population,location)", `[{"source":"source:geonames","fields":["location","population"]}]`},
		{"geonames(location) seed2015 geonames", `[{"source":"source:geonames"},{"source":"source:seed2015"}]`},
		{"geonames geonames(location)", `[{"source":"source:geonames"}]`},
		{"geonames(local_name,member_since,wikidata_id,alpha3)", `[{"source":"source:geonames","fields":["localName","memberSince","externalIds","alpha3"]}]`},
		{"15a110d7110d geonames", `[{"source":"source:geonames"}]`},
	} {
		files := small(t)
		edit(files, "cities.csv", "ghorfa2020(member_since) geonames(location,population)", c.cell)
		got, err := json.Marshal(find(t, load(t, files).Cities, "city:adrar").Provenance.Citations)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != c.want {
			t.Errorf("%s gave %s, want %s", c.cell, got, c.want)
		}
	}
}

// Forms that are unusual but in order.
func TestAccepted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, old, new string }{
		{"list in brackets", "case_studies.yaml", "  languages:\n    - en\n    - es\n", "  languages: [en, es]\n"},
		{"quoted key", "case_studies.yaml", "  city: melton", "  \"city\": 'melton'"},
		{"comment", "case_studies.yaml", "  city: melton", "  # where\n  city: melton # Victoria"},
		{"folded text", "case_studies.yaml", "  city: melton", "  city: >\n    melton"},
		{"columns in another order", "sdg_targets.csv", "code,sdg,summary,confidence,sources\n4.7,4,All learners gain knowledge and skills for sustainable development and citizenship,HIGH,un-sdg\n", "sdg,code,summary,confidence,sources\n4,4.7,All,HIGH,un-sdg\n"},
		{"empty line", "cluster_cities.csv", "esd,espoo", "\nesd,espoo"},
		{"line break in a cell", "cities.csv", "Announced as a member at the conference of September 2017; current membership is not confirmed.", "\"Announced in 2017;\nnot confirmed.\""},
		{"edges of the globe", "cities.csv", "27.87429,-0.29388", "-90,180"},
		{"nobody", "cities.csv", "SELF,43903", "SELF,0"},
		{"the year after the release", "cities.csv", "ar,DZ,2020", "ar,DZ,2027"},
		{"a plan further ahead", "conferences.yaml", "'2027-06'", "'2030'"},
	} {
		files := small(t)
		edit(files, c.file, c.old, c.new)
		if c.name == "columns in another order" { // the other rows too
			edit(files, c.file, "4.a,4,", "4,4.a,")
			edit(files, c.file, "11.3,11,", "11,11.3,")
		}
		if _, err := seed.Load(files); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func find[N kg.Node](t *testing.T, all []N, id kg.ID) N {
	t.Helper()
	for _, n := range all {
		if n.GetID() == id {
			return n
		}
	}
	t.Fatalf("there is no %s", id)
	panic("not reached")
}
