package graph_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"learningcities/bench/shape"
	"learningcities/graph"
	"learningcities/store/memory"
)

// BenchmarkAnswer takes each shape through the whole handler, from the embedded data, as the service does after net/http has read the request:
// carried out each time, likewise by gqlgen's executor, and with the whole answer kept.
func BenchmarkAnswer(b *testing.B) {
	store := memory.Open(dataset(b))
	for _, mode := range []struct {
		name    string
		options graph.Options
	}{{"uncached", graph.Options{}}, {"gqlgen", graph.Options{Reference: true}}, {"cached", graph.Options{AnswerCache: 64 << 20}}} {
		h := graph.NewHandler(store, mode.options)
		for _, s := range shape.All() {
			b.Run(mode.name+"/"+s.Name, func(b *testing.B) { benchmarkAnswer(b, h, s.Body()) })
		}
	}
}

func benchmarkAnswer(b *testing.B, h http.Handler, body []byte) {
	b.Helper()
	answer := send(b, h, body)
	if !bytes.HasPrefix(answer, []byte(`{"data":{`)) || bytes.Contains(answer, []byte(`"errors"`)) {
		b.Fatalf("the answer begins with %.300s", answer)
	}
	b.SetBytes(int64(len(answer)))
	reader := bytes.NewReader(body)
	r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/graphql", nil)
	r.Header.Set("Content-Type", "application/json")
	r.ContentLength = int64(len(body))
	r.Body = io.NopCloser(reader)
	b.ReportAllocs()
	for b.Loop() {
		reader.Reset(body)
		w := unkept{}
		h.ServeHTTP(w, r)
	}
}

// unkept is a response that is written and forgotten; only its header is made anew each time, as a server's is.
type unkept http.Header

func (w unkept) Header() http.Header         { return http.Header(w) }
func (w unkept) Write(p []byte) (int, error) { return len(p), nil }
func (w unkept) WriteHeader(int)             {}
