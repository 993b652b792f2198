package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"unicode/utf8"
)

// The most bytes that a file may have; the parsers keep many times as much in memory.
const (
	maxCSV  = 16 << 20
	maxYAML = 4 << 20
)

// readText reads a file as text in UTF-8 with LF line ends. ok is false when the file is so damaged that reading on makes no sense.
func (r *reader) readText(name string) (text string, ok bool) {
	b, ok := r.bytes(name)
	if !ok {
		return "", false
	}
	whole := func(message, fix string) { r.problems.add(Problem{name, 0, message, fix}) }
	if len(bytes.TrimSpace(b)) == 0 {
		whole("the file is empty", "put its records back")
		return "", false
	}
	if after, found := bytes.CutPrefix(b, []byte("\uFEFF")); found {
		r.problems.add(Problem{name, 1, "the file starts with a byte order mark", `save it as "UTF-8 without BOM"`})
		b = after
	}
	if i := bytes.IndexByte(b, '\r'); i >= 0 {
		line := 1 + bytes.Count(b[:i], []byte("\n"))
		r.problems.add(Problem{name, line, "the line ends with a carriage return (CRLF)", "save the file with LF line ends"})
		b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
	}
	if b[len(b)-1] != '\n' {
		line := 1 + bytes.Count(b, []byte("\n"))
		r.problems.add(Problem{name, line, "the last line does not end with a line break, so the file may be cut off", "complete it and end it with a line break"})
	}
	if !r.encoded(name, b) {
		return "", false
	}
	return string(b), true
}

// encoded tells whether the bytes are text in UTF-8, and notes each line that is not.
func (r *reader) encoded(name string, b []byte) bool {
	good := true
	for i, line := range bytes.Split(b, []byte("\n")) {
		switch {
		case !utf8.Valid(line):
			r.problems.add(Problem{name, i + 1, "the line is not UTF-8", "save the file as UTF-8"})
			good = false
		case bytes.IndexByte(line, 0) >= 0:
			r.problems.add(Problem{name, i + 1, "the line holds a NUL byte", "delete it, or put the file back from a copy"})
			good = false
		}
	}
	return good
}

func (r *reader) bytes(name string) ([]byte, bool) {
	whole := func(message, fix string) { r.problems.add(Problem{name, 0, message, fix}) }
	info, err := fs.Stat(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		whole("the file is missing", "put it into the data folder")
		return nil, false
	}
	if err != nil {
		whole(fmt.Sprintf("the file cannot be read: %v", err), "mend its path or its permissions")
		return nil, false
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		whole("this is not a regular file", "put the data file in its place")
		return nil, false
	}
	most := maxCSV
	if path.Ext(name) == ".yaml" {
		most = maxYAML
	}
	b, err := readAtMost(r.fsys, name, most+1)
	if err != nil {
		whole(fmt.Sprintf("the file cannot be read: %v", err), "mend its path or its permissions")
		return nil, false
	}
	if len(b) > most {
		whole(fmt.Sprintf("the file is larger than %d MiB", most>>20), "put the data file in its place")
		return nil, false
	}
	return b, true
}

func readAtMost(fsys fs.FS, name string, most int) (b []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, int64(most)))
}

// strangers notes files that look like data but would not be read.
func (r *reader) strangers(tables []table) bool {
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.problems.add(Problem{".", 0, fmt.Sprintf("the data folder cannot be read: %v", err), "name a folder that holds the data files"})
		return false
	}
	known := map[string]bool{}
	for _, t := range tables {
		known[t.file] = true
	}
	for _, e := range entries {
		switch path.Ext(e.Name()) {
		case ".csv", ".yaml", ".yml":
			if !known[e.Name()] {
				r.problems.add(Problem{e.Name(), 0, "this file is none of the data files", "correct its name, or move it out of the data folder"})
			}
		}
	}
	return true
}
