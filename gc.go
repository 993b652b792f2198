package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The garbage collector is tuned for a small heap: by default it runs whenever the heap has doubled, which for the ten megabytes of the embedded data is
// many times a second. Here it may grow by 64 MiB, up to five times what lives; a large heap only doubles. Measured, that is a fifth to a third more answers a second
// for 15 MB (docs/performance.md).
const (
	leastGarbage = 64 << 20 // bytes
	mostPercent  = 400
)

// tuneGC sets the collector after each of its runs by what lives. The environment variable GOGC wins.
func tuneGC(getenv func(string) string) {
	if getenv("GOGC") != "" {
		return
	}
	t := &gcTuner{sample: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}, percent: 100}
	t.again()
}

// gcTuner is called back by the collector, since each run clears a new object of it.
type gcTuner struct {
	sample  []metrics.Sample
	percent int
}

// sentinel is an object to be cleared; without a pointer and of one byte it would share its place with others.
type sentinel struct{ _ [16]*byte }

func (t *gcTuner) again() {
	metrics.Read(t.sample)
	if want := gcPercent(t.sample[0].Value.Uint64()); want < t.percent*9/10 || want > t.percent*11/10 {
		t.percent = want
		debug.SetGCPercent(want)
	}
	runtime.AddCleanup(new(sentinel), func(t *gcTuner) { t.again() }, t)
}

// gcPercent is how much garbage may come to so much that lives.
func gcPercent(live uint64) int {
	return int(min(mostPercent, max(100, leastGarbage*100/max(live, 1))))
}
