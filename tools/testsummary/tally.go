package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// result is what one step came to. The tally has one a line, as JSON.
type result struct {
	Name    string
	Note    bool // a remark; nothing was run
	Passed  int
	Failed  int
	Skipped int
	Cached  int // packages whose result Go took from its cache, since nothing that they depend on has changed
	Seconds float64
}

func appendTally(path string, r result) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("keeping the result of %q: %w", r.Name, err)
	}
	return errors.Join(json.NewEncoder(f).Encode(r), f.Close())
}

func readTally(path string) ([]result, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nothing was run
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var results []result
	d := json.NewDecoder(f)
	for {
		var r result
		err := d.Decode(&r)
		if errors.Is(err, io.EOF) {
			return results, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		results = append(results, r)
	}
}

// summarize prints a line for each result and the sum, and returns the exit code.
func summarize(w io.Writer, results []result) int {
	var passed, failed int
	fmt.Fprintln(w, "\n== Summary")
	for _, r := range results {
		fmt.Fprintln(w, describe(r))
		passed += r.Passed
		failed += r.Failed
	}
	fmt.Fprintf(w, "%d passed, %d failed\n", passed, failed)
	if failed > 0 || passed == 0 {
		return 1
	}
	return 0
}

func describe(r result) string {
	if r.Note {
		return "  note  " + r.Name
	}
	verdict := "ok"
	if r.Failed > 0 {
		verdict = "FAIL"
	}
	details := []string{fmt.Sprintf("%.0f s", r.Seconds)}
	if r.Passed+r.Failed > 1 {
		details = append(details, fmt.Sprintf("%d passed", r.Passed))
	}
	if r.Failed > 0 {
		details = append(details, fmt.Sprintf("%d failed", r.Failed))
	}
	if r.Skipped > 0 {
		details = append(details, fmt.Sprintf("%d skipped", r.Skipped))
	}
	if r.Cached > 0 {
		details = append(details, fmt.Sprintf("%d packages unchanged since they last passed", r.Cached))
	}
	return fmt.Sprintf("  %-5s %s (%s)", verdict, r.Name, strings.Join(details, ", "))
}
