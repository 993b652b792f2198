package graph_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
)

// TestLinked asks a question as Turtle and as JSON-LD: names, types, links in their own direction, provenance.
func TestLinked(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Address: "https://cities.example"})
	const query = `{award(year: 2015) {id cities {id names {text language} memberSince provenance {confidence sources {id}}}} sdg(number: 4) {id targets {id}}}`
	w := serve(h, request(t, "GET", getOf(query), "", "Accept: text/turtle"))
	if w.Code != 200 || w.Header().Get("Content-Type") != "text/turtle; charset=utf-8" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	for _, want := range []string{
		"<https://cities.example/awards/2015> a lc:Award, schema:Event, prov:Entity ;\n  dcterms:identifier \"award:2015\"",
		"<https://cities.example/cities/amman> a lc:City, schema:City, prov:Entity ;", `"عمان"@ar`,
		"  lc:received <https://cities.example/awards/2015> .", "prov:wasDerivedFrom <https://cities.example/data/id/source:seed2015>",
		"sdg:4.1 a lc:SDGTarget, skos:Concept, prov:Entity ;\n  dcterms:identifier \"target:4.1\" ;\n  lc:partOf sdg:4 .",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("there is no %s in\n%.3000s", want, w.Body)
		}
	}
	ld := serve(h, request(t, "GET", getOf(query, "format", "jsonld"), ""))
	if !json.Valid(ld.Body.Bytes()) || !strings.Contains(ld.Body.String(), `"lc:received":{"@id":"https://cities.example/awards/2015"}`) {
		t.Errorf("%d %.500s", ld.Code, ld.Body)
	}
	if ld.Header().Get("ETag") == w.Header().Get("ETag") || ld.Header().Get("Cache-Control") != aMoment {
		t.Errorf("%v", ld.Header())
	}
}

// TestUnlinked: what cannot be told as linked data is 406, and says why.
func TestUnlinked(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	for query, why := range map[string]string{
		`{sdgs {number}}`:                                       "sdgs is asked without id",
		`{sdgs {id n: number}}`:                                 "n is an alias of number",
		`{goals: sdgs {id}}`:                                    "goals is an alias of sdgs",
		`{sdgs {id targets {code}}}`:                            "targets is asked without id",
		`{cities {nodes {name}}}`:                               "nodes is asked without id",
		`{cities {edges {node {name}}}}`:                        "node is asked without id",
		`{sdgNetwork {unitCount}}`:                              "sdgNetwork has no id",
		`{node(id: "city:espoo") {... on City {name}}}`:         "node is asked without id",
		`{node(id: "city:espoo") {... on Country {id}}}`:        "came without its id",
		`{sdg(number: 4) {id @skip(if: true) number}}`:          "came without its id",
		`{__schema {types {name}}}`:                             "the schema is no part of the graph",
		`{city(slug: "espoo") {id provenance {c: confidence}}}`: "c is an alias",
	} {
		for _, format := range []string{"ttl", "jsonld"} {
			w := serve(h, request(t, "GET", getOf(query, "format", format), "", "Host: x"))
			if code := codeOf(t, w.Body.Bytes()); w.Code != http.StatusNotAcceptable || code != "NOT_ACCEPTABLE" || !strings.Contains(w.Body.String(), why) {
				t.Errorf("%s: %d %s", query, w.Code, w.Body)
			}
		}
	}
}

// TestGoldenLinked tells what golden queries answer: each either fits or is refused with its reason.
func TestGoldenLinked(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	fit := 0
	for _, e := range graph.Golden() {
		body, err := json.Marshal(map[string]any{"query": e.Query, "variables": json.RawMessage(orEmpty(e.Variables))})
		if err != nil {
			t.Fatal(err)
		}
		w := serve(h, request(t, "POST", "/graphql?format=jsonld", string(body), jsonHeader))
		switch {
		case w.Code == http.StatusOK:
			fit++
			if !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: %.300s", e.Name, w.Body)
			}
		case w.Code != http.StatusNotAcceptable && !strings.HasPrefix(e.Name, "error-"):
			t.Errorf("%s: %d %.300s", e.Name, w.Code, w.Body)
		}
	}
	if fit < 3 {
		t.Errorf("only %d golden queries can be told as linked data", fit)
	}
}
