package neo4j

import (
	"context"
	"time"

	"learningcities/kg"
)

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
	steps := []string{"remove_entities", "remove_sdg_links", "remove_sources", "remove_network_sizes", "remove_related_cities", "remove_award_programme"}
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
