package neo4j

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"learningcities/kg"
)

// counted is editions that are opened in an instant, and what was opened.
func counted() (es *kept[edition, *vocabulary], opened *[]string) {
	opened = new([]string)
	var mu sync.Mutex
	return newKept("an edition", keptEditions, func(_ context.Context, e edition) (*vocabulary, error) {
		mu.Lock()
		defer mu.Unlock()
		*opened = append(*opened, e.version)
		return new(vocabulary), nil
	}), opened
}

func get(t *testing.T, es *kept[edition, *vocabulary], e edition) *vocabulary {
	t.Helper()
	w, err := es.get(t.Context(), e)
	if err != nil || w == nil {
		t.Errorf("opening %v: %v, %v", e, w, err)
	}
	return w
}

// TestKept opens each edition once, and another of the same version anew.
func TestKept(t *testing.T) {
	es, opened := counted()
	first := get(t, es, edition{"a", 1})
	if get(t, es, edition{"a", 1}) != first {
		t.Error("it is opened twice")
	}
	if get(t, es, edition{"a", 2}) == first || get(t, es, edition{"b", 1}) == first {
		t.Error("one edition is taken for another")
	}
	if want := []string{"a", "a", "b"}; !slices.Equal(*opened, want) {
		t.Errorf("%v were opened, want %v", *opened, want)
	}
}

// TestKeptBounded opens more editions than are kept. Those that were asked for last are.
func TestKeptBounded(t *testing.T) {
	es, opened := counted()
	asked := edition{"asked for all the time", 0}
	get(t, es, asked)
	for i := range 3 * keptEditions {
		get(t, es, edition{"others", int64(i)})
		get(t, es, asked)
	}
	if len(es.all) != keptEditions {
		t.Errorf("%d are kept, want %d", len(es.all), keptEditions)
	}
	if want := 1 + 3*keptEditions; len(*opened) != want {
		t.Errorf("%d were opened, want %d: one that is asked for must not be given up", len(*opened), want)
	}
	if get(t, es, edition{"others", 0}); len(*opened) != 2+3*keptEditions {
		t.Error("one that nobody asked for is kept for ever")
	}
}

// TestKeptTogether asks for one edition from many sides while it is opened, which takes time. It is opened once; who does not wait goes away alone.
func TestKeptTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		times := 0
		es := newKept("an edition", keptEditions, func(ctx context.Context, _ edition) (*vocabulary, error) {
			times++
			select {
			case <-time.After(time.Minute):
				return new(vocabulary), nil
			case <-ctx.Done():
				return nil, ctx.Err() //nolint:wrapcheck // the test looks at it
			}
		})
		hasty, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := es.get(hasty, edition{"a", 1}); kg.CodeOf(err) != kg.CodeTimeout || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who did not wait got %v, want %s", err, kg.CodeTimeout)
		}
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() { get(t, es, edition{"a", 1}) })
		}
		wg.Wait()
		if times != 1 {
			t.Errorf("it was opened %d times", times)
		}
	})
}

// TestKeptFailing cannot open an edition at first: all who wait are told, and it is not kept.
func TestKeptFailing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		times, away, answers := 0, errors.New("the database is away"), make(chan struct{})
		es := newKept("an edition", keptEditions, func(context.Context, edition) (*vocabulary, error) {
			<-answers
			switch times++; times {
			case 1:
				return nil, away
			case 2:
				panic("a bug")
			}
			return new(vocabulary), nil
		})
		var wg sync.WaitGroup
		for range 5 {
			wg.Go(func() {
				if _, err := es.get(t.Context(), edition{"a", 1}); !errors.Is(err, away) {
					t.Errorf("the error is %v, want %v", err, away)
				}
			})
		}
		synctest.Wait() // until all of them wait
		close(answers)
		wg.Wait()
		if _, err := es.get(t.Context(), edition{"a", 1}); kg.CodeOf(err) != kg.CodeInternal || err == nil {
			t.Errorf("after a panic: %v, want %s", err, kg.CodeInternal)
		}
		get(t, es, edition{"a", 1})
		if times != 3 || len(es.all) != 1 {
			t.Errorf("it was opened %d times and is kept %d times", times, len(es.all))
		}
	})
}
