package observe

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

type requestKey struct{}

// request is what is learned of a request while it is answered.
type request struct {
	calls atomic.Int64 // questions to the store, the pin of the version apart

	mu                  sync.Mutex
	operation, document string
	cost                int
	codes               []string
}

func (r *request) answered(operation, document string, cost int, codes []string) {
	codes = slices.Clone(codes)
	slices.Sort(codes)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.operation, r.document, r.cost, r.codes = operation, document, cost, slices.Compact(codes)
}

// Handler observes all requests to a handler. It is the outermost, so that it sees what the others refuse.
func (o *Observer) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		o.metrics.inFlight.Inc()
		ctx := r.Context()
		if o.tracer != nil {
			ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))
		}
		ctx, span := o.start(ctx, method(r), trace.SpanKindServer)
		seen := new(request)
		answer := &recorder{ResponseWriter: w}
		// The router notes the route in the request that it is given.
		r = r.WithContext(context.WithValue(ctx, requestKey{}, seen))
		finished := false
		defer func() {
			if !finished && answer.status == 0 { // a panic, after which the server hangs up
				answer.status = http.StatusInternalServerError
			}
			o.metrics.inFlight.Dec()
			o.end(ctx, span, r, seen, answer, time.Since(began))
		}()
		next.ServeHTTP(answer, r)
		finished = true
	})
}

// end writes down a request that has been answered.
func (o *Observer) end(ctx context.Context, span trace.Span, r *http.Request, seen *request, answer *recorder, took time.Duration) {
	seen.mu.Lock()
	defer seen.mu.Unlock()
	status, path := answer.sent(), route(r)
	if status >= http.StatusBadRequest && len(seen.codes) == 0 {
		seen.codes = []string{"HTTP_" + strconv.Itoa(status)}
	}
	kind := o.kinds.of(labels{path, method(r), strconv.Itoa(status)})
	kind.count.Inc()
	kind.duration.Observe(took.Seconds())
	for _, c := range seen.codes {
		o.metrics.errors.of(labels{c}).Inc()
	}
	if level := level(path); kind.line.Enabled(ctx, level) {
		line := slog.NewRecord(time.Now(), level, "request", 0) // without the place in the program, which Logger looks up for each line
		line.AddAttrs(seen.attributes(span, answer.bytes, took)...)
		_ = kind.line.Handle(ctx, line) // as Logger does: there is no other place to tell
	}
	describe(span, seen, r, status)
	span.End()
}

// kind is what requests of one route, method and status have in common.
type kind struct {
	count    prometheus.Counter
	duration prometheus.Observer
	line     slog.Handler // of the log, with what it says of the kind
}

// newKind makes a kind of its route, method and status.
func (o *Observer) newKind(of ...string) *kind {
	status, _ := strconv.Atoi(of[2])
	return &kind{
		o.metrics.requests.WithLabelValues(of...), o.metrics.duration.WithLabelValues(of[0]),
		o.log.Handler().WithAttrs([]slog.Attr{slog.String("method", of[1]), slog.String("route", of[0]), slog.Int("status", status)}),
	}
}

// attributes are what the line of the log says of one request.
func (r *request) attributes(span trace.Span, size int64, took time.Duration) []slog.Attr {
	line := append(make([]slog.Attr, 0, 8), slog.Duration("duration", took.Round(time.Microsecond)), slog.Int64("bytes", size))
	if r.document != "" {
		line = append(line, slog.String("operation", short(r.operation)), slog.String("document", r.document),
			slog.Int("cost", r.cost), slog.Int64("storeCalls", r.calls.Load()))
	}
	if len(r.codes) > 0 {
		line = append(line, slog.String("errors", strings.Join(r.codes, ",")))
	}
	if span.SpanContext().IsSampled() {
		line = append(line, slog.String("traceId", span.SpanContext().TraceID().String()))
	}
	return line
}

func describe(span trace.Span, seen *request, r *http.Request, status int) {
	if !span.IsRecording() {
		return
	}
	span.SetName(method(r) + " " + route(r))
	span.SetAttributes(attribute.String("http.request.method", method(r)), attribute.String("http.route", route(r)),
		attribute.Int("http.response.status_code", status))
	if seen.document != "" {
		span.SetAttributes(attribute.String("graphql.operation.name", short(seen.operation)), attribute.String("graphql.document.hash", seen.document),
			attribute.Int("learningcities.cost", seen.cost))
	}
	if len(seen.codes) > 0 {
		span.SetAttributes(attribute.StringSlice("learningcities.errors", seen.codes))
	}
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, http.StatusText(status))
	}
}

// level keeps the questions of a load balancer, some each second, out of the log.
func level(route string) slog.Level {
	if route == "/healthz" || route == "/readyz" {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// method is the method of a request, or "other": a client may send any word.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return r.Method
	}
	return "other"
}

// route is the pattern that the router found for a request, without its method, or "other" for none and for the one that catches the rest.
func route(r *http.Request) string {
	path := r.Pattern
	if _, after, ok := strings.Cut(path, " "); ok {
		path = after
	}
	if path == "" || path == "/" {
		return "other"
	}
	return path
}

// short keeps a long name from filling the log.
func short(name string) string { return name[:min(len(name), 100)] }
