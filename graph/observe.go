package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"learningcities/loaders"
)

// Observer sees what requests ask and how they are answered.
type Observer interface {
	loaders.Observer
	// Answered is told of the answer to the request of the context: the name of the operation, "" for none, the text of its document, its
	// cost, 0 when it was not estimated, and the code of each error. It may be told more than once; the last time counts.
	Answered(ctx context.Context, operation, document string, cost int, codes []string)
	// LimitHit is told of a request that a limit stopped or sent away, by the name of the limit: "cost", "depth", "in flight".
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

// observe tells the observer of each answer: of one that was refused when it is made, of one that was worked out when nothing changes it any
// more.
func observe(s *handler.Server, o Observer) {
	s.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		answer := next(ctx)
		return func(ctx context.Context) *graphql.Response { return tell(ctx, o, answer(ctx)) }
	})
	s.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		return tell(ctx, o, next(ctx))
	})
}

func tell(ctx context.Context, o Observer, response *graphql.Response) *graphql.Response {
	if response == nil {
		return nil
	}
	var codes []string
	for _, e := range response.Errors {
		code, _ := e.Extensions["code"].(string)
		codes = append(codes, code)
	}
	if !graphql.HasOperationContext(ctx) {
		o.Answered(ctx, "", "", 0, codes)
		return response
	}
	operation := graphql.GetOperationContext(ctx)
	name, cost := "", 0
	if operation.Operation != nil {
		name = operation.Operation.Name
	}
	if stats, ok := operation.Stats.GetExtension(extension.ComplexityLimit{}.ExtensionName()).(*extension.ComplexityStats); ok {
		cost = stats.Complexity
	}
	o.Answered(ctx, name, operation.RawQuery, cost, codes)
	return response
}
