package main

import (
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	const stream = `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"loud\n"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"fail","Package":"p"}
{"Action":"output","Package":"q","Output":"ok  \tq\t(cached)\n"}
{"Action":"pass","Package":"q"}
{"ImportPath":"r","Action":"build-output","Output":"r.go:1: wrong\n"}
{"ImportPath":"r","Action":"build-fail"}
{"Action":"fail","Package":"r"}
{"Action":"output","Package":"s","Test":"TestC","Output":"cut off\n"}
{"Action":"fail","Package":"s"}
`
	var r result
	var w strings.Builder
	if err := count(strings.NewReader(stream), &w, &r); err != nil {
		t.Fatal(err)
	}
	if want := (result{Passed: 1, Failed: 3, Cached: 1}); r != want {
		t.Errorf("counted %+v, want %+v", r, want)
	}
	if got, want := w.String(), "loud\nok  \tq\t(cached)\nr.go:1: wrong\ncut off\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
}

func TestSummarize(t *testing.T) {
	for _, c := range []struct {
		name    string
		results []result
		last    string
		code    int
	}{
		{"nothing ran", nil, "0 passed, 0 failed", 1},
		{"only a note", []result{{Name: "n", Note: true}}, "0 passed, 0 failed", 1},
		{"all well", []result{{Passed: 2}, {Passed: 1}}, "3 passed, 0 failed", 0},
		{"one failed", []result{{Passed: 2}, {Failed: 1}}, "2 passed, 1 failed", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var w strings.Builder
			if code := summarize(&w, c.results); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if !strings.HasSuffix(w.String(), "\n"+c.last+"\n") {
				t.Errorf("printed %q, want %q last", w.String(), c.last)
			}
		})
	}
}
