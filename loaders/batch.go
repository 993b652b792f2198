package loaders

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// loader finds values by key. It gathers keys until none has come for the wait, then asks for all of them at once. What was asked for
// before is not asked again.
type loader[K comparable, V any] struct {
	fetch func(ctx context.Context, keys []K) ([]V, error)
	wait  time.Duration

	mu     sync.Mutex
	asks   map[K]ask[K, V]
	open   *batch[K, V] // takes keys still, by the clock; nil for none
	gather *batch[K, V] // takes keys still, until the round begins; nil for none
}

// batch is keys that are asked for together.
type batch[K comparable, V any] struct {
	loader *loader[K, V]
	ctx    context.Context //nolint:containedctx // the one to ask under
	keys   []K

	finished bool          // locked by the loader, as is done
	done     chan struct{} // closed when finished; nil while nobody but visitors waits
	values   []V
	err      error
}

// ask is the place of a key in a batch.
type ask[K comparable, V any] struct {
	batch *batch[K, V]
	place int
}

// join puts the keys into the open batch, but for those that were asked for before. A batch runs under the context of its first key; all keys are of
// one operation. A visitor's batch is that of the round.
func (l *loader[K, V]) join(ctx context.Context, v *Visitor, keys []K, asks []ask[K, V]) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asks == nil {
		l.asks = make(map[K]ask[K, V], len(keys))
	}
	for i, k := range keys {
		a, ok := l.asks[k]
		if !ok {
			b := l.batch(ctx, v, len(keys)-i)
			a = ask[K, V]{b, len(b.keys)}
			b.keys = append(b.keys, k)
			l.asks[k] = a
		}
		asks[i] = a
		switch b := a.batch; {
		case b.finished:
		case v.visiting():
			v.waits = true
		case b.done == nil:
			b.done = make(chan struct{})
		}
	}
}

// batch is the one that takes keys.
func (l *loader[K, V]) batch(ctx context.Context, v *Visitor, keys int) *batch[K, V] {
	open := &l.open
	if v.visiting() {
		open = &l.gather
	}
	if *open == nil {
		b := &batch[K, V]{loader: l, ctx: ctx, keys: make([]K, 0, keys)}
		*open = b
		if v.visiting() {
			v.set.add(b)
		} else {
			go b.runByClock()
		}
	}
	return *open
}

// run answers the keys of a round.
func (b *batch[K, V]) run() {
	b.loader.mu.Lock()
	b.loader.gather = nil
	b.loader.mu.Unlock()
	b.finish()
}

// finish asks and tells those who wait.
func (b *batch[K, V]) finish() {
	b.values, b.err = b.loader.answer(b.ctx, b.keys)
	b.loader.mu.Lock()
	defer b.loader.mu.Unlock()
	b.finished = true
	if b.done != nil {
		close(b.done)
	}
}

// value waits for the answer or the end of the context.
func (a ask[K, V]) value(ctx context.Context) (V, error) {
	var none V
	if a.batch.done != nil {
		select {
		case <-a.batch.done:
		case <-ctx.Done():
			return none, fmt.Errorf("waiting for a batch: %w", ctx.Err())
		}
	}
	if a.batch.err != nil {
		return none, a.batch.err
	}
	return a.batch.values[a.place], nil
}

// runByClock gathers keys and answers them. The wait begins anew with each key: the fields of a list come one close behind the other, however
// long the list and however busy the machine, so a batch holds them all.
func (b *batch[K, V]) runByClock() {
	l, ctx := b.loader, b.ctx
	for seen := 0; ; {
		if l.wait > 0 {
			select {
			case <-time.After(l.wait):
			case <-ctx.Done():
			}
		} else {
			runtime.Gosched()
		}
		l.mu.Lock()
		if seen == len(b.keys) || l.wait == 0 || ctx.Err() != nil {
			l.open = nil
			l.mu.Unlock()
			break
		}
		seen = len(b.keys)
		l.mu.Unlock()
	}
	b.finish()
}

// answer asks the store. A panic there is an error here: it must not end the process.
func (l *loader[K, V]) answer(ctx context.Context, keys []K) (values []V, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a store: %v\n%s", p, debug.Stack())
		}
	}()
	values, err = l.fetch(ctx, keys)
	if err == nil && len(values) != len(keys) {
		err = fmt.Errorf("a store answered %d keys with %d values", len(keys), len(values))
	}
	return values, err
}

// load loads one key.
func (l *loader[K, V]) load(ctx context.Context, v *Visitor, k K) (V, error) {
	var asks [1]ask[K, V]
	l.join(ctx, v, []K{k}, asks[:])
	if err := v.wait(ctx); err != nil {
		var none V
		return none, err
	}
	return asks[0].value(ctx)
}

// Asked is keys that were asked for together.
type Asked[K comparable, V any] struct {
	visitor *Visitor
	asks    []ask[K, V]
}

// Values waits for the values of the keys, in their order.
func (a *Asked[K, V]) Values(ctx context.Context) ([]V, error) {
	if err := a.visitor.wait(ctx); err != nil {
		return nil, err
	}
	values := make([]V, len(a.asks))
	for i, a := range a.asks {
		var err error
		if values[i], err = a.value(ctx); err != nil {
			return nil, err
		}
	}
	return values, nil
}
