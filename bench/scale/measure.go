//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"time"

	"learningcities/bench/golden"
)

// runs is how often each dataset is asked at least, however long it takes.
const runs = 7

// asked is a dataset of some size behind something that answers: a handler in this program, or a service over HTTP.
type asked struct {
	times   int
	version string
	ask     func(ctx context.Context, body []byte) (time.Duration, []byte, error)
}

// row is what one query takes of every size.
type row struct {
	name  string
	times []time.Duration // the median of each
	bytes []int           // the size of each answer
}

// measureAll asks all queries of all sizes.
func measureAll(ctx context.Context, queries []golden.Query, of []asked, spend time.Duration) ([]row, error) {
	rows := make([]row, len(queries))
	for i, q := range queries {
		var err error
		if rows[i], err = measure(ctx, q, of, spend); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// measure asks the query of all sizes in turn, so that whatever else the machine does falls on all of them.
func measure(ctx context.Context, q golden.Query, of []asked, spend time.Duration) (row, error) {
	r := row{name: q.Name}
	bodies := make([][]byte, len(of))
	taken := make([][]time.Duration, len(of))
	for i, a := range of {
		var err error
		if bodies[i], err = q.Body(a.version); err != nil {
			return r, err //nolint:wrapcheck // it says what it was doing
		}
		_, answer, err := a.ask(ctx, bodies[i]) // the first time warms up
		if err != nil || bytes.Contains(answer, []byte(`"errors":[`)) {
			return r, fmt.Errorf("%s of the data %d times as large: %w %.500s", q.Name, a.times, err, answer)
		}
		r.bytes = append(r.bytes, len(answer))
	}
	runtime.GC() // what came before is not to be cleared up on this query's time
	for start := time.Now(); len(taken[0]) < runs || time.Since(start) < spend*time.Duration(len(of)); {
		for i, a := range of {
			t, _, err := a.ask(ctx, bodies[i])
			if err != nil {
				return r, fmt.Errorf("%s of the data %d times as large: %w", q.Name, a.times, err)
			}
			taken[i] = append(taken[i], t)
		}
	}
	for _, all := range taken {
		slices.Sort(all)
		r.times = append(r.times, all[len(all)/2])
	}
	return r, nil
}

// handled asks a handler in this program.
func handled(h http.Handler) func(context.Context, []byte) (time.Duration, []byte, error) {
	return func(ctx context.Context, body []byte) (time.Duration, []byte, error) {
		request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		start := time.Now()
		h.ServeHTTP(w, request)
		return time.Since(start), w.Body.Bytes(), nil
	}
}

// ratio is how many times as long the largest takes as the first.
func (r row) ratio() float64 {
	return float64(r.times[len(r.times)-1]) / float64(r.times[0])
}

// larger is how many times as large the last answer is as the first, and not less than 1.
func (r row) larger() float64 {
	return max(1, float64(r.bytes[len(r.bytes)-1])/float64(r.bytes[0]))
}

// allowed is how many times as long a query may take of more data, for an answer of the same size.
const allowed = 3

// slow tells whether it takes longer than its answer explains.
func (r row) slow() bool { return r.ratio() > allowed*r.larger() }
