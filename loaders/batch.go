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

	mu   sync.Mutex
	asks map[K]ask[K, V]
	open *batch[K, V] // takes keys still; nil for none
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

// join puts the key into the open batch, unless it was asked for before. The batch runs under the context of its first key; all keys are of
// one operation.
func (l *loader[K, V]) join(ctx context.Context, k K) ask[K, V] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if a, ok := l.asks[k]; ok {
		return a
	}
	if l.open == nil {
		l.open = &batch[K, V]{done: make(chan struct{})}
		go l.run(ctx, l.open)
	}
	a := ask[K, V]{l.open, len(l.open.keys)}
	l.open.keys = append(l.open.keys, k)
	l.asks[k] = a
	return a
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

func (l *loader[K, V]) load(ctx context.Context, k K) (V, error) {
	return l.join(ctx, k).value(ctx)
}

// loadAll loads several keys in one batch.
func (l *loader[K, V]) loadAll(ctx context.Context, keys []K) ([]V, error) {
	asks := make([]ask[K, V], len(keys))
	for i, k := range keys {
		asks[i] = l.join(ctx, k)
	}
	values := make([]V, len(keys))
	for i, a := range asks {
		var err error
		if values[i], err = a.value(ctx); err != nil {
			return nil, err
		}
	}
	return values, nil
}
