//go:build linux

// Command compare asks this service, in all its ways of reading and answering, and others of its kind the same questions on the same data and
// the same machine, checks that they answer alike, and measures them side by side. `make bench` builds what it needs and calls it.
//
//	compare -server FILE -cypher FILE -peers DIR
//	compare … -smoke      only start all of them and check that they answer alike
//	compare … -out docs   write docs/performance.md between its marks, and docs/performance.svg
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"learningcities/bench/page"
)

func main() {
	// Half of the processors are for those who answer: with all of them, the load generator's threads wake each other up in their place.
	runtime.GOMAXPROCS(max(1, runtime.NumCPU()/2))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	server string // this service's program
	cypher string // the program with hand-written Cypher
	peers  string // the folder of Node programs with their packages
	out    string // the folder that holds performance.md; "" writes none
	spend  time.Duration
	rounds int
	starts int
	golden int
	asked  int // how many requests are counted one at a time
	smoke  bool
}

func parse(args []string) (*options, error) {
	var o options
	f := flag.NewFlagSet("compare", flag.ContinueOnError)
	f.StringVar(&o.server, "server", "./learningcities", "this service's program")
	f.StringVar(&o.cypher, "cypher", "./cypher", "the program of bench/cypher")
	f.StringVar(&o.peers, "peers", "bench/peers", "a folder with the Node programs and their packages")
	f.StringVar(&o.out, "out", "", "a folder whose performance.md and performance.svg to write")
	f.DurationVar(&o.spend, "spend", time.Second, "how long to ask one server one question in one round")
	f.IntVar(&o.rounds, "rounds", 5, "how many rounds; what is reported is their median")
	f.IntVar(&o.starts, "starts", 7, "how often to measure the time from start to first answer")
	f.IntVar(&o.golden, "golden", 15, "how often to ask each golden query of each mode; 0 for not at all")
	f.BoolVar(&o.smoke, "smoke", false, "measure next to nothing: only prove that all start and answer alike")
	if err := f.Parse(args); err != nil {
		return nil, fmt.Errorf("reading the command line: %w", err)
	}
	o.asked = 100
	if o.smoke {
		o.spend, o.rounds, o.starts, o.golden, o.asked = 20*time.Millisecond, 1, 1, 0, 3
	}
	if o.rounds < 1 || o.starts < 1 || o.golden < 0 {
		return nil, errors.New("-rounds and -starts are numbers from 1, -golden from 0")
	}
	return &o, nil
}

// run starts everything, then checks, counts and measures. Progress goes to the second writer.
func run(ctx context.Context, args []string, out, progress io.Writer) error {
	o, err := parse(args)
	if err != nil {
		return err
	}
	field, err := open(ctx, o, progress)
	if err != nil {
		return errors.Join(err, field.close())
	}
	defer func() { _ = field.close() }() // the processes are gone, whatever they said
	node, err := exec.CommandContext(ctx, "node", "--version").Output()
	if err != nil {
		return fmt.Errorf("asking Node.js for its version: %w", err)
	}
	r := &results{options: o, machine: page.ReadMachine(), node: strings.TrimSpace(string(node)), field: field}
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"checking that all answer alike", field.check},
		{"counting store calls and flights to the database", r.count},
		{"warming up", r.warmUp},
		{"measuring", r.measure},
		{"asking the golden queries", r.askGolden},
		{"starting the service again and again", r.restart},
	} {
		fmt.Fprintf(progress, "%s %s\n", time.Now().Format(time.TimeOnly), step.what)
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	report := r.markdown()
	if _, err := io.WriteString(out, report); err != nil {
		return fmt.Errorf("printing the report: %w", err)
	}
	if o.out == "" {
		return nil
	}
	return r.save(o.out, report)
}
