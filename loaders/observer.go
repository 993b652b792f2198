package loaders

import (
	"context"

	"learningcities/kg"
)

// Observer sees what is asked of the store.
type Observer interface {
	// Asking is told of a question before it is asked: the lookup of kg.Reader and the number of keys, 0 for a lookup without a batch. It returns the context to ask under and what is called with the outcome.
	Asking(ctx context.Context, lookup string, keys int) (context.Context, func(error))
}

// ObservedBy has every question of the set seen by the observer; nil for none. It returns the set.
func (s *Set) ObservedBy(o Observer) *Set {
	s.observer = o
	return s
}

// observed asks one question.
func observed[V any](ctx context.Context, s *Set, lookup string, keys int, ask func(context.Context) (V, error)) (V, error) {
	if s.observer == nil {
		return ask(ctx)
	}
	ctx, answered := s.observer.Asking(ctx, lookup, keys)
	v, err := ask(ctx)
	answered(err)
	return v, err
}

// keysOf is the number of keys of a batch, 0 for the one question of a lookup that has no batch.
func keysOf[K any](keys []K) int {
	if _, alone := any(keys).([]struct{}); alone {
		return 0
	}
	return len(keys)
}

// observedReader is the reader that a filter asks by itself where its circles are.
type observedReader struct {
	kg.Reader
	set *Set
}

func (r observedReader) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	return observed(ctx, r.set, "EntitiesByID", len(ids), func(ctx context.Context) ([]kg.Entity, error) {
		return r.Reader.EntitiesByID(ctx, ids)
	})
}
