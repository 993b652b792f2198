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
//
// A store that is near is asked for a key as often as visitors name it in one round: to find it again among the others takes longer than the store does.
type loader[K comparable, V any] struct {
	fetch func(ctx context.Context, keys []K) ([]V, error)
	wait  time.Duration // 0 for a store that is near

	mu     sync.Mutex
	asks   map[K]ask[K, V]
	apart  []*batch[K, V] // whose keys are not among asks, until one is looked for there
	open   *batch[K, V]   // takes keys still, by the clock; nil for none
	gather *batch[K, V]   // takes keys still, until the round begins; nil for none
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
	l.remember(len(keys))
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

// remember makes the keys of all batches known.
func (l *loader[K, V]) remember(more int) {
	if l.asks == nil {
		l.asks = make(map[K]ask[K, V], more)
	}
	for _, b := range l.apart {
		for i, k := range b.keys {
			if _, ok := l.asks[k]; !ok {
				l.asks[k] = ask[K, V]{b, i}
			}
		}
	}
	l.apart = nil
}

// follow puts the keys behind those that visitors of a near store named before in this round. It returns the batch and the place of the first.
func (l *loader[K, V]) follow(ctx context.Context, v *Visitor, keys []K) (*batch[K, V], int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gather == nil {
		l.apart = append(l.apart, l.batch(ctx, v, 0))
	}
	b := l.gather
	first := len(b.keys)
	if first == 0 {
		b.keys = keys
	} else {
		b.keys = append(b.keys, keys...)
	}
	v.waits = true
	return b, first
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
	values, err := l.ask(ctx, v, []K{k}).Values(ctx)
	if err != nil {
		var none V
		return none, err
	}
	return values[0], nil
}

// ask asks for keys, which the loader may keep.
func (l *loader[K, V]) ask(ctx context.Context, v *Visitor, keys []K) *Asked[K, V] {
	if l.wait == 0 && v.visiting() {
		b, first := l.follow(ctx, v, keys)
		return &Asked[K, V]{visitor: v, batch: b, first: first, n: len(keys)}
	}
	a := &Asked[K, V]{visitor: v, asks: make([]ask[K, V], len(keys))}
	l.join(ctx, v, keys, a.asks)
	return a
}

// Asked is keys that were asked for together.
type Asked[K comparable, V any] struct {
	visitor *Visitor
	asks    []ask[K, V] // nil where they stand side by side in one batch
	batch   *batch[K, V]
	first   int
	n       int
}

// Values waits for the values of the keys, in their order. Nobody may change the list.
func (a *Asked[K, V]) Values(ctx context.Context) ([]V, error) {
	if err := a.visitor.wait(ctx); err != nil {
		return nil, err
	}
	if b := a.batch; b != nil {
		switch {
		case b.err != nil:
			return nil, b.err
		case !b.finished:
			return nil, fmt.Errorf("waiting for a batch: %w", ctx.Err())
		}
		return b.values[a.first : a.first+a.n : a.first+a.n], nil
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
