//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"learningcities/bench/burst"
	"learningcities/bench/process"
	"learningcities/store/neo4j"
	"learningcities/store/neo4j/neo4jtest"
)

// database is a Neo4j with the data of a world, and the service before it, once for each way of reading it.
type database struct {
	world    *world
	server   *neo4jtest.Server
	seeded   time.Duration // deriving everything and writing it
	services []*service
}

// service is a running service.
type service struct {
	reads   string // "snapshot", "live"; "" for a program that reads in one way
	process *process.Process
	started time.Duration // to the first answer, of a Neo4j that was just filled and has planned and compiled nothing yet
	again   time.Duration // to the first answer of one that was started before
	size    int           // bytes resident once all queries were asked
}

// openDatabase starts a Neo4j of the memory, writes the world into it, and starts the service. What it returns wants to be closed, with an error too.
func openDatabase(ctx context.Context, w *world, program, heap string) (*database, error) {
	db := &database{world: w}
	var err error
	settings := map[string]string{"server.memory.pagecache.size": "512m"}
	if db.server, err = neo4jtest.Start(ctx, neo4jtest.Options{Heap: heap, Settings: settings}); err != nil {
		return db, err //nolint:wrapcheck // it says what it was doing
	}
	store, err := neo4j.Open(neo4j.Config{URI: db.server.URI()})
	if err != nil {
		return db, fmt.Errorf("opening Neo4j: %w", err)
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	began := time.Now()
	if _, err := store.Replace(ctx, w.dataset, nil); err != nil {
		return db, fmt.Errorf("seeding Neo4j with the data %d times as large: %w", w.times, err)
	}
	db.seeded = w.build + time.Since(began)
	ways, err := waysOfReading(ctx, program)
	if err != nil {
		return db, err
	}
	for _, reads := range ways {
		if err := db.start(ctx, program, reads); err != nil {
			return db, err
		}
	}
	return db, nil
}

// waysOfReading are those that the program offers.
func waysOfReading(ctx context.Context, program string) ([]string, error) {
	help, err := exec.CommandContext(ctx, program, "--help").Output()
	if err != nil {
		return nil, fmt.Errorf("asking %s for its flags: %w", program, err)
	}
	if strings.Contains(string(help), "--read ") {
		return []string{"snapshot", "live"}, nil
	}
	return []string{""}, nil
}

// start starts the service twice; the second stays.
func (db *database) start(ctx context.Context, program, reads string) error {
	s := &service{reads: reads}
	db.services = append(db.services, s)
	var err error
	if s.started, err = db.startOnce(ctx, s, program); err != nil {
		return err
	}
	s.process.Stop()
	s.again, err = db.startOnce(ctx, s, program)
	return err
}

// startOnce starts the service and waits until it answers.
func (db *database) startOnce(ctx context.Context, s *service, program string) (time.Duration, error) {
	args := []string{"serve", "--addr", "127.0.0.1:0", "--answer-cache", "0", "--neo4j-uri", db.server.URI()}
	if s.reads != "" {
		args = append(args, "--read", s.reads)
	}
	began := time.Now()
	var err error
	if s.process, err = process.Start(ctx, nil, program, args...); err != nil {
		return 0, err //nolint:wrapcheck // it says what it was doing
	}
	t, err := burst.NewTarget(s.process.Address+"/graphql", []byte(`{"query":"{dataset{version}}"}`))
	if err == nil {
		err = t.Learn(ctx)
	}
	took := time.Since(began)
	if err != nil {
		return 0, fmt.Errorf("asking the service for the first time: %w", err)
	}
	if !strings.Contains(string(t.Answer), db.world.info.Version) {
		return 0, fmt.Errorf("the service answers from another version than %s: %s", db.world.info.Version, t.Answer)
	}
	return took, nil
}

func (db *database) close() error {
	for _, s := range db.services {
		if s.process != nil {
			s.process.Stop()
		}
	}
	if db.server == nil {
		return nil
	}
	return db.server.Close() //nolint:wrapcheck // nothing to add
}

// overHTTP asks a service.
func overHTTP(s *service) func(context.Context, []byte) (time.Duration, []byte, error) {
	return func(ctx context.Context, body []byte) (time.Duration, []byte, error) {
		t, err := burst.NewTarget(s.process.Address+"/graphql", body)
		if err != nil {
			return 0, nil, err //nolint:wrapcheck // it says what it was doing
		}
		c, err := burst.Dial(ctx, t)
		if err != nil {
			return 0, nil, err //nolint:wrapcheck // it says what it was doing
		}
		defer c.Close()
		start := time.Now()
		answer, err := c.Ask()
		return time.Since(start), answer, err //nolint:wrapcheck // it says what it was doing
	}
}

// readSizes reads how much memory the services take.
func (db *database) readSizes() error {
	var failed error
	for _, s := range db.services {
		size, err := process.Resident(s.process.PID())
		s.size, failed = size, errors.Join(failed, err)
	}
	return failed
}
