// Package loaders gathers the lookups of one operation into batches: one loader for each lookup of kg.Reader and each link of the query
// that asks for it.
//
// A link is a field at one place of a query, whatever its alias: all cities of a page ask for their country through one link. The keys
// of a link come from the answers of one other link, so they come together, and one batch takes them all. Links do not share
// batches: whether two that are as deep met in time would hang on the clock.
package loaders

import (
	"context"
	"slices"
	"sync"
	"time"

	"learningcities/kg"
)

// Set is the loaders of one operation. All of them answer from the version that the operation pinned.
type Set struct {
	store    kg.Store
	wait     time.Duration
	observer Observer // nil for none

	pinned sync.Once
	reader kg.Reader
	err    error
	wanted func() kg.Wanted // nil for everything
	narrow kg.Reader        // what loaders ask

	mu      sync.Mutex
	loaders map[key]any
	filters map[string]*filter // by their text

	rounds rounds
}

// key names a loader: the link that asks, the lookup and, for pages, the question.
type key struct {
	link, lookup string
	question     any // comparable; nil for none
}

// New makes the loaders of one operation. Each gathers keys until none has come for the wait: as long as the backend gains by it. The version is pinned by the first
// that asks, so an operation that asks for nothing needs no store.
func New(store kg.Store, wait time.Duration) *Set {
	return &Set{store: store, wait: wait, loaders: map[key]any{}}
}

// Far tells whether each question to the store takes so long that asking in vain is better than asking later.
func (s *Set) Far() bool { return s.wait > 0 }

// Link is the loaders of one link of a query.
type Link struct {
	set     *Set
	name    string
	visitor *Visitor // who asks; nil for one who asks by the clock
}

// Link names a link by the fields that lead to it.
func (s *Set) Link(name string) Link { return Link{s, name, nil} }

// Version is the version that the operation is answered from.
func (l Link) Version(ctx context.Context) (string, error) {
	r, err := l.set.pin(ctx)
	if err != nil {
		return "", err
	}
	return r.Version(), nil
}

// pin pins the current version when it is first asked for.
func (s *Set) pin(ctx context.Context) (kg.Reader, error) {
	s.pinned.Do(func() {
		s.reader, s.err = s.store.Current(ctx)
		s.narrow = s.reader
		if narrower, ok := s.reader.(kg.Narrower); ok && s.wanted != nil {
			if wanted := s.wanted(); wanted != nil {
				s.narrow = narrower.Narrow(wanted)
			}
		}
	})
	return s.reader, s.err
}

// Wanting says what the answer looks at, so that records may hold no more; it is asked for where the store gains by it, and may tell nil for everything. It returns the set.
func (s *Set) Wanting(wanted func() kg.Wanted) *Set {
	s.wanted = wanted
	return s
}

// batched loads one key of a batch method of kg.Reader.
func batched[K comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, []K) ([]V, error), k K) (V, error) {
	return gather(ctx, l, key{link: l.name, lookup: lookup}, method, k)
}

// paged loads the page of one parent.
func paged[Q comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, Q, []kg.ID) ([]kg.Page[V], error), q Q, parent kg.ID) (kg.Page[V], error) {
	return gather(ctx, l, key{l.name, lookup, q}, func(r kg.Reader, ctx context.Context, parents []kg.ID) ([]kg.Page[V], error) {
		return method(r, ctx, q, parents)
	}, parent)
}

// asked loads the answer to a question about the whole graph; links that ask the same share it.
func asked[Q comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, Q) (V, error), q Q) (V, error) {
	return gather(ctx, l, key{lookup: lookup, question: q}, once(method, q), struct{}{})
}

// single loads what there is one of; links that ask for it share it.
func single[V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context) (V, error)) (V, error) {
	return gather(ctx, l, key{lookup: lookup}, once(func(r kg.Reader, ctx context.Context, _ struct{}) (V, error) { return method(r, ctx) }, struct{}{}), struct{}{})
}

// gather loads one key by the loader of that name.
func gather[K comparable, V any](ctx context.Context, l Link, name key, method func(kg.Reader, context.Context, []K) ([]V, error), k K) (V, error) {
	return loaderOf(l.set, name, method).load(ctx, l.visitor, k)
}

// Keys asks for the values of several keys by the lookup, a method of kg.Reader by its name. They are there after Asked.Values.
func Keys[K comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, []K) ([]V, error), keys []K) *Asked[K, V] {
	return askAll(ctx, l, key{link: l.name, lookup: lookup}, method, keys)
}

// Pages asks for the pages of several parents, as Keys does.
func Pages[Q comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, Q, []kg.ID) ([]kg.Page[V], error), q Q, parents []kg.ID) *Asked[kg.ID, kg.Page[V]] {
	return askAll(ctx, l, key{l.name, lookup, q}, func(r kg.Reader, ctx context.Context, parents []kg.ID) ([]kg.Page[V], error) {
		return method(r, ctx, q, parents)
	}, parents)
}

// Whole asks a question about the whole graph, as Keys does; its answer is the one value.
func Whole[Q comparable, V any](ctx context.Context, l Link, lookup string, method func(kg.Reader, context.Context, Q) (V, error), q Q) *Asked[struct{}, V] {
	return askAll(ctx, l, key{lookup: lookup, question: q}, once(method, q), []struct{}{{}})
}

func askAll[K comparable, V any](ctx context.Context, l Link, name key, method func(kg.Reader, context.Context, []K) ([]V, error), keys []K) *Asked[K, V] {
	return loaderOf(l.set, name, method).ask(ctx, l.visitor, keys)
}

// once makes a batch of a lookup that has none: it is asked once for all who ask.
func once[Q comparable, V any](method func(kg.Reader, context.Context, Q) (V, error), q Q) func(kg.Reader, context.Context, []struct{}) ([]V, error) {
	return func(r kg.Reader, ctx context.Context, all []struct{}) ([]V, error) {
		v, err := method(r, ctx, q)
		return slices.Repeat([]V{v}, len(all)), err
	}
}

// loaderOf is the loader of that name, made when it is first asked for.
func loaderOf[K comparable, V any](s *Set, name key, method func(kg.Reader, context.Context, []K) ([]V, error)) *loader[K, V] {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l, ok := s.loaders[name].(*loader[K, V]); ok {
		return l
	}
	l := &loader[K, V]{wait: s.wait, fetch: func(ctx context.Context, keys []K) ([]V, error) {
		if _, err := s.pin(ctx); err != nil {
			return nil, err
		}
		return observed(ctx, s, name.lookup, keysOf(keys), func(ctx context.Context) ([]V, error) { return method(s.narrow, ctx, keys) })
	}}
	s.loaders[name] = l
	return l
}
