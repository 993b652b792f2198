package graph_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"learningcities/graph"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

// FuzzRequest sends anything that a header, an address and a body can be. The answer is well formed, is the same the second time, says
// nothing of a fault of the service, and is long only where much was asked for.
func FuzzRequest(f *testing.F) {
	documents := []string{goal, `{__typename}`, `query A($n:Int!){sdg(number:$n){...F}} fragment F on SDG {a:name @skip(if:false)}`, `mutation{x}`, `{`, "\ufeff{cities(first:1){nodes{id}}}"}
	for _, d := range documents {
		f.Add(true, "", "application/json", "*/*", `{"query":"`+d+`","variables":{"n":4},"operationName":null,"extensions":{}}`)
		f.Add(false, url.Values{"query": {d}, "variables": {`{"n":4}`}, "operationName": {"A"}}.Encode(), "", "application/graphql-response+json", "")
	}
	f.Add(true, "version=x", "application/json;charset=utf-8", "", `[{"query":"{__typename}"}]`)
	f.Add(true, "", "multipart/form-data; boundary=x", "text/html", "--x\r\n\r\n--x--")
	f.Add(true, "", "application/json", "", `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"`+strings.Repeat("0", 64)+`"}}}`)
	f.Add(false, "documentId=sha256:"+strings.Repeat("0", 64)+"&query=%ff", "", "a/b;q=0.1, application/*;q=1.5", "\xff")
	h := graph.NewHandler(memory.Open(storetest.World(f, "fuzz")), graph.Options{Limits: graph.Limits{Cost: 500}, AnswerCache: 1 << 20})
	statuses := []int{200, 400, 405, 406, 410, 413, 414, 415}
	f.Fuzz(func(t *testing.T, post bool, parameters, contentType, accept, body string) {
		ask := func() *httptest.ResponseRecorder {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", strings.NewReader(body))
			if post {
				r.Method = http.MethodPost
			}
			r.URL.RawQuery = parameters
			r.Header.Set("Content-Type", contentType)
			r.Header.Set("Accept", accept)
			return serve(h, r)
		}
		first, second := ask(), ask()
		text := first.Body.String()
		if !json.Valid(first.Body.Bytes()) || !slices.Contains(statuses, first.Code) || strings.Contains(text, "INTERNAL") || len(text) > 1<<20 {
			t.Errorf("%d %.500s", first.Code, text)
		}
		if good := strings.HasPrefix(text, `{"data":`); !good && !strings.HasPrefix(text, `{"errors":[{"message":"`) || good && first.Code != http.StatusOK {
			t.Errorf("%d %.500s", first.Code, text)
		}
		if second.Code != first.Code || second.Body.String() != text {
			t.Errorf("the second time %d %.300s, the first %d %.300s", second.Code, second.Body, first.Code, text)
		}
	})
}
