package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/store/memory"
)

// TestLimits goes up to each limit and one beyond it. The error names the limit, its value, and the value of the request.
func TestLimits(t *testing.T) {
	store := memory.Open(dataset(t))
	fields := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d: ", i)
			b.WriteString(`sdg(number: 4) {id} `)
		}
		return b.String()
	}
	for _, c := range []struct {
		limit  string
		limits graph.Limits
		within string
		beyond string
		value  int
	}{
		{"tokens", graph.Limits{Tokens: 6}, `{sdgs {id}}`, `{sdgs {id name}}`, 0},
		{"depth", graph.Limits{Depth: 3}, `{sdgs {targets {id}}}`, `{sdgs {targets {sdg {id}}}}`, 4},
		{"depth", graph.Limits{Depth: 2}, `{sdgs {... on SDG {...F}}} fragment F on SDG {id}`, `{sdgs {... on SDG {...F}}} fragment F on SDG {targets {id}}`, 3},
		{"aliases", graph.Limits{Aliases: 2}, `{` + fields(2) + `}`, `{` + fields(3) + `}`, 3},
		{"aliases", graph.Limits{Aliases: 2}, `{sdgs {...F ...F}} fragment F on SDG {a: id}`, `{sdgs {...F ...F ...F}} fragment F on SDG {a: id}`, 3},
		{"rootFields", graph.Limits{RootFields: 3}, `{__typename __typename __typename}`, `{__typename __typename __typename __typename}`, 4},
		{"rootFields", graph.Limits{RootFields: 2}, `{...F} fragment F on Query {__typename ... on Query {__typename}}`, `{...F ...F} fragment F on Query {__typename ... on Query {__typename}}`, 4},
		{"directives", graph.Limits{Directives: 2}, `{__typename @skip(if: false) @include(if: true)}`, `{__typename @skip(if: false) @include(if: true) sdgs {id @skip(if: true)}}`, 3},
		{"directives", graph.Limits{Directives: 5}, `{__typename @a @b @c @d @e}`, `{__typename @a @b @c @d @e @f}`, 6},
		{"cost", graph.Limits{Cost: 3}, `{cities(first: 1) {nodes {id}}}`, `{cities(first: 1) {nodes {id name}}}`, 4},
	} {
		t.Run(c.limit, func(t *testing.T) {
			h := graph.NewHandler(store, graph.Options{Limits: c.limits})
			if _, text := ask(t, h, c.within, nil); strings.Contains(text, "TOO_EXPENSIVE") {
				t.Errorf("at the limit: %s", text)
			}
			var r struct {
				Errors []struct {
					Message    string
					Extensions struct {
						Code, Limit    string
						Value, Maximum int
					}
				}
			}
			_, text := ask(t, h, c.beyond, nil)
			if err := json.Unmarshal([]byte(text), &r); err != nil || len(r.Errors) != 1 {
				t.Fatalf("beyond the limit: %v, %s", err, text)
			}
			got := r.Errors[0].Extensions
			if got.Code != "TOO_EXPENSIVE" || got.Limit != c.limit || got.Value != c.value || got.Maximum == 0 || !strings.Contains(r.Errors[0].Message, fmt.Sprint(got.Maximum)) {
				t.Errorf("beyond the limit: %s", text)
			}
		})
	}
}

// TestDefaultLimits lets through what tools send by themselves.
func TestDefaultLimits(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	ofType := strings.Repeat("ofType {kind name ", 9) + strings.Repeat("}", 9)
	const fragments = ` fragment V on __InputValue {name description type {...R} defaultValue isDeprecated deprecationReason}`
	introspection := `query IntrospectionQuery {__schema {description queryType {name kind} mutationType {name kind} types {...T} directives {name locations args(includeDeprecated: true) {...V}}}}
		fragment T on __Type {kind name description specifiedByURL fields(includeDeprecated: true) {name description args(includeDeprecated: true) {...V} type {...R} isDeprecated deprecationReason}
		inputFields(includeDeprecated: true) {...V} interfaces {...R} enumValues(includeDeprecated: true) {name description isDeprecated deprecationReason} possibleTypes {...R}}` +
		fragments + ` fragment R on __Type {kind name ` + ofType + `}`
	if r, text := ask(t, h, introspection, nil); len(r.Errors) > 0 {
		t.Errorf("an editor's question about the schema: %.300s", text)
	}
}

