//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"learningcities/bench/page"
	"learningcities/bench/shape"
)

// markdown is the report.
func (r *results) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %v; Node.js %s, Neo4j %s with a heap of %s. ", r.machine, strings.TrimPrefix(r.node, "v"), r.field.database.Version(), heap)
	fmt.Fprintf(&b, "Data version `%s`. Medians of %s of %v for each cell.\n\n", r.field.version, page.Times(r.options.rounds, "round"), r.options.spend)
	b.WriteString("| shape | asks for | answer |\n| --- | --- | ---: |\n")
	for _, s := range shape.All() {
		fmt.Fprintf(&b, "| %s | %s | %s bytes |\n", s.Name, s.Title, page.Thousands(float64(len(r.field.servers[0].targets[s.Name].Answer))))
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
			fmt.Fprintf(&b, " %s · %s |", page.Milliseconds(alone.p50), page.Thousands(busy.rate))
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
			fmt.Fprintf(&b, "\nFrom start to first answer, %s: %s ms (median of %d).\n", r.field.server(key).name, page.Milliseconds(median(all)), len(all))
		}
	}
	return b.String()
}

func (r *results) processor(s *server, shape string) string {
	m, _ := r.median(at{s.key, shape, manyConnections})
	text := page.Thousands(float64(m.server.Microseconds()))
	if s.database {
		text += " + " + page.Thousands(float64(m.database.Microseconds()))
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
		"<details>\n<summary>The table</summary>\n\n| query | bytes |", len(r.golden), page.Times(r.options.golden, "answer"))
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
		fmt.Fprintf(&b, "| %s | %s |", row.name, page.Thousands(float64(row.bytes)))
		for _, key := range keys {
			fmt.Fprintf(&b, " %s |", page.Milliseconds(row.times[key]))
			sums[key] += row.times[key]
		}
		b.WriteString("\n")
	}
	b.WriteString("| **all together** | |")
	for _, key := range keys {
		fmt.Fprintf(&b, " %s |", page.Milliseconds(sums[key]))
	}
	b.WriteString("\n\n</details>\n")
	return b.String()
}

// save writes the report into performance.md of the folder, and the plot beside it.
func (r *results) save(folder, report string) error {
	if err := page.Fill(filepath.Join(folder, "performance.md"), "bench", report); err != nil {
		return err //nolint:wrapcheck // it says what it was doing
	}
	if err := os.WriteFile(filepath.Join(folder, "performance.svg"), []byte(r.plot()), 0o644); err != nil {
		return fmt.Errorf("writing the plot: %w", err)
	}
	return nil
}

func known(v float64) string {
	if v < 0 {
		return ""
	}
	return page.Thousands(v)
}

func pair(a, b float64) string {
	if a < 0 {
		return ""
	}
	return page.Short(a) + " / " + page.Short(b)
}
