package neo4j

import (
	"context"
	"sync"
)

// gate lets statements to the driver where it is not safe for them to meet (as of release 5.28.5): the first opens its connection alone, because
// the driver then prepares itself unguarded, and the driver is closed after the last.
type gate struct {
	first chan struct{} // holds a token until the first statement takes it; closed when that one has ended
	using sync.RWMutex  // held for reading by each statement
}

func newGate() *gate {
	g := &gate{first: make(chan struct{}, 1)}
	g.first <- struct{}{}
	return g
}

// enter waits until a statement may go, and returns what is called when it has ended.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	select {
	case _, alone := <-g.first:
		g.using.RLock()
		if alone {
			return func() { g.using.RUnlock(); close(g.first) }, nil
		}
		return g.using.RUnlock, nil
	case <-ctx.Done():
		return nil, ctx.Err() //nolint:wrapcheck // the caller tells what was asked
	}
}

// close waits until all statements have ended, or the context.
func (g *gate) close(ctx context.Context) {
	ended := make(chan struct{})
	go func() {
		g.using.Lock()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}
