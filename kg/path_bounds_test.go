package kg_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"learningcities/kg"
)

// lattice is a graph of layers between the two ends "0/0" and "n/0"; each node is joined to all of the layers beside its own.
type lattice struct {
	layers, width int
	asked         [][]kg.ID
}

func (l *lattice) fetch(_ context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
	l.asked = append(l.asked, ids)
	lists := make([][]*kg.Neighbour, len(ids))
	for i, id := range ids {
		text, _, _ := strings.Cut(string(id), "/")
		layer, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", id, err)
		}
		for _, beside := range []int{layer - 1, layer + 1} {
			for n := range l.size(beside) {
				lists[i] = append(lists[i], &kg.Neighbour{ID: kg.ID(fmt.Sprintf("%d/%d", beside, n)), Degree: l.size(beside-1) + l.size(beside+1), Relation: kg.RelationAbout, Forward: beside > layer})
			}
		}
	}
	return lists, nil
}

func (l *lattice) size(layer int) int {
	switch {
	case layer == 0 || layer == l.layers:
		return 1
	case layer < 0 || layer > l.layers:
		return 0
	}
	return l.width
}

// TestFindPathsGivesUp looks for paths through graphs of ever more links: those that are too large are refused, and the largest is refused
// before it is read.
func TestFindPathsGivesUp(t *testing.T) {
	for _, c := range []struct {
		layers, width, most int // most links read
		refused             bool
	}{
		{6, 5, 1 << 20, false},
		{6, 50, 1 << 20, false},
		{6, 450, 1 << 20, true},
		{3, 5000, 20_000, true},
	} {
		l := &lattice{layers: c.layers, width: c.width}
		read := 0
		paths, err := kg.FindPaths(t.Context(), kg.PathQuery{From: "0/0", To: kg.ID(fmt.Sprintf("%d/0", c.layers)), MaxHops: kg.MaxHops, First: kg.MaxPaths},
			func(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
				lists, err := l.fetch(ctx, ids)
				for _, list := range lists {
					read += len(list)
				}
				return lists, err
			})
		if read > c.most {
			t.Errorf("%+v: %d links were read", c, read)
		}
		if c.refused {
			if kg.CodeOf(err) != kg.CodeTooExpensive || !strings.Contains(err.Error(), "relations") {
				t.Errorf("%+v: %v, want %s and what to do", c, err, kg.CodeTooExpensive)
			}
			continue
		}
		if err != nil || len(paths) != kg.MaxPaths {
			t.Errorf("%+v: %d paths, %v", c, len(paths), err)
		}
		for _, p := range paths {
			if len(p) != c.layers {
				t.Errorf("%+v: a path of %d hops", c, len(p))
			}
		}
	}
}

// TestFindPathsFlights counts the batches: one for both ends, then one for each further hop, and none once there are paths enough or
// nothing is left to read. The hubs between the ends are not read for a path of two hops.
func TestFindPathsFlights(t *testing.T) {
	for _, c := range []struct {
		layers, hops, first int
		flights, found      int
	}{
		{2, 6, 3, 1, 3},
		{2, 1, 3, 1, 0},
		{1, 1, 1, 1, 1},
		{3, 6, 3, 2, 3},
		{6, 6, 10, 5, 10},
		{6, 5, 10, 4, 0},
		{2, 6, 4, 2, 3}, // a fourth path would be longer, and both ends are all there is beside three hubs
	} {
		l := &lattice{layers: c.layers, width: 3}
		to := kg.ID(fmt.Sprintf("%d/0", c.layers))
		paths, err := kg.FindPaths(t.Context(), kg.PathQuery{From: "0/0", To: to, MaxHops: c.hops, First: c.first}, l.fetch)
		if err != nil || len(paths) != c.found || len(l.asked) != c.flights {
			t.Errorf("%+v: %d paths in %d flights %v, %v", c, len(paths), len(l.asked), l.asked, err)
		}
		asked := slices.Concat(l.asked...)
		slices.Sort(asked)
		if len(slices.Compact(asked)) != len(slices.Concat(l.asked...)) {
			t.Errorf("%+v: some entity was read twice: %v", c, l.asked)
		}
	}
}

// TestPathQuery asks out of bounds, and for what cannot be: an error that names the argument, or no path and no question to the store.
func TestPathQuery(t *testing.T) {
	for _, c := range []struct {
		q        kg.PathQuery
		argument string // that the error names; "" for no error
	}{
		{kg.PathQuery{From: "a", To: "b", MaxHops: 0, First: 1}, "maxHops"},
		{kg.PathQuery{From: "a", To: "b", MaxHops: 7, First: 1}, "maxHops"},
		{kg.PathQuery{From: "a", To: "b", MaxHops: -1 << 31, First: 1}, "maxHops"},
		{kg.PathQuery{From: "a", To: "b", MaxHops: 1, First: 0}, "first"},
		{kg.PathQuery{From: "a", To: "b", MaxHops: 1, First: 11}, "first"},
		{kg.PathQuery{From: "a", To: "a", MaxHops: 7, First: 1}, "maxHops"},
		{kg.PathQuery{From: "a", To: "a", MaxHops: 1, First: 1}, ""},
		{kg.PathQuery{From: "a", To: "b", MaxHops: 6, First: 10, Way: kg.Way{Relations: []kg.Relation{}}}, ""},
	} {
		paths, err := kg.FindPaths(t.Context(), c.q, func(context.Context, []kg.ID) ([][]*kg.Neighbour, error) {
			t.Errorf("%+v asks the store", c.q)
			return nil, fmt.Errorf("not to be asked")
		})
		switch {
		case len(paths) > 0:
			t.Errorf("%+v: %d paths", c.q, len(paths))
		case c.argument == "" && err != nil:
			t.Errorf("%+v: %v", c.q, err)
		case c.argument != "" && (kg.CodeOf(err) != kg.CodeBadUserInput || !strings.HasPrefix(err.Error(), c.argument+" ")):
			t.Errorf("%+v: %v, want %s that names %s", c.q, err, kg.CodeBadUserInput, c.argument)
		}
	}
}

// TestFindPathsShipped looks for paths between pairs of the shipped data, at the largest bounds. None is refused, none needs more batches than
// hops, and each takes less than half a second, at the best of some tries: the machine may be busy.
func TestFindPathsShipped(t *testing.T) {
	d := shipped(t)
	var ids []kg.ID
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			ids = append(ids, e.GetID())
		}
	}
	const stride = 211
	for i, from := range ids {
		for j := i % stride; j < len(ids); j += stride {
			var best time.Duration
			for range 10 {
				batches := 0
				begin := time.Now()
				_, err := kg.FindPaths(t.Context(), kg.PathQuery{From: from, To: ids[j], MaxHops: kg.MaxHops, First: kg.MaxPaths},
					func(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
						batches++
						return fetch(d)(ctx, ids)
					})
				best = time.Since(begin)
				if err != nil || batches >= kg.MaxHops {
					t.Fatalf("%s to %s: %d batches, %v", from, ids[j], batches, err)
				}
				if best < 500*time.Millisecond {
					break
				}
			}
			if best >= 500*time.Millisecond {
				t.Errorf("%s to %s takes %v", from, ids[j], best)
			}
		}
	}
}
