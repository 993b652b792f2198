package graph_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

const (
	goal       = `{sdg(number: 4) {name}}`
	aMoment    = "public, max-age=300, stale-while-revalidate=86400"
	forGood    = "public, max-age=31536000, immutable"
	notAtAll   = "no-store"
	jsonHeader = "Content-Type: application/json"
)

func getOf(query string, more ...string) string {
	v := url.Values{"query": {query}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return "/graphql?" + v.Encode()
}

// TestExtensions reads what every answer says of itself, in its body and its head.
func TestExtensions(t *testing.T) {
	d := dataset(t)
	h := graph.NewHandler(memory.Open(d), graph.Options{})
	type said struct {
		Dataset *struct{ Version string }
		Cost    *struct{ Requested, Limit int }
	}
	for query, cost := range map[string]int{goal: 2, `{__typename}`: 1, `{cities(first: 0) {totalCount}}`: 2, `{nothing}`: 0, `{`: 0} {
		w := serve(h, request(t, "GET", getOf(query), ""))
		var r struct{ Extensions said }
		if err := json.Unmarshal(w.Body.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		head := ""
		if cost > 0 {
			head = fmt.Sprintf("requested=%d, limit=100000", cost)
		}
		if got := w.Header().Get("Query-Cost"); got != head || w.Header().Get("Dataset-Version") != d.Info.Version {
			t.Errorf("%s: the header says %q and %q, want %q", query, got, w.Header().Get("Dataset-Version"), head)
		}
		e := r.Extensions
		if e.Dataset == nil || e.Dataset.Version != d.Info.Version || (e.Cost != nil) != (cost > 0) || cost > 0 && (e.Cost.Requested != cost || e.Cost.Limit != 100_000) {
			t.Errorf("%s: %s", query, w.Body)
		}
	}
}

// TestCacheControl says how long who may keep what. Nothing that failed or is not there is kept.
func TestCacheControl(t *testing.T) {
	d := dataset(t)
	h := graph.NewHandler(memory.Open(d), graph.Options{AnswerCache: 1 << 20})
	version := d.Info.Version
	for _, c := range []struct {
		name    string
		request *http.Request
		status  int
		control string
	}{
		{"GET", request(t, "GET", getOf(goal), ""), 200, aMoment},
		{"HEAD", request(t, "HEAD", getOf(goal), ""), 200, aMoment},
		{"its version in the address", request(t, "GET", getOf(goal, "version", version), ""), 200, forGood},
		{"its version in the header", request(t, "GET", getOf(goal), "", "Dataset-Version: "+version), 200, aMoment},
		{"not there", request(t, "GET", getOf(`{city(slug: "nowhere") {id}}`), ""), 200, notAtAll},
		{"one of two not there", request(t, "GET", getOf(`{city(slug: "nowhere") {id} sdgs {id}}`, "version", version), ""), 200, notAtAll},
		{"an error", request(t, "GET", getOf(`{cities(first: 0) {totalCount}}`), ""), 200, notAtAll},
		{"half an error", request(t, "GET", getOf(`{sdgs {id} cities(first: 0) {totalCount}}`), ""), 200, notAtAll},
		{"not valid", request(t, "GET", getOf(`{nothing}`), ""), 200, notAtAll},
		{"not readable", request(t, "GET", "/graphql", ""), 400, notAtAll},
		{"a version that is gone", request(t, "GET", getOf(goal, "version", "gone"), ""), 410, notAtAll},
		{"a document nobody knows", request(t, "GET", "/graphql?documentId=sha256:"+strings.Repeat("0", 64), ""), 200, notAtAll},
	} {
		for range 2 { // the second time it may come from the cache
			w := serve(h, c.request)
			if got := w.Header().Get("Cache-Control"); got != c.control || w.Code != c.status || (w.Header().Get("ETag") != "") != (c.control != notAtAll) {
				t.Errorf("%s: %d, %q, ETag %q, want %d, %q", c.name, w.Code, got, w.Header().Get("ETag"), c.status, c.control)
			}
			if vary := w.Header().Get("Vary"); vary != "Accept, Accept-Encoding, Dataset-Version" {
				t.Errorf("%s: Vary %q", c.name, vary)
			}
		}
	}
}

// TestPostIsNotCached asks by POST, whose answers nobody between may keep.
func TestPostIsNotCached(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{AnswerCache: 1 << 20})
	for range 2 {
		if w := serve(h, request(t, "POST", "/graphql", goal4, jsonHeader)); w.Code != http.StatusOK || w.Header().Get("Cache-Control") != notAtAll || w.Header().Get("ETag") != "" {
			t.Errorf("%d %v", w.Code, w.Header())
		}
	}
}

// TestETag has a tag for every answer that is another, and 304 for who has it.
func TestETag(t *testing.T) {
	d := dataset(t)
	h := graph.NewHandler(memory.Open(d), graph.Options{})
	tag := func(h http.Handler, target string, headers ...string) string {
		return serve(h, request(t, "GET", target, "", headers...)).Header().Get("ETag")
	}
	const query = `query A($n: Int = 4) {sdg(number: $n) {name}} query B {sdg(number: 5) {name}}`
	first := tag(h, getOf(query, "operationName", "A"))
	if first == "" || strings.HasPrefix(first, "W/") {
		t.Fatalf("the tag %q is not a strong one", first)
	}
	for what, other := range map[string]string{
		"the document":   tag(h, getOf(query+" ", "operationName", "A")),
		"the operation":  tag(h, getOf(query, "operationName", "B")),
		"the variables":  tag(h, getOf(query, "operationName", "A", "variables", `{"n":5}`)),
		"the media type": tag(h, getOf(query, "operationName", "A"), "Accept: application/graphql-response+json"),
		"the coding":     tag(h, getOf(query, "operationName", "A"), "Accept-Encoding: gzip"),
		"the build":      tag(graph.NewHandler(memory.Open(d), graph.Options{Build: "2"}), getOf(query, "operationName", "A")),
		"the limits":     tag(graph.NewHandler(memory.Open(d), graph.Options{Limits: graph.Limits{Cost: 9}}), getOf(query, "operationName", "A")),
		"the dataset":    tag(graph.NewHandler(memory.Open(storetest.World(t, "other")), graph.Options{}), getOf(query, "operationName", "A")),
	} {
		if other == first || other == "" {
			t.Errorf("another value of %s has the tag %s", what, other)
		}
	}
	if a, b := tag(h, getOf(query, "operationName", "A", "variables", `{"n":5,"m":1}`)), tag(h, getOf(query, "operationName", "A", "variables", `{ "m" : 1, "n" : 5 }`)); a != b {
		t.Errorf("the same variables have the tags %s and %s", a, b)
	}
	for match, status := range map[string]int{first: 304, "W/" + first: 304, `"x", ` + first: 304, `"x"`: 200, "*": 200, "": 200} {
		for _, method := range []string{"GET", "HEAD"} {
			w := serve(h, request(t, method, getOf(query, "operationName", "A"), "", "If-None-Match: "+match))
			if w.Code != status || w.Header().Get("ETag") != first || w.Header().Get("Cache-Control") != aMoment || w.Header().Get("Dataset-Version") == "" {
				t.Errorf("%s with If-None-Match %q: %d %v, want %d", method, match, w.Code, w.Header(), status)
			}
			if status == 304 && (w.Body.Len() > 0 || w.Header().Get("Content-Type") != "") {
				t.Errorf("%s with If-None-Match %q has content", method, match)
			}
		}
	}
	if w := serve(h, request(t, "POST", "/graphql", goal4, jsonHeader, "If-None-Match: "+first)); w.Code != http.StatusOK {
		t.Errorf("POST with If-None-Match: %d", w.Code)
	}
}

// counted counts how often a version is read from.
type counted struct {
	kg.Store
	reads atomic.Int32
	err   error // of Current; nil for none
}

type countedReader struct {
	kg.Reader
	reads *atomic.Int32
}

func (c *counted) Current(ctx context.Context) (kg.Reader, error) {
	if c.err != nil {
		return nil, c.err
	}
	r, err := c.Store.Current(ctx)
	return countedReader{r, &c.reads}, err
}

func (c *counted) At(ctx context.Context, version string) (kg.Reader, error) {
	r, err := c.Store.At(ctx, version)
	if err != nil {
		return nil, err
	}
	return countedReader{r, &c.reads}, nil
}

func (c countedReader) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	c.reads.Add(1)
	return c.Reader.EntitiesByID(ctx, ids)
}

