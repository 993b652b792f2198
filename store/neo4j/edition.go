package neo4j

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"learningcities/kg"
)

// edition is a version as it was written: one that is written over in place becomes another edition.
type edition struct {
	version string
	since   int64 // when the last seed made it current, as the database tells it
}

// editions keeps what was opened last. Each is opened once, by who asks first; who asks meanwhile waits for the same. What could not be opened is not kept.
type editions struct {
	open func(ctx context.Context, version string) (*vocabulary, error)

	mu   sync.Mutex
	kept []*opened // who was asked for last stands last
}

// opened is an edition that is open or being opened.
type opened struct {
	edition edition
	done    chan struct{} // closed when what follows is there
	words   *vocabulary
	err     error
}

// keptEditions is how many stay open: as many versions as stay in the database.
const keptEditions = kg.KeptVersions

// get opens an edition, or waits until it is open or the context ends. Opening goes on without those who do not wait for it: others will ask.
func (es *editions) get(ctx context.Context, e edition) (*vocabulary, error) {
	o, first := es.find(e)
	if first {
		go es.run(context.WithoutCancel(ctx), o)
	}
	select {
	case <-o.done:
		return o.words, o.err
	case <-ctx.Done():
		return nil, classify(ctx, "intact", ctx.Err())
	}
}

// find finds an edition, or makes room for it: it is then for the caller to run it.
func (es *editions) find(e edition) (o *opened, first bool) {
	es.mu.Lock()
	defer es.mu.Unlock()
	i := slices.IndexFunc(es.kept, func(o *opened) bool { return o.edition == e })
	if first = i < 0; first {
		o = &opened{edition: e, done: make(chan struct{})}
		if len(es.kept) == keptEditions {
			es.kept = slices.Delete(es.kept, 0, 1)
		}
	} else {
		o = es.kept[i]
		es.kept = slices.Delete(es.kept, i, i+1)
	}
	es.kept = append(es.kept, o)
	return o, first
}

// run opens an edition and tells those who wait.
func (es *editions) run(ctx context.Context, o *opened) {
	defer close(o.done)
	defer func() {
		if p := recover(); p != nil {
			o.err = fault("opening a version", fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
		if o.err != nil {
			es.mu.Lock()
			defer es.mu.Unlock()
			es.kept = slices.DeleteFunc(es.kept, func(other *opened) bool { return other == o })
		}
	}()
	o.words, o.err = es.open(ctx, o.edition.version)
}
