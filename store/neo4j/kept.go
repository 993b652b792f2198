package neo4j

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
)

// kept keeps what was read last for some keys. Each is read once, by who asks first; who asks meanwhile waits for the same. What could not be read is not kept.
type kept[K comparable, V any] struct {
	name string // of what is kept, for errors
	most int    // how many are
	read func(ctx context.Context, key K) (V, error)

	mu  sync.Mutex
	all []*made[K, V] // who was asked for last stands last
}

// made is what is there for a key, or is being read.
type made[K comparable, V any] struct {
	key   K
	done  chan struct{} // closed when what follows is there
	value V
	err   error
}

func newKept[K comparable, V any](name string, most int, read func(ctx context.Context, key K) (V, error)) *kept[K, V] {
	return &kept[K, V]{name: name, most: most, read: read}
}

// get gives what is kept for a key, or waits until it is read or the context ends. Reading goes on without those who do not wait for it: others will ask.
func (k *kept[K, V]) get(ctx context.Context, key K) (V, error) {
	one, first := k.find(key)
	if first {
		go k.run(context.WithoutCancel(ctx), one)
	}
	select {
	case <-one.done:
		return one.value, one.err
	case <-ctx.Done():
		var none V
		return none, classify(ctx, k.name, ctx.Err())
	}
}

// find finds what is kept for a key, or makes room for it: it is then for the caller to run it.
func (k *kept[K, V]) find(key K) (one *made[K, V], first bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.all, func(one *made[K, V]) bool { return one.key == key })
	if first = i < 0; first {
		one = &made[K, V]{key: key, done: make(chan struct{})}
		if len(k.all) == k.most {
			k.all = slices.Delete(k.all, 0, 1)
		}
	} else {
		one = k.all[i]
		k.all = slices.Delete(k.all, i, i+1)
	}
	k.all = append(k.all, one)
	return one, first
}

// run reads what is asked for and tells those who wait.
func (k *kept[K, V]) run(ctx context.Context, one *made[K, V]) {
	defer close(one.done)
	defer func() {
		if p := recover(); p != nil {
			one.err = fault("reading "+k.name, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
		if one.err != nil {
			k.mu.Lock()
			defer k.mu.Unlock()
			k.all = slices.DeleteFunc(k.all, func(other *made[K, V]) bool { return other == one })
		}
	}()
	one.value, one.err = k.read(ctx, one.key)
}