// TestAnswerCache asks the same twice. The store works once, however the question comes, unless it is another.
func TestAnswerCache(t *testing.T) {
	for size, want := range map[int]int32{1 << 20: 5, 0: 10, 600: 10} {
		store := &counted{Store: memory.Open(dataset(t))}
		h := graph.NewHandler(store, graph.Options{AnswerCache: size})
		var bodies []string
		for range 2 {
			for _, r := range []*http.Request{
				request(t, "GET", getOf(goal), ""),
				request(t, "POST", "/graphql", `{"query":"`+goal+`"}`, jsonHeader),
				request(t, "GET", getOf(goal), "", "Accept: application/graphql-response+json"),
				request(t, "GET", getOf(goal), "", "Accept-Encoding: gzip"),
				request(t, "GET", getOf(`{sdg(number: 99) {name}}`), ""),
			} {
				bodies = append(bodies, serve(h, r).Body.String())
			}
		}
		for i := range 5 {
			if bodies[i] != bodies[i+5] {
				t.Errorf("cache of %d bytes: the second answer is %s, the first was %s", size, bodies[i+5], bodies[i])
			}
		}
		if got := store.reads.Load(); got != want {
			t.Errorf("cache of %d bytes: the store was read %d times, want %d", size, got, want)
		}
	}
}

