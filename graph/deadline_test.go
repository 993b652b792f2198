package graph

import (
	"context"
	"runtime"
	"testing"
	"testing/synctest"
	"time"
)

type deadlineKey struct{}

// TestDeadline has contexts with and without a timer come to their ends in every way there is, and tell the same.
func TestDeadline(t *testing.T) {
	t.Parallel()
	const timeout = time.Second
	for name, c := range map[string]struct {
		parent time.Duration // until its end; 0 for none
		cancel bool          // the parent, at once
		wait   time.Duration
		end    bool
	}{
		"young":             {wait: timeout - 1},
		"old":               {wait: timeout},
		"ended":             {end: true},
		"ended late":        {wait: timeout, end: true},
		"parent cancelled":  {cancel: true},
		"parent ends first": {parent: timeout / 2, wait: timeout / 2},
		"parent ends later": {parent: 2 * timeout, wait: timeout},
	} {
		for _, early := range []bool{true, false} { // whether somebody waits before the end comes
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					parent, cancel := context.WithCancel(context.WithValue(t.Context(), deadlineKey{}, "value"))
					defer cancel()
					if c.parent > 0 {
						var stop context.CancelFunc
						parent, stop = context.WithTimeout(parent, c.parent)
						defer stop()
					}
					want, end := context.WithTimeout(parent, timeout)
					defer end()
					got, endGot := withTimeout(parent, timeout)
					defer endGot()
					var child context.Context
					if early {
						var stop context.CancelFunc
						child, stop = context.WithCancel(context.WithValue(got, deadlineKey{}, "another"))
						defer stop()
					}
					if c.cancel {
						cancel()
					}
					time.Sleep(c.wait) //nolint:forbidigo // of the bubble
					synctest.Wait()
					if c.end {
						end()
						endGot()
					}
					synctest.Wait()
					if got.Err() != want.Err() { //nolint:errorlint // the very same
						t.Errorf("the error is %v, want %v", got.Err(), want.Err())
					}
					if closed(got.Done()) != closed(want.Done()) {
						t.Errorf("done is %v, want %v", closed(got.Done()), closed(want.Done()))
					}
					if got.Err() != want.Err() { //nolint:errorlint // the very same
						t.Errorf("once it is waited for, the error is %v, want %v", got.Err(), want.Err())
					}
					if early && child.Err() != want.Err() { //nolint:errorlint // the very same
						t.Errorf("the error of a child is %v, want %v", child.Err(), want.Err())
					}
					at, ok := got.Deadline()
					if wantAt, wantOK := want.Deadline(); !at.Equal(wantAt) || ok != wantOK {
						t.Errorf("the deadline is %v %v, want %v %v", at, ok, wantAt, wantOK)
					}
					if got.Value(deadlineKey{}) != "value" {
						t.Errorf("the value is %v", got.Value(deadlineKey{}))
					}
				})
			})
		}
	}
}

// TestDeadlineGoroutines has no goroutine pass the end on to a child. It is alone, since it counts them.
func TestDeadlineGoroutines(t *testing.T) {
	d, end := withTimeout(t.Context(), time.Hour)
	defer end()
	before := runtime.NumGoroutine()
	for range 10 {
		_, stop := context.WithCancel(context.WithValue(d, deadlineKey{}, ""))
		t.Cleanup(stop)
	}
	if n := runtime.NumGoroutine() - before; n >= 10 {
		t.Errorf("%d goroutines for ten children", n)
	}
}

func closed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}
