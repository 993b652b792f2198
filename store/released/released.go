// Package released answers from the releases that the project keeps for a version that a store does not keep any more.
//
// A version is a hash of the data and of the rules by which they are derived, so a release that is built anew and has the version gives the same
// answers, whichever store had it before.
package released

import (
	"context"
	"slices"
	"sync"

	"learningcities/kg"
)

// Config says where the releases are.
type Config struct {
	// Readable tells whether a version is a release that can be loaded.
	Readable func(version string) bool
	// Load builds the dataset of a release.
	Load func(version string) (*kg.Dataset, error)
	// Open makes a store in memory of a dataset.
	Open func(*kg.Dataset) kg.Store
	// Keep is how many releases stay in memory, those that were asked last. 0 means 2.
	Keep int
}

// Store is a kg.Store over another one.
type Store struct {
	kg.Store
	config Config
	turn   chan struct{} // to load: one release at a time, so that other requests have the processor, and each once whoever asks

	mu   sync.Mutex
	kept []loaded // the one that was asked last is last
}

var _ kg.Store = (*Store)(nil)

type loaded struct {
	version string
	store   kg.Store
}

// Over makes a store that asks another one first.
func Over(store kg.Store, c Config) *Store {
	if c.Keep == 0 {
		c.Keep = 2
	}
	return &Store{Store: store, config: c, turn: make(chan struct{}, 1)}
}

// At pins a version that the store keeps, or a release.
func (s *Store) At(ctx context.Context, version string) (kg.Reader, error) {
	reader, err := s.Store.At(ctx, version)
	if err == nil || kg.CodeOf(err) != kg.CodeVersionGone || !s.config.Readable(version) {
		return reader, err //nolint:wrapcheck // a store's errors are those of kg.Store
	}
	store, err := s.release(ctx, version)
	if err != nil {
		return nil, err
	}
	return store.Current(ctx) //nolint:wrapcheck // likewise
}

// release is the store of a release, loaded when it is not kept.
func (s *Store) release(ctx context.Context, version string) (kg.Store, error) {
	if store := s.find(version); store != nil {
		return store, nil
	}
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.turn }()
	if store := s.find(version); store != nil {
		return store, nil // somebody else loaded it meanwhile
	}
	d, err := s.config.Load(version)
	if err != nil {
		return nil, &kg.Error{Code: kg.CodeInternal, Message: "the release cannot be read; the operator finds the cause in the log", Cause: err}
	}
	store := s.config.Open(d)
	s.keep(version, store)
	return store, nil
}

func (s *Store) find(version string) kg.Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.kept, func(l loaded) bool { return l.version == version })
	if i < 0 {
		return nil
	}
	l := s.kept[i]
	s.kept = append(slices.Delete(s.kept, i, i+1), l)
	return l.store
}

// keep keeps a release in place of the one that was asked longest ago. Who reads from that goes on doing so.
func (s *Store) keep(version string, store kg.Store) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.kept) >= s.config.Keep {
		s.kept = slices.Delete(s.kept, 0, 1+len(s.kept)-s.config.Keep)
	}
	s.kept = append(s.kept, loaded{version, store})
}
