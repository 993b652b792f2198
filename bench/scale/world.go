//go:build linux

package main

import (
	"fmt"
	"net/http"
	"runtime"
	"time"

	"learningcities/bench/grow"
	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
)

// world is the data, so many times as large, with a server before it.
type world struct {
	times   int
	dataset *kg.Dataset
	info    *kg.Info
	handler http.Handler
	build   time.Duration // deriving everything
	open    time.Duration // filling the store
	memory  uint64        // bytes that the dataset and its store keep
}

func open(n int, random uint64) (*world, error) {
	before := kept()
	d, err := seed.Read(seed.Files())
	if err != nil {
		return nil, fmt.Errorf("reading the data: %w", err)
	}
	if err := grow.Times(d, n, random); err != nil {
		return nil, fmt.Errorf("growing the data: %w", err)
	}
	w := &world{times: n, dataset: d, info: &d.Info}
	start := time.Now()
	if err := d.Build(); err != nil {
		return nil, fmt.Errorf("building the data %d times as large: %w", n, err)
	}
	w.build, start = time.Since(start), time.Now()
	store := memory.Open(d)
	w.open = time.Since(start)
	w.handler = graph.NewHandler(store, graph.Options{})
	w.memory = kept() - before
	return w, nil
}

// kept is how many bytes are in use once what nobody uses is collected.
func kept() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
