package storetest

import (
	"fmt"
	"sync"
	"testing"

	"learningcities/kg"
)

// testVersions proves that versions stand side by side: a reader stays with its own, a new one is current at once, the same one twice is
// written once, and none that was current a moment ago is removed.
func testVersions(t *testing.T, s Store) {
	defer closeStore(t, s)
	first, second := World(t, "first"), World(t, "second")
	if first.Info.Version == second.Info.Version {
		t.Fatal("two variants of the world have the same version")
	}
	change := replace(t, s, first)
	if change.Previous != "" || !change.Written || change.Version != first.Info.Version {
		t.Errorf("the first Replace says %+v", change)
	}
	old := current(t, s)
	change = replace(t, s, second)
	if change.Previous != first.Info.Version || !change.Written || len(change.Removed) != 0 {
		t.Errorf("the second Replace says %+v", change)
	}
	if diff := same(first.Info.Counts, change.Before); diff != "" {
		t.Errorf("the counts before differ (-want +got):\n%s", diff)
	}
	wantVersion(t, s, second)
	wantDescription(t, old, "first")
	at, err := s.At(t.Context(), first.Info.Version)
	if err != nil {
		t.Fatalf("At of a kept version: %v", err)
	}
	wantDescription(t, at, "first")
	if _, err := s.At(t.Context(), "0123456789abcdef"); kg.CodeOf(err) != kg.CodeVersionGone {
		t.Errorf("At of an unknown version: %v, want %s", err, kg.CodeVersionGone)
	}
	if change = replace(t, s, second); change.Written {
		t.Errorf("writing the current version again says %+v", change)
	}
	if change = replace(t, s, first); change.Written || change.Previous != second.Info.Version {
		t.Errorf("going back to a kept version says %+v", change)
	}
	wantVersion(t, s, first)

	for i := range kg.KeptVersions + 1 {
		if change := replace(t, s, World(t, fmt.Sprintf("further %d", i))); len(change.Removed) != 0 {
			t.Errorf("a version that was current a moment ago was removed: %+v", change)
		}
	}
	wantDescription(t, old, "first")
	testReadersDuringReplace(t, s)
}

func wantVersion(t *testing.T, s kg.Store, d *kg.Dataset) {
	t.Helper()
	if r := current(t, s); r.Version() != d.Info.Version {
		t.Errorf("the current version is %s, want %s", r.Version(), d.Info.Version)
	}
}

func wantDescription(t *testing.T, r kg.Reader, want string) {
	t.Helper()
	info, err := r.Info(t.Context())
	if err != nil {
		t.Fatalf("Info: %v", err)
	}
	if info.Description != want || info.Version != r.Version() {
		t.Errorf("the reader answers from %q, version %s; it is pinned to %q, version %s", info.Description, info.Version, want, r.Version())
	}
}

// testReadersDuringReplace reads from several sides while versions change: every reader must see one version, whole.
func testReadersDuringReplace(t *testing.T, s Store) {
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					readWhole(t, s)
				}
			}
		})
	}
	for i := range 4 {
		replace(t, s, World(t, fmt.Sprintf("during %d", i)))
	}
	close(done)
	wg.Wait()
}

func readWhole(t *testing.T, s Store) {
	r, err := s.Current(t.Context())
	if err != nil {
		t.Errorf("Current: %v", err)
		return
	}
	info, err := r.Info(t.Context())
	if err != nil || info.Version != r.Version() {
		t.Errorf("a reader of %s answers from %v: %v", r.Version(), info, err)
		return
	}
	links, err := r.ListSDGLinks(t.Context(), kg.PageQuery{Limit: kg.MaxPage, Total: true})
	if err != nil || links.Total != info.LinkCount || len(links.Items) != info.LinkCount {
		t.Errorf("a reader sees %d of %d links: %v", len(links.Items), info.LinkCount, err)
	}
}
