package graph_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
)

const awards = `{awards {year cities {name country {code}}}}`

// TestTables asks one question by both methods in each way that a client may ask for a table.
func TestTables(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{AnswerCache: 1 << 20})
	post := `{"query": "` + awards + `"}`
	for _, c := range []struct {
		name    string
		request *http.Request
		media   string
		first   string
	}{
		{"CSV by parameter", request(t, "GET", getOf(awards, "format", "csv"), ""), "text/csv; charset=utf-8", "awards.year,awards.cities\r\n2015,"},
		{"CSV by Accept", request(t, "GET", getOf(awards), "", "Accept: text/csv, */*;q=0.1"), "text/csv; charset=utf-8", "awards.year,awards.cities\r\n2015,"},
		{"CSV by POST", request(t, "POST", "/graphql", post, jsonHeader, "Accept: text/csv"), "text/csv; charset=utf-8", "awards.year,awards.cities\r\n2015,"},
		{"CSV by POST and parameter", request(t, "POST", "/graphql?format=csv", post, jsonHeader), "text/csv; charset=utf-8", "awards.year,awards.cities\r\n2015,"},
		{"other rows", request(t, "POST", "/graphql?format=csv&rows=awards.cities", post, jsonHeader), "text/csv; charset=utf-8", "awards.year,awards.cities.name,awards.cities.country.code\r\n2015,Amman,JO\r\n"},
		{"lines by parameter", request(t, "GET", getOf(awards, "format", "jsonl", "rows", "awards.cities"), ""), "application/jsonl; charset=utf-8", `{"awards.year":2015,"awards.cities.name":"Amman","awards.cities.country.code":"JO"}` + "\n"},
		{"lines by their older name", request(t, "GET", getOf(awards), "", "Accept: application/x-ndjson"), "application/x-ndjson; charset=utf-8", `{"awards.year":2015,"awards.cities":[{"name":"Amman","country":{"code":"JO"}},`},
		{"the parameter goes before Accept", request(t, "GET", getOf(awards, "format", "json"), "", "Accept: text/csv"), "application/json; charset=utf-8", `{"data":{"awards"`},
		{"anything is JSON", request(t, "GET", getOf(awards), "", "Accept: text/html, */*"), "application/json; charset=utf-8", `{"data":{"awards"`},
	} {
		w := serve(h, c.request)
		if w.Code != 200 || w.Header().Get("Content-Type") != c.media || !strings.HasPrefix(w.Body.String(), c.first) {
			t.Errorf("%s: %d %s\n%.200s", c.name, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if w.Header().Get("Dataset-Version") == "" || w.Header().Get("Query-Cost") == "" {
			t.Errorf("%s: neither version nor cost in %v", c.name, w.Header())
		}
	}
}

// TestFormatErrors: what goes wrong is told as GraphQL tells it, and never with the status of a table.
func TestFormatErrors(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	for _, c := range []struct {
		query, format, rows string
		status              int
		code                string
	}{
		{awards, "xml", "", 406, "NOT_ACCEPTABLE"},
		{awards, "", "", 406, "NOT_ACCEPTABLE"},
		{awards, "csv", "awards.year", 400, "BAD_USER_INPUT"},
		{"{", "csv", "", 400, "GRAPHQL_PARSE_FAILED"},
		{"{nothing}", "jsonl", "", 400, "GRAPHQL_VALIDATION_FAILED"},
		{"{cities(first: 0) {nodes {name}}}", "csv", "", 400, "BAD_USER_INPUT"},
		{"{sdgs {number} cities(first: 0) {nodes {name}}}", "csv", "", 400, "BAD_USER_INPUT"},
	} {
		w := serve(h, request(t, "GET", getOf(c.query, "format", c.format, "rows", c.rows), ""))
		want := "application/graphql-response+json; charset=utf-8"
		if c.status == 406 {
			want = "application/json; charset=utf-8"
		}
		if got := codeOf(t, w.Body.Bytes()); w.Code != c.status || got != c.code || w.Header().Get("Content-Type") != want || w.Header().Get("Cache-Control") != notAtAll {
			t.Errorf("%s as %s: %d %s %v", c.query, c.format, w.Code, got, w.Header())
		}
	}
}

// TestFormatCaching: each format of an answer, and each choice of rows, has an entity tag of its own and obeys the same rules.
func TestFormatCaching(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{AnswerCache: 1 << 20})
	tags := map[string]string{}
	for _, more := range [][]string{nil, {"format", "csv"}, {"format", "jsonl"}, {"format", "csv", "rows", "awards.cities"}} {
		target, name := getOf(awards, more...), strings.Join(more, " ")
		w := serve(h, request(t, "GET", target, ""))
		tag := w.Header().Get("ETag")
		if other, ok := tags[tag]; ok || tag == "" {
			t.Errorf("%q has the tag %q, as %q", name, tag, other)
		}
		tags[tag] = name
		if w.Header().Get("Cache-Control") != aMoment || !strings.HasPrefix(w.Header().Get("Vary"), "Accept,") {
			t.Errorf("%s: %v", name, w.Header())
		}
		if again := serve(h, request(t, "GET", target, "")); !bytes.Equal(again.Body.Bytes(), w.Body.Bytes()) {
			t.Errorf("%s: the kept answer is another one", name)
		}
		if again := serve(h, request(t, "GET", target, "", "If-None-Match: "+tag)); again.Code != http.StatusNotModified {
			t.Errorf("%s: %d for what the client has", name, again.Code)
		}
		// By Accept it is the same answer.
		if len(more) == 2 {
			media := map[string]string{"csv": "text/csv", "jsonl": "application/jsonl"}[more[1]]
			if same := serve(h, request(t, "GET", getOf(awards), "", "Accept: "+media)); same.Header().Get("ETag") != tag {
				t.Errorf("%s: by Accept the tag is %s, not %s", name, same.Header().Get("ETag"), tag)
			}
		}
	}
}

// TestGoldenTables makes tables of all golden queries: readers read both, with the same columns, rows and values, whatever the query.
func TestGoldenTables(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	for _, e := range graph.Golden() {
		ask := func(format string) []byte {
			body, err := json.Marshal(map[string]any{"query": e.Query, "variables": json.RawMessage(orEmpty(e.Variables))})
			if err != nil {
				t.Fatal(err)
			}
			w := serve(h, request(t, "POST", "/graphql?"+url.Values{"format": {format}}.Encode(), string(body), jsonHeader))
			if w.Code != http.StatusOK {
				if !bytes.HasPrefix(w.Body.Bytes(), []byte(`{"errors":[`)) || !strings.HasPrefix(e.Name, "error-") {
					t.Errorf("%s as %s: %d %.200s", e.Name, format, w.Code, w.Body)
				}
				return nil
			}
			return append([]byte{}, w.Body.Bytes()...)
		}
		text, lines := ask("csv"), ask("jsonl")
		if (text == nil) != (lines == nil) {
			t.Errorf("%s: only one of both formats has an answer", e.Title)
		}
		if text == nil {
			continue
		}
		records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", e.Title, err)
			continue
		}
		if n := bytes.Count(lines, []byte("\n")); n != len(records)-1 {
			t.Errorf("%s: %d rows, %d lines", e.Title, len(records)-1, n)
		}
	}
}

func orEmpty(variables string) string {
	if variables == "" {
		return "null"
	}
	return variables
}