// TestNewVersion makes another version current. From then on every answer is of it, and the old one is there for those who name it.
func TestNewVersion(t *testing.T) {
	old, next := storetest.World(t, "old"), dataset(t)
	store := memory.Open(old)
	h := graph.NewHandler(store, graph.Options{AnswerCache: 1 << 20})
	ask := func(headers ...string) *httptest.ResponseRecorder {
		return serve(h, request(t, "GET", getOf(`{dataset {version}}`), "", headers...))
	}
	before := ask()
	if _, err := store.Replace(t.Context(), next, nil); err != nil {
		t.Fatal(err)
	}
	after := ask("If-None-Match: " + before.Header().Get("ETag"))
	if after.Code != http.StatusOK || after.Header().Get("Dataset-Version") != next.Info.Version || strings.Count(after.Body.String(), next.Info.Version) != 2 {
		t.Errorf("the answer of the new version: %d %s", after.Code, after.Body)
	}
	for _, named := range []*httptest.ResponseRecorder{
		ask("Dataset-Version: " + old.Info.Version),
		serve(h, request(t, "GET", getOf(`{dataset {version}}`, "version", old.Info.Version), "")),
		serve(h, request(t, "POST", "/graphql?version="+old.Info.Version, `{"query":"{dataset {version}}"}`, jsonHeader)),
	} {
		if named.Body.String() != before.Body.String() || named.Header().Get("Dataset-Version") != old.Info.Version {
			t.Errorf("the answer of the old version is %s, it was %s", named.Body, before.Body)
		}
	}
	for name, c := range map[string]struct {
		request *http.Request
		status  int
		code    string
	}{
		"gone":                    {request(t, "GET", getOf(goal, "version", "0123"), ""), 410, "VERSION_GONE"},
		"gone, named in the head": {request(t, "POST", "/graphql", goal4, jsonHeader, "Dataset-Version: 0123"), 410, "VERSION_GONE"},
		"two versions":            {request(t, "GET", getOf(goal, "version", "0123"), "", "Dataset-Version: 4567"), 400, "BAD_USER_INPUT"},
	} {
		w := serve(h, c.request)
		if w.Code != c.status || codeOf(t, w.Body.Bytes()) != c.code || strings.Contains(w.Body.String(), "0123") || w.Header().Get("Dataset-Version") != "" {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// TestAwayWithCache has the store go away. What was answered before is answered still, at once; the rest is UNAVAILABLE until it is back.
func TestAwayWithCache(t *testing.T) {
	for name, failure := range map[string]error{"refusing": kg.Errorf(kg.CodeUnavailable, "away"), "silent": nil} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				inner := memory.Open(dataset(t))
				store := &leaving{Store: inner}
				h := graph.NewHandler(store, graph.Options{AnswerCache: 1 << 20, Limits: graph.Limits{Timeout: 10 * time.Second}})
				get := func(query string) *httptest.ResponseRecorder { return serve(h, request(t, "GET", getOf(query), "")) }
				before := get(goal)
				store.away.Store(true)
				store.err = failure
				for range 3 {
					began := time.Now()
					if w := get(goal); w.Code != http.StatusOK || w.Body.String() != before.Body.String() || time.Since(began) > time.Second {
						t.Errorf("a kept answer: %d after %v", w.Code, time.Since(began))
					}
				}
				if w := get(`{sdg(number: 5) {name}}`); w.Code != http.StatusServiceUnavailable && w.Code != http.StatusGatewayTimeout {
					t.Errorf("another answer: %d %s", w.Code, w.Body)
				}
				store.away.Store(false)
				<-time.After(time.Second)
				if w := get(`{sdg(number: 5) {name}}`); w.Code != http.StatusOK || w.Header().Get("ETag") == "" {
					t.Errorf("a second after the store is back: %d %s", w.Code, w.Body)
				}
			})
		})
	}
}

// leaving is a store that may go away: it fails with the error, or is silent when there is none.
type leaving struct {
	kg.Store
	away atomic.Bool
	err  error
}

