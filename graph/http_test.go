package graph_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
)

const goal4 = `{"query":"{sdg(number:4){name}}"}`

// request makes a request with headers given as "Name: value".
func request(t *testing.T, method, target, body string, headers ...string) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	return r
}

func serve(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// codeOf is the code of the only error of an answer, or "" for an answer without errors. It fails on an answer that is not well formed.
func codeOf(t *testing.T, answer []byte) string {
	t.Helper()
	var r struct {
		Data   *json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(answer, &r); err != nil {
		t.Fatalf("the answer is not JSON: %v\n%.300s", err, answer)
	}
	if len(r.Errors) == 0 {
		return ""
	}
	if r.Errors[0].Message == "" || len(r.Errors) != 1 {
		t.Errorf("not one error with a sentence: %.300s", answer)
	}
	return r.Errors[0].Extensions.Code
}

// TestRequests sends one request of each kind, well formed and not, and reads what comes back as HTTP.
func TestRequests(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	const (
		js     = "Content-Type: application/json"
		newer  = "Accept: application/graphql-response+json"
		target = "/graphql"
	)
	get := func(pairs ...string) string {
		v := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			v.Add(pairs[i], pairs[i+1])
		}
		return target + "?" + v.Encode()
	}
	long := `{"query":"{__typename #` + strings.Repeat("x", 1<<17) + `"}`
	for _, c := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		code                       string
	}{
		{"POST", "POST", target, goal4, []string{js}, 200, ""},
		{"POST, the newer type", "POST", target, goal4, []string{js, newer}, 200, ""},
		{"GET", "GET", get("query", "{sdg(number:4){name}}"), "", nil, 200, ""},
		{"GET with variables", "GET", get("query", "query($n:Int!){sdg(number:$n){name}}", "variables", `{"n":4}`), "", nil, 200, ""},
		{"GET of the second operation", "GET", get("query", "query A{__typename}query B{sdg(number:4){name}}", "operationName", "B"), "", nil, 200, ""},
		{"GET with a body", "GET", get("query", "{sdg(number:4){name}}"), "rubbish", nil, 200, ""},
		{"HEAD", "HEAD", get("query", "{sdg(number:4){name}}"), "", nil, 200, ""},
		{"a byte order mark", "POST", target, "\ufeff" + goal4, []string{js}, 200, ""},
		{"a charset", "POST", target, goal4, []string{js + "; charset=UTF-8"}, 200, ""},
		{"nulls and what nobody knows", "POST", target, `{"query":"{__typename}","variables":null,"operationName":null,"extensions":null,"x":1}`, []string{js}, 200, ""},
		{"the body as it is", "POST", target, goal4, []string{js, "Content-Encoding: identity"}, 200, ""},
		{"an upgrade", "GET", get("query", "{__typename}"), "", []string{"Connection: Upgrade", "Upgrade: websocket"}, 200, ""},

		{"OPTIONS", "OPTIONS", target, "", nil, 204, ""},
		{"PUT", "PUT", target, goal4, []string{js}, 405, "METHOD_NOT_ALLOWED"},
		{"DELETE", "DELETE", target, "", nil, 405, "METHOD_NOT_ALLOWED"},
		{"a method of one's own", "QUERY", target, goal4, []string{js}, 405, "METHOD_NOT_ALLOWED"},
		{"a mutation by GET", "GET", get("query", "mutation{__typename}"), "", nil, 405, "METHOD_NOT_ALLOWED"},
		{"a subscription by GET", "GET", get("query", "subscription{__typename}"), "", nil, 405, "METHOD_NOT_ALLOWED"},
		{"a mutation", "POST", target, `{"query":"mutation{__typename}"}`, []string{js, newer}, 400, "BAD_USER_INPUT"},
		{"a subscription", "POST", target, `{"query":"subscription{__typename}"}`, []string{js, newer}, 400, "BAD_USER_INPUT"},
		{"a mutation beside a query", "POST", target, `{"query":"query A{__typename} mutation B{__typename}","operationName":"A"}`, []string{js}, 200, "BAD_USER_INPUT"},
		{"a batch", "POST", target, "[" + goal4 + "]", []string{js}, 400, "BAD_USER_INPUT"},
		{"a stream in pieces", "POST", target, `{"query":"{...@defer{sdg(number:4){name}}}"}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},

		{"nothing acceptable", "POST", target, goal4, []string{js, "Accept: text/html"}, 406, "NOT_ACCEPTABLE"},
		{"events", "POST", target, goal4, []string{js, "Accept: text/event-stream"}, 406, "NOT_ACCEPTABLE"},
		{"no type", "POST", target, goal4, nil, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"two types", "POST", target, goal4, []string{js, js}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a damaged type", "POST", target, goal4, []string{"Content-Type: ;;"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a form", "POST", target, "query=%7B__typename%7D", []string{"Content-Type: application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"an upload", "POST", target, "--x--", []string{"Content-Type: multipart/form-data; boundary=x"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"plain text", "POST", target, goal4, []string{"Content-Type: text/plain"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"another charset", "POST", target, goal4, []string{js + "; charset=latin1"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a compressed body", "POST", target, "\x1f\x8b", []string{js, "Content-Encoding: gzip"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a long body", "POST", target, long, []string{js}, 413, "BODY_TOO_LARGE"},
		{"a long address", "GET", get("query", long), "", nil, 414, "BODY_TOO_LARGE"},

		{"no body", "POST", target, "", []string{js}, 400, "BAD_USER_INPUT"},
		{"half a body", "POST", target, `{"query":`, []string{js}, 400, "BAD_USER_INPUT"},
		{"more than one value", "POST", target, goal4 + goal4, []string{js}, 400, "BAD_USER_INPUT"},
		{"UTF-16", "POST", target, "\xff\xfe{\x00}\x00", []string{js}, 400, "BAD_USER_INPUT"},
		{"not UTF-8", "POST", target, "{\"query\":\"{__typename #\xff\\n}\"}", []string{js}, 400, "BAD_USER_INPUT"},
		{"other letters", "POST", target, `{"QUERY":"{__typename}"}`, []string{js}, 400, "BAD_USER_INPUT"},
		{"variables that are a list", "POST", target, `{"query":"{__typename}","variables":[]}`, []string{js}, 400, "BAD_USER_INPUT"},
		{"variables that are text", "POST", target, `{"query":"{__typename}","variables":"{}"}`, []string{js}, 400, "BAD_USER_INPUT"},
		{"an empty address", "GET", target, "", nil, 400, "BAD_USER_INPUT"},
		{"a parameter twice", "GET", get("query", "{__typename}", "query", "{__typename}"), "", nil, 400, "BAD_USER_INPUT"},
		{"variables in half", "GET", get("query", "{__typename}", "variables", `{"n":`), "", nil, 400, "BAD_USER_INPUT"},
		{"variables twice", "GET", get("query", "{__typename}", "variables", `{}{}`), "", nil, 400, "BAD_USER_INPUT"},
		{"a bad escape", "GET", target + "?query=%zz", "", nil, 400, "BAD_USER_INPUT"},
		{"an address not in UTF-8", "GET", target + "?query=%ff", "", nil, 400, "BAD_USER_INPUT"},

		{"not a document", "POST", target, `{"query":"{"}`, []string{js}, 200, "GRAPHQL_PARSE_FAILED"},
		{"not a document, the newer type", "POST", target, `{"query":"{"}`, []string{js, newer}, 400, "GRAPHQL_PARSE_FAILED"},
		{"a document of nothing", "POST", target, `{"query":"#"}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"no such field", "POST", target, `{"query":"{nothing}"}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"no such operation", "POST", target, `{"query":"query A{__typename}","operationName":"B"}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"which operation", "POST", target, `{"query":"query A{__typename}query B{__typename}"}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a variable of another type", "POST", target, `{"query":"query($n:Int!){sdg(number:$n){name}}","variables":{"n":"x"}}`, []string{js, newer}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"an argument out of range", "POST", target, `{"query":"{cities(first:0){totalCount}}"}`, []string{js, newer}, 200, "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := serve(h, request(t, c.method, c.target, c.body, c.headers...))
			if w.Code != c.status {
				t.Fatalf("status %d, want %d: %.300s", w.Code, c.status, w.Body)
			}
			if c.method == "OPTIONS" || c.method == "HEAD" {
				if w.Body.Len() > 0 {
					t.Errorf("%s has a body: %.300s", c.method, w.Body)
				}
			} else if code := codeOf(t, w.Body.Bytes()); code != c.code {
				t.Errorf("code %q, want %q: %.300s", code, c.code, w.Body)
			}
			if c.code != "" && c.code != "BAD_USER_INPUT" && strings.Contains(w.Body.String(), `"data"`) {
				t.Errorf("a request that was not carried out has data: %.300s", w.Body)
			}
			checkHeaders(t, w.Result(), len(c.headers) > 1 && c.headers[1] == newer)
		})
	}
}

func checkHeaders(t *testing.T, w *http.Response, newer bool) {
	t.Helper()
	want := map[string]string{"Content-Type": "application/json; charset=utf-8", "Access-Control-Allow-Origin": "*"}
	if newer {
		want["Content-Type"] = "application/graphql-response+json; charset=utf-8"
	}
	switch w.StatusCode {
	case http.StatusNoContent:
		want = map[string]string{"Allow": "GET, HEAD, POST, OPTIONS"}
	case http.StatusMethodNotAllowed:
		want["Allow"] = "GET, HEAD, POST, OPTIONS"
	case http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong:
		want["Connection"] = "close"
	}
	for name, value := range want {
		if got := w.Header.Get(name); got != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
}

// TestAccept weighs what clients accept.
func TestAccept(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	const json, newer = "application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"
	for accept, want := range map[string]string{
		"": json, "*/*": json, "application/*": json, "application/json": json, "text/html, */*;q=0.1": json,
		"application/graphql-response+json":                             newer,
		"application/graphql-response+json, application/json":           newer,
		"application/json, application/graphql-response+json":           newer,
		"application/json, application/graphql-response+json;q=0.9":     json,
		"application/graphql-response+json;q=0.5, */*;q=0.4":            newer,
		"application/graphql-response+json; charset=utf-8, */*":         newer,
		"application/graphql-response+json; charset=utf-16, */*":        json,
		"application/graphql-response+json;q=0, */*":                    json,
		"APPLICATION/GraphQL-Response+JSON":                             newer,
		"application/json;q=0, */*":                                     newer,
		"application/json;q=nonsense, application/*;q=0.1":              json,
		"application/graphql+json, multipart/mixed, application/*;q=.5": json,
	} {
		r := request(t, "POST", "/graphql", goal4, "Content-Type: application/json")
		if accept != "" {
			r.Header.Set("Accept", accept)
		}
		if got := serve(h, r).Header().Get("Content-Type"); got != want {
			t.Errorf("Accept %q: %s, want %s", accept, got, want)
		}
	}
}

// TestCompression asks for a long answer with and without compression.
func TestCompression(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	const long, short = `{"query":"{countries {id name(language: AR)}}"}`, goal4
	plain := serve(h, request(t, "POST", "/graphql", long, "Content-Type: application/json")).Body.Bytes()
	for encoding, want := range map[string]bool{"": false, "identity": false, "br": false, "gzip;q=0": false, "*;q=0": false, "gzip": true, "br, gzip;q=0.5": true, "*": true, "deflate, GZIP": true} {
		r := request(t, "POST", "/graphql", long, "Content-Type: application/json", "Accept-Encoding: "+encoding)
		w := serve(h, r)
		body := w.Body.Bytes()
		if got := w.Header().Get("Content-Encoding") == "gzip"; got != want {
			t.Errorf("Accept-Encoding %q: compressed %v", encoding, got)
			continue
		}
		if !strings.Contains(w.Header().Get("Vary"), "Accept-Encoding") {
			t.Errorf("Accept-Encoding %q: the answer does not say that it varies", encoding)
		}
		if want {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, plain) {
			t.Errorf("Accept-Encoding %q: another answer than without it", encoding)
		}
	}
	if w := serve(h, request(t, "POST", "/graphql", short, "Content-Type: application/json", "Accept-Encoding: gzip")); w.Header().Get("Content-Encoding") != "" {
		t.Errorf("an answer of %d bytes is compressed", w.Body.Len())
	}
}

// TestHead asks for the head of an answer: all headers of GET, its length too.
func TestHead(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	const target = "/graphql?query=%7Bcountries%7Bname%7D%7D"
	head, get := serve(h, request(t, "HEAD", target, "")), serve(h, request(t, "GET", target, ""))
	for name := range get.Header() {
		if head.Header().Get(name) != get.Header().Get(name) {
			t.Errorf("%s: %q, want %q as of GET", name, head.Header().Get(name), get.Header().Get(name))
		}
	}
	if head.Body.Len() != 0 || head.Header().Get("Content-Length") == "0" {
		t.Errorf("a body of %d bytes, length %s", head.Body.Len(), head.Header().Get("Content-Length"))
	}
}

// TestManyErrors sends a document that is wrong in many places. The first ones are enough.
func TestManyErrors(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	var r struct {
		Errors []struct{ Locations []struct{ Column int } }
	}
	text := send(t, h, []byte(`{"query":"{`+strings.Repeat("nothing ", 40)+`}"}`))
	if err := json.Unmarshal(text, &r); err != nil || len(r.Errors) != 5 || r.Errors[0].Locations[0].Column != 2 {
		t.Errorf("%d errors, %v: %.300s", len(r.Errors), err, text)
	}
}

// TestNoSuggestions guesses names that are nearly right. No answer says what is right.
func TestNoSuggestions(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	for _, query := range []string{
		`{citties {totalCount}}`, `{cities(frist: 1) {totalCount}}`, `{countries(region: AFRICAA) {id}}`, `{... on Querry {__typename}}`,
		`query($r: Reggion) {countries(region: $r) {id}}`, `{cities(filter: {regionss: [AFRICA]}) {totalCount}}`, `{sdgs {name {x}}}`, `{sdgs}`, `{__typename @skipp}`,
	} {
		_, text := ask(t, h, query, nil)
		if !strings.Contains(text, "errors") {
			t.Errorf("%s is answered with %s", query, text)
		}
		for _, name := range []string{"Did you mean", `"cities"`, "first", `"AFRICA"`, `"Query"?`, `"Region"`, `"regions"`} {
			if strings.Contains(text, name) {
				t.Errorf("%s: the answer tells %s: %s", query, name, text)
			}
		}
	}
}

// TestPreflight asks as a browser does before it sends a request from a page of another site.
func TestPreflight(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	w := serve(h, request(t, "OPTIONS", "/graphql", "", "Origin: https://example.org", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type"))
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS", "Access-Control-Allow-Headers": "*",
		"Access-Control-Max-Age": "86400", "Access-Control-Allow-Credentials": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if w.Code != http.StatusNoContent || w.Body.Len() > 0 {
		t.Errorf("status %d, body %q", w.Code, w.Body)
	}
	w = serve(h, request(t, "POST", "/graphql", goal4, "Content-Type: application/json", "Origin: https://example.org", "Cookie: a=b"))
	if w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("Access-Control-Allow-Credentials") != "" || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("an answer to another site: %v", w.Header())
	}
}
