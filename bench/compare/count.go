//go:build linux

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"learningcities/bench/shape"
	"learningcities/graph"
	"learningcities/seed"
	"learningcities/store/memory"
)

// counted is what an answer takes beside time. Figures are for one answer; negative where nothing tells them.
type counted struct {
	calls       float64 // questions to the store, one at a time
	busyCalls   float64 // and with many requests at once
	flights     float64 // to the database
	busyFlights float64
	objects     float64 // allocated by the whole process
	handled     float64 // allocated from the parsed HTTP request to the written answer
}

// count starts those whose counts can be read once more, behind a tap, since that costs time that nobody should measure.
func (r *results) count(ctx context.Context) error {
	r.counts = map[at]counted{}
	handled, err := handledObjects(ctx)
	if err != nil {
		return err
	}
	for _, s := range r.field.servers {
		if s.metrics == "" && !s.database {
			continue
		}
		if err := r.countOne(ctx, s, handled[s.key]); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func (r *results) countOne(ctx context.Context, c *server, handled map[string]float64) error {
	tap, err := newTap(ctx, r.field.database.URI())
	if err != nil {
		return err
	}
	defer tap.close()
	s, err := c.open(ctx, tap.uri())
	if err != nil {
		return err
	}
	defer s.close()
	for _, sh := range shape.All() {
		t := s.targets[sh.Name]
		if _, err := t.Load(ctx, manyConnections, r.options.spend/2); err != nil { // opens the connections to the database
			return err
		}
		alone, err := counting(ctx, s, tap, func() (int, error) { return r.options.asked, t.Alone(ctx, r.options.asked) })
		if err != nil {
			return err
		}
		busy, err := counting(ctx, s, tap, func() (int, error) {
			b, err := t.Load(ctx, manyConnections, r.options.spend)
			if err != nil {
				return 0, err
			}
			return len(b.Times), nil
		})
		if err != nil {
			return err
		}
		got := counted{calls: alone.calls, busyCalls: busy.calls, flights: alone.flights, busyFlights: busy.flights, objects: alone.objects, handled: -1}
		if n, ok := handled[sh.Name]; ok {
			got.handled = n
		}
		r.counts[at{key: s.key, shape: sh.Name}] = got
	}
	return nil
}

// counting tells what each of the requests took that the function made.
func counting(ctx context.Context, s *server, tap *tap, do func() (int, error)) (counted, error) {
	each := counted{calls: -1, objects: -1, flights: -1}
	first, err := s.readMetrics(ctx)
	if err != nil {
		return each, err
	}
	before, err := s.readMetrics(ctx)
	if err != nil {
		return each, err
	}
	flights := tap.flights.Load()
	n, err := do()
	if err != nil {
		return each, err
	}
	if flights = tap.flights.Load() - flights; s.database || s.key == snapshot {
		each.flights = float64(flights) / float64(n)
	}
	after, err := s.readMetrics(ctx)
	if err != nil {
		return each, err
	}
	if s.metrics != "" {
		each.calls = (after.calls - before.calls) / float64(n)
		reading := before.objects - first.objects // to read the metrics takes some, too
		each.objects = (after.objects - before.objects - reading) / float64(n)
	}
	return each, nil
}

// metrics are what the service tells of itself.
type metrics struct{ calls, objects float64 }

func (s *server) readMetrics(ctx context.Context) (metrics, error) {
	var m metrics
	if s.metrics == "" {
		return m, nil
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.metrics, nil)
	if err != nil {
		return m, fmt.Errorf("reading the metrics: %w", err)
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return m, fmt.Errorf("reading the metrics: %w", err)
	}
	defer func() { _ = w.Body.Close() }()
	for lines := bufio.NewScanner(io.LimitReader(w.Body, 8<<20)); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.ParseFloat(value, 64)
		switch {
		case err != nil: // a comment
		case strings.HasPrefix(name, "learningcities_store_lookups_total{"):
			m.calls += n
		case name == "go_memstats_mallocs_total":
			m.objects = n
		}
	}
	return m, nil
}

// handledObjects counts what the handler allocates for one answer, in this process and from the embedded data, without net/http before and behind
// it: by competitor, then shape.
func handledObjects(ctx context.Context) (map[string]map[string]float64, error) {
	d, err := seed.Load(seed.Files())
	if err != nil {
		return nil, fmt.Errorf("reading the data: %w", err)
	}
	store := memory.Open(d)
	all := map[string]map[string]float64{}
	for key, o := range map[string]graph.Options{embedded: {}, embeddedGo: {Reference: true}, kept: {AnswerCache: 64 << 20}} {
		h := graph.NewHandler(store, o)
		all[key] = map[string]float64{}
		for _, s := range shape.All() {
			if all[key][s.Name], err = objects(ctx, h, s.Body()); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}
