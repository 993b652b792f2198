package observe

import (
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// Metrics are the numbers for Prometheus, in a registry of their own.
//
// No label takes its value from a client: each has a few values that the program knows.
type Metrics struct {
	registry *prometheus.Registry

	requests *prometheus.CounterVec   // by route, method and status
	duration *prometheus.HistogramVec // by route
	inFlight prometheus.Gauge
	errors   series[prometheus.Counter] // by code
	limits   series[prometheus.Counter] // by limit
	caches   series[prometheus.Counter] // by cache and result

	lookups series[*lookup]            // by lookup, and "keys" where it has some
	failed  series[prometheus.Counter] // by lookup and outcome, other than OK

	snapshots *prometheus.CounterVec   // by result
	told      atomic.Pointer[Snapshot] // what of them is counted already
	taking    prometheus.Gauge
	reachable prometheus.Gauge

	ready   prometheus.Gauge
	dataset *prometheus.GaugeVec // by version
}

// The buckets reach from a cached answer to the longest request.
var (
	seconds = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20}
	sizes   = []float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}
)

// NewMetrics makes the metrics of a program of that version.
func NewMetrics(version string) *Metrics {
	requests := counters("requests_total", "Requests answered, by route, method and HTTP status.", "route", "method", "status")
	duration := histograms("request_duration_seconds", "Time from the first byte of a request's header to the last of its answer, by route.", seconds, "route")
	failures := counters("errors_total", "Requests answered with an error of the code, each counted once for a code.", "code")
	limits := counters("limits_hit_total", "Requests that a limit stopped or sent away, by limit.", "limit")
	caches := counters("cache_requests_total", "Questions to a cache, by cache and result: hit or miss.", "cache", "result")
	lookups := counters("store_lookups_total", "Questions to the store, by lookup and outcome: the code of the error, or OK. Current pins the version.", "lookup", "outcome")
	keys := histograms("store_batch_keys", "Keys that one question to the store asks for, by lookup.", sizes, "lookup")
	answered := histograms("store_lookup_duration_seconds", "Time that the store took, by lookup.", seconds, "lookup")
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		inFlight: gauge("requests_in_flight", "Requests that are being answered."),
		requests: requests, duration: duration,
		errors: series[prometheus.Counter]{with: failures.WithLabelValues}, limits: series[prometheus.Counter]{with: limits.WithLabelValues},
		caches: series[prometheus.Counter]{with: caches.WithLabelValues}, failed: series[prometheus.Counter]{with: lookups.WithLabelValues},
		lookups: series[*lookup]{with: func(of ...string) *lookup {
			l := &lookup{ok: lookups.WithLabelValues(of[0], ok), took: answered.WithLabelValues(of[0])}
			if len(of) > 1 {
				l.keys = keys.WithLabelValues(of[0])
			}
			return l
		}},
		snapshots: counters("snapshots_total", "Versions read whole, by result: taken, refused because it is not what was written, or failed because the database did.", "result"),
		taking:    gauge("snapshot_seconds", "How long it took to read the version that is served, whole; 0 when it is not served from a snapshot."),
		reachable: gauge("database_reachable", "1 when the database said at the last look which version is current, else 0. Without a database, always 1."),
		ready:     gauge("ready", "1 when the store would answer now, else 0."),
		dataset: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Namespace: namespace, Name: "dataset_info", Help: "1, with the version of the dataset that is served. Missing while none is.",
		}, []string{"version"}),
	}
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "1, with the versions of the program and of Go.",
	}, []string{"version", "go"})
	build.WithLabelValues(version, runtime.Version()).Set(1)
	m.registry.MustRegister(requests, duration, m.inFlight, failures, limits, caches, lookups, keys, answered, m.snapshots, m.taking, m.reachable, m.ready, m.dataset,
		build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// lookup is what is counted of one lookup. All of it is found at once: a query asks several, each in the time that a metric takes to be found.
type lookup struct {
	keys prometheus.Observer // of one question; nil where it has none
	ok   prometheus.Counter  // questions that were answered
	took prometheus.Observer // seconds
}

// labels are the values of at most three labels.
type labels [3]string

// series are those of one metric, each found by its labels without a look at their names, which takes as long as the rest of the counting. There are few and soon all
// are known, so who reads them waits for nobody.
type series[M any] struct {
	with func(values ...string) M

	known atomic.Pointer[map[labels]M] // is not changed, but replaced
	mu    sync.Mutex                   // held while a new one is added
}

// of is the series with the labels.
func (s *series[M]) of(l labels) M {
	if known := s.known.Load(); known != nil {
		if m, ok := (*known)[l]; ok {
			return m
		}
	}
	return s.add(l)
}

func (s *series[M]) add(l labels) M {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[labels]M{}
	if known := s.known.Load(); known != nil {
		all = maps.Clone(*known)
	}
	if m, ok := all[l]; ok {
		return m
	}
	values := l[:]
	for len(values) > 0 && values[len(values)-1] == "" {
		values = values[:len(values)-1]
	}
	m := s.with(values...)
	all[l] = m
	s.known.Store(&all)
	return m
}

const namespace = "learningcities"

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: namespace, Name: name, Help: help, Buckets: buckets}, labels)
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help})
}
