package graph_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/graph"
	"learningcities/store/memory"
)

// TestProbes asks what scanners like graphql-cop ask of an endpoint. They find on the profile open what it is open for, and nothing on locked.
func TestProbes(t *testing.T) {
	documents, err := graph.ReadDocuments(fstest.MapFS{"goal.graphql": {Data: []byte(goal)}}, graph.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		options graph.Options
		want    []string
	}{
		"open":   {graph.Options{Documents: documents}, []string{"introspection", "queries by GET"}},
		"locked": {graph.Options{Documents: documents, Locked: true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			h := graph.NewHandler(memory.Open(dataset(t)), c.options)
			if found := probe(t, h); !slices.Equal(found, c.want) {
				t.Errorf("the probes find %q, want %q", found, c.want)
			}
		})
	}
}

// probe names what each probe finds.
func probe(t *testing.T, h http.Handler) []string {
	t.Helper()
	post := func(query string) string {
		body, err := json.Marshal(map[string]string{"query": query, "operationName": "cop"})
		if err != nil {
			t.Fatal(err)
		}
		return string(send(t, h, body))
	}
	get := func(query string) string { return serve(h, request(t, "GET", getOf(query), "")).Body.String() }
	form := func(query string) string {
		return serve(h, request(t, "POST", "/graphql", url.Values{"query": {query}}.Encode(), "Content-Type: application/x-www-form-urlencoded")).Body.String()
	}
	var aliases strings.Builder
	for i := range 101 {
		aliases.WriteString("alias" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ":__typename ")
	}
	const typeName = `"__typename":`
	var found []string
	for _, p := range []struct{ name, answer, sign string }{
		{"suggestions", post(`query cop {__schema {directive}}`), "Did you mean"},
		{"introspection", post(`query cop {__schema {types {name fields {name}}}}`), `"types":`},
		{"an editor", serve(h, request(t, "GET", "/graphql", "", "Accept: text/html")).Body.String(), "<"},
		{"queries by GET", get(`query cop {__typename}`), typeName},
		{"mutations by GET", get(`mutation cop {__typename}`), typeName},
		{"queries by form", form(`query cop {__typename}`), typeName},
		{"many aliases", post(`query cop {` + aliases.String() + `}`), `"data"`},
		{"batches", string(send(t, h, []byte("["+strings.Repeat(`{"query":"{__typename}"},`, 9)+`{"query":"{__typename}"}]`))), typeName},
		{"the same field often", post(`query cop {` + strings.Repeat("__typename ", 500) + `}`), typeName},
		{"the schema in circles", post(`query cop {__schema {types ` + strings.Repeat("{fields {type ", 4) + "{name}" + strings.Repeat("}}", 4) + `}}`), `"types":`},
		{"tracing", post(`query cop {__typename}`), "tracing"},
		{"a stack", post(`query cop {abc}`), "exception"},
	} {
		if strings.Contains(p.answer, p.sign) {
			found = append(found, p.name)
		}
	}
	directives := post(`query cop {__typename ` + strings.Repeat("@aa", 10) + `}`)
	if strings.Count(directives, `"message"`) == 10 {
		found = append(found, "many directives")
	}
	return found
}
