package graph

import (
	"context"
	"fmt"
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
)

// Options say how requests are answered.
type Options struct {
	// Wait is how long a loader that goes by the clock gathers keys: as long as the backend gains by larger batches. 0 is for a store that answers from memory at once: what is
	// asked in one round is then asked one after the other.
	Wait time.Duration
	// Limits are the default ones where they are 0.
	Limits Limits
	// TrustedProxies are believed when they say for which client they ask.
	TrustedProxies []netip.Prefix
	// Documents are those that clients may name; nil for none.
	Documents *Documents
	// Locked answers nothing but Documents, and no question about the schema.
	Locked bool
	// AnswerCache is how many bytes of answers are kept. 0 keeps none.
	AnswerCache int
	// Reference has gqlgen carry out everything, instead of package wave what it knows.
	Reference bool
	// Address is where others reach the service, without a slash at its end; "" for the host that a request names.
	Address string
	// Build names the program: another one may answer otherwise.
	Build string
	Log   *slog.Logger
	// Observer sees what is asked and answered; nil for none.
	Observer Observer
}

// handler answers requests; an exchange (exchange.go) takes one through the steps: it is read (request.go), its document found
// (persisted.go) and read (document.go), carried out by gqlgen (response.go), and the answer written (write.go).
type handler struct {
	store     kg.Store
	log       *slog.Logger
	observer  Observer
	limits    Limits
	build     string
	address   string
	clients   *clients // nil when nothing is counted by client
	slots     slots
	requests  *requests
	registry  *registry
	documents *documents
	versions  *versions
	answers   *answers
	costs     *costs
	executor  *executor.Executor
	waves     *waves // nil where gqlgen carries out everything
	wanted    *wants
	wait      time.Duration // of the loaders
	common    lines         // of every answer
}

// NewHandler answers GraphQL over HTTP from the store: queries by GET and POST.
func NewHandler(store kg.Store, o Options) Handler {
	limits := o.Limits.orDefault()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Observer == nil {
		o.Observer = unobserved{}
	}
	store = &observedStore{store, o.Observer}
	schema := newSchema()
	h := &handler{
		store: store, log: o.Log, observer: o.Observer, limits: limits, slots: make(slots, limits.InFlight),
		address: o.Address, wanted: newWants(schema.Schema()), wait: o.Wait,
		build:    fmt.Sprintf("%s %d %d %v", o.Build, limits.Cost, limits.Page, o.Locked),
		requests: newRequests(limits.Body), registry: newRegistry(o.Documents, o.Locked), documents: newDocuments(schema.Schema(), limits),
		answers: newAnswers(o.AnswerCache), costs: newCosts(), common: append(openToPages(), line{"Vary", []string{"Accept, Accept-Encoding, Dataset-Version"}}, line{"Cache-Control", []string{never}}),
	}
	h.executor = newExecutor(schema, limits, o, h.costs)
	if !o.Reference {
		h.waves = newWaves(o.Log)
	}
	h.versions = &versions{store: store, changed: h.answers.clear}
	if limits.Rate > 0 {
		h.clients = newClients(limits, o.TrustedProxies)
	}
	return h
}

func newExecutor(schema graphql.ExecutableSchema, limits Limits, o Options, costs *costs) *executor.Executor {
	e := executor.New(schema)
	if !o.Locked {
		e.Use(extension.Introspection{})
	}
	e.Use(&exactVariables{})
	e.Use(newCostLimit(limits.Cost, costs))
	e.SetQueryCache(handed{})
	e.SetErrorPresenter(presentError(o.Log))
	e.SetRecoverFunc(recoverPanic(o.Log))
	e.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return answered(next(ctx))
	})
	e.AroundRootFields(noteNull)
	return e
}

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.common.add(w.Header())
	if r.Method == http.MethodOptions {
		options(w, r)
		return
	}
	x := &exchange{h: h, w: w, r: r}
	x.run(r.Context())
	x.tell(r.Context())
	x.write()
	x.answer.text.release()
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

// Describe tells what a field of a type means, or a type where the field is "": its description in the schema, "" where there is none.
func Describe() func(typeName, field string) string {
	schema := newSchema().Schema()
	return func(typeName, field string) string {
		of := schema.Types[typeName]
		if of == nil || field == "" {
			if of != nil {
				return of.Description
			}
			return ""
		}
		if f := of.Fields.ForName(field); f != nil {
			return f.Description
		}
		return ""
	}
}

// SDL is the schema in the schema definition language, in one piece.
func SDL() string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(newSchema().Schema())
	return b.String()
}
