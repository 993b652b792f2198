//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
)

// objects is how many objects a handler allocates for an answer that nobody reads. The request is made once; the header of the response is made
// each time, as a server does, and counts.
func objects(ctx context.Context, h http.Handler, body []byte) (float64, error) {
	const times = 200
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", nil)
	if err != nil {
		return 0, fmt.Errorf("making a request: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.ContentLength = int64(len(body))
	r.RemoteAddr = "127.0.0.1:1"
	reader := bytes.NewReader(body)
	r.Body = io.NopCloser(reader)
	handle := func() {
		for range times {
			reader.Reset(body)
			h.ServeHTTP(unread{}, r)
		}
	}
	handle() // the first time warms up
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	handle()
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs-before.Mallocs) / times, nil
}

// unread is a response that is written and forgotten.
type unread http.Header

func (w unread) Header() http.Header         { return http.Header(w) }
func (w unread) Write(p []byte) (int, error) { return len(p), nil }
func (w unread) WriteHeader(int)             {}
