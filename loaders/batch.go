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

// batch is keys that are asked for together. Its answer is there when done is closed.
type batch[K comparable, V any] struct {
	keys   []K
	done   chan struct{}
	values []V
	err    error
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
		if v != nil && !v.waits {
			v.waits = !a.batch.answered()
		}
	}
}

func (b *batch[K, V]) answered() bool {
	select {
	case <-b.done:
		return true
	default:
		return false
	}
}

// batch is the one that takes keys.
func (l *loader[K, V]) batch(ctx context.Context, v *Visitor, keys int) *batch[K, V] {
	open := &l.open
	if v.visiting() {
		open = &l.gather
	}
	if *open == nil {
		*open = &batch[K, V]{done: make(chan struct{}), keys: make([]K, 0, keys)}
		if v.visiting() {
			b := *open
			v.set.add(func() { l.runGathered(ctx, b) })
		} else {
			go l.run(ctx, l.open)
		}
	}
	return *open
}

// runGathered answers the keys of a round.
func (l *loader[K, V]) runGathered(ctx context.Context, b *batch[K, V]) {
	defer close(b.done)
	l.mu.Lock()
	l.gather = nil
	l.mu.Unlock()
	b.values, b.err = l.answer(ctx, b.keys)
}

// value waits for the answer or the end of the context.
func (a ask[K, V]) value(ctx context.Context) (V, error) {
	var none V
	select {
	case <-a.batch.done:
	case <-ctx.Done():
		return none, fmt.Errorf("waiting for a batch: %w", ctx.Err())
	}
	if a.batch.err != nil {
		return none, a.batch.err
	}
	return a.batch.values[a.place], nil
}

// run gathers keys and answers them. The wait begins anew with each key: the fields of a list come one close behind the other, however
// long the list and however busy the machine, so a batch holds them all.
func (l *loader[K, V]) run(ctx context.Context, b *batch[K, V]) {
	defer close(b.done)
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
	b.values, b.err = l.answer(ctx, b.keys)
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
