package observe

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"learningcities/kg"
)

// scrapeWait is how long a scrape waits for the store: less than Prometheus waits for the scrape.
const scrapeWait = 2 * time.Second

// Admin answers on the operator's own address: GET /metrics. Each scrape asks the store whether it is ready and which version it serves.
func Admin(m *Metrics, store kg.Store) http.Handler {
	numbers := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		m.ask(r.Context(), store)
		numbers.ServeHTTP(w, r)
	})
	return mux
}

// ask sets what the store alone knows.
func (m *Metrics) ask(ctx context.Context, store kg.Store) {
	ctx, cancel := context.WithTimeout(ctx, scrapeWait)
	defer cancel()
	m.dataset.Reset()
	m.ready.Set(0)
	if store.Ready(ctx) != nil {
		return
	}
	r, err := store.Current(ctx)
	if err != nil {
		return
	}
	m.ready.Set(1)
	m.dataset.WithLabelValues(r.Version()).Set(1)
}
