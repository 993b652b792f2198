// Command snapshot seeds a Neo4j with the shipped data grown several times as large, reads it back whole, and prints what that took.
//
//	go run -tags neo4j ./bench/snapshot -times 100
//	go run -tags neo4j ./bench/snapshot -times 100 -dir /somewhere   keeps the database there, and does not seed twice
//
//go:build neo4j
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"learningcities/bench/grow"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "snapshot:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	f := flag.NewFlagSet("snapshot", flag.ContinueOnError)
	times := f.Int("times", 1, "how many times as large")
	dir := f.String("dir", "", "keep the database in this folder, and take what it holds")
	rounds := f.Int("rounds", 3, "how often to read")
	profile := f.String("profile", "", "a file for a CPU profile of the reading")
	heap := f.String("heap", "", "a file for a profile of the heap behind it")
	if err := f.Parse(args); err != nil {
		return err
	}
	server, err := neo4jtest.Start(ctx, neo4jtest.Options{Dir: *dir})
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }()
	store, err := neo4j.Open(neo4j.Config{URI: server.URI()})
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(ctx) }()
	version, err := store.Newest(ctx)
	if errors.Is(err, neo4j.ErrUnusable) {
		version, err = fill(ctx, store, *times, out)
	}
	if err != nil {
		return err
	}
	if *profile != "" {
		file, err := os.Create(*profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(file); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	var kept kg.Store
	for range *rounds {
		began, before := time.Now(), used()
		d, err := store.Load(ctx, version)
		if err != nil {
			return err
		}
		loaded := time.Since(began)
		kept = memory.Open(d)
		fmt.Fprintf(out, "%d cities, %d links: read in %v, opened after %v, processor time %v, %s\n", len(d.Cities), len(d.SDGLinks), loaded, time.Since(began), used()-before, resident())
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	r, err := kept.Current(ctx)
	if err != nil {
		return err
	}
	info, err := r.Info(ctx)
	if err != nil {
		return err
	}
	n := info.LinkCount
	for _, c := range info.Counts {
		n += c.Count
	}
	fmt.Fprintf(out, "live heap %.1f MB, %d bytes for each of %d entities and links\n", float64(m.HeapAlloc)/1e6, m.HeapAlloc/uint64(n), n)
	if *heap != "" {
		file, err := os.Create(*heap)
		if err != nil {
			return err
		}
		defer file.Close()
		return pprof.Lookup("heap").WriteTo(file, 0)
	}
	return nil
}

func fill(ctx context.Context, store *neo4j.Store, times int, out io.Writer) (string, error) {
	began := time.Now()
	d, err := seed.Read(seed.Files())
	if err != nil {
		return "", err
	}
	if err := grow.Times(d, times, 1); err != nil {
		return "", err
	}
	if err := d.Build(); err != nil {
		return "", err
	}
	fmt.Fprintf(out, "built in %v, %s\n", time.Since(began), resident())
	step, since := "", time.Now()
	_, err = store.Replace(ctx, d, func(p kg.Progress) {
		if p.Step != step {
			if step != "" {
				fmt.Fprintf(out, "%s took %v, %s\n", step, time.Since(since), resident())
			}
			step, since = p.Step, time.Now()
		}
	})
	fmt.Fprintf(out, "%s took %v\nseeded in %v in all, %s\n", step, time.Since(since), time.Since(began), resident())
	return d.Info.Version, err
}

// resident is what the system says of this process.
func resident() string {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err.Error()
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "VmRSS") || strings.HasPrefix(line, "VmHWM") {
			lines = append(lines, strings.Join(strings.Fields(line), " "))
		}
	}
	return strings.Join(lines, ", ")
}

// used is the processor time of this process.
func used() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
