//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"time"

	"learningcities/bench/golden"
)

// goldenRow is what a golden query takes of each mode of this service, one request at a time.
type goldenRow struct {
	name  string
	bytes int
	times map[string]time.Duration // medians, by competitor
}

// askGolden asks every golden query of every mode of this service in turn. Each must answer with the same bytes.
func (r *results) askGolden(ctx context.Context) error {
	queries, err := golden.Read(os.DirFS(golden.Folder), regexp.MustCompile(""))
	if err != nil {
		return err
	}
	var modes []*server
	for _, s := range r.field.servers {
		if s.ours {
			modes = append(modes, s)
		}
	}
	for _, q := range queries {
		row, err := r.askOneGolden(ctx, q, modes)
		if err != nil {
			return fmt.Errorf("%s: %w", q.Name, err)
		}
		r.golden = append(r.golden, row)
	}
	return nil
}

func (r *results) askOneGolden(ctx context.Context, q golden.Query, modes []*server) (goldenRow, error) {
	row := goldenRow{name: q.Name, times: map[string]time.Duration{}}
	body, err := q.Body(r.field.version)
	if err != nil {
		return row, err
	}
	open := make([]*connection, len(modes))
	for i, s := range modes {
		t, err := newTarget(s.process.address+"/graphql", body)
		if err != nil {
			return row, err
		}
		if open[i], err = dial(ctx, t); err != nil {
			return row, err
		}
		defer open[i].close()
		answer, err := open[i].ask()
		if err != nil {
			return row, fmt.Errorf("%s: %w", s.name, err)
		}
		t.answer = bytes.Clone(answer)
		if first := open[0].target.answer; !bytes.Equal(answer, first) {
			return row, fmt.Errorf("%s answers otherwise than %s:\n%.2000s\n%.2000s", s.name, modes[0].name, answer, first)
		}
		row.bytes = len(answer)
	}
	taken := make([][]time.Duration, len(modes))
	for range r.options.golden {
		for i, c := range open {
			times, err := c.repeat(ctx, time.Time{})
			if err != nil {
				return row, fmt.Errorf("%s: %w", modes[i].name, err)
			}
			taken[i] = append(taken[i], times...)
		}
	}
	for i, s := range modes {
		row.times[s.key] = median(taken[i])
	}
	return row, nil
}
