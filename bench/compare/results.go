//go:build linux

package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"syscall"
	"time"

	"learningcities/bench/burst"
	"learningcities/bench/page"
	"learningcities/bench/process"
	"learningcities/bench/shape"
)

// results is what was measured.
type results struct {
	options *options
	machine page.Machine
	node    string // the version of Node.js
	field   *field
	counts  map[at]counted
	rounds  map[at][]sample // one sample a round
	memory  map[string]int  // bytes resident after all rounds, by competitor
	golden  []goldenRow
	starts  map[string][]time.Duration // from start to first answer, by competitor
}

// at names a cell: a competitor, a shape, and for samples how many connections ask at once.
type at struct {
	key, shape  string
	connections int
}

// sample is what one cell saw in one round.
type sample struct {
	answers              int
	rate                 float64 // answers a second
	p50                  time.Duration
	server, database, us time.Duration // processor time of an answer: the server's, the database's, this program's
}

// manyConnections and one are how many connections ask at once.
const (
	one             = 1
	manyConnections = 16
)

// warmUp has every competitor answer every shape under load, unmeasured: the compilers of Java and Node want to see it.
func (r *results) warmUp(ctx context.Context) error {
	for range 2 {
		for _, s := range shape.All() {
			for _, server := range r.field.servers {
				if _, err := server.targets[s.Name].Load(ctx, manyConnections, r.options.spend); err != nil {
					return fmt.Errorf("%s, %s: %w", server.name, s.Name, err)
				}
				if err := server.process.Log.Forget(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// measure asks round by round; in each, every competitor has its turn at every shape, so that whatever else the machine does falls on all of them.
func (r *results) measure(ctx context.Context) error {
	r.rounds = map[at][]sample{}
	servers := slices.Clone(r.field.servers)
	for n := range r.options.rounds {
		fmt.Fprintf(r.field.progress, "round %d of %d\n", n+1, r.options.rounds)
		for _, s := range shape.All() {
			for _, connections := range []int{one, manyConnections} {
				for _, server := range servers {
					got, err := r.sample(ctx, server, server.targets[s.Name], connections)
					if err != nil {
						return fmt.Errorf("%s, %s over %d connections: %w", server.name, s.Name, connections, err)
					}
					where := at{server.key, s.Name, connections}
					r.rounds[where] = append(r.rounds[where], got)
				}
			}
		}
		slices.Reverse(servers) // nobody always comes after the same one
	}
	r.memory = map[string]int{}
	for _, server := range servers {
		var err error
		if r.memory[server.key], err = process.Resident(server.process.PID()); err != nil {
			return err
		}
	}
	return nil
}

func (r *results) sample(ctx context.Context, server *server, t *burst.Target, connections int) (sample, error) {
	before, err := r.processorTimes(server)
	if err != nil {
		return sample{}, err
	}
	b, err := t.Load(ctx, connections, r.options.spend)
	if err != nil {
		return sample{}, err
	}
	after, err := r.processorTimes(server)
	if err != nil {
		return sample{}, err
	}
	if err := server.process.Log.Forget(); err != nil {
		return sample{}, err
	}
	each := func(i int) time.Duration { return (after[i] - before[i]) / time.Duration(len(b.Times)) }
	return sample{answers: len(b.Times), rate: b.Rate(), p50: b.P50(), server: each(0), database: each(1), us: each(2)}, nil
}

// processorTimes are those of the server, of the database and of this program.
func (r *results) processorTimes(s *server) (times [3]time.Duration, err error) {
	if times[0], err = process.CPU(s.process.PID()); err != nil {
		return times, err
	}
	if times[1], err = process.CPU(r.field.database.PID()); err != nil {
		return times, err
	}
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return times, fmt.Errorf("reading this program's processor time: %w", err)
	}
	times[2] = time.Duration(used.Utime.Nano() + used.Stime.Nano())
	return times, nil
}

// restart measures how long the service takes from its start to its first answer.
func (r *results) restart(ctx context.Context) error {
	r.starts = map[string][]time.Duration{}
	first := shape.All()[0]
	for range r.options.starts {
		for _, s := range r.field.servers {
			if !s.ours || s.key != embedded && s.key != embeddedGo && s.key != snapshot {
				continue
			}
			began := time.Now()
			p, err := s.start(ctx, r.field.database.URI())
			if err != nil {
				return err
			}
			path, body := s.request(first)
			t, err := burst.NewTarget(p.Address+path, body)
			if err == nil {
				err = t.Learn(ctx)
			}
			took := time.Since(began)
			p.Stop()
			if err != nil {
				return err
			}
			r.starts[s.key] = append(r.starts[s.key], took)
		}
	}
	return nil
}

// median is the middle value; of none, the zero value.
func median[N cmp.Ordered](all []N) N {
	var zero N
	if len(all) == 0 {
		return zero
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// median is the middle of what the rounds saw of a cell.
func (r *results) median(where at) (sample, bool) {
	all := r.rounds[where]
	var rates []float64
	var p50, server, database, us []time.Duration
	for _, s := range all {
		rates, p50 = append(rates, s.rate), append(p50, s.p50)
		server, database, us = append(server, s.server), append(database, s.database), append(us, s.us)
	}
	return sample{rate: median(rates), p50: median(p50), server: median(server), database: median(database), us: median(us)}, len(all) > 0
}

// ratio is the median, over the rounds, of the ratio of a figure of one competitor to that of another in the same round; false where one of them takes
// no part.
func (r *results) ratio(key, other, shape string, connections int, figure func(sample) float64) (float64, bool) {
	a, b := r.rounds[at{key, shape, connections}], r.rounds[at{other, shape, connections}]
	var all []float64
	for i := range min(len(a), len(b)) {
		all = append(all, figure(a[i])/figure(b[i]))
	}
	return median(all), len(all) > 0
}

func rate(s sample) float64 { return s.rate }
func p50(s sample) float64  { return float64(s.p50) }
