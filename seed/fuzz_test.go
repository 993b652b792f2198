package seed_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"learningcities/seed"
)

// FuzzFile puts any bytes in the place of one file.
func FuzzFile(f *testing.F) {
	names := fileNames(f)
	for i, name := range names {
		f.Add(uint8(i), small(f)[name].Data)
	}
	for _, text := range []string{"", "\n", "- a: &b [*b, *b]\n", "a: {b: {c: {d: [[[[\n", "? ? ?\n", "- - - - -\n", "\"", "a: |\n", "%TAG\n", "- !!binary x\n", "\xff\xfe", "a\x00b\n", "---\n---\n", "- <<: a\n", "\t\n", "a: 'b\n"} {
		f.Add(uint8(0), []byte(text))
		f.Add(uint8(len(names)-1), []byte(text))
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := small(t)
		files[names[int(which)%len(names)]].Data = data
		checkLoad(t, files)
	})
}

// FuzzEdit puts any bytes in the place of a stretch of one file, so that most of what is read is in order.
func FuzzEdit(f *testing.F) {
	names := fileNames(f)
	for i := range names {
		f.Add(uint8(i), uint16(40), uint8(3), []byte("\""))
		f.Add(uint8(i), uint16(90), uint8(0), []byte(": "))
		f.Add(uint8(i), uint16(0), uint8(200), []byte("\n- "))
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, length uint8, insert []byte) {
		files := small(t)
		file := files[names[int(which)%len(names)]]
		from := int(at) % len(file.Data)
		to := min(from+int(length), len(file.Data))
		file.Data = slices.Concat(file.Data[:from], insert, file.Data[to:])
		checkLoad(t, files)
	})
}

// checkLoad is what holds for any bytes: a dataset, or problems that name their file, say what is wrong and what to change.
func checkLoad(t *testing.T, files fstest.MapFS) {
	t.Helper()
	d, err := seed.Load(files)
	if err == nil {
		if d == nil || len(d.SDGs) != 17 {
			t.Fatal("no error and no dataset")
		}
		return
	}
	var found *seed.Problems
	if !errors.As(err, &found) || len(found.List) == 0 {
		t.Fatalf("the error is not a list of problems: %v", err)
	}
	last := ""
	for _, p := range found.List {
		if files[p.File] == nil || p.Message == "" || p.Fix == "" || p.Line < 0 {
			t.Errorf("a problem without file, line, message or fix: %#v", p)
		}
		if lines := 1 + strings.Count(string(files[p.File].Data), "\n") + strings.Count(string(files[p.File].Data), "\r"); p.Line > lines {
			t.Errorf("a problem in line %d of %d: %v", p.Line, lines, p)
		}
		if strings.ContainsFunc(p.String(), unicode.IsControl) {
			t.Errorf("a problem with a control character: %q", p)
		}
		if p.File < last {
			t.Errorf("problems of %s behind those of %s", p.File, last)
		}
		last = p.File
	}
}

func fileNames(f *testing.F) []string {
	f.Helper()
	var names []string
	for name := range small(f) {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
