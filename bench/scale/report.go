package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// report prints what each world takes, then the queries, those first that slow down most.
func report(out io.Writer, worlds []*world, rows []row) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "data\tcities\tSDG links\tBuild\tstore opened\tmemory\t\n")
	for _, w := range worlds {
		fmt.Fprintf(t, "%d×\t%d\t%d\t%s\t%s\t%.1f MB\t\n", w.times, cities(w), w.info.LinkCount, milliseconds(w.build), milliseconds(w.open), float64(w.memory)/1e6)
	}
	fmt.Fprint(t, "\n")
	for _, w := range worlds {
		fmt.Fprintf(t, "%d×\tbytes\t", w.times)
	}
	fmt.Fprint(t, "time ratio\tanswer ratio\t\t query\n")
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.ratio()/b.larger(), a.ratio()/a.larger()) })
	slow := 0
	for _, r := range rows {
		for i := range worlds {
			fmt.Fprintf(t, "%s\t%d\t", milliseconds(r.times[i]), r.bytes[i])
		}
		mark := ""
		if r.slow() {
			mark, slow = "SLOW", slow+1
		}
		fmt.Fprintf(t, "%.2f\t%.2f\t%s\t %s\n", r.ratio(), r.larger(), mark, r.name)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	_, err := fmt.Fprintf(out, "\n%d of %d queries take more than %d times as long for an answer of the same size\n", slow, len(rows), allowed)
	return err
}

func cities(w *world) int { return w.info.Counts[0].Count }

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.3f ms", float64(d)/float64(time.Millisecond))
}
