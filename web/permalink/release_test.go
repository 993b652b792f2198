package permalink_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/released"
	"learningcities/web/permalink"
)

const population = `{ city(slug: "espoo") { name population } }`

// changed are the shipped data files with one text in place of another.
func changed(t *testing.T, name, old, replacement string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	entries, err := fs.ReadDir(seed.Files(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := fs.ReadFile(seed.Files(), e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = &fstest.MapFile{Data: text}
	}
	text := files[name].Data
	if files[name].Data = bytes.ReplaceAll(text, []byte(old), []byte(replacement)); bytes.Equal(files[name].Data, text) {
		t.Fatalf("%s has no %s", name, old)
	}
	return files
}

// TestReleases serves data that are newer than the release that a permalink names. It answers with what was true then. What was derived by other
// rules is gone, and says how to cite it and where to ask now.
func TestReleases(t *testing.T) {
	next, err := seed.Load(changed(t, "cities.csv", ",256760,", ",314024,"))
	if err != nil {
		t.Fatal(err)
	}
	old := dataset(t)
	other := old.Info.Release()
	other.Version, other.Rules, other.ReleasedOn = "00000000000000aa", kg.Rules-1, "2025-02-03"
	var list bytes.Buffer
	if err := seed.WriteList(&list, []kg.Release{other, old.Info.Release()}); err != nil {
		t.Fatal(err)
	}
	packed, err := seed.Pack(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	archive, err := seed.OpenArchive(fstest.MapFS{seed.ReleaseList: {Data: list.Bytes()}, old.Info.Version + ".zip": {Data: packed}})
	if err != nil {
		t.Fatal(err)
	}
	store := released.Over(memory.Open(next), released.Config{
		Readable: archive.Readable, Load: archive.Load, Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) },
	})
	h := site(t, store, graph.Limits{}, permalink.Options{Address: "https://cities.example/graph", Released: archive.Find})

	then := get(t, h, http.MethodGet, address(t, old.Info.Version, population, "")+".json")
	now := get(t, h, http.MethodGet, address(t, next.Info.Version, population, "")+".json")
	if !strings.Contains(then.Body.String(), `"population":256760`) || !strings.Contains(now.Body.String(), `"population":314024`) {
		t.Errorf("then: %s\nnow: %s", then.Body, now.Body)
	}
	// The bytes are those that a server of that time answered.
	if want := get(t, shipped(t), http.MethodGet, address(t, old.Info.Version, population, "")+".json"); want.Body.String() != then.Body.String() {
		t.Errorf("then it was answered with %s, now with %s", want.Body, then.Body)
	}
	if v := then.Header().Get("Dataset-Version"); v != old.Info.Version || !strings.Contains(then.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("the answer of then has the headers %v", then.Header())
	}
	page := get(t, h, http.MethodGet, address(t, old.Info.Version, population, "")).Body.String()
	if !strings.Contains(page, ">256760<") || !strings.Contains(page, old.Info.Version) {
		t.Errorf("the page of then lacks the population of then:\n%s", page)
	}
	testGone(t, h, other)
}

func testGone(t *testing.T, h http.Handler, other kg.Release) {
	t.Helper()
	at := address(t, other.Version, population, "")
	current := "https://cities.example/graph/q/latest/" + at[strings.LastIndex(at, "/")+1:]
	w := get(t, h, http.MethodGet, at+".csv")
	var gone struct {
		Errors []struct {
			Message    string
			Extensions struct {
				Code, Version, Current string
				Release                kg.Release
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &gone); err != nil || len(gone.Errors) != 1 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	e := gone.Errors[0].Extensions
	if w.Code != http.StatusGone || e.Code != "VERSION_GONE" || e.Version != other.Version || e.Current != current+".csv" || e.Release != other {
		t.Errorf("%d %+v", w.Code, e)
	}
	if link := w.Header().Get("Link"); link != "<"+current+`.csv>; rel="latest-version"` || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("headers %v", w.Header())
	}
	w = get(t, h, http.MethodGet, at+"?lang=en")
	body := w.Body.String()
	for _, want := range []string{"3 February 2025", "number 5; now number 6", "../latest/" + at[strings.LastIndex(at, "/")+1:] + "?lang=en", "@misc{learning-cities-graph-" + other.Version, "espoo"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page of a version that is gone lacks %s", want)
		}
	}
	if w.Code != http.StatusGone || w.Header().Get("Link") != "<"+current+`>; rel="latest-version"` || strings.Contains(body, "<table") {
		t.Errorf("the page of a version that is gone: %d %v", w.Code, w.Header())
	}
}
