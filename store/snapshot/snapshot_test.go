package snapshot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/snapshot"
	"learningcities/store/storetest"
)

// database is a store in memory that can be read whole, and made to fail.
type database struct {
	*memory.Store
	mu       sync.Mutex
	datasets map[string]*kg.Dataset
	newest   string
	away     error           // what Newest fails with
	altered  map[string]bool // versions that are not what was written
	loads    map[string]int  // of each version
	slow     time.Duration   // how long it takes to say which version is current
}

func newDatabase() *database {
	return &database{Store: new(memory.Store), datasets: map[string]*kg.Dataset{}, altered: map[string]bool{}, loads: map[string]int{}}
}

func (d *database) put(t *testing.T, variant string) string {
	t.Helper()
	world := storetest.World(t, variant)
	if _, err := d.Replace(t.Context(), world, nil); err != nil {
		t.Fatal(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.datasets[world.Info.Version], d.newest = world, world.Info.Version
	return world.Info.Version
}

func (d *database) set(change func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change()
}

func (d *database) Newest(ctx context.Context) (string, error) {
	d.mu.Lock()
	newest, away, slow := d.newest, d.away, d.slow
	d.mu.Unlock()
	if slow > 0 {
		select {
		case <-ctx.Done():
			return "", kg.Errorf(kg.CodeTimeout, "the database took too long")
		case <-time.After(slow):
		}
	}
	if away == nil && newest == "" {
		away = kg.Errorf(kg.CodeUnavailable, "there is nothing yet")
	}
	return newest, away
}

func (d *database) Load(_ context.Context, version string) (*kg.Dataset, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.loads[version]++
	if d.altered[version] {
		return nil, fmt.Errorf("%w: a test changed it", kg.ErrAltered)
	}
	return d.datasets[version], nil
}

// bubble runs a test in time of its own, with a store that takes versions up to the size.
func bubble(t *testing.T, most int, run func(t *testing.T, d *database, s *snapshot.Store, log *story)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d, log := newDatabase(), new(story)
		d.put(t, "first")
		s := snapshot.Open(t.Context(), d, snapshot.Config{
			Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Most: most, Log: slog.New(slog.NewTextHandler(log, nil)),
		})
		if err := s.Started(t.Context()); err != nil {
			t.Fatal(err)
		}
		run(t, d, s, log)
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// story is a log that is read while it is written.
type story struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *story) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *story) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// pass lets time go by and everything come to rest.
func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // of the bubble
	synctest.Wait()
}

func version(t *testing.T, s *snapshot.Store) string {
	t.Helper()
	r, err := s.Current(t.Context())
	if err != nil {
		t.Error(err)
		return ""
	}
	return r.Version()
}

// TestSwap takes the next version within a second; who has begun stays with the old one, which can still be named.
func TestSwap(t *testing.T) {
	bubble(t, 0, func(t *testing.T, d *database, s *snapshot.Store, _ *story) {
		first := version(t, s)
		begun, err := s.Current(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		second := d.put(t, "second")
		if version(t, s) != first {
			t.Error("a request looked for the next version")
		}
		pass(time.Second)
		if version(t, s) != second {
			t.Error("the next version is not taken within a second")
		}
		if info, err := begun.Info(t.Context()); err != nil || info.Version != first {
			t.Errorf("who began with the first version is answered from %v: %v", info, err)
		}
		for _, v := range []string{first, second} {
			if r, err := s.At(t.Context(), v); err != nil || r.Version() != v {
				t.Errorf("the version %s cannot be named: %v", v, err)
			}
		}
		pass(time.Minute)
		if d.loads[first] != 1 || d.loads[second] != 1 {
			t.Errorf("the versions were read %v times", d.loads)
		}
	})
}

// TestAway loses the source, which hangs first. What was read is served on, at once; the state tells.
func TestAway(t *testing.T) {
	bubble(t, 0, func(t *testing.T, d *database, s *snapshot.Store, log *story) {
		first := version(t, s)
		for _, lose := range []func(){func() { d.slow = time.Hour }, func() { d.slow, d.away = 0, errors.New("gone") }} {
			d.set(lose)
			pass(10 * time.Second)
			began := time.Now()
			if version(t, s) != first || s.Ready(t.Context()) != nil || time.Since(began) > 0 {
				t.Errorf("while the source is away, the answer took %v, or is none", time.Since(began))
			}
			if s.State().Away == nil {
				t.Error("the state does not tell that the source is away")
			}
		}
		if n := strings.Count(log.String(), "does not say which version"); n != 1 {
			t.Errorf("the log tells %d times that it is away", n)
		}
		second := d.put(t, "second")
		d.set(func() { d.away = nil })
		pass(5 * time.Second)
		if version(t, s) != second || s.State().Away != nil {
			t.Error("when the source is back, the next version is not taken within five seconds")
		}
	})
}

// TestRefused offers a version that was altered. The one before is served on, until the other is mended; it is not read again each second.
func TestRefused(t *testing.T) {
	bubble(t, 1<<30, func(t *testing.T, d *database, s *snapshot.Store, log *story) {
		first := version(t, s)
		second := d.put(t, "second")
		d.set(func() { d.altered[second] = true })
		pass(2 * time.Second)
		if version(t, s) != first || s.State().Refused == 0 || s.State().Live {
			t.Errorf("an altered version is served: %+v", s.State())
		}
		if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "a test changed it") {
			t.Errorf("the log does not say why a version is refused: %s", log)
		}
		pass(time.Hour)
		if n := d.loads[second]; n < 10 || n > 80 {
			t.Errorf("in an hour the altered version was read %d times", n)
		}
		d.set(func() { d.altered[second] = false })
		pass(2 * time.Minute)
		if version(t, s) != second {
			t.Error("the version that was mended is not taken")
		}
	})
}

// TestNothingYet starts without a source, with one that holds nothing good, and with one that holds too much.
func TestNothingYet(t *testing.T) {
	for _, c := range []struct {
		name           string
		most           int
		altered        bool
		live, answered bool
	}{
		{"altered, only snapshots", 0, true, false, false},
		{"altered", 1 << 30, true, true, true},
		{"too large", 10, false, true, true},
		{"fitting", 1 << 30, false, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDatabase()
				d.set(func() { d.away = kg.Errorf(kg.CodeUnavailable, "the database cannot be reached") })
				s := snapshot.Open(t.Context(), d, snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Most: c.most})
				if err := s.Started(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
					t.Errorf("Started without a source: %v", err)
				}
				if _, err := s.Current(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
					t.Errorf("Current without a source: %v", err)
				}
				v := d.put(t, "first")
				d.set(func() { d.away, d.altered[v] = nil, c.altered })
				pass(10 * time.Second)
				_, err := s.Current(t.Context())
				if (err == nil) != c.answered || err != nil && kg.CodeOf(err) != kg.CodeUnavailable || (s.Ready(t.Context()) == nil) != c.answered {
					t.Errorf("Current: %v, Ready: %v", err, s.Ready(t.Context()))
				}
				if s.State().Live != c.live {
					t.Errorf("the state is %+v", s.State())
				}
				if err := s.Close(t.Context()); err != nil {
					t.Error(err)
				}
			})
		})
	}
}
