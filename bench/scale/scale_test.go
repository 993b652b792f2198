//go:build linux

package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Every golden query must be answered from grown data too. How long it takes is for people to read, not for a test to judge.
func TestEveryQueryIsAnswered(t *testing.T) {
	t.Parallel()
	out := table(t, "-times", "2,3", "-spend", "0")
	for _, want := range []string{"2×", "3×", " 754 ", " 1131 ", " city-page\n", " city-list-next\n", " search-codes\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table does not hold %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, " error-") {
		t.Errorf("the table holds a query that is answered with an error:\n%s", out)
	}
}

func table(t *testing.T, args ...string) string {
	t.Helper()
	var out strings.Builder
	if err := run(t.Context(), append(args, "-queries", "../../graph/testdata/query"), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestOnly(t *testing.T) {
	t.Parallel()
	out := table(t, "-times", "1", "-spend", "0", "-only", "^city-page$", "-profile", t.TempDir()+"/cpu.out")
	if !strings.HasSuffix(out, "\n0 of 1 queries take more than 3 times as long for an answer of the same size\n") {
		t.Errorf("with one query and one dataset:\n%s", out)
	}
}

func TestSlow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		times [2]time.Duration
		bytes [2]int
		slow  bool
	}{
		{[2]time.Duration{10, 30}, [2]int{5, 5}, false},
		{[2]time.Duration{10, 31}, [2]int{5, 5}, true},
		{[2]time.Duration{10, 31}, [2]int{5, 4}, true},
		{[2]time.Duration{10, 60}, [2]int{5, 10}, false},
		{[2]time.Duration{10, 61}, [2]int{5, 10}, true},
	} {
		r := row{times: c.times[:], bytes: c.bytes[:]}
		if r.slow() != c.slow {
			t.Errorf("%v for %v bytes: slow %t, want %t", c.times, c.bytes, r.slow(), c.slow)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"-times", "0"}, {"-times", "1,"}, {"-times", "ten"}, {"-only", "("}, {"-queries", "nowhere"}, {"-only", "no-such-query"}, {"-profile", "nowhere/x"},
	} {
		t.Run(fmt.Sprint(args), func(t *testing.T) {
			t.Parallel()
			args := append([]string{"-times", "1", "-spend", "0", "-queries", "../../graph/testdata/query"}, args...)
			if err := run(context.Background(), args, new(strings.Builder)); err == nil {
				t.Error("no error")
			}
		})
	}
}
