package export_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"learningcities/export"
	"learningcities/kg"
	"learningcities/rdf"
	"learningcities/seed"
	"learningcities/store/memory"
)

const base = "https://cities.example"

func release(t testing.TB) *export.Release {
	t.Helper()
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	r, err := memory.Open(d).Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	g, err := export.Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return &export.Release{Graph: g, Space: rdf.NewSpace(base), Describe: func(string, string) string { return "x" }}
}

func file(t testing.TB, r *export.Release, name string) []byte {
	t.Helper()
	f, ok := export.Named(name)
	if !ok {
		t.Fatalf("there is no file %s", name)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDeterministic: equal versions give equal bytes, and the checksums are those of the files.
func TestDeterministic(t *testing.T) {
	first, second := release(t), release(t)
	sums := string(file(t, first, export.Sums))
	for _, f := range export.Files() {
		a, b := file(t, first, f.Name), file(t, second, f.Name)
		if !bytes.Equal(a, b) {
			t.Errorf("%s is not the same twice", f.Name)
		}
		sum := sha256.Sum256(a)
		if f.Name != export.Sums && !strings.Contains(sums, hex.EncodeToString(sum[:])+"  "+f.Name+"\n") {
			t.Errorf("%s has another checksum than %s says", f.Name, export.Sums)
		}
		t.Logf("%s: %d bytes", f.Name, len(a))
	}
}

// TestLinks: every link of the dataset is there once, with both ends.
func TestLinks(t *testing.T) {
	r := release(t)
	nodes, seen := map[any]bool{}, map[any]bool{}
	for _, kind := range r.Graph.Nodes {
		for _, n := range kind {
			nodes[n.Get("id")] = true
		}
	}
	relations := map[any]int{}
	for _, l := range r.Graph.Links {
		if seen[l.Get("id")] || !nodes[l.Get("from")] || !nodes[l.Get("to")] {
			t.Errorf("%v is there twice, or begins or ends nowhere", l.Get("id"))
		}
		seen[l.Get("id")] = true
		relations[l.Get("relation")]++
	}
	for _, relation := range kg.Relation("").Values() {
		if relations[string(relation)] == 0 {
			t.Errorf("no link is %s", relation)
		}
	}
	if n := relations["ADDRESSES"]; n != r.Graph.Info.LinkCount {
		t.Errorf("%d links to goals, want %d", n, r.Graph.Info.LinkCount)
	}
	t.Log(relations)
}
