package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	observedQuery  = `query Asked($slug: String!) { city(slug: $slug) { name country { name } awards { year } } }`
	observedHash   = "31fc73a51300e0afcfa122739689f2a5d093f315d91fb5d51ee81b33f285bcf2"
	observedSecret = "a-slug-that-nobody-has"
)

// lines are the lines of the log about requests.
func (s *service) lines() []string {
	var lines []string
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(line, "msg=request ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// ask sends a query with its variables.
func (s *service) ask(t *testing.T, query, variables string, header ...string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/graphql", strings.NewReader(fmt.Sprintf(`{"query":%q,"variables":%s}`, query, variables)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	text, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestLog reads the line of each request: what was asked is known by its hash alone.
func TestLog(t *testing.T) {
	s := start(t, environment())
	s.ask(t, observedQuery, `{"slug":"`+observedSecret+`"}`)
	s.ask(t, observedQuery, `{"slug":"cork"}`)
	s.query(t, `{nothing}`)
	s.query(t, `{cities(first: 100) {nodes {relatedCities(first: 100) {nodes {relatedCities(first: 100) {nodes {name}}}}}}}`)
	s.do(t, "CONQUER", "/graphql", "")
	s.get(t, "/no-such-page")
	s.get(t, "/healthz")
	want := []string{
		`method=POST route=/graphql status=200 duration=\S+ bytes=\d+ operation=Asked document=([0-9a-f]{64}) cost=\d+ storeCalls=1$`,
		`method=POST route=/graphql status=200 duration=\S+ bytes=\d+ operation=Asked document=([0-9a-f]{64}) cost=\d+ storeCalls=3$`,
		`method=POST route=/graphql status=\d+ duration=\S+ bytes=\d+ operation="" document=[0-9a-f]{64} cost=0 storeCalls=0 errors=GRAPHQL_VALIDATION_FAILED$`,
		`method=POST route=/graphql status=\d+ duration=\S+ bytes=\d+ operation="" document=[0-9a-f]{64} cost=\d{6,} storeCalls=0 errors=TOO_EXPENSIVE$`,
		`method=other route=/graphql status=4\d\d .*errors=`,
		`method=GET route=other status=404 duration=\S+ bytes=\d+ errors=HTTP_404$`,
	}
	eventually(t, 5*time.Second, "each request has its line", func() bool { return len(s.lines()) >= len(want) })
	got := s.lines()
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d, none of them for /healthz:\n%s", len(got), len(want), strings.Join(got, "\n"))
	}
	for i, line := range got {
		if !regexp.MustCompile(want[i]).MatchString(line) {
			t.Errorf("line %d is\n%s\nwant\n%s", i, line, want[i])
		}
	}
	if !strings.Contains(got[0], observedHash) || !strings.Contains(got[1], observedHash) {
		t.Errorf("a document has the hash of its text, %s, in each line:\n%s\n%s", observedHash, got[0], got[1])
	}
	for _, told := range []string{observedSecret, "cork", "nothing", "no-such-page", "127.0.0.1", "CONQUER"} {
		if strings.Contains(strings.Join(got, "\n"), told) {
			t.Errorf("the log tells %q:\n%s", told, strings.Join(got, "\n"))
		}
	}
}

// TestMetrics reads the numbers on the operator's address, which is not the public one.
func TestMetrics(t *testing.T) {
	s := start(t, environment("LC_ADMIN_ADDR=127.0.0.1:0"))
	_, rest, ok := strings.Cut(s.log.String(), "msg=metrics url=")
	if !ok {
		t.Fatalf("the log does not tell where the metrics are:\n%s", s.log.String())
	}
	address, _, _ := strings.Cut(rest, "\n")
	admin := &service{url: strings.TrimSuffix(address, "/metrics")}
	s.ask(t, observedQuery, `{"slug":"cork"}`)
	s.query(t, `{a: cities(first: 20) {nodes {country {name}}} b: nothing}`)
	s.query(t, `{cities(first: 20) {nodes {country {name}}}}`)
	s.query(t, `{cities(filter: {near: {city: "cork", withinKm: 100}}) {totalCount}}`)
	s.query(t, `{cities(first: 100) {nodes {relatedCities(first: 100) {nodes {relatedCities(first: 100) {nodes {name}}}}}}}`)
	s.query(t, `{cities(first: 20) {nodes {country {name}}}}`) // again
	s.get(t, "/no-such-page")
	var text string
	eventually(t, 5*time.Second, "all requests are counted", func() bool {
		_, text = admin.get(t, "/metrics")
		return strings.Contains(text, `learningcities_requests_total{method="GET",route="other",status="404"} 1`)
	})
	for _, want := range []string{
		`learningcities_requests_total{method="POST",route="/graphql",status="200"} 6`,
		`learningcities_request_duration_seconds_count{route="/graphql"} 6`,
		`learningcities_cache_requests_total{cache="answers",result="hit"} 1`,
		`learningcities_cache_requests_total{cache="answers",result="miss"} 5`,
		`learningcities_limits_hit_total{limit="cost"} 1`,
		`learningcities_errors_total{code="TOO_EXPENSIVE"} 1`,
		`learningcities_requests_in_flight 0`,
		`learningcities_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1`,
		`learningcities_errors_total{code="HTTP_404"} 1`,
		`learningcities_store_lookups_total{lookup="EntitiesByID",outcome="OK"} `,
		`learningcities_store_lookups_total{lookup="AwardsByCity",outcome="OK"} 1`,
		`learningcities_store_batch_keys_sum{lookup="EntitiesByID"}`,
		`learningcities_store_lookup_duration_seconds_count{lookup="ListCities"} 2`,
		`learningcities_dataset_info{version="`,
		`learningcities_ready 1`,
		`learningcities_build_info{go="go1.`,
		`go_goroutines `,
		`process_resident_memory_bytes `,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics do not hold %s", want)
		}
	}
	if strings.Contains(text, `store_batch_keys_count{lookup="ListCities"}`) {
		t.Error("a lookup without a batch has batch sizes")
	}
	if w, _ := s.get(t, "/metrics"); w.StatusCode != http.StatusNotFound {
		t.Errorf("/metrics on the public address: %d", w.StatusCode)
	}
	if w, _ := admin.get(t, "/graphql"); w.StatusCode != http.StatusNotFound {
		t.Errorf("/graphql on the operator's address: %d", w.StatusCode)
	}
}

// TestTraces sends spans to a collector: the caller's trace, one span for the request and one for each question to the store.
func TestTraces(t *testing.T) {
	var mu sync.Mutex
	var sent []byte
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		if sent = append(sent, text...); err != nil || r.URL.Path != "/v1/traces" || r.Method != http.MethodPost {
			t.Errorf("the collector is asked %s %s: %v", r.Method, r.URL.Path, err)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	t.Setenv("OTEL_SERVICE_NAME", "a-service-of-its-own")
	const trace = "0af7651916cd43dd8448eb211c80319c"
	s := start(t, environment("OTEL_EXPORTER_OTLP_ENDPOINT="+collector.URL))
	s.ask(t, observedQuery, `{"slug":"cork"}`, "Traceparent", "00-"+trace+"-b7ad6b7169203331-01")
	s.stop()
	<-s.done
	s.done <- nil
	id, err := hex.DecodeString(trace)
	if err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, want := range []string{"POST /graphql", "store Current", "store EntitiesByID", "store AwardsByCity", "graphql.document.hash", observedHash, "a-service-of-its-own", "service.version"} {
		if !bytes.Contains(sent, []byte(want)) {
			t.Errorf("the spans do not hold %q", want)
		}
	}
	if n := bytes.Count(sent, id); n != 5 {
		t.Errorf("%d spans belong to the caller's trace, want 5: the request, the pin and three lookups", n)
	}
	if bytes.Contains(sent, []byte("cork")) || bytes.Contains(sent, []byte("$slug")) {
		t.Error("the spans tell variables or the document")
	}
	eventually(t, 5*time.Second, "the log names the trace", func() bool { return strings.Contains(s.log.String(), "traceId="+trace) })
}

// TestNoTraces starts with settings that ask for no traces, for traces to a collector that is away, and for traces of another kind.
func TestNoTraces(t *testing.T) {
	for _, off := range [][]string{{}, {"OTEL_TRACES_EXPORTER=none", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"}, {"OTEL_SDK_DISABLED=true", "OTEL_TRACES_EXPORTER=otlp"}} {
		s := start(t, environment(off...))
		s.query(t, `{sdg(number: 4) {name}}`)
		eventually(t, 5*time.Second, "the request is logged", func() bool { return len(s.lines()) == 1 })
		if strings.Contains(s.log.String(), "trace") {
			t.Errorf("%v: there are traces:\n%s", off, s.log.String())
		}
	}
	for _, wrong := range []string{"OTEL_TRACES_EXPORTER=zipkin", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc"} {
		_, _, err := command(t, environment(wrong, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"), "serve", "--addr", "127.0.0.1:0")
		if name, _, _ := strings.Cut(wrong, "="); err == nil || exitCode(err) != exitUsage || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	if _, _, err := command(t, environment(), "serve", "--addr", "127.0.0.1:0", "--admin-addr", "nowhere:http:80"); err == nil || !strings.Contains(err.Error(), "--admin-addr") {
		t.Errorf("a wrong address for the operator: %v", err)
	}
}
