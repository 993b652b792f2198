package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
)

// response is what GraphQL says to a request.
type response struct {
	data   json.RawMessage // nil when nothing was carried out
	errors gqlerror.List
}

// carryOut has gqlgen carry out the operation.
func (h *handler) carryOut(ctx context.Context, q *request, document *ast.QueryDocument) *response {
	ctx = graphql.StartOperationTrace(context.WithValue(ctx, documentKey{}, document))
	now := graphql.Now()
	operation, errs := h.executor.CreateOperationContext(ctx, &graphql.RawParams{
		Query: q.query, OperationName: q.operationName, Variables: q.variables, Extensions: q.extensions,
		ReadTime: graphql.TraceTiming{Start: now, End: now},
	})
	var out *graphql.Response
	if errs != nil {
		out = h.executor.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
		out.Data = nil
	} else {
		next, inner := h.executor.DispatchOperation(ctx, operation)
		out = next(inner)
	}
	tidyErrors(out.Errors)
	return &response{data: out.Data, errors: out.Errors}
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
		failures := map[kg.Code]int{kg.CodeUnavailable: http.StatusServiceUnavailable, kg.CodeTimeout: http.StatusGatewayTimeout, kg.CodeInternal: http.StatusInternalServerError}
		for _, e := range r.errors {
			code, _ := e.Extensions["code"].(string)
			if status, ok := failures[kg.Code(code)]; ok {
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

func (r *response) answer(media string) *answer {
	var b bytes.Buffer
	b.WriteByte('{')
	if len(r.errors) > 0 {
		text, err := json.Marshal(r.errors)
		if err != nil {
			panic(err) // errors hold texts, numbers and lists of them
		}
		b.WriteString(`"errors":`)
		b.Write(text)
	}
	if r.data != nil {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(r.data)
	}
	b.WriteString("}\n")
	return &answer{status: r.status(media), media: media, body: b.Bytes()}
}
