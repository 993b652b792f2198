// Command learningcities serves what is known of UNESCO's Global Network of Learning Cities as a graph, over GraphQL.
//
// It is the one place that knows every part: package kg (the nouns), seed (the data), store/memory and store/neo4j (where a dataset is
// kept), graph (GraphQL), observe (logs, metrics, traces) and web/ide (the page to try it).
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/snapshot"
)

// Exit codes, for scripts.
const (
	exitFailure = 1 // what was asked for failed; the sentence on the standard error says why
	exitUsage   = 2 // the command line is wrong
)

// neo4jWait is how long a loader waits for further keys of a link before it asks Neo4j. Measured on two cores, busy: at 1 ms a query with 17
// links took 17 to 32 statements, at 2 ms 17 to 20. Memory needs no wait.
const neo4jWait = 2 * time.Millisecond

func main() {
	tuneGC(os.Getenv)
	tuneThreads(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "learningcities:", err)
		os.Exit(exitCode(err))
	}
}

// run carries out one command. It returns when the command has ended or, for serve, when the context ends and the last request is
// answered.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	o, err := parse(args, getenv, stdout)
	if err != nil || o == nil {
		return err
	}
	switch o.command {
	case "seed":
		return seedCommand(ctx, o, stdout, stderr)
	case "validate":
		return validate(o, stdout)
	case "health":
		return health(ctx, o, stdout)
	case "version":
		return printVersion(o, stdout)
	default:
		log := newLogs(stderr)
		defer log.flush()
		return serve(ctx, o, log, stdout)
	}
}

func exitCode(err error) int {
	var usage *usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailure
}

// serve answers requests until the context ends.
func serve(ctx context.Context, o *options, log logs, stdout io.Writer) error {
	store, where, wait, err := openStore(ctx, o, log.program)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	seen, end, err := observer(ctx, o, store, log)
	if err != nil {
		return err
	}
	defer end()
	handler, err := routes(store, o, wait, log.program, seen)
	if err != nil {
		return err
	}
	return listenAndServe(ctx, o, seen.Handler(handler), func(address string) {
		_, _ = fmt.Fprintf(stdout, "Learning Cities Graph on http://%s/ from %s\n", address, where)
	})
}

// openStore opens the store that the options name and says in words which one that is, and how long its loaders gain by waiting for
// keys. A Neo4j that cannot be reached is opened all the same: it may come back. One that has nothing to serve is refused.
func openStore(ctx context.Context, o *options, log *slog.Logger) (kg.Store, string, time.Duration, error) {
	if o.neo4jURI == "" {
		d, err := load(o)
		if err != nil {
			return nil, "", 0, err
		}
		return memory.Open(d), o.dataName() + ", version " + d.Info.Version, 0, nil
	}
	if o.data != "" {
		log.WarnContext(ctx, "serve answers from Neo4j; the data folder is for seed and validate, or for serve without a database", "data", o.data)
	}
	store, err := openNeo4j(o)
	if err != nil {
		return nil, "", 0, err
	}
	if o.read != readLive {
		return openSnapshot(ctx, o, store, log)
	}
	return openLive(ctx, o, store, log)
}

func openLive(ctx context.Context, o *options, store *neo4j.Store, log *slog.Logger) (kg.Store, string, time.Duration, error) {
	ready, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	switch err := store.Ready(ready); {
	case errors.Is(err, neo4j.ErrUnusable):
		_ = store.Close(context.WithoutCancel(ctx))
		return nil, "", 0, fmt.Errorf("Neo4j at %s: %w", o.neo4jURI, outside(err))
	case err != nil:
		log.WarnContext(ctx, "Neo4j is not ready; requests are answered with UNAVAILABLE until it is", "uri", o.neo4jURI, "cause", err)
	}
	return store, "Neo4j at " + o.neo4jURI, neo4jWait, nil
}

// openSnapshot answers from what it reads whole. It waits until that was done or has failed once.
func openSnapshot(ctx context.Context, o *options, source *neo4j.Store, log *slog.Logger) (kg.Store, string, time.Duration, error) {
	config := snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Log: log}
	if o.read == readAuto {
		config.Most = o.snapshot
	}
	store := snapshot.Open(ctx, source, config)
	err := store.Started(ctx)
	if err == nil && store.State().Live {
		err = source.Ready(ctx)
	}
	if errors.Is(err, neo4j.ErrUnusable) {
		_ = store.Close(context.WithoutCancel(ctx))
		return nil, "", 0, fmt.Errorf("Neo4j at %s: %w", o.neo4jURI, outside(err))
	}
	if state := store.State(); state.Live {
		return store, "Neo4j at " + o.neo4jURI, neo4jWait, nil
	}
	return store, "a snapshot of Neo4j at " + o.neo4jURI, 0, nil
}

func openNeo4j(o *options) (*neo4j.Store, error) {
	store, err := neo4j.Open(neo4j.Config{URI: o.neo4jURI, Username: o.neo4jUsername, Password: o.neo4jPassword, Database: o.neo4jDatabase})
	if err != nil {
		return nil, &usageError{err.Error()}
	}
	return store, nil
}

// load reads the dataset that the options name.
func load(o *options) (*kg.Dataset, error) {
	files, err := o.dataFiles()
	if err != nil {
		return nil, err
	}
	d, err := seed.Load(files)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", o.dataName(), err)
	}
	return d, nil
}

// dataFiles is the folder of data: the embedded one, or that of --data.
func (o *options) dataFiles() (fs.FS, error) {
	if o.data == "" {
		return seed.Files(), nil
	}
	info, err := os.Stat(o.data)
	if err != nil {
		return nil, fmt.Errorf("reading the data folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("reading the data folder: %s is not a folder", o.data)
	}
	return os.DirFS(o.data), nil
}

func (o *options) dataName() string {
	if o.data == "" {
		return "the embedded data"
	}
	return "the data in " + o.data
}

// outside is the sentence of an error that is meant for people, with the cause behind it where that says more.
func outside(err error) error {
	var known *kg.Error
	if errors.As(err, &known) {
		return errors.New(known.Message)
	}
	return err
}
