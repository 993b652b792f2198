// Command scale asks every golden query of the shipped data and of the same data grown several times as large, and prints both side by side.
//
//	go run ./bench/scale                        the data as it is, and 10 times as large
//	go run ./bench/scale -times 1,10,100        and 100 times
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
	rows := make([]row, len(queries))
	for i, q := range queries {
		if rows[i], err = measure(ctx, q, worlds, o.spend); err != nil {
			return err
		}
	}
	return report(out, worlds, rows)
}
