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
func (o *Observer) Asking(ctx context.Context, name string, keys int) (context.Context, func(error)) {
	if r, found := ctx.Value(requestKey{}).(*request); found && name != "Current" && name != "At" {
		r.calls.Add(1)
	}
	all := labels{name}
	if keys > 0 {
		all[1] = "keys"
	}
	of := o.metrics.lookups.of(all)
	if of.keys != nil {
		of.keys.Observe(float64(keys))
	}
	began := time.Now()
	var span trace.Span
	if o.tracer != nil {
		ctx, span = o.start(ctx, "store "+name, trace.SpanKindClient)
	}
	return ctx, func(err error) {
		result := outcome(err)
		if err == nil {
			of.ok.Inc()
		} else {
			o.metrics.failed.of(labels{name, result}).Inc()
		}
		of.took.Observe(time.Since(began).Seconds())
		if span == nil {
			return
		}
		if span.IsRecording() {
			span.SetAttributes(attribute.String("learningcities.lookup", name), attribute.Int("learningcities.keys", keys))
			if err != nil {
				span.SetStatus(codes.Error, result)
			}
		}
		span.End()
	}
}

// ok is the outcome of a question that was answered.
const ok = "OK"

// outcome is the code of an error, or OK.
func outcome(err error) string {
	switch {
	case err == nil:
		return ok
	case errors.Is(err, context.Canceled):
		return "CANCELLED"
	case errors.Is(err, context.DeadlineExceeded):
		return string(kg.CodeTimeout)
	}
	return string(kg.CodeOf(err))
}
