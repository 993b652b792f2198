//go:build linux

package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"learningcities/bench/burst"
	"learningcities/bench/page"
	"learningcities/bench/shape"
	"learningcities/seed"
	"learningcities/store/neo4j/neo4jtest"
)

// TestFlights counts one flight for what is sent at once, and another for what is sent after an answer.
func TestFlights(t *testing.T) {
	t.Parallel()
	echo, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = echo.Close() })
	go func() {
		c, err := echo.Accept()
		if err == nil {
			_, _ = io.Copy(c, c)
		}
	}()
	way, err := newTap(t.Context(), "bolt://"+echo.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(way.close)
	c, err := net.Dial("tcp", strings.TrimPrefix(way.uri(), "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	heard := make([]byte, 4)
	for n := range int64(3) {
		if _, err := c.Write([]byte("word")); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(c, heard); err != nil || string(heard) != "word" {
			t.Fatalf("heard %q, %v", heard, err)
		}
		if got := way.flights.Load(); got != n+1 {
			t.Errorf("%d flights after %d answers", got, n+1)
		}
	}
}

// answering is a server whose answer to a shape was learned.
func answering(name string, s shape.Shape, answer string, mapped func(shape.Shape, any) any) *server {
	return &server{competitor: &competitor{name: name, mapped: mapped}, targets: map[string]*burst.Target{s.Name: {Answer: []byte(answer)}}}
}

// TestSameAnswer makes sure that nobody is timed who answers otherwise.
func TestSameAnswer(t *testing.T) {
	t.Parallel()
	s := shape.All()[0]
	ours := answering("ours", s, `{"data":{"city":{"id":"city:cork","country":{"code":"IE"}}},"extensions":{"cost":3}}`, nil)
	for _, c := range []struct{ name, answer, want string }{
		{"equal, in another order", `{"data":{"cities":[{"country":[{"code":"IE"}],"id":"city:cork"}]}}`, ""},
		{"another country", `{"data":{"cities":[{"id":"city:cork","country":[{"code":"FI"}]}]}}`, "answer differently"},
		{"two countries", `{"data":{"cities":[{"id":"city:cork","country":[{"code":"IE"},{"code":"FI"}]}]}}`, "answer differently"},
		{"no city", `{"data":{"cities":[]}}`, "answer differently"},
		{"a field more", `{"data":{"cities":[{"id":"city:cork","name":"Cork","country":[{"code":"IE"}]}]}}`, "answer differently"},
		{"errors", `{"data":{"cities":[{"id":"city:cork","country":[{"code":"IE"}]}]},"errors":[{"message":"no"}]}`, "with errors"},
		{"no data", `{"data":null}`, "without data"},
		{"no JSON", `<html>`, "reading the answer"},
	} {
		err := sameAnswer(s, ours, answering("theirs", s, c.answer, asOurs))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestAsOurs maps what @neo4j/graphql answers to each shape.
func TestAsOurs(t *testing.T) {
	t.Parallel()
	for i, c := range []struct{ theirs, ours string }{
		{`{"cities":[{"id":"a","country":[{"id":"b"}]}]}`, `{"city":{"id":"a","country":{"id":"b"}}}`},
		{`{"cities":[{"id":"a","country":[{"id":"b"}],"awards":[{"year":1}]},{"id":"c","country":[{"id":"d"}],"awards":[]}]}`,
			`{"cities":{"nodes":[{"id":"a","country":{"id":"b"},"awards":[{"year":1}]},{"id":"c","country":{"id":"d"},"awards":[]}]}}`},
		{`{"cities":[{"id":"a","relatedCitiesConnection":{"edges":[{"node":{"id":"b","country":[{"id":"c"}]}}]}}]}`,
			`{"city":{"id":"a","relatedCities":{"nodes":[{"id":"b","country":{"id":"c"}}]}}}`},
		{`{"sdgs":[{"id":"a","caseStudies":[{"id":"b","city":[{"id":"c","country":[{"id":"d"}]}]}]}]}`,
			`{"sdg":{"id":"a","caseStudies":{"nodes":[{"id":"b","city":{"id":"c","country":{"id":"d"}}}]}}}`},
		{`{"sdgPairs":[{"a":1,"b":2,"count":3}]}`, `{"sdgNetwork":{"pairs":[{"a":{"number":1},"b":{"number":2},"count":3}]}}`},
	} {
		var theirs, ours any
		if err := errors.Join(json.Unmarshal([]byte(c.theirs), &theirs), json.Unmarshal([]byte(c.ours), &ours)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ours, asOurs(shape.All()[i], theirs)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", shape.All()[i].Name, diff)
		}
	}
}

// measured is a result made up of round numbers: every competitor answers, the embedded service four times as often as the others.
func measured() *results {
	r := &results{
		options: &options{rounds: 3, spend: time.Second, golden: 1},
		field:   &field{database: &neo4jtest.Server{}},
		rounds:  map[at][]sample{}, counts: map[at]counted{}, starts: map[string][]time.Duration{embedded: {100 * time.Millisecond}},
	}
	all := services("", "--executor --read ")
	all = append(all, &competitor{key: cypher, name: "Cypher & <net>", database: true}, &competitor{key: neo4jGraphQL, name: "neo4j", database: true},
		&competitor{key: mercuriusJIT, name: "mercurius"}, &competitor{key: mercuriusLinked, name: "mercurius linked"})
	for _, c := range all {
		s := &server{competitor: c, targets: map[string]*burst.Target{}}
		for _, sh := range shape.All() {
			s.targets[sh.Name] = &burst.Target{Answer: []byte("{}")}
			for n := range 3 {
				fast := float64(n + 1)
				if c.key == embedded {
					fast *= 4
				}
				for _, connections := range []int{one, manyConnections} {
					where := at{c.key, sh.Name, connections}
					r.rounds[where] = append(r.rounds[where], sample{answers: 1, rate: 1000 * fast, p50: time.Duration(1e6 / fast)})
				}
			}
			r.counts[at{key: c.key, shape: sh.Name}] = counted{calls: 5, busyCalls: 5, flights: 5, handled: 250}
		}
		r.field.servers = append(r.field.servers, s)
	}
	return r
}

// TestGoals compares made up figures with the goals.
func TestGoals(t *testing.T) {
	t.Parallel()
	r := measured()
	state := func(i int) string { return r.goals()[i].state + " " + r.goals()[i].measured }
	for i, want := range []string{
		"met S2 4", "met S1 4, S3 4, S4 4, S5 4", " S1 4, S2 4, S3 4, S4 4, S5 4", "met 250", "missed S1 0.25, S2 0.25, S3 0.25, S4 0.25, S5 0.25",
		"missed S1 1, S2 1, S3 1, S4 1, S5 1", "met S1 1, S2 1, S3 1, S4 1, S5 1",
		"met S1 5/5, 5; S2 5/5, 5; S3 5/5, 5; S4 5/5, 5; S5 5/5, 5", "missed S2 1", "missed 250", "met 100.00 ms",
	} {
		if got := state(i); got != want {
			t.Errorf("goal %d is %q, want %q", i, got, want)
		}
	}
	// One shape that misses is enough, and so is one flight more.
	where := at{mercuriusJIT, "S4", manyConnections}
	r.rounds[where] = []sample{{rate: 1e6}, {rate: 1e6}, {rate: 1e6}}
	r.counts[at{key: live, shape: "S3"}] = counted{calls: 5, busyCalls: 5, flights: 6}
	for _, i := range []int{1, 7} {
		if got := state(i); !strings.HasPrefix(got, "missed") {
			t.Errorf("goal %d is %q with one shape that misses it", i, got)
		}
	}
	r.rounds[where] = nil
	if got := state(1); got != "not measured " {
		t.Errorf("a goal is %q without a figure", got)
	}
}

// TestSave writes between the marks, and a plot that is well formed and says its numbers in words too.
func TestSave(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "performance.md")
	begin, end := page.Marks("bench")
	r := measured()
	for range 2 { // the second time over the first
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			if err := os.WriteFile(file, []byte("before\n"+begin+"\nold\n"+end+"\nafter\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := r.save(dir, "new"); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(file)
		if want := "before\n" + begin + "\n\nnew\n\n" + end + "\nafter\n"; err != nil || string(text) != want {
			t.Errorf("the page is %q, %v, want %q", text, err, want)
		}
	}
	plot, err := os.ReadFile(filepath.Join(dir, "performance.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(string(plot))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the plot is not well formed: %v", err)
		}
	}
	for _, want := range []string{"this service, embedded 8,000", "Cypher &amp; &lt;net&gt; 2,000", ">8,000</text>"} {
		if !strings.Contains(string(plot), want) {
			t.Errorf("the plot lacks %q", want)
		}
	}
	if err := os.WriteFile(file, []byte("no marks"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.save(dir, "new"); err == nil || !strings.Contains(err.Error(), begin) {
		t.Errorf("the error is %v for a page without marks", err)
	}
}

// TestServices tells what a program lacks, and calls one that has everything with every flag.
func TestServices(t *testing.T) {
	t.Parallel()
	absent := map[string]string{}
	for _, c := range services("", "no flags") {
		absent[c.key] = c.absent
	}
	want := map[string]string{
		embedded: "this program has no flag --executor", live: "this program has no flag --executor", snapshot: "this program has no flag --read",
		embeddedGo: "", liveGo: "", kept: "",
	}
	if diff := cmp.Diff(want, absent); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, c := range services("", "--executor=wave --read auto") {
		if c.absent != "" {
			t.Errorf("%s: %s", c.name, c.absent)
		}
	}
}

// TestExport reads back what the servers in memory read: every record that another one names is there.
func TestExport(t *testing.T) {
	t.Parallel()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "graph.json")
	if err := export(t.Context(), d, file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var g exportGraph
	if err := json.Unmarshal(text, &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Cities) != len(d.Cities) || len(g.CaseStudies) != len(d.CaseStudies) || len(g.SDGs) != 17 || len(g.Awards) != len(d.Awards) {
		t.Errorf("%d cities, %d case studies, %d goals, %d awards", len(g.Cities), len(g.CaseStudies), len(g.SDGs), len(g.Awards))
	}
	links := 0
	for _, s := range g.CaseStudies {
		links += len(s.SDGs)
	}
	for _, s := range g.SDGs {
		links -= len(s.CaseStudies)
	}
	if links != 0 {
		t.Errorf("%d links more from case studies to goals than back", links)
	}
}
