package graph_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/graph"
	"learningcities/graph/generated"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

// TestWaveTable compares the tables of package wave with the schema: every field of every type is there, and there is one way to answer it.
func TestWaveTable(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: graph.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	table, links := generated.Waves(new(graph.Resolver)), graph.Links()
	for name, d := range schema.Types {
		if d.Kind != ast.Object || strings.HasPrefix(name, "__") || name == "Query" {
			continue
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			field := table.Types[name].Fields[f.Name]
			if field == nil {
				t.Errorf("%s.%s is in no table", name, f.Name)
				continue
			}
			ways := 0
			for _, way := range []bool{field.Write != nil, field.WriteBy != nil, field.One != nil, field.At != nil, links[name+"."+f.Name].Ask != nil} {
				if way {
					ways++
				}
			}
			if ways != 1 {
				t.Errorf("there are %d ways to answer %s.%s, want one", ways, name, f.Name)
			}
			delete(links, name+"."+f.Name)
		}
	}
	for _, f := range schema.Query.Fields {
		if !strings.HasPrefix(f.Name, "__") && table.Roots[f.Name] == nil {
			t.Errorf("Query.%s is in no table", f.Name)
		}
	}
	for name := range links {
		t.Errorf("there is a link %s, but no such field", name)
	}
}

// TestExecutors answers the golden queries by package wave and by gqlgen: the same bytes, with as many store calls, and package wave leaves nothing but
// errors to gqlgen.
func TestExecutors(t *testing.T) {
	store := memory.Open(dataset(t))
	for _, e := range graph.Golden() {
		t.Run(e.Name, func(t *testing.T) {
			want, _ := askCounting(t, store, e, true)
			got, _ := askCounting(t, store, e, false)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the bytes differ (-gqlgen +wave):\n%s", diff)
			}
			if graph.Left(t.Context(), store, e) && !strings.HasPrefix(e.Name, "error-") {
				t.Error("package wave left it to gqlgen")
			}
		})
	}
}

// TestRandomExecutors compares the executors by random queries.
func TestRandomExecutors(t *testing.T) {
	compareExecutors(t, 2, 400)
}

func compareExecutors(t *testing.T, seed uint64, n int) {
	t.Helper()
	store := memory.Open(dataset(t))
	compareRandom(t, seed, n, graph.NewHandler(store, graph.Options{Reference: true}), map[string]http.Handler{"wave": graph.NewHandler(store, graph.Options{})})
}

// TestExactCalls asks random queries several times: the store is asked the same each time, however busy the machine.
func TestExactCalls(t *testing.T) {
	store := &storetest.Counting{Store: memory.Open(dataset(t))}
	far, near := graph.NewHandler(store, graph.Options{Wait: 1}), graph.NewHandler(store, graph.Options{})
	for _, e := range graph.Golden() {
		if strings.HasPrefix(e.Name, "error-") {
			continue
		}
		for range 20 {
			for name, h := range map[string]http.Handler{"far": far, "near": near} {
				post(t, h, e)
				if calls := store.Take(); len(calls) != e.Calls {
					t.Fatalf("%s, the store %s: %d store calls, want %d: %v", e.Name, name, len(calls), e.Calls, calls)
				}
			}
		}
	}
}

// slow is a store each of whose answers takes a second.
type slow struct{}

func (slow) Asking(ctx context.Context, lookup string, _ int) (context.Context, func(error)) {
	if lookup != "Current" {
		<-time.After(time.Second)
	}
	return ctx, func(error) {}
}
func (slow) Answered(context.Context, string, string, int, []string) {}
func (slow) LimitHit(string)                                         {}
func (slow) CacheAsked(string, bool)                                 {}

// TestAhead asks a store that is far: what hangs on an id alone is asked together with what has the id, so each level of lists takes one answer of the store.
func TestAhead(t *testing.T) {
	store := memory.Open(dataset(t))
	for _, c := range []struct {
		query, answer string
		levels        int
	}{
		{`{city(slug: "cork") {name}}`, `{"data":{"city":{"name":"Cork"}}`, 1},
		{`{city(slug: "cork") {awards {year}}}`, `{"data":{"city":{"awards":[{"year":2015},{"year":2024}]}}`, 1},
		{`{city(slug: "cork") {relatedCities(first: 1) {nodes {awards {year} country {code}}} caseStudies {sdgs {number}} country {name}}}`, `{"data":{"city":{"relatedCities":{"nodes":[{"awards":`, 2},
		{`{city(slug: "nowhere") {awards {year} relatedCities(after: "nonsense") {totalCount}}}`, `{"data":{"city":null}`, 1},
		{`{caseStudy(slug: "melton-2015") {sdgs {number} city {name}}}`, `{"data":{"caseStudy":{"sdgs":[`, 2},
		{`{sdg(number: 4) {caseStudies(first: 1) {nodes {city {country {code}}}}}}`, `{"data":{"sdg":{"caseStudies":`, 4},
	} {
		synctest.Test(t, func(t *testing.T) {
			h := graph.NewHandler(store, graph.Options{Wait: time.Millisecond, Observer: slow{}})
			began := time.Now()
			answer := string(post(t, h, graph.Example{Query: c.query}))
			if took := time.Since(began); took != time.Duration(c.levels)*time.Second || !strings.HasPrefix(answer, c.answer) {
				t.Errorf("%s: %v, want %d s: %.200s", c.query, took, c.levels, answer)
			}
		})
	}
}
