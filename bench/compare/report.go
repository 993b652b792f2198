//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"learningcities/bench/shape"
)

// markdown is the report.
func (r *results) markdown() string {
	var b strings.Builder
	m := r.machine
	fmt.Fprintf(&b, "Measured on %s, %s of memory, %s; %s, Node.js %s, Neo4j %s with a heap of %s; load when it began: %s. ",
		m.processor, m.memory, m.kernel, runtime.Version(), strings.TrimPrefix(m.node, "v"), r.field.database.Version(), heap, m.load)
	fmt.Fprintf(&b, "Data version `%s`. Medians of %s of %v for each cell.\n\n", r.field.version, times(r.options.rounds, "round"), r.options.spend)
	b.WriteString("| shape | asks for | answer |\n| --- | --- | ---: |\n")
	for _, s := range shape.All() {
		fmt.Fprintf(&b, "| %s | %s | %s bytes |\n", s.Name, s.Title, thousands(float64(len(r.field.servers[0].targets[s.Name].answer))))
	}
	b.WriteString("\n### Goals\n\n| | goal | measured | |\n| --- | --- | --- | --- |\n")
	for _, g := range r.goals() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", g.text, g.wanted, g.measured, g.state)
	}
	b.WriteString("\n### Median time and throughput\n\nIn each cell: milliseconds for an answer with 1 connection · answers a second with 16.\n")
	for _, database := range []bool{false, true} {
		b.WriteString(r.cells(database))
	}
	b.WriteString(r.costs())
	b.WriteString(r.goldenTable())
	for _, c := range r.field.absent {
		fmt.Fprintf(&b, "\nNot measured: %s; %s.\n", c.name, c.absent)
	}
	return b.String()
}

// cells is the table of those that ask the database for each answer, or of those that answer from memory.
func (r *results) cells(database bool) string {
	var b strings.Builder
	title := "from memory"
	if database {
		title = "asking Neo4j"
	}
	fmt.Fprintf(&b, "\n| %s |", title)
	for _, s := range shape.All() {
		fmt.Fprintf(&b, " %s |", s.Name)
	}
	fmt.Fprintf(&b, "\n| --- |%s\n", strings.Repeat(" --- |", len(shape.All())))
	for _, server := range r.field.servers {
		if server.database != database {
			continue
		}
		fmt.Fprintf(&b, "| %s |", server.name)
		for _, s := range shape.All() {
			alone, _ := r.median(at{server.key, s.Name, one})
			busy, _ := r.median(at{server.key, s.Name, manyConnections})
			fmt.Fprintf(&b, " %s · %s |", ms(alone.p50), thousands(busy.rate))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// costs is what an answer takes beside time.
func (r *results) costs() string {
	var b strings.Builder
	b.WriteString("\n### What an answer costs\n\nFor S2, and in brackets S1. Processor time is that of the server with 16 connections, and behind the plus that of Neo4j; " +
		"calls are questions to the store, flights those to the database, each alone / with 16 connections; objects are allocations of the whole process, and of the handler alone.\n\n" +
		"| | processor time, µs | store calls | flights | objects | of the handler | resident, MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, server := range r.field.servers {
		two, one := at{key: server.key, shape: "S2"}, at{key: server.key, shape: "S1"}
		each := func(figure func(counted) string) string {
			c, ok := r.counts[two]
			if !ok || figure(c) == "" {
				return "–"
			}
			return figure(c) + " (" + figure(r.counts[one]) + ")"
		}
		fmt.Fprintf(&b, "| %s | %s (%s) | %s | %s | %s | %s | %d |\n", server.name, r.processor(server, "S2"), r.processor(server, "S1"),
			each(func(c counted) string { return pair(c.calls, c.busyCalls) }),
			each(func(c counted) string { return pair(c.flights, c.busyFlights) }),
			each(func(c counted) string { return known(c.objects) }),
			each(func(c counted) string { return known(c.handled) }),
			r.memory[server.key]>>20)
	}
	if m, ok := r.median(at{r.field.servers[0].key, "S2", manyConnections}); ok {
		fmt.Fprintf(&b, "\nThe load generator itself takes %d µs of processor time for an answer to S2, on the same processors.\n", m.us.Microseconds())
	}
	for _, key := range []string{embedded, embeddedGo, snapshot} {
		if all := r.starts[key]; len(all) > 0 {
			fmt.Fprintf(&b, "\nFrom start to first answer, %s: %s ms (median of %d).\n", r.field.server(key).name, ms(median(all)), len(all))
		}
	}
	return b.String()
}

func (r *results) processor(s *server, shape string) string {
	m, _ := r.median(at{s.key, shape, manyConnections})
	text := thousands(float64(m.server.Microseconds()))
	if s.database {
		text += " + " + thousands(float64(m.database.Microseconds()))
	}
	return text
}

// goldenTable is every golden query in every mode of the service.
func (r *results) goldenTable() string {
	if len(r.golden) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n### Golden queries\n\nAll %d, errors among them, are answered by every mode with the same bytes. Milliseconds with 1 connection, medians of %s.\n\n"+
		"<details>\n<summary>The table</summary>\n\n| query | bytes |", len(r.golden), times(r.options.golden, "answer"))
	var keys []string
	for _, s := range r.field.servers {
		if s.ours {
			keys = append(keys, s.key)
			fmt.Fprintf(&b, " %s |", strings.TrimPrefix(s.name, "this service, "))
		}
	}
	fmt.Fprintf(&b, "\n| --- | ---: |%s\n", strings.Repeat(" ---: |", len(keys)))
	sums := map[string]time.Duration{}
	for _, row := range r.golden {
		fmt.Fprintf(&b, "| %s | %s |", row.name, thousands(float64(row.bytes)))
		for _, key := range keys {
			fmt.Fprintf(&b, " %s |", ms(row.times[key]))
			sums[key] += row.times[key]
		}
		b.WriteString("\n")
	}
	b.WriteString("| **all together** | |")
	for _, key := range keys {
		fmt.Fprintf(&b, " %s |", ms(sums[key]))
	}
	b.WriteString("\n\n</details>\n")
	return b.String()
}

// The report stands between these marks.
const (
	markBegin = "<!-- measured by make bench: begin -->"
	markEnd   = "<!-- measured by make bench: end -->"
)

// save writes the report into performance.md of the folder, and the plot beside it.
func (r *results) save(folder, report string) error {
	file := filepath.Join(folder, "performance.md")
	page, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the page: %w", err)
	}
	before, rest, ok1 := strings.Cut(string(page), markBegin)
	_, after, ok2 := strings.Cut(rest, markEnd)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s lacks the lines %q and %q, between which the figures go", file, markBegin, markEnd)
	}
	text := before + markBegin + "\n\n" + report + "\n" + markEnd + after
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "performance.svg"), []byte(r.plot()), 0o644); err != nil {
		return fmt.Errorf("writing the plot: %w", err)
	}
	return nil
}

func ms(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', 2, 64)
}

// short is a number with as many digits as say something.
func short(v float64) string {
	switch {
	case v >= 100 || v == float64(int(v)):
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// thousands is a whole number with commas.
func thousands(v float64) string {
	digits := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func times(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func known(v float64) string {
	if v < 0 {
		return ""
	}
	return thousands(v)
}

func pair(a, b float64) string {
	if a < 0 {
		return ""
	}
	return short(a) + " / " + short(b)
}
