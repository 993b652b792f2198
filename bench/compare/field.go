//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"learningcities/bench/shape"
	"learningcities/seed"
	"learningcities/store/neo4j/neo4jtest"
)

// field is everything that runs while it is measured: the database with the data, and one server for each competitor.
type field struct {
	database *neo4jtest.Server
	dir      string
	version  string // of the data
	servers  []*server
	absent   []*competitor
	progress io.Writer
}

// heap is the memory that Neo4j's Java has.
const heap = "1g"

// open starts Neo4j, has the service seed it, writes the export, and starts all competitors. What it returns wants to be closed, with an error too.
func open(ctx context.Context, o *options, progress io.Writer) (*field, error) {
	f := &field{progress: progress}
	d, err := seed.Load(seed.Files())
	if err != nil {
		return f, fmt.Errorf("reading the data: %w", err)
	}
	f.version = d.Info.Version
	if f.dir, err = os.MkdirTemp("", "compare-"); err != nil {
		return f, fmt.Errorf("making a folder: %w", err)
	}
	file := filepath.Join(f.dir, "graph.json")
	if err := export(ctx, d, file); err != nil {
		return f, err
	}
	fmt.Fprintln(progress, "starting Neo4j and seeding it")
	if f.database, err = neo4jtest.Start(ctx, neo4jtest.Options{Heap: heap}); err != nil {
		return f, err //nolint:wrapcheck // it says what it was doing
	}
	seeding := exec.CommandContext(ctx, o.server, "seed", "--neo4j-uri", f.database.URI())
	if text, err := seeding.CombinedOutput(); err != nil {
		return f, fmt.Errorf("seeding Neo4j: %w\n%s", err, text)
	}
	all, err := competitors(ctx, o, file, f.version)
	if err != nil {
		return f, err
	}
	for _, c := range all {
		if c.absent != "" {
			fmt.Fprintf(progress, "without %s: %s\n", c.name, c.absent)
			f.absent = append(f.absent, c)
			continue
		}
		fmt.Fprintln(progress, "starting", c.name)
		s, err := c.open(ctx, f.database.URI())
		if err != nil {
			return f, err
		}
		f.servers = append(f.servers, s)
	}
	return f, nil
}

func (f *field) close() error {
	for _, s := range f.servers {
		s.close()
	}
	var err error
	if f.database != nil {
		err = f.database.Close()
	}
	if f.dir != "" {
		err = errors.Join(err, os.RemoveAll(f.dir))
	}
	return err
}

// check compares what all answer to each shape with what the first answers.
func (f *field) check(context.Context) error {
	for _, s := range shape.All() {
		for _, other := range f.servers[1:] {
			if err := sameAnswer(s, f.servers[0], other); err != nil {
				return err
			}
		}
	}
	return nil
}

// server is the competitor with the key, or nil where it takes no part.
func (f *field) server(key string) *server {
	for _, s := range f.servers {
		if s.key == key {
			return s
		}
	}
	return nil
}
