package seed_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/seed"
)

// broken is the small data folder with one edit, and every problem that it makes.
type broken struct {
	name, file string
	old, new   string // the edit: the first old becomes new
	// The problems: "+1: …" one line below the start of the edit, ": …" of the file as a whole, or with another file's name.
	want []string
}

func TestProblems(t *testing.T) {
	t.Parallel()
	cases := slices.Concat(brokenReferences(), brokenValues(), brokenRules(), brokenCSV(), brokenYAML())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			files := small(t)
			before, _, ok := strings.Cut(string(files[c.file].Data), c.old)
			if !ok {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			files[c.file].Data = []byte(strings.Replace(string(files[c.file].Data), c.old, c.new, 1))
			line := 1 + strings.Count(before, "\n")
			var want []string
			for _, w := range c.want {
				var below int
				_, relative := fmt.Sscanf(w, "+%d:", &below)
				switch {
				case relative == nil:
					_, text, _ := strings.Cut(w, ":")
					w = fmt.Sprintf("%s:%d:%s", c.file, line+below, text)
				case strings.HasPrefix(w, ": "):
					w = c.file + w
				}
				want = append(want, w)
			}
			equalProblems(t, problems(t, files), want)
		})
	}
}

// small is the folder testdata/small: one record of each kind and variant, cut out of the shipped data.
func small(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	folder := os.DirFS("testdata/small")
	names, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// problems are those that the folder has, which must have some.
func problems(t *testing.T, files fs.FS) []string {
	t.Helper()
	d, err := seed.Load(files)
	var found *seed.Problems
	if !errors.As(err, &found) {
		t.Fatalf("Load gave the error %v, not problems", err)
	}
	if d != nil {
		t.Error("Load gave a dataset beside the problems")
	}
	return strings.Split(found.Error(), "\n")
}

func equalProblems(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("problems:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}
