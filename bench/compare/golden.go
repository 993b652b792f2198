//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"time"

	"learningcities/bench/burst"
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
	if r.options.golden == 0 {
		return nil
	}
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
	open, err := dialGolden(ctx, modes, body)
	defer burst.CloseAll(open)
	if err != nil {
		return row, err
	}
	for i, c := range open {
		answer, err := c.Ask()
		if err != nil {
			return row, fmt.Errorf("%s: %w", modes[i].name, err)
		}
		c.Target.Answer = bytes.Clone(answer)
		if first := open[0].Target.Answer; !bytes.Equal(answer, first) {
			return row, fmt.Errorf("%s answers otherwise than %s:\n%.2000s\n%.2000s", modes[i].name, modes[0].name, answer, first)
		}
		row.bytes = len(answer)
	}
	taken := make([][]time.Duration, len(modes))
	for range r.options.golden {
		for i, c := range open {
			times, err := c.Repeat(ctx, time.Time{})
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

func dialGolden(ctx context.Context, modes []*server, body []byte) ([]*burst.Connection, error) {
	targets := make([]*burst.Target, len(modes))
	for i, s := range modes {
		var err error
		if targets[i], err = burst.NewTarget(s.process.Address+"/graphql", body); err != nil {
			return nil, err
		}
	}
	return burst.DialAll(ctx, targets...)
}
