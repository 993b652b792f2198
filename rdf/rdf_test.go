package rdf_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/rdf"
)

// TestWriters writes one statement of each form in both syntaxes.
func TestWriters(t *testing.T) {
	space := rdf.NewSpace(`https://cities.example/"`)
	s := &rdf.Subject{ID: space.Node("city:a b"), Types: []string{rdf.Schema + "City"}}
	s.Say(rdf.RDFS+"label", rdf.Text("a \"b\" \\ \n\r\t\x00\b <é>", ""))
	s.Say(rdf.Schema+"name", rdf.Text("x", "zh-Hant"))
	s.Say(rdf.Schema+"name", rdf.Text("x", "zh-Hant")) // twice is once
	s.Say(rdf.Schema+"name", rdf.Text("y", ""))
	s.Say(space.Property("memberSince"), rdf.Date("2015"))
	s.Say(space.Relation(kg.RelationInCountry), space.Node("country:FI"))
	s.Say(rdf.SKOS+"broader", space.Node("target:4.a"))
	s.Say("https://other.example/p", rdf.Blank("b1"))
	for name, c := range map[string]struct {
		write func(b *bytes.Buffer) error
		want  string
	}{
		"Turtle": {func(b *bytes.Buffer) error { return space.Turtle(b, slices.Values([]*rdf.Subject{s})) }, `
<https://cities.example/%22/cities/a%20b> a schema:City ;
  rdfs:label "a \"b\" \\ \n\r\t\u0000\b <é>" ;
  schema:name "x"@zh-Hant, "y" ;
  lc:memberSince "2015"^^xsd:gYear ;
  lc:inCountry <https://cities.example/%22/countries/FI> ;
  skos:broader sdg:4.a ;
  <https://other.example/p> _:b1 .
`},
		"JSON-LD": {func(b *bytes.Buffer) error { return space.JSONLD(b, slices.Values([]*rdf.Subject{s})) }, `
{"@id":"https://cities.example/%22/cities/a%20b","@type":["schema:City"],"rdfs:label":"a \"b\" \\ \n\r\t\u0000\b <é>","schema:name":[{"@value":"x","@language":"zh-Hant"},"y"],"lc:memberSince":{"@value":"2015","@type":"xsd:gYear"},"lc:inCountry":{"@id":"https://cities.example/%22/countries/FI"},"skos:broader":{"@id":"sdg:4.a"},"https://other.example/p":{"@id":"_:b1"}}]}
`},
	} {
		var b bytes.Buffer
		if err := c.write(&b); err != nil || !strings.HasSuffix(b.String(), c.want) {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, b.String(), c.want)
		}
		if name == "JSON-LD" && !json.Valid(b.Bytes()) {
			t.Errorf("not JSON: %s", b.String())
		}
	}
}
