package seed_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/kg"
	"learningcities/seed"
)

func archive(t *testing.T) *seed.Archive {
	t.Helper()
	a, err := seed.Releases()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestNewestRelease: the data are a release. When they are changed on purpose, "go generate ./seed" keeps the new ones beside the old.
func TestNewestRelease(t *testing.T) {
	t.Parallel()
	all := archive(t).All()
	if len(all) == 0 {
		t.Fatal("there is no release")
	}
	want := load(t, seed.Files()).Info.Release()
	if newest := all[len(all)-1]; newest != want {
		t.Errorf("the newest release is %+v, the data are %+v; run go generate ./seed", newest, want)
	}
	files, err := archive(t).Files(version)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.ReadDir(seed.Files(), ".")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := fs.ReadDir(files, ".")
	if err != nil || len(packed) != len(names) {
		t.Errorf("the newest release has %d files, the data have %d, %v", len(packed), len(names), err)
	}
	for _, name := range names {
		want, err := fs.ReadFile(seed.Files(), name.Name())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(files, name.Name()); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another one in the newest release, %v", name.Name(), err)
		}
	}
}

// TestEveryRelease builds each release of today's rules anew: it has the version that it had then. Others are known, and not readable.
func TestEveryRelease(t *testing.T) {
	t.Parallel()
	a := archive(t)
	seen := map[string]bool{}
	for _, r := range a.All() {
		if seen[r.Version] || r.Title == "" || r.LicenceURL == "" || r.Citation == "" || r.ReleasedOn == "" {
			t.Errorf("the list has %+v", r)
		}
		seen[r.Version] = true
		if a.Readable(r.Version) != (r.Rules == kg.Rules) {
			t.Errorf("%s of rules %d is readable: %v", r.Version, r.Rules, a.Readable(r.Version))
		}
		if _, err := a.Files(r.Version); err != nil {
			t.Error(err)
		}
		if r.Rules != kg.Rules {
			continue
		}
		if d, err := a.Load(r.Version); err != nil || d.Info.Version != r.Version {
			t.Error(err)
		}
	}
	entries, err := os.ReadDir("releases")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".zip"); ok && !seen[name] {
			t.Errorf("%s is in no line of the list", e.Name())
		}
	}
}

// TestAlteredRelease: a release whose files are not what they were is refused, and so is one that is none.
func TestAlteredRelease(t *testing.T) {
	t.Parallel()
	changed := fstest.MapFS{}
	for _, name := range []string{"dataset.yaml"} {
		text, err := fs.ReadFile(seed.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		changed[name] = &fstest.MapFile{Data: text}
	}
	packed, err := seed.Pack(changed)
	if err != nil {
		t.Fatal(err)
	}
	again, err := seed.Pack(changed)
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("packed twice, the same files have other bytes, %v", err)
	}
	var list bytes.Buffer
	if err := seed.WriteList(&list, []kg.Release{{Version: "a", Rules: kg.Rules}, {Version: "b", Rules: kg.Rules}, {Version: "c", Rules: kg.Rules - 1}}); err != nil {
		t.Fatal(err)
	}
	a, err := seed.OpenArchive(fstest.MapFS{
		seed.ReleaseList: {Data: list.Bytes()}, "a.zip": {Data: packed}, "b.zip": {Data: packed[:len(packed)/2]},
	})
	if err != nil {
		t.Fatal(err)
	}
	for version, want := range map[string]string{"a": "the file is missing", "b": "unpacking", "c": "not exist", "d": "there is no release"} {
		if d, err := a.Load(version); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v", version, d, err)
		}
	}
	if a.Readable("c") || a.Readable("d") || !a.Readable("a") {
		t.Error("which versions are readable hangs on the list and the rules")
	}
}
