//go:build linux

package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"learningcities/bench/page"
	"learningcities/bench/shape"
)

// goal is what the project wants of itself, and what was measured.
type goal struct {
	text     string
	wanted   string
	measured string
	state    string // "met", "missed" or "not measured"
}

// goals compares what was measured with what is wanted. Ratios are those within a round, over all rounds the median.
func (r *results) goals() []goal {
	all := []goal{
		r.ratioGoal("S2 embedded, answers with 16 connections, × mercurius compiled", embedded, mercuriusJIT, []string{"S2"}, manyConnections, rate, atLeast(2.5)),
		r.ratioGoal("the other shapes likewise", embedded, mercuriusJIT, others("S2"), manyConnections, rate, atLeast(1.2)),
		r.comparison("both, × mercurius compiled with records linked beforehand", embedded, mercuriusLinked),
		r.countGoal("objects allocated by the handler for S2", embedded, 250),
		r.ratioGoal("snapshot, each shape, answers with 16 connections, × embedded", snapshot, embedded, others(""), manyConnections, rate, atLeast(1/1.1)),
		r.ratioGoal("live, each shape, answers with 16 connections, × @neo4j/graphql", live, neo4jGraphQL, others(""), manyConnections, rate, atLeast(1.5)),
		r.ratioGoal("live, each shape, median time with 1 connection, × hand-written Cypher", live, cypher, others(""), one, p50, atMost(2.5)),
		r.callGoal(),
		r.ratioGoal("S2 asked again, the whole answer kept, × mercurius compiled", kept, mercuriusJIT, []string{"S2"}, manyConnections, rate, atLeast(5.9)),
		r.countGoal("objects allocated by the handler for it", kept, 40),
		r.startGoal(),
	}
	return all
}

// bound is a goal for a number.
type bound struct {
	most  bool
	value float64
}

func atLeast(v float64) bound { return bound{false, v} }
func atMost(v float64) bound  { return bound{true, v} }

func (b bound) holds(v float64) bool {
	if b.most {
		return v <= b.value
	}
	return v >= b.value
}

func (b bound) String() string {
	if b.most {
		return "≤ " + page.Short(b.value)
	}
	return "≥ " + page.Short(b.value)
}

// worse tells whether a is farther from the goal than b.
func (b bound) worse(a, than float64) bool { return b.most && a > than || !b.most && a < than }

func others(without string) []string {
	var names []string
	for _, s := range shape.All() {
		if s.Name != without {
			names = append(names, s.Name)
		}
	}
	return names
}

func (r *results) ratioGoal(text, key, other string, shapes []string, connections int, figure func(sample) float64, b bound) goal {
	g := goal{text: text, wanted: b.String()}
	var said []string
	worst := math.NaN()
	for _, s := range shapes {
		v, ok := r.ratio(key, other, s, connections, figure)
		if !ok {
			g.state = "not measured"
			return g
		}
		said = append(said, s+" "+page.Short(v))
		if math.IsNaN(worst) || b.worse(v, worst) {
			worst = v
		}
	}
	g.measured, g.state = strings.Join(said, ", "), state(b.holds(worst))
	return g
}

// comparison tells ratios for which there is no goal.
func (r *results) comparison(text, key, other string) goal {
	g := r.ratioGoal(text, key, other, others(""), manyConnections, rate, atLeast(0))
	g.wanted, g.state = "–", strings.TrimPrefix(g.state, "met")
	return g
}

func (r *results) countGoal(text, key string, most float64) goal {
	g := goal{text: text, wanted: atMost(most).String(), state: "not measured"}
	if c, ok := r.counts[at{key: key, shape: "S2"}]; ok && c.handled >= 0 {
		g.measured, g.state = page.Short(c.handled), state(c.handled <= most)
	}
	return g
}

// callGoal wants as many calls under load as alone, and no more flights than calls.
func (r *results) callGoal() goal {
	g := goal{text: "live: store calls under load as alone; flights no more than calls", wanted: "each shape", state: "not measured"}
	holds := true
	var said []string
	for _, s := range shape.All() {
		c, ok := r.counts[at{key: live, shape: s.Name}]
		if !ok {
			return g
		}
		const drift = .02 // a connection that is opened or checked meanwhile
		holds = holds && math.Abs(c.busyCalls-c.calls) <= drift && c.flights <= c.calls+drift
		said = append(said, fmt.Sprintf("%s %s/%s, %s", s.Name, page.Short(c.calls), page.Short(c.busyCalls), page.Short(c.flights)))
	}
	g.measured, g.state = strings.Join(said, "; "), state(holds)
	return g
}

func (r *results) startGoal() goal {
	const most = 150 * time.Millisecond
	g := goal{text: "embedded, from start to first answer", wanted: "≤ 150 ms", state: "not measured"}
	if all := r.starts[embedded]; len(all) > 0 {
		m := median(all)
		g.measured, g.state = page.Milliseconds(m)+" ms", state(m <= most)
	}
	return g
}

func state(met bool) string {
	if met {
		return "met"
	}
	return "missed"
}
