package observe

import (
	"context"
	"errors"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"learningcities/kg"
)

// Asking sees a question to the store begin: its lookup, "Current" or "At" for the pin of a version, and its keys, 0 where it has none. It
// returns the context to ask under and what to call with the outcome.
func (o *Observer) Asking(ctx context.Context, lookup string, keys int) (context.Context, func(error)) {
	if r, ok := ctx.Value(requestKey{}).(*request); ok && lookup != "Current" && lookup != "At" {
		r.calls.Add(1)
	}
	if keys > 0 {
		o.metrics.keys.of(labels{lookup}).Observe(float64(keys))
	}
	began := time.Now()
	var span trace.Span
	if o.tracer != nil {
		ctx, span = o.start(ctx, "store "+lookup, trace.SpanKindClient)
	}
	return ctx, func(err error) {
		result := outcome(err)
		o.metrics.lookups.of(labels{lookup, result}).Inc()
		o.metrics.answered.of(labels{lookup}).Observe(time.Since(began).Seconds())
		if span == nil {
			return
		}
		if span.IsRecording() {
			span.SetAttributes(attribute.String("learningcities.lookup", lookup), attribute.Int("learningcities.keys", keys))
			if err != nil {
				span.SetStatus(codes.Error, result)
			}
		}
		span.End()
	}
}

// outcome is the code of an error, or OK.
func outcome(err error) string {
	switch {
	case err == nil:
		return "OK"
	case errors.Is(err, context.Canceled):
		return "CANCELLED"
	case errors.Is(err, context.DeadlineExceeded):
		return string(kg.CodeTimeout)
	}
	return string(kg.CodeOf(err))
}
