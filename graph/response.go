package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
	"learningcities/loaders"
)

// response is what GraphQL says to a request.
type response struct {
	data    json.RawMessage // nil when nothing was carried out
	text    *text           // that holds the data, with what stands before them; nil for data that stand alone
	errors  gqlerror.List
	nulls   bool   // a root field is null: what was asked for is not there
	version string // "" when it is not known
	cost    *cost  // nil when it was not estimated

	operation string // its name, "" for none
	left      bool   // package wave left it to gqlgen
}

// cost is what an operation costs, and what it may.
type cost struct {
	Requested int
	Limit     int

	line string // of the header
}

func newCost(requested, limit int) *cost {
	return &cost{requested, limit, fmt.Sprintf("requested=%d, limit=%d", requested, limit)}
}

type progressKey struct{}

// progress is what becomes known while an operation is carried out.
type progress struct {
	document *ast.QueryDocument
	asked    digest // zeros when it is not known
	page     int    // the largest page
	cost     *cost  // nil while it is not estimated
	nulls    atomic.Bool
}

func progressIn(ctx context.Context) *progress {
	p, _ := ctx.Value(progressKey{}).(*progress)
	return p
}

// noteNull notes that a root field is null.
func noteNull(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	value := next(ctx)
	if value == graphql.Null {
		progressIn(ctx).nulls.Store(true)
	}
	return value
}

// carryOut has the operation carried out: by package wave, or what that gives up on by gqlgen.
func (h *handler) carryOut(ctx context.Context, q *request, document *ast.QueryDocument) *response {
	p := &progress{document: document, asked: q.asked, page: h.limits.Page}
	store := pin(h.store, q.reader)
	ctx = graphql.StartOperationTrace(context.WithValue(ctx, progressKey{}, p))
	operation, errs := h.executor.CreateOperationContext(ctx, &graphql.RawParams{
		Query: q.query, OperationName: q.operationName, Variables: q.variables, Extensions: q.extensions,
	})
	r := new(response)
	if errs != nil {
		r.errors = h.executor.DispatchError(graphql.WithOperationContext(ctx, operation), errs).Errors
	} else {
		h.answer(ctx, r, operation, loaders.New(store, h.wait).ObservedBy(h.observer).Wanting(func() kg.Wanted { return h.wanted.of(operation.Operation) }))
	}
	tidyErrors(r.errors)
	r.nulls, r.version, r.cost = r.nulls || p.nulls.Load(), store.pinnedVersion(), p.cost
	if operation.Operation != nil {
		r.operation = operation.Operation.Name
	}
	return r
}

// answer finds the data and the errors of the response to an operation. What package wave asked before it gave up, the loaders remember: gqlgen does not ask it again.
func (h *handler) answer(ctx context.Context, r *response, operation *graphql.OperationContext, set *loaders.Set) {
	if h.waves != nil {
		var err error
		if r.text, r.nulls, err = h.waves.answer(ctx, operation, set); err == nil {
			r.data = r.text.bytes[len(before):]
			return
		}
		h.log.LogAttrs(ctx, slog.LevelDebug, "left to gqlgen", slog.String("operation", operation.OperationName), slog.Any("cause", err))
		r.left = true
	}
	next, inner := h.executor.DispatchOperation(withLoaders(ctx, set), operation)
	out := next(inner)
	r.data, r.errors = out.Data, out.Errors
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

// status is the status of HTTP. It is an error where no data came because the service failed, so that whoever stands between knows
// it, too.
func (r *response) status(media string) int {
	if len(r.errors) > 0 && !r.hasData() {
		for _, e := range r.errors {
			code, _ := e.Extensions["code"].(string)
			if status, ok := failureStatus[kg.Code(code)]; ok {
				return status
			}
		}
	}
	if r.data == nil && media == mediaGraphQL {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// hasData tells whether a root field has a value other than null.
func (r *response) hasData() bool {
	var roots map[string]json.RawMessage
	if json.Unmarshal(r.data, &roots) != nil {
		return false
	}
	for _, value := range roots {
		if !bytes.Equal(value, []byte("null")) {
			return true
		}
	}
	return false
}

// answer writes the response as JSON: first the errors, so that nobody overlooks them.
func (r *response) answer(media string, gzip bool) *answer {
	if r.text != nil { // there are no errors
		r.text.bytes = r.end(append(r.text.bytes, ','))
		a := r.packed(media, r.text.bytes, gzip)
		a.text = r.text
		return a
	}
	b := make([]byte, 0, len(r.data)+160+300*len(r.errors))
	b = append(b, '{')
	if len(r.errors) > 0 {
		b = append(append(append(b, `"errors":`...), marshal(r.errors)...), ',')
	}
	if r.data != nil {
		b = append(append(append(b, `"data":`...), r.data...), ',')
	}
	return r.packed(media, r.end(b), gzip)
}

// end adds what stands behind the data and a comma.
func (r *response) end(b []byte) []byte {
	return append(bytes.TrimSuffix(r.extensions(b), []byte{','}), "}\n"...)
}

// packed is the answer with a body.
func (r *response) packed(media string, b []byte, gzip bool) *answer {
	a := &answer{status: r.status(media), media: media, body: b, good: len(r.errors) == 0 && !r.nulls, version: r.version, cost: r.cost, operation: r.operation, errors: r.errors}
	if gzip && len(b) >= leastCompressed {
		a.body, a.gzip = compressed(b), true
	}
	a.prepare()
	return a
}

// extensions adds what is said about the answer, and a comma.
func (r *response) extensions(b []byte) []byte {
	if r.version == "" && r.cost == nil {
		return b
	}
	b = append(b, `"extensions":{`...)
	if r.version != "" {
		b = append(append(append(b, `"dataset":{"version":`...), marshal(r.version)...), '}')
	}
	if r.cost != nil {
		if r.version != "" {
			b = append(b, ',')
		}
		b = append(b, `"cost":{"requested":`...)
		b = strconv.AppendInt(b, int64(r.cost.Requested), 10)
		b = append(b, `,"limit":`...)
		b = append(strconv.AppendInt(b, int64(r.cost.Limit), 10), '}')
	}
	return append(b, '}', ',')
}

func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts, numbers and lists of them
	}
	return text
}
