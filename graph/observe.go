package graph

import (
	"context"

	"learningcities/kg"
	"learningcities/loaders"
)

// Observer sees what requests ask and how they are answered.
type Observer interface {
	// Observer sees what is asked of the store; the lookups Current and At pin a version.
	loaders.Observer
	// Answered is told of the answer to the request of the context: the name of the operation, "" for none, the SHA-256 of its document in hexadecimal digits, "" when it was
	// not known, its cost, 0 when it was not estimated, and the code of each error.
	Answered(ctx context.Context, operation, document string, cost int, codes []string)
	// LimitHit is told of a request that a limit stopped or sent away, by the name of the limit, as the error has it: "cost", "depth", "inFlight".
	LimitHit(name string)
	// CacheAsked is told of a question to a cache, by its name.
	CacheAsked(name string, hit bool)
}

// unobserved stands in where nobody looks.
type unobserved struct{}

func (unobserved) Asking(ctx context.Context, _ string, _ int) (context.Context, func(error)) {
	return ctx, func(error) {}
}
func (unobserved) Answered(context.Context, string, string, int, []string) {}
func (unobserved) LimitHit(string)                                         {}
func (unobserved) CacheAsked(string, bool)                                 {}

// observedStore tells the observer of each pin.
type observedStore struct {
	kg.Store
	observer Observer
}

func (s *observedStore) Current(ctx context.Context) (kg.Reader, error) {
	ctx, answered := s.observer.Asking(ctx, "Current", 0)
	r, err := s.Store.Current(ctx)
	answered(err)
	return r, err //nolint:wrapcheck // it is the store's
}

func (s *observedStore) At(ctx context.Context, version string) (kg.Reader, error) {
	ctx, answered := s.observer.Asking(ctx, "At", 0)
	r, err := s.Store.At(ctx, version)
	answered(err)
	return r, err //nolint:wrapcheck // it is the store's
}

// tell tells the observer what came of the request.
func (x *exchange) tell(ctx context.Context) {
	document, cost := "", 0
	if x.request != nil {
		document = x.request.documentHash()
	}
	if x.answer.cost != nil {
		cost = x.answer.cost.Requested
	}
	var codes []string
	var limits map[string]bool
	for _, e := range x.answer.errors {
		code, _ := e.Extensions["code"].(string)
		codes = append(codes, code)
		if limit, ok := e.Extensions["limit"].(string); ok && !limits[limit] {
			if limits == nil {
				limits = map[string]bool{}
			}
			limits[limit] = true
			x.h.observer.LimitHit(limit)
		}
	}
	x.h.observer.Answered(ctx, x.answer.operation, document, cost, codes)
}
