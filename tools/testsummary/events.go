package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// event is one line of `go test -json`; `go doc cmd/test2json` describes it.
type event struct {
	Action     string
	Package    string
	ImportPath string // instead of Package, in output of the build
	Test       string
	Output     string
}

// runTests runs `go test -json`, prints a line for each package and all that a failed test printed, and counts.
func runTests(command []string, w io.Writer, r *result) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	return errors.Join(count(out, w, r), cmd.Wait())
}

// count reads events until they end. Every test, subtest and fuzz seed is one; so is a package that fails
// without a failing test of its own.
func count(events io.Reader, w io.Writer, r *result) error {
	printed := map[string]*strings.Builder{} // by package and test
	failed := map[string]bool{}              // packages with a failed test
	lines := bufio.NewReader(events)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("reading the tests' output: %w", err)
		}
		var e event
		if json.Unmarshal(line, &e) != nil {
			fmt.Fprintf(w, "%s", line) // something that is not from a test
			continue
		}
		key := e.Package + e.ImportPath + "\x00" + e.Test
		switch e.Action {
		case "output", "build-output":
			if printed[key] == nil {
				printed[key] = &strings.Builder{}
			}
			printed[key].WriteString(e.Output)
		case "pass", "fail", "skip", "build-fail":
			if e.Action == "fail" && e.Test == "" {
				unfinished(e.Package, printed, w)
			}
			finish(e, printed[key], failed, w, r)
			delete(printed, key)
		}
	}
}

// unfinished prints what the tests said that a panic or a timeout cut off: they never come to an end of their own.
func unfinished(pkg string, printed map[string]*strings.Builder, w io.Writer) {
	prefix := pkg + "\x00"
	for _, key := range slices.Sorted(maps.Keys(printed)) {
		if strings.HasPrefix(key, prefix) && key != prefix {
			fmt.Fprint(w, printed[key])
			delete(printed, key)
		}
	}
}

func finish(e event, printed *strings.Builder, failed map[string]bool, w io.Writer, r *result) {
	text := ""
	if printed != nil {
		text = printed.String()
	}
	switch {
	case e.Action == "build-fail":
		fmt.Fprint(w, text)
	case e.Test == "" && e.Action == "fail":
		fmt.Fprint(w, text)
		if !failed[e.Package] {
			r.Failed++
		}
	case e.Test == "":
		fmt.Fprint(w, lastLine(text))
		if strings.Contains(text, "(cached)") {
			r.Cached++
		}
	case e.Action == "pass":
		r.Passed++
	case e.Action == "skip":
		r.Skipped++
		fmt.Fprint(w, text)
	case e.Action == "fail":
		r.Failed++
		failed[e.Package] = true
		fmt.Fprint(w, text)
	}
}

// lastLine is what `go test` says of a package that passed, such as "ok  	learningcities/kg	0.1s".
func lastLine(text string) string {
	text = strings.TrimRight(text, "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	if last == "" || strings.Contains(last, "[no test files]") {
		return ""
	}
	return last + "\n"
}
