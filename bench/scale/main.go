//go:build linux

// Command scale asks every golden query of the shipped data and of the same data grown several times as large, and prints both side by side.
//
//	go run ./bench/scale                        the data as it is, and 10 times as large
//	go run ./bench/scale -times 1,10,100        and 100 times
//	go run ./bench/scale -server ./learningcities   also over Neo4j, by the service in each way of reading
//	go run ./bench/scale -only city-page -times 10 -profile cpu.out
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"

	"learningcities/bench/golden"
	"learningcities/bench/page"
)

func main() {
	err := run(context.Background(), os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	times   []int
	seed    uint64
	queries string
	only    *regexp.Regexp
	spend   time.Duration
	profile string
	server  string
	heap    string
	page    string
}

func parse(args []string) (*options, error) {
	var o options
	f := flag.NewFlagSet("scale", flag.ContinueOnError)
	times := f.String("times", "1,10", "how many times as large, separated by commas; the first is what the others are compared with")
	only := f.String("only", "", "only queries whose name matches this regular expression")
	f.Uint64Var(&o.seed, "seed", 1, "the seed of what grows")
	f.StringVar(&o.queries, "queries", golden.Folder, "the folder of golden queries")
	f.DurationVar(&o.spend, "spend", 100*time.Millisecond, "how long to ask each query of each dataset")
	f.StringVar(&o.profile, "profile", "", "a file for a CPU profile of the asking")
	f.StringVar(&o.server, "server", "", "this service's program, to be asked over Neo4j too")
	f.StringVar(&o.heap, "heap", "2g", "the memory of each Neo4j's Java")
	f.StringVar(&o.page, "page", "", "a page of the documentation to write the figures into")
	if err := f.Parse(args); err != nil {
		return nil, fmt.Errorf("reading the command line: %w", err)
	}
	for text := range strings.SplitSeq(*times, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-times %s: %q is no number from 1", *times, text)
		}
		o.times = append(o.times, n)
	}
	var err error
	if o.only, err = regexp.Compile(*only); err != nil {
		return nil, fmt.Errorf("reading -only: %w", err)
	}
	return &o, nil
}

func run(ctx context.Context, args []string, out io.Writer) error {
	o, err := parse(args)
	if err != nil {
		return err
	}
	queries, err := golden.Read(os.DirFS(o.queries), o.only)
	if err != nil {
		return err //nolint:wrapcheck // it says what it was doing
	}
	queries = slices.DeleteFunc(queries, golden.Query.Wrong)
	var worlds []*world
	for _, n := range o.times {
		w, err := open(n, o.seed)
		if err != nil {
			return err
		}
		worlds = append(worlds, w)
	}
	if o.profile != "" {
		file, err := os.Create(o.profile)
		if err != nil {
			return fmt.Errorf("making the file for the profile: %w", err)
		}
		defer func() { _ = file.Close() }() // a profile that is cut off says so when it is read
		if err := pprof.StartCPUProfile(file); err != nil {
			return fmt.Errorf("starting the profile: %w", err)
		}
		defer pprof.StopCPUProfile()
	}
	all, err := o.measure(ctx, queries, worlds)
	if err != nil {
		return err
	}
	if err := all.print(out); err != nil || o.page == "" {
		return err
	}
	return page.Fill(o.page, "bench-scale", all.markdown()) //nolint:wrapcheck // it says what it was doing
}

// measure asks the worlds in this program, then, where there is a program of the service, over Neo4j.
func (o *options) measure(ctx context.Context, queries []golden.Query, worlds []*world) (all *results, err error) {
	all = &results{worlds: worlds, machine: page.ReadMachine()}
	var here []asked
	for _, w := range worlds {
		here = append(here, asked{w.times, w.info.Version, handled(w.handler)})
	}
	rows, err := measureAll(ctx, queries, here, o.spend)
	if err != nil {
		return nil, err
	}
	all.modes = append(all.modes, mode{"embedded, the handler alone", rows})
	if o.server == "" {
		return all, nil
	}
	defer func() {
		for _, db := range all.databases {
			err = errors.Join(err, db.close())
		}
	}()
	for _, w := range worlds {
		db, err := openDatabase(ctx, w, o.server, o.heap)
		all.databases = append(all.databases, db)
		if err != nil {
			return all, err
		}
	}
	for i, s := range all.databases[0].services {
		var there []asked
		for _, db := range all.databases {
			there = append(there, asked{db.world.times, db.world.info.Version, overHTTP(db.services[i])})
		}
		if rows, err = measureAll(ctx, queries, there, o.spend); err != nil {
			return all, err
		}
		all.modes = append(all.modes, mode{strings.TrimSpace("Neo4j " + s.reads), rows})
	}
	for _, db := range all.databases {
		if err := db.readSizes(); err != nil {
			return all, err
		}
	}
	return all, nil
}
