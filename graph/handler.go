package graph

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/formatter"

	"learningcities/graph/generated"
	"learningcities/kg"
	"learningcities/loaders"
)

// Options say how requests are answered.
type Options struct {
	// Wait is how long a loader gathers keys: as long as the backend gains by larger batches.
	Wait time.Duration
	// Limits are the default ones where they are 0.
	Limits Limits
	// TrustedProxies are believed when they say for which client they ask.
	TrustedProxies []netip.Prefix
	Log            *slog.Logger
}

// handler answers requests in steps: it reads one (request.go), reads its document (document.go), has gqlgen carry it out (response.go) and
// writes the answer (write.go).
type handler struct {
	limits    Limits
	clients   *clients // nil when nothing is counted by client
	slots     slots
	documents *documents
	executor  *executor.Executor
}

// NewHandler answers GraphQL over HTTP from the store: queries by GET and POST.
func NewHandler(store kg.Store, o Options) http.Handler {
	limits := o.Limits.orDefault()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	schema := newSchema()
	e := executor.New(schema)
	e.Use(extension.Introspection{})
	e.Use(newCostLimit(limits.Cost))
	e.SetQueryCache(handed{})
	e.SetErrorPresenter(presentError(o.Log))
	e.SetRecoverFunc(recoverPanic(o.Log))
	e.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return answered(next(withPage(withLoaders(ctx, loaders.New(store, o.Wait)), limits.Page)))
	})
	h := &handler{limits: limits, slots: make(slots, limits.InFlight), documents: newDocuments(schema.Schema(), limits), executor: e}
	if limits.Rate > 0 {
		h.clients = newClients(limits, o.TrustedProxies)
	}
	return h
}

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	openToPages(w.Header())
	if r.Method == http.MethodOptions {
		options(w, r)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), h.limits.Timeout)
	defer cancel()
	w.Header().Set("Vary", "Accept, Accept-Encoding")
	h.answer(ctx, w, r).write(w, r)
}

// answer works out the answer to one request. A panic is an answer, too: an error of the service.
func (h *handler) answer(ctx context.Context, w http.ResponseWriter, r *http.Request) (a *answer) {
	media := chooseMedia(r.Header.Values("Accept"))
	defer func() {
		if p := recover(); p != nil {
			err := h.executor.PresentRecoveredError(ctx, p)
			code, message := explain(err)
			a = refused(refusef(http.StatusInternalServerError, code, "%s", message), media)
		}
	}()
	response, err := h.respond(ctx, w, r, media)
	if err != nil {
		return refused(err, media)
	}
	return response.answer(media)
}

// respond goes through the steps from a request to what GraphQL says to it. Its error is a refusal.
func (h *handler) respond(ctx context.Context, w http.ResponseWriter, r *http.Request, media string) (*response, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodPost {
		return nil, notAllowed("ask by GET or POST")
	}
	if h.clients != nil {
		if err := h.clients.meter(r, w.Header()); err != nil {
			return nil, err
		}
	}
	if media == "" {
		return nil, refusef(http.StatusNotAcceptable, codeNotAcceptable, "answers are %s or %s; accept one of them", mediaJSON, mediaGraphQL)
	}
	q, err := readRequest(w, r, h.limits.Body)
	if err != nil {
		return nil, err
	}
	release, err := h.slots.take()
	if err != nil {
		return nil, err
	}
	defer release()
	document, err := h.documents.read(ctx, q.query, r.Method)
	if err != nil {
		return nil, err
	}
	if err := checkOperation(document, q.operationName); err != nil {
		return nil, err
	}
	return h.carryOut(ctx, q, document), nil
}

const allowed = "GET, HEAD, POST, OPTIONS"

func notAllowed(format string, args ...any) error {
	err := refusef(http.StatusMethodNotAllowed, codeMethodNotAllowed, format, args...)
	err.header = [][2]string{{"Allow", allowed}}
	return err
}

// newSchema is the schema without the directive @defer, which gqlgen adds: an answer is in one piece.
func newSchema() graphql.ExecutableSchema {
	config := generated.Config{Resolvers: &Resolver{}, Complexity: complexity()}
	schema := *generated.NewExecutableSchema(config).Schema()
	schema.Directives = maps.Clone(schema.Directives)
	delete(schema.Directives, "defer")
	config.Schema = &schema
	return generated.NewExecutableSchema(config)
}

// SDL is the schema in the schema definition language, in one piece.
func SDL() string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(newSchema().Schema())
	return b.String()
}
