package observe

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// scope names this package in spans.
const scope = "learningcities/observe"

// Tracing sends spans to a collector.
type Tracing struct{ provider *sdk.TracerProvider }

// ErrTracing is in the chain of an error when the environment asks for traces in a way that this program has not.
var ErrTracing = errors.New("traces cannot be sent")

// OpenTracing sends traces where the standard environment variables of OpenTelemetry say, by OTLP over HTTP. It returns nil when
// they ask for none. OTEL_TRACES_EXPORTER and the variables of the endpoint switch it on; the sampler, headers, batches and the name of the
// service are read by OpenTelemetry itself. The collector need not be there.
func OpenTracing(ctx context.Context, getenv func(string) string, version string, log *slog.Logger) (*Tracing, error) {
	on, err := wanted(getenv)
	if err != nil || !on {
		return nil, err
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTracing, err)
	}
	about, err := resource.New(ctx,
		resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", namespace), attribute.String("service.version", version)),
		resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTracing, err)
	}
	return &Tracing{sdk.NewTracerProvider(sdk.WithBatcher(&loggingExporter{exporter, log}), sdk.WithResource(about))}, nil
}

// wanted reads whether there are to be traces.
func wanted(getenv func(string) string) (bool, error) {
	if strings.EqualFold(getenv("OTEL_SDK_DISABLED"), "true") {
		return false, nil
	}
	switch exporter := getenv("OTEL_TRACES_EXPORTER"); exporter {
	case "none":
		return false, nil
	case "otlp":
	case "":
		if getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
			return false, nil
		}
	default:
		return false, fmt.Errorf("%w: OTEL_TRACES_EXPORTER is %q; it can be otlp or none", ErrTracing, exporter)
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
		if protocol := getenv(name); protocol != "" && protocol != "http/protobuf" {
			return false, fmt.Errorf("%w: %s is %q; it can only be http/protobuf", ErrTracing, name, protocol)
		}
	}
	return true, nil
}

// Close sends what is left.
func (t *Tracing) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	if err := t.provider.Shutdown(ctx); err != nil {
		return fmt.Errorf("sending the last traces: %w", err)
	}
	return nil
}

// loggingExporter writes to the log that spans were lost. By itself, OpenTelemetry would tell a handler that is global.
type loggingExporter struct {
	sdk.SpanExporter
	log *slog.Logger
}

func (e *loggingExporter) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	if err := e.SpanExporter.ExportSpans(ctx, spans); err != nil {
		e.log.LogAttrs(ctx, slog.LevelWarn, "traces were lost", slog.Int("spans", len(spans)), slog.Any("cause", err))
	}
	return nil
}
