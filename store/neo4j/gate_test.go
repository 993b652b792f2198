package neo4j

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

func opens(context.Context) error { return nil }

func TestGateClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(opens)
		if err := g.enter(t.Context()); err != nil {
			t.Fatal(err)
		}
		var shut atomic.Bool
		go func() { g.close(context.Background()); shut.Store(true) }()
		synctest.Wait()
		if shut.Load() {
			t.Error("close did not wait for the session inside")
		}
		// What comes while close waits is refused, and does not wait with it.
		if err := g.enter(t.Context()); !errors.Is(err, errClosed) {
			t.Errorf("entering while the gate closes: %v", err)
		}
		g.leave()
		synctest.Wait()
		if !shut.Load() {
			t.Error("close still waits after the last session has left")
		}
		if err := g.enter(t.Context()); !errors.Is(err, errClosed) {
			t.Errorf("entering a closed gate: %v", err)
		}
		if g.close(t.Context()) {
			t.Error("the second close takes itself for the first")
		}
	})
}

func TestGateFirstAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		opened := make(chan error)
		g := newGate(func(context.Context) error { return <-opened })
		first := make(chan error, 1)
		go func() { first <- g.enter(t.Context()) }()
		synctest.Wait()
		var entered atomic.Int32
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				if err := g.enter(t.Context()); err != nil {
					t.Error(err)
					return
				}
				entered.Add(1)
				g.leave()
			})
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := g.enter(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("waiting with an ended context: %v", err)
		}
		synctest.Wait()
		if n := entered.Load(); n != 0 {
			t.Errorf("%d sessions met the first", n)
		}
		// The others go on also when the first comer finds no server: they tell so themselves.
		away := errors.New("no server")
		opened <- away
		if err := <-first; !errors.Is(err, away) {
			t.Errorf("the first: %v", err)
		}
		all.Wait()
		if n := entered.Load(); n != 5 {
			t.Errorf("%d of 5 sessions entered after the first", n)
		}
		if !g.close(t.Context()) {
			t.Error("the gate was closed before")
		}
	})
}

func TestGateCloseWaitsNoLongerThanAsked(t *testing.T) {
	g := newGate(opens)
	if err := g.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if !g.close(ctx) {
		t.Error("the gate was closed before")
	}
	g.leave()
}
