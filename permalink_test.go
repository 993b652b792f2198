package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"learningcities/seed"
	"learningcities/web/permalink"
)

const askedOfRelease = `{ city(slug: "espoo") { name population } }`

// otherData is a folder of data in which Espoo has grown.
func otherData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, seed.Files()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "cities.csv")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), ",256760,", ",314024,", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// releasedAddress is the permalink of a question to the newest release.
func releasedAddress(t *testing.T) string {
	t.Helper()
	archive, err := seed.Releases()
	if err != nil {
		t.Fatal(err)
	}
	all := archive.All()
	address, err := permalink.Address(all[len(all)-1].Version, &permalink.Question{Query: askedOfRelease})
	if err != nil {
		t.Fatal(err)
	}
	return "/" + address
}

// checkRelease asks a service with other data by a permalink to the release: it answers, byte for byte, what a service with the data of the
// release answers; so do GraphQL and the files.
func checkRelease(t *testing.T, other *service) {
	t.Helper()
	now := other.query(t, askedOfRelease)
	if !strings.Contains(now, "314024") {
		t.Fatalf("the other data are answered with %s", now)
	}
	s, at := start(t, environment()), releasedAddress(t)
	want := s.query(t, askedOfRelease)
	w, then := other.get(t, at+".json")
	if then != want || w.StatusCode != http.StatusOK || !strings.Contains(then, "256760") {
		t.Errorf("the release is answered with %d %s, want %s", w.StatusCode, then, want)
	}
	version := strings.Split(at, "/")[2]
	if w, sums := other.get(t, "/data/"+version+"/graph.json"); w.StatusCode != http.StatusOK || !strings.Contains(sums, "256760") {
		t.Errorf("the file of the release: %d", w.StatusCode)
	}
	if w, page := other.get(t, at); w.StatusCode != http.StatusOK || !strings.Contains(page, "256760") || strings.Contains(page, "314024") {
		t.Errorf("the page of the release: %d %s", w.StatusCode, page)
	}
	if w, _ := other.get(t, strings.Replace(at, version, "latest", 1)); w.StatusCode != http.StatusFound || strings.Contains(w.Header.Get("Location"), version) {
		t.Errorf("latest leads with %d to %s", w.StatusCode, w.Header.Get("Location"))
	}
}

// TestPermalinkOfRelease serves other data than the release.
func TestPermalinkOfRelease(t *testing.T) {
	checkRelease(t, start(t, environment(), "--data", otherData(t)))
}