func (l *leaving) Current(ctx context.Context) (kg.Reader, error) {
	if !l.away.Load() {
		return l.Store.Current(ctx)
	}
	if l.err != nil {
		return nil, l.err
	}
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestPersistedQueries goes the way of clients that send a hash first.
func TestPersistedQueries(t *testing.T) {
	const shipped = "{ sdg(number: 5) { name } }\n"
	documents, err := graph.ReadDocuments(fstest.MapFS{"a/goal.graphql": {Data: []byte(shipped)}, "README.md": {Data: []byte("{")}}, graph.Limits{})
	if err != nil || documents.Len() != 1 {
		t.Fatalf("%d documents, %v", documents.Len(), err)
	}
	hash := func(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
	extension := func(hash string) string {
		return `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`
	}
	open := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Documents: documents})
	locked := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Documents: documents, Locked: true})
	const wrong = `{nothing}`
	for _, c := range []struct {
		name   string
		h      http.Handler
		body   string
		status int
		code   string
	}{
		{"a hash nobody knows", open, `{` + extension(hash(goal)) + `}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"a hash of something else", open, `{"query":"` + goal + `",` + extension(hash("x")) + `}`, 400, "BAD_USER_INPUT"},
		{"the hash is still unknown", open, `{` + extension(hash(goal)) + `}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"registered", open, `{"query":"` + goal + `",` + extension(hash(goal)) + `}`, 200, ""},
		{"known", open, `{` + extension(hash(goal)) + `}`, 200, ""},
		{"by documentId", open, `{"documentId":"sha256:` + hash(goal) + `"}`, 200, ""},
		{"not valid", open, `{"query":"` + wrong + `",` + extension(hash(wrong)) + `}`, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"what is not valid is not registered", open, `{` + extension(hash(wrong)) + `}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"shipped", open, `{"documentId":"sha256:` + hash(shipped) + `"}`, 200, ""},
		{"shipped, by the extension", open, `{` + extension(hash(shipped)) + `}`, 200, ""},
		{"in large letters", open, `{"documentId":"sha256:` + strings.ToUpper(hash(goal)) + `"}`, 400, "BAD_USER_INPUT"},
		{"another hash", open, `{"documentId":"md5:d41d8cd98f00b204e9800998ecf8427e"}`, 400, "BAD_USER_INPUT"},
		{"half a hash", open, `{"documentId":"sha256:abcd"}`, 400, "BAD_USER_INPUT"},
		{"both", open, `{"query":"` + goal + `","documentId":"sha256:` + hash(goal) + `"}`, 400, "BAD_USER_INPUT"},
		{"another protocol", open, `{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"` + hash(goal) + `"}}}`, 400, "BAD_USER_INPUT"},
		{"a protocol of text", open, `{"extensions":{"persistedQuery":"x"}}`, 400, "BAD_USER_INPUT"},
		{"locked: shipped", locked, `{"documentId":"sha256:` + hash(shipped) + `"}`, 200, ""},
		{"locked: shipped, sent whole", locked, `{"query":"{ sdg(number: 5) { name } }\n"}`, 200, ""},
		{"locked: not shipped", locked, `{"query":"` + goal + `"}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"locked: registered", locked, `{"query":"` + goal + `",` + extension(hash(goal)) + `}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"locked: the schema", locked, `{"query":"{__schema {queryType {name}}}"}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
	} {
		w := serve(c.h, request(t, "POST", "/graphql", c.body, jsonHeader))
		if w.Code != c.status || codeOf(t, w.Body.Bytes()) != c.code {
			t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
		}
	}
	r := request(t, "GET", "/graphql?"+url.Values{"extensions": {`{"persistedQuery":{"version":1,"sha256Hash":"` + hash(goal) + `"}}`}}.Encode(), "")
	if w := serve(open, r); w.Code != http.StatusOK || w.Header().Get("Cache-Control") != aMoment {
		t.Errorf("by GET: %d %s", w.Code, w.Body)
	}
	for name, text := range map[string]string{"broken.graphql": "{", "invalid.graphql": "{nothing}", "deep.graphql": "{sdgs{targets{sdg{targets{sdg{id}}}}}}"} {
		if _, err := graph.ReadDocuments(fstest.MapFS{name: {Data: []byte(text)}}, graph.Limits{Depth: 3}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkRepeated asks one question again and again: with what is kept of answers, without, and with one that only reads the document.
// The aim: an answer that is kept costs less than to read its document.
func BenchmarkRepeated(b *testing.B) {
	store := memory.Open(dataset(b))
	text := graph.Examples()[0].Query
	body, err := json.Marshal(map[string]string{"query": text})
	if err != nil {
		b.Fatal(err)
	}
	for name, size := range map[string]int{"kept": 1 << 20, "worked out": 0} {
		h := graph.NewHandler(store, graph.Options{AnswerCache: size})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, "/graphql", bytes.NewReader(body))
				r.Header.Set("Content-Type", "application/json")
				h.ServeHTTP(sink{header: http.Header{}}, r)
			}
		})
	}
	b.Run("read", func(b *testing.B) {
		read := graph.Reader()
		for b.Loop() {
			if err := read(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// sink throws answers away.
type sink struct{ header http.Header }

func (s sink) Header() http.Header         { return s.header }
func (s sink) Write(p []byte) (int, error) { return len(p), nil }
func (s sink) WriteHeader(int)             {}
