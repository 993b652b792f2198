package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

const batch = 1000 // rows in one writing transaction

// Replace writes the dataset beside what is there and makes it current.
//
// One transaction is open all the while. It holds a lock on the node Current, so that two cannot write at once, and moves the pointer
// in the end. Readers do not wait for it. When the program dies, the server rolls it back: the lock is gone and the old version
// serves on; what was written beside it is not marked complete, and the next Replace removes it.
func (s *Store) Replace(ctx context.Context, d *kg.Dataset, progress func(kg.Progress)) (*kg.Change, error) {
	if progress == nil {
		progress = func(kg.Progress) {}
	}
	session, end, err := s.session(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite})
	if err != nil {
		return nil, classify(ctx, "write", err)
	}
	defer end()
	w := &writer{store: s, session: session, version: d.Info.Version, progress: progress, graph: newGraph(d)}
	w.parts = w.graph.parts()

	progress(kg.Progress{Step: "making constraints and indexes"})
	if err := w.schema(ctx); err != nil {
		return nil, err
	}
	lock, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer lock.release(ctx)
	change, err := w.replace(ctx, lock, d)
	if err != nil {
		return nil, err
	}
	s.current.Store(nil)
	return change, nil
}

// writer writes one version.
type writer struct {
	store    *Store
	session  neo4j.SessionWithContext
	version  string
	graph    *graph
	parts    []part
	progress func(kg.Progress)
}

func (w *writer) replace(ctx context.Context, lock *seedLock, d *kg.Dataset) (*kg.Change, error) {
	versions, err := w.versions(ctx)
	if err != nil {
		return nil, err
	}
	change := &kg.Change{Version: w.version, After: d.Info.Counts, Written: true}
	var kept []stored
	for _, v := range versions {
		if v.current {
			change.Previous, change.Before = v.version, v.counts
		}
		switch {
		case v.version == w.version:
			// Else it was broken off or damaged, or another program wrote it in a form that this one cannot read. Its node stays, as it may
			// be the current one: write takes it over.
			change.Written = !(v.complete && v.schema == SchemaVersion && w.check(ctx) == nil && w.whole(ctx) && w.unaltered(ctx) == nil)
		case v.complete || v.current:
			kept = append(kept, v)
		default: // the leftovers of a seed or of a removal that did not end
			if err := w.remove(ctx, v.version, change); err != nil {
				return nil, err
			}
		}
	}
	if change.Written {
		if err := w.write(ctx, d); err != nil {
			return nil, err
		}
	}
	for _, v := range expired(kept) {
		if err := w.remove(ctx, v.version, change); err != nil {
			return nil, err
		}
	}
	return change, lock.flip(ctx, w.store, w.version)
}

// stored is what the database says of a version.
type stored struct {
	version           string
	complete, current bool
	schema            int64
	until             time.Time // when it stopped being current; zero while it is
	counts            []*kg.EntityCount
}

func (w *writer) versions(ctx context.Context) ([]stored, error) {
	records, err := w.do(ctx, "versions", nil)
	if err != nil {
		return nil, err
	}
	all := make([]stored, len(records))
	for i, r := range records {
		v := r.AsMap()
		node, _ := v["d"].(neo4j.Node)
		all[i].version, _ = node.Props["version"].(string)
		all[i].complete, _ = node.Props["complete"].(bool)
		all[i].schema, _ = node.Props["schema"].(int64)
		all[i].current, _ = v["current"].(bool)
		if until, ok := node.Props["currentUntil"].(int64); ok {
			all[i].until = time.UnixMilli(until)
		}
		info := new(kg.Info)
		info.Walk(&properties{of: "node Dataset", props: node.Props}) // what an alien or older node does not say stays unsaid
		all[i].counts = info.Counts
	}
	return all, nil
}

// write writes all of a version, checks what came of it, and reads it back whole: a version that does not give its hash is never made current.
func (w *writer) write(ctx context.Context, d *kg.Dataset) error {
	info := d.Info
	props, err := encode(&info)
	if err != nil {
		return fmt.Errorf("writing the node Dataset: %w", err)
	}
	if err := w.removeNodes(ctx, w.version); err != nil { // what was broken off or damaged
		return err
	}
	if _, err := w.do(ctx, "begin", map[string]any{"schema": int64(SchemaVersion), "info": props}); err != nil {
		return err
	}
	for _, p := range w.parts {
		if err := w.writePart(ctx, p); err != nil {
			return err
		}
	}
	w.progress(kg.Progress{Step: "checking"})
	if err := w.check(ctx); err != nil {
		return err
	}
	w.progress(kg.Progress{Step: "reading it back"})
	if err := w.unaltered(ctx); err != nil {
		return fmt.Errorf("checking what was written: %w", err)
	}
	return nil
}

// writePart writes the rows of a part, some at a time.
func (w *writer) writePart(ctx context.Context, p part) error {
	done := 0
	rows := make([]any, 0, min(batch, p.total))
	flush := func() error {
		w.progress(kg.Progress{Step: "writing " + strings.ReplaceAll(p.name, "_", " "), Done: done, Total: p.total})
		if w.graph.err != nil {
			return w.graph.err
		}
		_, err := w.do(ctx, p.name, map[string]any{"rows": rows})
		done, rows = done+len(rows), rows[:0]
		return err
	}
	for row := range p.rows {
		if rows = append(rows, row); len(rows) < batch {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return flush()
}

// whole compares the version with what its node Dataset says.
func (w *writer) whole(ctx context.Context) bool {
	_, err := w.store.verify(ctx, w.version)
	return err == nil
}

// unaltered reads the version whole: what does not give its hash again is not what was written.
func (w *writer) unaltered(ctx context.Context) error {
	_, err := w.store.Load(ctx, w.version)
	return err
}

// check compares the counts in the database with what was to be written.
func (w *writer) check(ctx context.Context) error {
	records, err := w.do(ctx, "count", nil)
	if err != nil {
		return err
	}
	total := map[string]int{}
	for _, p := range w.parts {
		total[p.name] = p.total
	}
	want := []int{
		total["entities"], total["sources"], total["sdg_links"], total["network_sizes"], total["relations"], total["citations"], total["related_cities"],
	}
	for i, n := range want {
		got, _ := records[0].Values[i].(int64)
		if int(got) != n {
			return fault("checking what was written", fmt.Errorf("the database holds %d %s of version %s, not %d", got, records[0].Keys[i], w.version, n))
		}
	}
	return nil
}

// schema makes the constraints and indexes that are not there yet.
func (w *writer) schema(ctx context.Context) error {
	for statement := range strings.SplitSeq(w.store.queries["write/schema"].forward.plain, ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		result, err := w.session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			return classify(ctx, "schema", err)
		}
	}
	return nil
}

// do runs one writing statement in a transaction of its own, which the driver repeats when the server asks for it.
func (w *writer) do(ctx context.Context, name string, params map[string]any) ([]*neo4j.Record, error) {
	all := map[string]any{"version": w.version}
	for k, v := range params {
		all[k] = v
	}
	records, err := w.session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, w.store.queries["write/"+name].forward.plain, all)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	})
	if err != nil {
		return nil, classify(ctx, name, err)
	}
	list, _ := records.([]*neo4j.Record)
	return slices.Clip(list), nil
}
