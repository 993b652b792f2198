package loaders

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"learningcities/kg"
)

// batcher makes loaders that share a pinned version and a wait.
type batcher struct {
	pin  func(context.Context) (kg.Reader, error)
	wait time.Duration
}

// batched makes the loader of a batch method of kg.Reader.
func batched[K comparable, V any](b batcher, lookup func(kg.Reader, context.Context, []K) ([]V, error)) *Loader[K, V] {
	return dataloadgen.NewLoader(func(ctx context.Context, keys []K) ([]V, []error) {
		r, err := b.pin(ctx)
		if err != nil {
			return nil, []error{err}
		}
		values, err := lookup(r, ctx, keys)
		if err == nil && len(values) != len(keys) {
			err = fmt.Errorf("a store answered %d keys with %d values", len(keys), len(values))
		}
		if err != nil {
			return nil, []error{err}
		}
		return values, nil
	}, dataloadgen.WithWait(b.wait))
}

// single makes the loader of a method without keys: all that ask share one answer.
func single[V any](b batcher, lookup func(kg.Reader, context.Context) (V, error)) *Loader[struct{}, V] {
	return batched(batcher{b.pin, 0}, func(r kg.Reader, ctx context.Context, keys []struct{}) ([]V, error) {
		v, err := lookup(r, ctx)
		values := make([]V, len(keys))
		for i := range values {
			values[i] = v
		}
		return values, err
	})
}

// listed makes the loader of a whole list: all that ask for the same page share it, and a bad cursor spoils no other's answer.
func listed[V any](b batcher, lookup func(kg.Reader, context.Context, kg.PageQuery) (kg.Page[V], error)) *Loader[kg.PageQuery, kg.Page[V]] {
	return dataloadgen.NewLoader(func(ctx context.Context, questions []kg.PageQuery) ([]kg.Page[V], []error) {
		r, err := b.pin(ctx)
		if err != nil {
			return nil, []error{err}
		}
		pages, errs := make([]kg.Page[V], len(questions)), make([]error, len(questions))
		for i, q := range questions {
			pages[i], errs[i] = lookup(r, ctx, q)
		}
		return pages, errs
	}, dataloadgen.WithWait(0))
}

// Paged is a lookup of pages: one loader for each question that the operation asks.
type Paged[V any] struct {
	make    func(kg.PageQuery) *Loader[kg.ID, kg.Page[V]]
	mu      sync.Mutex
	loaders map[kg.PageQuery]*Loader[kg.ID, kg.Page[V]]
}

func paged[V any](b batcher, lookup func(kg.Reader, context.Context, kg.PageQuery, []kg.ID) ([]kg.Page[V], error)) *Paged[V] {
	return &Paged[V]{
		loaders: map[kg.PageQuery]*Loader[kg.ID, kg.Page[V]]{},
		make: func(q kg.PageQuery) *Loader[kg.ID, kg.Page[V]] {
			return batched(b, func(r kg.Reader, ctx context.Context, parents []kg.ID) ([]kg.Page[V], error) {
				return lookup(r, ctx, q, parents)
			})
		},
	}
}

// Load finds the page of the parent.
func (p *Paged[V]) Load(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[V], error) {
	p.mu.Lock()
	l, ok := p.loaders[q]
	if !ok {
		l = p.make(q)
		p.loaders[q] = l
	}
	p.mu.Unlock()
	return l.Load(ctx, parent) //nolint:wrapcheck // the store's own error, code and all
}
