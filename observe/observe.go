// Package observe tells an operator what the service does: one line of the log for each request, metrics for Prometheus and traces for
// OpenTelemetry.
//
// None of them holds what a person asked for: no variables, no text of a document, no address. A document is known by the SHA-256 of its
// text, which is also its documentId.
package observe

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/trace"
)

// Observer sees requests come and go. It is the loaders' and the API's observer, too.
type Observer struct {
	log     *slog.Logger
	metrics *Metrics
	tracer  trace.Tracer // nil for no spans
	kinds   series[*kind]
}

// New makes an observer. Without tracing, which may be nil, there are no spans.
func New(log *slog.Logger, m *Metrics, t *Tracing) *Observer {
	o := &Observer{log: log, metrics: m}
	o.kinds.with = o.newKind
	if t != nil {
		o.tracer = t.provider.Tracer(scope)
	}
	return o
}

// start begins a span, if there are to be any.
func (o *Observer) start(ctx context.Context, name string, kind trace.SpanKind) (context.Context, trace.Span) {
	if o.tracer == nil {
		return ctx, trace.SpanFromContext(ctx) // which records nothing
	}
	return o.tracer.Start(ctx, name, trace.WithSpanKind(kind))
}

// Answered is told of the answer to the request of the context: the name of the operation, the SHA-256 of its document in hexadecimal digits, its cost as estimated,
// and the codes of the errors. Told more than once, the last time counts.
func (*Observer) Answered(ctx context.Context, operation, document string, cost int, codes []string) {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		r.answered(operation, document, cost, codes)
	}
}

// LimitHit counts a request that a limit stopped or sent away. The name is one of few: "cost", "in flight".
func (o *Observer) LimitHit(name string) { o.metrics.limits.of(labels{name}).Inc() }

// CacheAsked counts a question to a cache of that name.
func (o *Observer) CacheAsked(name string, hit bool) {
	result := "miss"
	if hit {
		result = "hit"
	}
	o.metrics.caches.of(labels{name, result}).Inc()
}
