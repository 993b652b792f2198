package neo4j

import (
	"context"
	"sync"
)

// gate lets sessions to the driver where it is not safe for them to meet (as of release 5.28.5): the first connection is opened alone, because the
// driver then prepares itself unguarded, and the driver is closed after the last session. None enters a closed gate.
type gate struct {
	open  func(context.Context) error // opens a connection
	first chan struct{}               // holds a token until the first comer takes it; closed when open has returned

	mu     sync.Mutex
	inside int           // sessions that have entered and not left
	ending chan struct{} // made by close; closed when nothing is inside
}

func newGate(open func(context.Context) error) *gate {
	g := &gate{open: open, first: make(chan struct{}, 1)}
	g.first <- struct{}{}
	return g
}

// enter waits until a session may be made; leave is to be called when that has ended. It never waits for close: the error is then errClosed.
func (g *gate) enter(ctx context.Context) error {
	if !g.admit() {
		return errClosed
	}
	select {
	case _, alone := <-g.first:
		if !alone {
			return nil
		}
		defer close(g.first)
		if err := g.open(ctx); err != nil {
			g.leave()
			return err
		}
		return nil
	case <-ctx.Done():
		g.leave()
		return ctx.Err() //nolint:wrapcheck // the caller tells what was asked
	}
}

func (g *gate) admit() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ending != nil {
		return false
	}
	g.inside++
	return true
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	if g.inside == 0 && g.ending != nil {
		close(g.ending)
	}
}

// close lets nothing more in and waits until all sessions have ended, or the context. It tells whether it is the first to close.
func (g *gate) close(ctx context.Context) bool {
	g.mu.Lock()
	if g.ending != nil {
		g.mu.Unlock()
		return false
	}
	g.ending = make(chan struct{})
	if g.inside == 0 {
		close(g.ending)
	}
	g.mu.Unlock()
	select {
	case <-g.ending:
	case <-ctx.Done():
	}
	return true
}

// closed tells whether close has been called.
func (g *gate) closed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.ending != nil
}
