package observe_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/observe"
	"learningcities/store/memory"
)

// scrape reads the metrics.
func scrape(t *testing.T, m *observe.Metrics, store kg.Store) string {
	t.Helper()
	w := httptest.NewRecorder()
	observe.Admin(m, store, nil).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("GET /metrics: %d %s", w.Code, w.Body)
	}
	return w.Body.String()
}

func contains(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("the metrics do not hold %s", line)
		}
	}
}

// TestOutcomes asks a store that fails in every way.
func TestOutcomes(t *testing.T) {
	m := observe.NewMetrics("test")
	o := observe.New(slog.New(slog.DiscardHandler), m, nil)
	for _, err := range []error{
		nil, kg.Errorf(kg.CodeUnavailable, "away"), &kg.Error{Code: kg.CodeTimeout, Cause: context.DeadlineExceeded},
		fmt.Errorf("waiting: %w", context.DeadlineExceeded), fmt.Errorf("given up: %w", context.Canceled), errors.New("broken"),
	} {
		_, answered := o.Asking(t.Context(), "EntitiesByID", 7)
		answered(err)
	}
	text := scrape(t, m, new(memory.Store))
	contains(t, text, `learningcities_store_lookups_total{lookup="EntitiesByID",outcome="OK"} 1`, `learningcities_store_lookups_total{lookup="EntitiesByID",outcome="UNAVAILABLE"} 1`,
		`learningcities_store_lookups_total{lookup="EntitiesByID",outcome="TIMEOUT"} 2`, `learningcities_store_lookups_total{lookup="EntitiesByID",outcome="CANCELLED"} 1`,
		`learningcities_store_lookups_total{lookup="EntitiesByID",outcome="INTERNAL"} 1`, `learningcities_store_batch_keys_sum{lookup="EntitiesByID"} 42`,
		`learningcities_ready 0`)
	if strings.Contains(text, "learningcities_dataset_info{") {
		t.Error("a store without a dataset has a version")
	}
}

// TestCounters counts limits and caches.
func TestCounters(t *testing.T) {
	m := observe.NewMetrics("test")
	o := observe.New(slog.New(slog.DiscardHandler), m, nil)
	o.LimitHit("depth")
	o.CacheAsked("answers", true)
	o.CacheAsked("answers", true)
	o.CacheAsked("answers", false)
	contains(t, scrape(t, m, new(memory.Store)), `learningcities_limits_hit_total{limit="depth"} 1`,
		`learningcities_cache_requests_total{cache="answers",result="hit"} 2`, `learningcities_cache_requests_total{cache="answers",result="miss"} 1`)
}

// TestPanic observes a handler that panics: the request is counted and no longer in flight, and the server's own recovery sees the panic.
func TestPanic(t *testing.T) {
	m := observe.NewMetrics("test")
	h := observe.New(slog.New(slog.DiscardHandler), m, nil).Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic does not reach the server")
			}
		}()
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	}()
	contains(t, scrape(t, m, new(memory.Store)), `learningcities_requests_in_flight 0`, `learningcities_requests_total{method="GET",route="other",status="500"} 1`, `learningcities_errors_total{code="HTTP_500"} 1`)
}
