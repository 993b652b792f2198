// Package snapshot answers from memory what another store keeps: it reads the current version once, whole, looks every second whether there is
// another one, reads that beside the old one and puts it in its place in one step.
//
// No question waits for the other store, but one for a version that is not the current one. The other store may go away: what was read is served on.
package snapshot

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"learningcities/kg"
)

// Source is a store whose versions can be read whole.
type Source interface {
	kg.Store
	// Newest names the version to serve.
	Newest(ctx context.Context) (string, error)
	// Load reads a version. An error with kg.ErrAltered in its chain says that it is not what was written.
	Load(ctx context.Context, version string) (*kg.Dataset, error)
}

// Config says what to read, and when.
type Config struct {
	// Open makes a store in memory of a dataset.
	Open func(*kg.Dataset) kg.Store
	// Most is the size in bytes, as Size estimates it, beyond which a version is not read but asked about where it is; so is one that cannot be read
	// whole before another was. 0 means that only what was read whole is served.
	Most int
	// Every is how long to wait between two looks. 0 means a second.
	Every time.Duration
	Log   *slog.Logger
}

// Store is a kg.Store over a Source.
type Store struct {
	source  Source
	config  Config
	serving atomic.Pointer[serving]
	closed  atomic.Bool

	looking sync.Mutex // who looks for another version
	refused refusal
	known   atomic.Pointer[State]
	started chan struct{} // closed when the first look has ended
	first   error         // how
	end     context.CancelFunc
	ended   chan struct{}
}

var _ kg.Store = (*Store)(nil)

// serving is what questions are answered from. Only one of the first two is set, or none.
type serving struct {
	memory  kg.Store // the version, in memory
	live    bool     // whatever the source holds
	version string   // of memory
	err     error    // why there is nothing
}

var errStarting = &kg.Error{Code: kg.CodeUnavailable, Message: "the data is being read; ask again in a few seconds"}

// Open begins to read, and to look for other versions until Close. The store takes the source over. That the context ends does not end it.
func Open(ctx context.Context, source Source, c Config) *Store {
	if c.Every == 0 {
		c.Every = time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	ctx, end := context.WithCancel(context.WithoutCancel(ctx))
	s := &Store{source: source, config: c, started: make(chan struct{}), end: end, ended: make(chan struct{})}
	s.serving.Store(&serving{err: errStarting})
	s.known.Store(&State{})
	go s.watch(ctx)
	return s
}

// Started waits until the first look at the source has ended, and tells how. What failed is tried again; but an error that no waiting helps against is
// for the caller to give up on.
func (s *Store) Started(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.started:
		return s.first
	}
}

// Current pins the version that was read last.
func (s *Store) Current(ctx context.Context) (kg.Reader, error) {
	now, err := s.now(ctx)
	switch {
	case err != nil:
		return nil, err
	case now.memory != nil:
		return now.memory.Current(ctx) //nolint:wrapcheck // a store's errors are those of kg.Store
	case now.live:
		return s.source.Current(ctx) //nolint:wrapcheck // likewise
	}
	return nil, now.err
}

// At pins a version: from memory, if it is the one that was read last.
func (s *Store) At(ctx context.Context, version string) (kg.Reader, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	if now.memory != nil && now.version == version {
		return now.memory.Current(ctx) //nolint:wrapcheck // a store's errors are those of kg.Store
	}
	return s.source.At(ctx, version) //nolint:wrapcheck // likewise
}

// Ready tells whether questions are answered. Of what was read that is so, wherever its source is; State tells the rest.
func (s *Store) Ready(ctx context.Context) error {
	now, err := s.now(ctx)
	switch {
	case err != nil:
		return err
	case now.memory != nil:
		return nil
	case now.live:
		return s.source.Ready(ctx) //nolint:wrapcheck // a store's errors are those of kg.Store
	}
	return now.err
}

func (s *Store) now(ctx context.Context) (*serving, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.closed.Load() {
		return nil, kg.Errorf(kg.CodeUnavailable, "the store is closed")
	}
	return s.serving.Load(), nil
}

// Close ends the store and its source.
func (s *Store) Close(ctx context.Context) error {
	if s.closed.Swap(true) {
		return nil
	}
	s.end()
	<-s.ended
	err := s.source.Close(ctx)
	if memory := s.serving.Load().memory; memory != nil {
		err = errors.Join(err, memory.Close(ctx))
	}
	return err
}
