package graph

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// deadline is a context that ends after some time, like those of package context, but starts a timer only when somebody waits for its end. A store that answers from
// memory never does, and a timer that is started and stopped takes longer than such a store to find a city.
type deadline struct {
	context.Context //nolint:containedctx // the one that it is derived from
	at              time.Time

	waited atomic.Pointer[waitedFor] // nil while nobody waited

	mu  sync.Mutex
	err error // nil while it has not ended, or nobody asked
}

// waitedFor is the context of package context that does the rest.
type waitedFor struct {
	context.Context //nolint:containedctx // it is one
	cancel          context.CancelFunc
}

// withTimeout is context.WithTimeout, without its timer.
func withTimeout(ctx context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	at := time.Now().Add(timeout)
	if of, ok := ctx.Deadline(); ok && of.Before(at) {
		at = of
	}
	d := &deadline{Context: ctx, at: at}
	return d, d.end
}

func (d *deadline) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if w := d.waited.Load(); w != nil {
		w.cancel()
		return
	}
	if d.look() == nil {
		d.err = context.Canceled
	}
}

// look is the error while nobody waits; the lock is held.
func (d *deadline) look() error {
	if d.err == nil {
		d.err = d.Context.Err()
	}
	if d.err == nil && !time.Now().Before(d.at) {
		d.err = context.DeadlineExceeded
	}
	return d.err
}

func (d *deadline) Deadline() (time.Time, bool) { return d.at, true }

func (d *deadline) Done() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	w := d.waited.Load()
	if w == nil {
		w = d.wait()
		d.waited.Store(w)
	}
	return w.Done()
}

// wait is the context to wait for, which has ended if this one has; the lock is held.
func (d *deadline) wait() *waitedFor {
	w := new(waitedFor)
	switch d.look() {
	case nil:
		w.Context, w.cancel = context.WithDeadline(d.Context, d.at)
	case context.DeadlineExceeded: //nolint:errorlint // the very same
		w.Context, w.cancel = context.WithDeadline(context.WithoutCancel(d.Context), time.Time{})
	default:
		w.Context, w.cancel = context.WithCancel(context.WithoutCancel(d.Context))
		w.cancel()
	}
	return w
}

func (d *deadline) Err() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if w := d.waited.Load(); w != nil {
		return w.Err() //nolint:wrapcheck // it is the context's
	}
	return d.look()
}

// Value asks the context that is waited for: package context finds that one among the values, and then needs no goroutine to pass its end on.
func (d *deadline) Value(key any) any {
	if w := d.waited.Load(); w != nil {
		return w.Value(key)
	}
	return d.Context.Value(key)
}
