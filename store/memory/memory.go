// Package memory is the reference store: maps over datasets that are held in memory.
package memory

import (
	"context"
	"sync"
	"time"

	"learningcities/kg"
)

// Store is a kg.Store and a kg.Writer. Its zero value is an empty store.
type Store struct {
	mu       sync.RWMutex
	versions []held // the current one last
	closed   bool
}

// held is a version with the time when it stopped being current; zero for the current one.
type held struct {
	*view
	until time.Time
}

var (
	_ kg.Store  = (*Store)(nil)
	_ kg.Writer = (*Store)(nil)
)

// Open makes a store that holds the built dataset.
func Open(d *kg.Dataset) *Store {
	return &Store{versions: []held{{view: newView(d)}}}
}

// Current pins the newest version.
func (s *Store) Current(ctx context.Context) (kg.Reader, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	if len(s.versions) == 0 {
		return nil, kg.Errorf(kg.CodeUnavailable, "the store holds no dataset yet")
	}
	return s.pin(s.versions[len(s.versions)-1].view), nil
}

// At pins a version that is still kept.
func (s *Store) At(ctx context.Context, version string) (kg.Reader, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	for _, v := range s.versions {
		if v.Version() == version {
			return s.pin(v.view), nil
		}
	}
	return nil, kg.Errorf(kg.CodeVersionGone, "the version %q is not kept; ask without a version for the current one", version)
}

// Ready tells whether the store holds a dataset and is open.
func (s *Store) Ready(ctx context.Context) error {
	_, err := s.Current(ctx)
	return err
}

// Close ends the store; its readers fail from then on.
func (s *Store) Close(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}

// Replace makes the dataset current beside the versions before it.
func (s *Store) Replace(ctx context.Context, d *kg.Dataset, progress func(kg.Progress)) (*kg.Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	change := &kg.Change{Version: d.Info.Version, Written: true, After: d.Info.Counts}
	var next held
	var others []held
	for i, v := range s.versions {
		if i == len(s.versions)-1 {
			change.Previous, change.Before = v.Version(), v.d.Info.Counts
			v.until = time.Now()
		}
		if v.Version() == d.Info.Version {
			next, change.Written = held{view: v.view}, false
			continue
		}
		others = append(others, v)
	}
	if change.Written {
		next.view = newView(d)
	}
	versions := make([]held, 0, len(others)+1)
	for i, v := range others {
		if newer := len(others) - i; newer >= kg.KeptVersions && time.Since(v.until) > kg.Grace {
			change.Removed = append(change.Removed, v.Version())
			continue
		}
		versions = append(versions, v)
	}
	versions = append(versions, next)
	s.versions = versions
	if progress != nil {
		progress(kg.Progress{Step: "loading", Done: 1, Total: 1})
	}
	return change, nil
}

func (s *Store) usable(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed {
		return kg.Errorf(kg.CodeUnavailable, "the store is closed")
	}
	return nil
}

func (s *Store) pin(v *view) *reader { return &reader{view: v, store: s} }

// check fails when the context has ended or the store is closed.
func (s *Store) check(ctx context.Context) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.usable(ctx)
}
