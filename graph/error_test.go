package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
)

type response struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code string }
	}
}

func ask(t *testing.T, h http.Handler, query string, variables any) (response, string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	text := send(t, h, body)
	var r response
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%s", err, text)
	}
	return r, string(text)
}

// TestErrorCodes asks badly in every way. Each error has a code that a client can act on; none is the service's own fault.
func TestErrorCodes(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	var many []string
	for range 101 {
		many = append(many, `"city:cork"`)
	}
	for _, c := range []struct {
		name, query string
		variables   any
		code        string
	}{
		{"first 0", `{cities(first: 0) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"first 101", `{cities(first: 101) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"both directions", `{cities(first: 1, last: 1) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"last with after", `{cities(last: 1, after: "x") {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"below the root", `{country(code: "FI") {cities(last: 0) {totalCount}}}`, nil, "BAD_USER_INPUT"},
		{"a damaged cursor", `{cities(after: "x") {totalCount}}`, nil, "INVALID_CURSOR"},
		{"too much", `{countries {cities(first: 100) {nodes {country {cities(first: 100) {nodes {country {cities(first: 100) {nodes {id}}}}}}}}}}`, nil, "TOO_EXPENSIVE"},
		{"far too much", nestedPages(12), nil, "TOO_EXPENSIVE"},
		{"fragments that double", doublingFragments(300), nil, "TOO_EXPENSIVE"},
		{"many filters", manyFilters(60), nil, "TOO_EXPENSIVE"},
		{"a filter nested 1,000 deep", `query($f: CityFilter) {cities(filter: $f) {totalCount}}`, map[string]any{"f": nestedFilter(1000)}, "BAD_USER_INPUT"},
		{"a box upside down", `{cities(filter: {within: {south: 1, north: 0, west: 0, east: 0}}) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"a filter of another kind", `{cities(filter: {year: {eq: 2015}}) {totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"distance from nowhere", `{cities(orderBy: {field: DISTANCE}) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"infinitely far", `{cities(filter: {near: {city: "cork", withinKm: 1e999}}) {totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"many searches", manySearches(100), nil, "TOO_EXPENSIVE"},
		{"a long search", `{search(query: "` + strings.Repeat("ﷺ", 201) + `") {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"a search of no page", `{search(query: "a", first: 0) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"a search with a damaged cursor", `{search(query: "a", after: "x") {totalCount}}`, nil, "INVALID_CURSOR"},
		{"a search backward", `{search(query: "a", last: 1) {totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"a search for another kind", `{search(query: "a", kinds: [MAYOR]) {totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"no hops", `{paths(from: "city:cork", to: "city:espoo", maxHops: 0) {length}}`, nil, "BAD_USER_INPUT"},
		{"seven hops", `{paths(from: "city:cork", to: "city:cork", maxHops: 7) {length}}`, nil, "BAD_USER_INPUT"},
		{"no paths", `{paths(from: "city:cork", to: "city:espoo", first: 0) {length}}`, nil, "BAD_USER_INPUT"},
		{"eleven paths", `{paths(from: "", to: "", first: 11) {length}}`, nil, "BAD_USER_INPUT"},
		{"many paths", manyPaths(100), nil, "TOO_EXPENSIVE"},
		{"paths by another relation", `{paths(from: "city:cork", to: "city:espoo", relations: [TWINNED_WITH]) {length}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"neighbours of no page", `{neighbours(id: "nothing", first: 0) {totalCount}}`, nil, "BAD_USER_INPUT"},
		{"neighbours with a damaged cursor", `{neighbours(id: "city:cork", after: "x") {totalCount}}`, nil, "INVALID_CURSOR"},
		{"neighbours backward", `{neighbours(id: "city:cork", last: 1) {totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"no ids", `{nodes(ids: []) {id}}`, nil, "BAD_USER_INPUT"},
		{"too many ids", `{nodes(ids: [` + strings.Join(many, ",") + `]) {id}}`, nil, "BAD_USER_INPUT"},
		{"not a document", `{cities`, nil, "GRAPHQL_PARSE_FAILED"},
		{"an unknown field", `{citties {id}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown enum value", `{countries(region: ATLANTIS) {id}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown enum value in a variable", `query($r: Region) {countries(region: $r) {id}}`, map[string]any{"r": "ATLANTIS"}, "GRAPHQL_VALIDATION_FAILED"},
		{"a number too large", `{award(year: 3000000000) {id}}`, nil, "BAD_USER_INPUT"},
		{"a variable too large", `query($y: Int!) {award(year: $y) {id}}`, map[string]any{"y": 3000000000}, "BAD_USER_INPUT"},
		{"a variable with a fraction", `query($y: Int!) {award(year: $y) {id}}`, map[string]any{"y": 2015.5}, "GRAPHQL_VALIDATION_FAILED"},
		{"a missing variable", `query($y: Int!) {award(year: $y) {id}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"a variable of another type", `query($s: String!) {city(slug: $s) {id}}`, map[string]any{"s": []int{1}}, "GRAPHQL_VALIDATION_FAILED"},
		{"an id that is a list", `query($i: ID!) {node(id: $i) {id}}`, map[string]any{"i": []int{1}}, "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, text := ask(t, h, c.query, c.variables)
			if len(r.Errors) == 0 {
				t.Fatalf("no error: %s", text)
			}
			for _, e := range r.Errors {
				if e.Extensions.Code != c.code {
					t.Errorf("code %q, want %s: %s", e.Extensions.Code, c.code, text)
				}
				if e.Message == "" {
					t.Errorf("an error without a sentence: %s", text)
				}
			}
		})
	}
}

// nestedPages is a query whose cost is beyond any integer.
func nestedPages(n int) string {
	return `{countries ` + strings.Repeat(`{cities(first: 100) {nodes {country `, n) + `{id}` + strings.Repeat(`}}}`, n) + `}`
}

// doublingFragments is a query of 2^n fields in n short fragments.
func doublingFragments(n int) string {
	var b strings.Builder
	b.WriteString(`{sdgs {...F0}}`)
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on SDG {...F%d ...F%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on SDG {id}", n)
	return b.String()
}

// manyFilters is a query of n lists under a filter of 30 conditions.
func manyFilters(n int) string {
	filter := `{or: [` + strings.Repeat(`{slugs: ["cork"]}`, 30) + `]}`
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: cities(first: %d, filter: $f) {totalCount} ", i, 1+i)
	}
	return `query($f: CityFilter = ` + filter + `) {` + b.String() + "}"
}

func nestedFilter(n int) any {
	f := map[string]any{}
	for range n {
		f = map[string]any{"not": f}
	}
	return f
}

// manySearches is a query of n searches.
func manySearches(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: search(query: \"a%d\") {totalCount} ", i, i)
	}
	return "{" + b.String() + "}"
}

func manyPaths(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: paths(from: \"city:cork\", to: \"city:espoo\", maxHops: 6, first: 10) {length} ", i)
	}
	return "{" + b.String() + "}"
}

// TestHarmlessInput asks for what does not exist. Not found is null, not an error.
func TestHarmlessInput(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	for _, query := range []string{
		`{city(slug: "") {id}}`, `{city(slug: "CORK") {id}}`, `{city(slug: "cork\u0000") {id}}`, `{city(slug: "` + strings.Repeat("x", 5000) + `") {id}}`,
		`{country(code: "") {id}}`, `{country(code: "🏙") {id}}`, `{sdg(number: -1) {id}}`, `{award(year: 2147483647) {id}}`,
		`{sdgTarget(code: "11.3 ") {id}}`, `{node(id: "") {id}}`, `{node(id: "sdg-link:") {id}}`, `{node(id: "source:") {id}}`, `{node(id: 7) {id}}`,
		`{node(id: "source:15a110d7110d") {id}}`,
	} {
		r, text := ask(t, h, query, nil)
		if len(r.Errors) > 0 || len(r.Data) != 1 {
			t.Errorf("%.80s: %.300s", query, text)
		}
		for _, v := range r.Data {
			if v != nil {
				t.Errorf("%.80s: %.300s", query, text)
			}
		}
	}
}

// broken is a store that cannot answer, as a database that is away or whose data is damaged.
type broken struct {
	kg.Store
	err error
}

func (b broken) Current(context.Context) (kg.Reader, error) { return nil, b.err }

// TestFailures makes the store fail. The client gets the code and a sentence, and nothing of the cause.
func TestFailures(t *testing.T) {
	secret := errors.New("bolt://user:password@10.0.0.1: connection refused")
	for _, c := range []struct {
		err    error
		code   string
		status int // where no data came
	}{
		{&kg.Error{Code: kg.CodeUnavailable, Message: "the database cannot be reached", Cause: secret}, "UNAVAILABLE", http.StatusServiceUnavailable},
		{&kg.Error{Code: kg.CodeTimeout, Message: "the database took too long", Cause: secret}, "TIMEOUT", http.StatusGatewayTimeout},
		{&kg.Error{Code: kg.CodeInternal, Message: "the data could not be read", Cause: secret}, "INTERNAL", http.StatusInternalServerError},
		{secret, "INTERNAL", http.StatusInternalServerError},
		{context.DeadlineExceeded, "TIMEOUT", http.StatusGatewayTimeout},
	} {
		h := graph.NewHandler(broken{err: c.err}, graph.Options{})
		r, text := ask(t, h, `{city(slug: "cork") {name} dataset {version}}`, nil)
		if len(r.Errors) == 0 || r.Errors[0].Extensions.Code != c.code {
			t.Errorf("code of %v: %s", c.err, text)
		}
		if strings.Contains(text, "password") {
			t.Errorf("the cause is shown outside: %s", text)
		}
		for query, status := range map[string]int{`{city(slug: \"cork\") {name}}`: c.status, `{city(slug: \"cork\") {name} __typename}`: http.StatusOK, `{cities {totalCount}}`: c.status} {
			w := serve(h, request(t, "POST", "/graphql", `{"query":"`+query+`"}`, "Content-Type: application/json"))
			if w.Code != status {
				t.Errorf("%v: status of %s is %d, want %d: %s", c.err, query, w.Code, status, w.Body)
			}
		}
		if r, text := ask(t, h, `{__typename __schema {queryType {name}}}`, nil); len(r.Errors) > 0 {
			t.Errorf("a question about the schema needs the store: %s", text)
		}
	}
}

// stuck is a store that answers only when its context ends.
type stuck struct{ kg.Store }

func (stuck) Current(ctx context.Context) (kg.Reader, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestDeadline(t *testing.T) {
	h := graph.NewHandler(stuck{}, graph.Options{Limits: graph.Limits{Timeout: time.Millisecond}})
	if r, text := ask(t, h, `{city(slug: "cork") {name}}`, nil); len(r.Errors) != 1 || r.Errors[0].Extensions.Code != "TIMEOUT" {
		t.Errorf("a stuck store: %s", text)
	}
}

// TestBadRequests sends what is no request. The client learns what to send; nothing of the request comes back, or goes to the log.
func TestBadRequests(t *testing.T) {
	var log bytes.Buffer
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, body := range []string{``, `{`, `null`, `[]`, `"secret"`, `{"query":"{__typename}","operationName":5,"secret":1}`, `{"secret`, "\xef\xbb\xbf{\"secret\":1}", "\x1f\x8b\x08secret", `{"query":"{__typename}","variables":[],"s":"secret"}`} {
		text := string(send(t, h, []byte(body)))
		if !strings.Contains(text, `"errors"`) && !strings.Contains(text, `"message"`) {
			t.Errorf("%q is answered with %s", body, text)
		}
		if strings.Contains(text+log.String(), "secret") || strings.Contains(text, "INTERNAL") {
			t.Errorf("%q: the answer is %s, the log %s", body, text, log.String())
		}
	}
}
