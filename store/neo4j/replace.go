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

const (
	batch       = 1000             // rows in one writing transaction
	lockWait    = 15 * time.Second // how long to wait for another seed
	seedTimeout = time.Hour        // how long a seed may hold the lock
)

// Replace writes the dataset beside what is there and makes it current.
//
// One transaction is open all the while. It holds a lock on the node Current, so that two cannot write at once, and moves the pointer
// in the end. Readers do not wait for it. When the program dies, the server rolls it back: the lock is gone and the old version
// serves on; what was written beside it is not marked complete, and the next Replace removes it.
func (s *Store) Replace(ctx context.Context, d *kg.Dataset, progress func(kg.Progress)) (*kg.Change, error) {
	g, err := newGraph(d)
	if err != nil {
		return nil, err
	}
	if progress == nil {
		progress = func(kg.Progress) {}
	}
	w := &writer{store: s, version: d.Info.Version, progress: progress}
	w.session = s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: s.config.Database})
	defer func() { _ = w.session.Close(context.WithoutCancel(ctx)) }()

	progress(kg.Progress{Step: "making constraints and indexes"})
	if err := w.schema(ctx); err != nil {
		return nil, err
	}
	lock, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer lock.release(ctx)
	change, err := w.replace(ctx, lock, d, g)
	if err != nil {
		return nil, err
	}
	s.current.Store(nil)
	s.intact.Store(nil)
	return change, nil
}

// seedLock is the open transaction that holds the lock.
type seedLock struct {
	session neo4j.SessionWithContext
	tx      neo4j.ExplicitTransaction
}

func (s *Store) lock(ctx context.Context) (*seedLock, error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: s.config.Database})
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(seedTimeout))
	if err != nil {
		_ = session.Close(context.WithoutCancel(ctx))
		return nil, classify(ctx, "lock", err)
	}
	l := &seedLock{session, tx}
	wait, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	result, err := tx.Run(wait, s.queries["write/lock"].forward, map[string]any{"by": "learningcities"})
	if err == nil {
		_, err = result.Consume(wait)
	}
	if err != nil {
		l.release(ctx)
		if wait.Err() != nil && ctx.Err() == nil {
			return nil, &kg.Error{Code: kg.CodeUnavailable, Message: "another seed is writing to this database; wait until it has ended", Cause: err}
		}
		return nil, classify(ctx, "lock", err)
	}
	return l, nil
}

// flip makes the version current and ends the lock.
func (l *seedLock) flip(ctx context.Context, s *Store, version string) error {
	result, err := l.tx.Run(ctx, s.queries["write/flip"].forward, map[string]any{"version": version, "schema": int64(SchemaVersion)})
	if err == nil {
		_, err = result.Single(ctx)
	}
	if err == nil {
		err = l.tx.Commit(ctx)
	}
	if err != nil {
		return classify(ctx, "flip", err)
	}
	return nil
}

// release rolls back what was not committed.
func (l *seedLock) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = l.tx.Close(ctx)
	_ = l.session.Close(ctx)
}

// writer writes one version.
type writer struct {
	store    *Store
	session  neo4j.SessionWithContext
	version  string
	progress func(kg.Progress)
}

func (w *writer) replace(ctx context.Context, lock *seedLock, d *kg.Dataset, g *graph) (*kg.Change, error) {
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
			change.Written = !(v.complete && v.schema == SchemaVersion && w.check(ctx, g) == nil && w.store.verify(ctx, v.version) == nil)
		case v.complete || v.current:
			kept = append(kept, v)
		default: // the leftovers of a seed or of a removal that did not end
			if err := w.remove(ctx, v.version, change); err != nil {
				return nil, err
			}
		}
	}
	if change.Written {
		if err := w.write(ctx, d, g); err != nil {
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

// expired are the versions to be removed when another becomes current: all but the newest, and none that was current a moment ago.
func expired(versions []stored) []stored {
	var old []stored
	room := kg.KeptVersions - 1
	for _, v := range versions { // newest first
		switch {
		case room > 0:
			room--
		case !v.current && time.Since(v.until) > kg.Grace:
			old = append(old, v)
		}
	}
	return old
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

// write writes all of a version and checks what came of it.
func (w *writer) write(ctx context.Context, d *kg.Dataset, g *graph) error {
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
	for _, step := range []struct {
		name string
		rows []any
	}{
		{"sources", g.sources}, {"entities", g.entities}, {"sdg_links", g.links}, {"network_sizes", g.sizes},
		{"award_programme", g.programme}, {"relations", g.relations}, {"citations", g.citations},
	} {
		for done := 0; done < len(step.rows); done += batch {
			w.progress(kg.Progress{Step: "writing " + strings.ReplaceAll(step.name, "_", " "), Done: done, Total: len(step.rows)})
			if _, err := w.do(ctx, step.name, map[string]any{"rows": step.rows[done:min(done+batch, len(step.rows))]}); err != nil {
				return err
			}
		}
	}
	w.progress(kg.Progress{Step: "checking"})
	return w.check(ctx, g)
}

// check compares the counts in the database with what was to be written.
func (w *writer) check(ctx context.Context, g *graph) error {
	records, err := w.do(ctx, "count", nil)
	if err != nil {
		return err
	}
	want := []int{len(g.entities), len(g.sources), len(g.links), len(g.sizes), len(g.relations), len(g.citations)}
	for i, n := range want {
		got, _ := records[0].Values[i].(int64)
		if int(got) != n {
			return fault("checking what was written", fmt.Errorf("the database holds %d %s of version %s, not %d", got, records[0].Keys[i], w.version, n))
		}
	}
	return nil
}

// remove deletes a version, its node Dataset last, so that a removal that was cut off is taken up by the next.
func (w *writer) remove(ctx context.Context, version string, change *kg.Change) error {
	if err := w.removeNodes(ctx, version); err != nil {
		return err
	}
	if err := w.repeat(ctx, "remove_dataset", version); err != nil {
		return err
	}
	change.Removed = append(change.Removed, version)
	return nil
}

// removeNodes deletes all of a version but its node Dataset, which it marks as not complete before anything else: half a version must
// not be found again.
func (w *writer) removeNodes(ctx context.Context, version string) error {
	if _, err := w.do(ctx, "unmark", map[string]any{"version": version}); err != nil {
		return err
	}
	steps := []string{"remove_entities", "remove_sdg_links", "remove_sources", "remove_network_sizes", "remove_award_programme"}
	for i, name := range steps {
		w.progress(kg.Progress{Step: "removing version " + version, Done: i, Total: len(steps)})
		if err := w.repeat(ctx, name, version); err != nil {
			return err
		}
	}
	return nil
}

// repeat deletes in batches until nothing is left.
func (w *writer) repeat(ctx context.Context, name, version string) error {
	for {
		records, err := w.do(ctx, name, map[string]any{"version": version, "limit": int64(batch)})
		if err != nil {
			return err
		}
		if n, _ := records[0].Values[0].(int64); n == 0 {
			return nil
		}
	}
}

// schema makes the constraints and indexes that are not there yet.
func (w *writer) schema(ctx context.Context) error {
	for statement := range strings.SplitSeq(w.store.queries["write/schema"].forward, ";\n") {
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
		result, err := tx.Run(ctx, w.store.queries["write/"+name].forward, all)
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
