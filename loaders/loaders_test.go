package loaders_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"learningcities/kg"
	"learningcities/loaders"
	"learningcities/store/memory"
	"learningcities/store/storetest"
)

// together runs the questions side by side, in a bubble whose clock stands still while any of them works, and returns the store calls.
func together(t *testing.T, questions ...func(ctx context.Context, s *loaders.Set)) []string {
	t.Helper()
	var calls []string
	world := memory.Open(storetest.World(t, "loaders"))
	synctest.Test(t, func(t *testing.T) {
		store := &storetest.Counting{Store: world}
		set := loaders.New(store, time.Millisecond)
		var wg sync.WaitGroup
		for _, q := range questions {
			wg.Go(func() { q(t.Context(), set) })
		}
		wg.Wait()
		for _, c := range store.Take() {
			calls = append(calls, fmt.Sprint(c.Method, " ", c.Keys))
		}
	})
	slices.Sort(calls)
	return calls
}

func entity(t *testing.T, link string, id kg.ID) func(context.Context, *loaders.Set) {
	return func(ctx context.Context, s *loaders.Set) {
		e, err := s.Link(link).EntityByID(ctx, id)
		if err != nil || (e == nil) != (id == "city:unknown") || e != nil && e.GetID() != id {
			t.Errorf("EntityByID(%s) = %v, %v", id, e, err)
		}
	}
}

func cities(t *testing.T, q kg.PageQuery) func(context.Context, *loaders.Set) {
	return func(ctx context.Context, s *loaders.Set) {
		if p, err := s.Link("a").CitiesByCountry(ctx, q, "country:FI"); err != nil || len(p.Items) != q.Limit {
			t.Errorf("CitiesByCountry(%+v) = %v, %v", q, p, err)
		}
	}
}

func TestBatches(t *testing.T) {
	version := func(ctx context.Context, s *loaders.Set) {
		if v, err := s.Link("x").Version(ctx); err != nil || v == "" {
			t.Errorf("Version = %q, %v", v, err)
		}
	}
	for _, c := range []struct {
		name      string
		questions []func(context.Context, *loaders.Set)
		want      []string
	}{
		{"keys of one link", []func(context.Context, *loaders.Set){entity(t, "a", "city:espoo"), entity(t, "a", "sdg:4"), entity(t, "a", "city:unknown")}, []string{"EntitiesByID 3"}},
		{"the same key", []func(context.Context, *loaders.Set){entity(t, "a", "city:espoo"), entity(t, "a", "city:espoo")}, []string{"EntitiesByID 1"}},
		{"two links", []func(context.Context, *loaders.Set){entity(t, "a", "city:espoo"), entity(t, "b", "city:espoo")}, []string{"EntitiesByID 1", "EntitiesByID 1"}},
		{"two questions", []func(context.Context, *loaders.Set){cities(t, kg.PageQuery{Limit: 1}), cities(t, kg.PageQuery{Limit: 2})}, []string{"CitiesByCountry 1", "CitiesByCountry 1"}},
		{"one question", []func(context.Context, *loaders.Set){cities(t, kg.PageQuery{Limit: 1}), cities(t, kg.PageQuery{Limit: 1})}, []string{"CitiesByCountry 1"}},
		{"the version", []func(context.Context, *loaders.Set){version, version}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := together(t, c.questions...); !slices.Equal(got, c.want) {
				t.Errorf("the store was asked %v, want %v", got, c.want)
			}
		})
	}
}

// TestOneBadCursor asks for two pages of one list, one of them with a cursor that is none. Only that one fails.
func TestOneBadCursor(t *testing.T) {
	together(t, func(ctx context.Context, s *loaders.Set) {
		if _, err := s.Link("a").ListCities(ctx, byName(kg.PageQuery{Limit: 1, From: "city:unknown"})); kg.CodeOf(err) != kg.CodeInvalidCursor {
			t.Errorf("the bad cursor: %v", err)
		}
	}, func(ctx context.Context, s *loaders.Set) {
		if _, err := s.Link("b").ListCities(ctx, byName(kg.PageQuery{Limit: 1})); err != nil {
			t.Errorf("the page beside the bad cursor: %v", err)
		}
	})
}

func byName(q kg.PageQuery) kg.CityQuery {
	return kg.CityQuery{PageQuery: q, Order: kg.CityOrder{Field: kg.CityByName, Direction: kg.Ascending}}
}

// TestPin asks a store that is away. All that ask get its error; the pin is tried once.
func TestPin(t *testing.T) {
	store := new(memory.Store)
	set := loaders.New(store, 0)
	if _, err := set.Link("a").EntityByID(t.Context(), "city:espoo"); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("a lookup in an empty store: %v", err)
	}
	if _, err := store.Replace(t.Context(), storetest.World(t, "late"), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := set.Link("a").Version(t.Context()); kg.CodeOf(err) != kg.CodeUnavailable {
		t.Errorf("one operation saw the store without and with a dataset: %v", err)
	}
}

// TestCancelled ends the context while a loader gathers keys.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	set := loaders.New(memory.Open(storetest.World(t, "cancelled")), time.Millisecond)
	if _, err := set.Link("a").AwardsByCity(ctx, "city:espoo"); !errors.Is(err, context.Canceled) {
		t.Errorf("a lookup under a cancelled context: %v", err)
	}
}
