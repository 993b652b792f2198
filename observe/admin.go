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

// Snapshot tells how a store stands that answers from what it read whole.
type Snapshot struct {
	Taken, Refused, Failed int
	Took                   time.Duration // to read the version that is served; 0 when it is not served from memory
	Reachable              bool          // whether the database answered at the last look
}

// Admin answers on the operator's own address: GET /metrics. Each scrape asks the store whether it is ready and which version it serves, and the function, which
// may be nil, how the snapshot stands.
func Admin(m *Metrics, store kg.Store, snapshot func() Snapshot) http.Handler {
	numbers := promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		m.tell(snapshot, m.ask(r.Context(), store))
		numbers.ServeHTTP(w, r)
	})
	return mux
}

// ask sets what the store alone knows, and tells whether it is ready.
func (m *Metrics) ask(ctx context.Context, store kg.Store) bool {
	ctx, cancel := context.WithTimeout(ctx, scrapeWait)
	defer cancel()
	m.dataset.Reset()
	m.ready.Set(0)
	if store.Ready(ctx) != nil {
		return false
	}
	r, err := store.Current(ctx)
	if err != nil {
		return false
	}
	m.ready.Set(1)
	m.dataset.WithLabelValues(r.Version()).Set(1)
	return true
}

// tell sets what is known of the snapshot.
func (m *Metrics) tell(snapshot func() Snapshot, ready bool) {
	s := Snapshot{Reachable: ready}
	if snapshot != nil {
		s = snapshot()
	}
	counted := m.told.Swap(&s)
	if counted == nil {
		counted = new(Snapshot)
	}
	m.snapshots.WithLabelValues("taken").Add(float64(max(0, s.Taken-counted.Taken)))
	m.snapshots.WithLabelValues("refused").Add(float64(max(0, s.Refused-counted.Refused)))
	m.snapshots.WithLabelValues("failed").Add(float64(max(0, s.Failed-counted.Failed)))
	m.taking.Set(s.Took.Seconds())
	m.reachable.Set(0)
	if s.Reachable {
		m.reachable.Set(1)
	}
}
