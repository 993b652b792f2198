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

// row is what one query takes of every world.
type row struct {
	name  string
	times []time.Duration // the median of each
	bytes []int           // the size of each answer
}

// measure asks the query of all worlds in turn, so that whatever else the machine does falls on all of them.
func measure(ctx context.Context, q golden.Query, worlds []*world, spend time.Duration) (row, error) {
	r := row{name: q.Name}
	bodies := make([][]byte, len(worlds))
	taken := make([][]time.Duration, len(worlds))
	for i, w := range worlds {
		var err error
		if bodies[i], err = q.Body(w.info.Version); err != nil {
			return r, err
		}
		_, answer := ask(ctx, w.handler, bodies[i]) // the first time warms up
		if bytes.Contains(answer, []byte(`"errors":[`)) {
			return r, fmt.Errorf("%s of the data %d times as large: %.500s", q.Name, w.times, answer)
		}
		r.bytes = append(r.bytes, len(answer))
	}
	runtime.GC() // what came before is not to be cleared up on this query's time
	for start := time.Now(); len(taken[0]) < runs || time.Since(start) < spend*time.Duration(len(worlds)); {
		for i, w := range worlds {
			t, _ := ask(ctx, w.handler, bodies[i])
			taken[i] = append(taken[i], t)
		}
	}
	for _, all := range taken {
		slices.Sort(all)
		r.times = append(r.times, all[len(all)/2])
	}
	return r, nil
}

func ask(ctx context.Context, h http.Handler, body []byte) (time.Duration, []byte) {
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	start := time.Now()
	h.ServeHTTP(w, request)
	return time.Since(start), w.Body.Bytes()
}

// ratio is how many times as long the last world takes as the first.
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
