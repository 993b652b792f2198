package seed_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"learningcities/seed"
)

// A folder's own faults: files that are missing, too many, empty, too large, or no files.
func TestFolder(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		edit func(fstest.MapFS)
		want []string
	}{
		{
			"missing file",
			func(f fstest.MapFS) { delete(f, "network_sizes.yaml") },
			[]string{"network_sizes.yaml: the file is missing; put it into the data folder"},
		},
		{
			"missing file that others refer to: no problem for each reference",
			func(f fstest.MapFS) { delete(f, "cities.csv"); delete(f, "sources.csv") },
			[]string{
				"cities.csv: the file is missing; put it into the data folder",
				"sources.csv: the file is missing; put it into the data folder",
			},
		},
		{
			"unknown files",
			func(f fstest.MapFS) {
				f["city.csv"] = &fstest.MapFile{Data: []byte("slug\n")}
				f["themes.yml"] = &fstest.MapFile{Data: []byte("- slug: a\n")}
				f["README.md"] = &fstest.MapFile{Data: []byte("# read me\n")}
			},
			[]string{
				"city.csv: this file is none of the data files; correct its name, or move it out of the data folder",
				"themes.yml: this file is none of the data files; correct its name, or move it out of the data folder",
			},
		},
		{
			"empty files",
			func(f fstest.MapFS) {
				f["network_sizes.yaml"].Data = nil
				f["theme_links.csv"].Data = []byte(" \n\n")
			},
			[]string{
				"network_sizes.yaml: the file is empty; put its records back",
				"theme_links.csv: the file is empty; put its records back",
			},
		},
		{
			"only a comment",
			func(f fstest.MapFS) { f["network_sizes.yaml"].Data = []byte("# nothing\n") },
			[]string{"network_sizes.yaml: the file holds no records; put its records back"},
		},
		{
			"another form",
			func(f fstest.MapFS) {
				f["network_sizes.yaml"].Data = []byte("as_of: '2024'\nmembers: 5\n")
				f["dataset.yaml"].Data = []byte("- title: A\n")
			},
			[]string{
				"dataset.yaml:1: the file is a list where a mapping is due; write it as data/README.md shows",
				"network_sizes.yaml:1: the file is a mapping where a list is due; write it as data/README.md shows",
			},
		},
		{
			"too large",
			func(f fstest.MapFS) {
				f["theme_links.csv"].Data = []byte(strings.Repeat("a,b\n", 5<<20))
				f["network_sizes.yaml"].Data = []byte(strings.Repeat("# x\n", 2<<20))
			},
			[]string{
				"network_sizes.yaml: the file is larger than 4 MiB; put the data file in its place",
				"theme_links.csv: the file is larger than 16 MiB; put the data file in its place",
			},
		},
		{
			"a folder in the place of a file",
			func(f fstest.MapFS) { f["theme_links.csv"] = &fstest.MapFile{Mode: fs.ModeDir} },
			[]string{"theme_links.csv: this is not a regular file; put the data file in its place"},
		},
		{
			"a pipe in the place of a file",
			func(f fstest.MapFS) { f["theme_links.csv"] = &fstest.MapFile{Mode: fs.ModeNamedPipe} },
			[]string{"theme_links.csv: this is not a regular file; put the data file in its place"},
		},
		{
			"problems in several files, by file and line",
			func(f fstest.MapFS) {
				edit(f, "themes.yaml", "group: BENEFITS", "group: BENEFIT")
				edit(f, "themes.yaml", "kind: CONFERENCE_THEME", "kind: THEME")
				edit(f, "cities.csv", "swansea,Swansea", "swansea,")
				edit(f, "cities.csv", "abuja,Abuja", "abuja,")
			},
			[]string{
				`cities.csv:2: the cell "name" is missing; fill it in`,
				`cities.csv:12: the cell "name" is missing; fill it in`,
				`themes.yaml:4: unknown kind "THEME"; use one of CONFERENCE_THEME, KEY_FEATURE`,
				`themes.yaml:14: unknown group "BENEFIT"; use one of BENEFITS, BUILDING_BLOCKS, CONDITIONS`,
			},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			files := small(t)
			c.edit(files)
			equalProblems(t, problems(t, files), c.want)
		})
	}
}

// A file that is broken all over must not flood the memory, nor hide that there is more.
func TestFlood(t *testing.T) {
	t.Parallel()
	files := small(t)
	header, _, _ := strings.Cut(string(files["theme_links.csv"].Data), "\n")
	files["theme_links.csv"].Data = []byte(header + "\n" + strings.Repeat("x\n", 202_000))
	got := problems(t, files)
	if len(got) != 200_001 {
		t.Fatalf("%d problems, want 200,000 and one that counts the rest", len(got))
	}
	const last = "theme_links.csv:200001: 2000 further problems in this file are not listed; mend those above first"
	if got[len(got)-1] != last {
		t.Errorf("the last problem is %q, want %q", got[len(got)-1], last)
	}
}

func TestNoFolder(t *testing.T) {
	t.Parallel()
	got := problems(t, noFolder{})
	equalProblems(t, got, []string{".: the data folder cannot be read: open .: permission denied; name a folder that holds the data files"})
}

// noFolder is a folder that may not be read.
type noFolder struct{}

func (noFolder) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestSmallIsValid(t *testing.T) {
	t.Parallel()
	if _, err := seed.Load(small(t)); err != nil {
		t.Fatalf("the folder that all edits start from has problems:\n%v", err)
	}
}

func edit(files fstest.MapFS, name, from, to string) {
	files[name].Data = []byte(strings.Replace(string(files[name].Data), from, to, 1))
}
