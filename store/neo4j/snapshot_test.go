//go:build neo4j

package neo4j_test

import (
	"context"
	"testing"

	"learningcities/kg"
	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/snapshot"
	"learningcities/store/storetest"
)

// written is a snapshot with a way to write what it is taken of.
type written struct {
	*snapshot.Store
	writer *neo4j.Store
}

func (w *written) Replace(ctx context.Context, d *kg.Dataset, progress func(kg.Progress)) (*kg.Change, error) {
	change, err := w.writer.Replace(ctx, d, progress)
	if err != nil {
		return nil, err
	}
	return change, w.Look(ctx)
}

func snapshotOf(t *testing.T, s *neo4j.Store, most int) *written {
	t.Helper()
	w := &written{snapshot.Open(t.Context(), s, snapshot.Config{Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) }, Most: most}), s}
	t.Cleanup(func() { _ = w.Close(context.WithoutCancel(t.Context())) })
	return w
}

// TestStore proves the snapshot of a real Neo4j as every store is proved.
func TestSnapshotStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return snapshotOf(t, open(t), 0) })
}

// TestPair asks the data that was built and the snapshot of it the same questions.
func TestSnapshotPair(t *testing.T) {
	d := dataset(t)
	s := snapshotOf(t, open(t), 1<<30)
	if _, err := s.Replace(t.Context(), d, nil); err != nil {
		t.Fatal(err)
	}
	if state := s.State(); state.Version != d.Info.Version || state.Live {
		t.Fatalf("it is not the snapshot that is asked: %+v", state)
	}
	storetest.Pair(t, memory.Open(d), s, 1, 500)
	storetest.PairPaths(t, memory.Open(d), s, 1, 300)
}
