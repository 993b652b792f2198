package graph

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/graph/generated"
	"learningcities/kg"
	"learningcities/loaders"
)

// Options say how requests are answered.
type Options struct {
	// Wait is how long a loader gathers keys: as long as the backend gains by larger batches.
	Wait time.Duration
	// Timeout bounds each request, its questions to the store included. 0 means 20 seconds.
	Timeout time.Duration
	Log     *slog.Logger
}

const (
	maxComplexity = 100_000  // fields of an answer, as estimated before it is made
	maxBody       = 64 << 10 // bytes of a request
	maxTokens     = 4_000    // tokens of a document; to validate one takes time with their square
	documents     = 300      // parsed documents kept
	maxKept       = 4 << 10  // bytes of a document that is kept; parsed, it takes some fifty times as much
)

// NewHandler answers GraphQL over HTTP from the store: queries by GET and POST.
func NewHandler(store kg.Store, o Options) http.Handler {
	if o.Timeout == 0 {
		o.Timeout = 20 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := handler.New(newSchema())
	s.AddTransport(transport.Options{})
	s.AddTransport(transport.GET{})
	s.AddTransport(transport.POST{})
	s.Use(extension.Introspection{})
	s.Use(&exactVariables{})
	s.Use(costLimit{extension.FixedComplexityLimit(maxComplexity)})
	s.SetQueryCache(shortDocuments{lru.New[*ast.QueryDocument](documents)})
	s.SetParserTokenLimit(maxTokens)
	s.SetErrorPresenter(presentError(o.Log))
	s.SetRecoverFunc(recoverPanic(o.Log))
	s.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return answered(next(withLoaders(ctx, loaders.New(store, o.Wait))))
	})
	s.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		if response != nil {
			tidyErrors(response.Errors)
		}
		return response
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), o.Timeout)
		defer cancel()
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		s.ServeHTTP(w, r.WithContext(ctx))
	})
}

// answered gives a response where gqlgen gives none: to an operation whose context ended before it began.
func answered(next graphql.ResponseHandler) graphql.ResponseHandler {
	return func(ctx context.Context) *graphql.Response {
		if response := next(ctx); response != nil {
			return response
		}
		code, message := explain(context.DeadlineExceeded)
		return &graphql.Response{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": string(code)}}}}
	}
}

// shortDocuments keeps parsed documents that are short: those of clients that ask the same again. Long ones would fill the memory.
type shortDocuments struct {
	graphql.Cache[*ast.QueryDocument]
}

func (c shortDocuments) Add(ctx context.Context, text string, document *ast.QueryDocument) {
	if len(text) <= maxKept {
		c.Cache.Add(ctx, text, document)
	}
}

func newSchema() graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{}, Complexity: complexity()})
}

// SDL is the schema in the schema definition language, in one piece.
func SDL() string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(newSchema().Schema())
	return b.String()
}