// TestEndlessFragments measures documents that would take for ever if each spread were walked, and such as have no end.
func TestEndlessFragments(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{})
	wide := strings.ReplaceAll(doublingFragments(300), "{id}", "{a: id @skip(if: false)}")
	for name, query := range map[string]string{
		"aliases and directives that double": wide,
		"fragments in a circle":              `{sdgs {...A}} fragment A on SDG {...B} fragment B on SDG {...A id}`,
		"a fragment in itself":               `{...A} fragment A on Query {...A ...A a: __typename}`,
		"no such fragment":                   `{...A}`,
	} {
		if r, text := ask(t, h, query, nil); len(r.Errors) == 0 || len(text) > 2000 {
			t.Errorf("%s: %.300s", name, text)
		}
	}
}

// TestPageLimit makes pages smaller than the contract allows.
func TestPageLimit(t *testing.T) {
	h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Limits: graph.Limits{Page: 10}})
	for query, want := range map[string]string{
		`{cities(first: 10) {nodes {id}}}`:                       "",
		`{cities(first: 11) {nodes {id}}}`:                       "first is 11; on this service it goes from 1 to 10",
		`{cities(last: 20) {nodes {id}}}`:                        "last is 20; on this service it goes from 1 to 10",
		`{search(query: "c", first: 20) {nodes {id}}}`:           "first is 20; on this service it goes from 1 to 10",
		`{country(code: "KR") {cities(first: 11) {totalCount}}}`: "first is 11; on this service it goes from 1 to 10",
	} {
		if r, text := ask(t, h, query, nil); want == "" && len(r.Errors) > 0 || want != "" && !strings.Contains(text, want) {
			t.Errorf("%s: %s", query, text)
		}
	}
	if _, text := ask(t, h, `{cities {nodes {id}}}`, nil); strings.Count(text, `"id"`) != 10 {
		t.Errorf("a page of no size: %s", text)
	}
}

// stuckReads is a store that pins a version and then does not answer.
type stuckReads struct{ kg.Store }

type stuckReader struct{ kg.Reader }

func (s stuckReads) Current(ctx context.Context) (kg.Reader, error) {
	r, err := s.Store.Current(ctx)
	return stuckReader{r}, err
}

func (stuckReader) EntitiesByID(ctx context.Context, _ []kg.ID) ([]kg.Entity, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// TestInFlight asks while all slots are taken. The answer comes at once, and the slot is given back.
func TestInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := graph.NewHandler(stuckReads{memory.Open(dataset(t))}, graph.Options{Limits: graph.Limits{InFlight: 1, Timeout: time.Second}})
		first := make(chan string)
		go func() { _, text := ask(t, h, `{city(slug: "cork") {name}}`, nil); first <- text }()
		synctest.Wait()
		began := time.Now()
		w := serve(h, request(t, "POST", "/graphql", goal4, "Content-Type: application/json"))
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" || codeOf(t, w.Body.Bytes()) != "UNAVAILABLE" || time.Since(began) > 0 {
			t.Errorf("a request too many: %d after %v, %v, %s", w.Code, time.Since(began), w.Header(), w.Body)
		}
		if text := <-first; !strings.Contains(text, "TIMEOUT") {
			t.Errorf("the request before: %s", text)
		}
		if w := serve(h, request(t, "POST", "/graphql", `{"query":"{__typename}"}`, "Content-Type: application/json")); w.Code != http.StatusOK {
			t.Errorf("the request behind: %d %s", w.Code, w.Body)
		}
	})
}

