//go:build linux

package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"learningcities/bench/page"
)

// results is what was measured.
type results struct {
	machine   page.Machine
	worlds    []*world
	databases []*database // one for each world; none unless asked for
	modes     []mode
	lost      []string // queries that were left out, since their cursors are lost in more data
}

// mode is a way to answer, with what every query takes of it.
type mode struct {
	name string
	rows []row
}

// slow is how many queries take longer than their answers explain.
func (m mode) slow() int {
	n := 0
	for _, r := range m.rows {
		if r.slow() {
			n++
		}
	}
	return n
}

// print prints what each world takes, then the queries of each mode, those first that slow down most.
func (all *results) print(out io.Writer) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "data\tcities\tSDG links\tBuild\tstore opened\tmemory\t\n")
	for _, w := range all.worlds {
		fmt.Fprintf(t, "%d×\t%d\t%d\t%s\t%s\t%.1f MB\t\n", w.times, cities(w), w.info.LinkCount, milliseconds(w.build), milliseconds(w.open), float64(w.memory)/1e6)
	}
	for _, db := range all.databases {
		fmt.Fprintf(t, "\n%d×\tseeded in %s\t\n", db.world.times, milliseconds(db.seeded))
		for _, s := range db.services {
			fmt.Fprintf(t, "%d×\t%s: first answer after %s, started again after %s\t%d MB resident\t\n", db.world.times, cmp.Or(s.reads, "Neo4j"), milliseconds(s.started), milliseconds(s.again), s.size>>20)
		}
	}
	if len(all.lost) > 0 {
		fmt.Fprintf(t, "\nleft out, since their cursors are lost in more data: %s\n", strings.Join(all.lost, ", "))
	}
	for _, m := range all.modes {
		m.print(t, all.worlds)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	return nil
}

func (m mode) print(t io.Writer, worlds []*world) {
	fmt.Fprintf(t, "\n%s\n", m.name)
	for _, w := range worlds {
		fmt.Fprintf(t, "%d×\tbytes\t", w.times)
	}
	fmt.Fprint(t, "time ratio\tanswer ratio\t\t query\n")
	for _, r := range slices.SortedStableFunc(slices.Values(m.rows), func(a, b row) int { return cmp.Compare(b.ratio()/b.larger(), a.ratio()/a.larger()) }) {
		for i := range worlds {
			fmt.Fprintf(t, "%s\t%d\t", milliseconds(r.times[i]), r.bytes[i])
		}
		mark := ""
		if r.slow() {
			mark = "SLOW"
		}
		fmt.Fprintf(t, "%.2f\t%.2f\t%s\t %s\n", r.ratio(), r.larger(), mark, r.name)
	}
	fmt.Fprintf(t, "\n%d of %d queries take more than %d times as long for an answer of the same size\n", m.slow(), len(m.rows), allowed)
}

// markdown is the same for a page of the documentation.
func (all *results) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %v.\n\n| data | cities | links to goals | deriving, s | memory of the store, MB |", all.machine)
	if len(all.databases) > 0 {
		b.WriteString(" `seed`, s |")
		for _, s := range all.databases[0].services {
			fmt.Fprintf(&b, " %[1]s: first answer, s | %[1]s: first answer, started again, s | %[1]s: resident, MB |", cmp.Or(s.reads, "Neo4j"))
		}
	}
	b.WriteString("\n|" + strings.Repeat(" ---: |", strings.Count(b.String()[strings.LastIndex(b.String(), "\n"):], "|")-1) + "\n")
	for i, w := range all.worlds {
		fmt.Fprintf(&b, "| %d× | %s | %s | %s | %s |", w.times, page.Thousands(float64(cities(w))), page.Thousands(float64(w.info.LinkCount)), seconds(w.build), page.Short(float64(w.memory)/1e6))
		if len(all.databases) > 0 {
			fmt.Fprintf(&b, " %s |", seconds(all.databases[i].seeded))
			for _, s := range all.databases[i].services {
				fmt.Fprintf(&b, " %s | %s | %d |", seconds(s.started), seconds(s.again), s.size>>20)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\nQueries that take more than three times as long of the largest data for an answer of the same size:")
	for i, m := range all.modes {
		if i > 0 {
			b.WriteString(";")
		}
		fmt.Fprintf(&b, " %s %d of %d", m.name, m.slow(), len(m.rows))
	}
	if len(all.lost) > 0 {
		fmt.Fprintf(&b, ". Left out, since their cursors name a place that more data pushes out of its list: %s", strings.Join(all.lost, ", "))
	}
	b.WriteString(".\n\n<details>\n<summary>Every golden query, in milliseconds</summary>\n\n| query |")
	for _, m := range all.modes {
		for _, w := range all.worlds {
			fmt.Fprintf(&b, " %s, %d× |", m.name, w.times)
		}
	}
	fmt.Fprintf(&b, " answer grows |\n| --- |%s ---: |\n", strings.Repeat(" ---: |", len(all.modes)*len(all.worlds)))
	for i, r := range all.modes[0].rows {
		fmt.Fprintf(&b, "| %s |", r.name)
		for _, m := range all.modes {
			for _, t := range m.rows[i].times {
				fmt.Fprintf(&b, " %s |", page.Milliseconds(t))
			}
		}
		fmt.Fprintf(&b, " %s× |\n", page.Short(r.larger()))
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

func cities(w *world) int { return w.info.Counts[0].Count }

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.3f ms", float64(d)/float64(time.Millisecond))
}

func seconds(d time.Duration) string { return page.Short(d.Seconds()) }
