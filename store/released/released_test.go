package released_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/released"
	"learningcities/store/storetest"
)

// archive loads datasets that it holds, and counts how often.
type archive struct {
	datasets map[string]*kg.Dataset
	loads    atomic.Int32
	enter    chan struct{} // told when a load begins; nil for nobody
	leave    chan struct{} // waited for before it ends
}

func (a *archive) load(version string) (*kg.Dataset, error) {
	a.loads.Add(1)
	if a.enter != nil {
		a.enter <- struct{}{}
		<-a.leave
	}
	if d := a.datasets[version]; d != nil {
		return d, nil
	}
	return nil, errors.New("the file is broken")
}

func over(t *testing.T, a *archive, variants ...string) (*released.Store, []string) {
	t.Helper()
	a.datasets = map[string]*kg.Dataset{}
	var versions []string
	for _, v := range variants {
		d := storetest.World(t, v)
		a.datasets[d.Info.Version] = d
		versions = append(versions, d.Info.Version)
	}
	known := func(version string) bool { return a.datasets[version] != nil || version == "broken" }
	return released.Over(memory.Open(storetest.World(t, "now")), released.Config{
		Readable: known, Load: a.load, Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) },
	}), versions
}

// TestAt asks for versions that the store has, that only the releases have, and that nobody has.
func TestAt(t *testing.T) {
	a := &archive{}
	s, versions := over(t, a, "one", "two", "three")
	now, err := s.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.At(t.Context(), now.Version()); err != nil || r.Version() != now.Version() || a.loads.Load() != 0 {
		t.Errorf("the current version: %v after %d loads", err, a.loads.Load())
	}
	for i, version := range versions {
		for range 2 {
			r, err := s.At(t.Context(), version)
			if err != nil || r.Version() != version || int(a.loads.Load()) != i+1 {
				t.Fatalf("release %d: %v after %d loads", i, err, a.loads.Load())
			}
			if info, err := r.Info(t.Context()); err != nil || info.Version != version {
				t.Errorf("release %d describes itself as %v, %v", i, info, err)
			}
		}
	}
	// The first of three was let go, the other two were not.
	for i, want := range []int32{3, 3, 4} {
		version := []string{versions[1], versions[2], versions[0]}[i]
		if _, err := s.At(t.Context(), version); err != nil || a.loads.Load() != want {
			t.Errorf("asked again, %s: %v after %d loads, want %d", version, err, a.loads.Load(), want)
		}
	}
	if _, err := s.At(t.Context(), "0123456789abcdef"); kg.CodeOf(err) != kg.CodeVersionGone {
		t.Errorf("a version of nobody: %v", err)
	}
	if _, err := s.At(t.Context(), "broken"); kg.CodeOf(err) != kg.CodeInternal {
		t.Errorf("a release that is broken: %v", err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.At(t.Context(), versions[0]); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("after Close: %v", err)
	}
}

// TestOneLoad: many ask for a release at once, and it is loaded once. Who goes away meanwhile is told so, and others still get it.
func TestOneLoad(t *testing.T) {
	a := &archive{enter: make(chan struct{}), leave: make(chan struct{})}
	s, versions := over(t, a, "one")
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if r, err := s.At(t.Context(), versions[0]); err != nil || r.Version() != versions[0] {
				t.Errorf("one of many: %v", err)
			}
		})
	}
	<-a.enter
	ctx, cancel := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		_, err := s.At(ctx, versions[0])
		gone <- err
	}()
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("who went away: %v", err)
	}
	a.leave <- struct{}{}
	all.Wait()
	if n := a.loads.Load(); n != 1 {
		t.Errorf("loaded %d times", n)
	}
}