// TestRate empties the bucket of one client. Others are not touched, and time fills it again.
func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := graph.NewHandler(memory.Open(dataset(t)), graph.Options{Limits: graph.Limits{Rate: 0.5, Burst: 3}, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.1/32")}})
		ask := func(client string) *http.Response {
			return serve(h, request(t, "POST", "/graphql", goal4, "Content-Type: application/json", "X-Forwarded-For: "+client)).Result()
		}
		for i, want := range []string{`"client";r=2;t=2`, `"client";r=1;t=4`, `"client";r=0;t=6`} {
			if w := ask("2001:db8::1"); w.StatusCode != http.StatusOK || w.Header.Get("RateLimit") != want || w.Header.Get("RateLimit-Policy") != `"client";q=3;w=6` {
				t.Errorf("request %d: %d %v, want %s", i, w.StatusCode, w.Header, want)
			}
		}
		if w := ask("2001:db8::2"); w.StatusCode != http.StatusTooManyRequests || w.Header.Get("Retry-After") != "2" {
			t.Errorf("one too many, from the same network: %d %v", w.StatusCode, w.Header)
		}
		if w := ask("2001:db8:0:1::1"); w.StatusCode != http.StatusOK {
			t.Errorf("another client: %d", w.StatusCode)
		}
		<-time.After(2 * time.Second) // of the bubble
		if w := ask("2001:db8::1"); w.StatusCode != http.StatusOK {
			t.Errorf("after the time told: %d %v", w.StatusCode, w.Header)
		}
		if w := ask("2001:db8::1"); w.StatusCode != http.StatusTooManyRequests {
			t.Errorf("at once again: %d", w.StatusCode)
		}
		w := serve(h, request(t, "POST", "/graphql", goal4, "Content-Type: application/json", "X-Forwarded-For: 2001:db8::1"))
		if codeOf(t, w.Body.Bytes()) != "RATE_LIMITED" || !strings.Contains(w.Body.String(), `"limit":"rate","maximum":0.5`) {
			t.Errorf("%s", w.Body)
		}
	})
}

// TestClientAddress believes proxies that are trusted and nobody else.
func TestClientAddress(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	for _, c := range []struct {
		remote    string
		forwarded []string
		want      string
	}{
		{"203.0.113.5:1", nil, "203.0.113.5"},
		{"203.0.113.5:1", []string{"198.51.100.1"}, "203.0.113.5"},
		{"10.0.0.1:1", []string{"198.51.100.1"}, "198.51.100.1"},
		{"10.0.0.1:1", []string{"1.1.1.1, 198.51.100.1"}, "198.51.100.1"},
		{"10.0.0.1:1", []string{"1.1.1.1, 198.51.100.1, 10.0.0.2"}, "198.51.100.1"},
		{"10.0.0.1:1", []string{"1.1.1.1", "198.51.100.1,10.0.0.2"}, "198.51.100.1"},
		{"10.0.0.1:1", []string{"10.0.0.3"}, "10.0.0.3"},
		{"10.0.0.1:1", []string{"198.51.100.1, unknown"}, "10.0.0.1"},
		{"10.0.0.1:1", []string{""}, "10.0.0.1"},
		{"10.0.0.1:1", []string{"[2001:db8::1]:4711"}, "2001:db8::1"},
		{"[::1]:1", []string{"198.51.100.1:80"}, "198.51.100.1"},
		{"[::ffff:10.0.0.1]:1", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"[fe80::1%eth0]:1", nil, "fe80::1"},
		{"@", nil, "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if got := graph.ClientAddress(r, trusted).String(); got != c.want {
			t.Errorf("%s for %q: %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}

// TestRecent fills what keeps only so much.
func TestRecent(t *testing.T) {
	r := graph.NewRecent(10)
	r.Put("a", 1, 4)
	r.Put("b", 2, 4)
	if v, ok := r.Get("a"); v != 1 || !ok {
		t.Errorf("a = %d, %v", v, ok)
	}
	r.Put("c", 3, 4) // b was not used for longest
	r.Put("huge", 9, 11)
	r.Put("c", 5, 6)
	for k, want := range map[string]int{"a": 1, "b": 0, "c": 5, "huge": 0} {
		if v, ok := r.Get(k); v != want || ok != (want != 0) {
			t.Errorf("%s = %d, %v, want %d", k, v, ok, want)
		}
	}
	if r.Weight() != 10 {
		t.Errorf("weight %d, want 10", r.Weight())
	}
	r.Put("whole", 7, 10)
	if _, ok := r.Get("a"); ok || r.Weight() != 10 {
		t.Errorf("what was there before is still there; weight %d", r.Weight())
	}
}
