package main

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestLogs has lines about requests wait for each other: until the time is over, until the program says something, until they are many, until the end.
func TestLogs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		out := new(lockedBuffer)
		log := newLogs(out)
		messages := func() string {
			var all []string
			for line := range strings.Lines(out.String()) {
				_, rest, _ := strings.Cut(line, "msg=")
				all = append(all, strings.TrimSpace(rest))
			}
			return strings.Join(all, " ")
		}
		log.requests.Info("a")
		log.requests.Info("b")
		time.Sleep(lineWait - 1) //nolint:forbidigo // of the bubble
		if got := messages(); got != "" {
			t.Errorf("%q is written before its time", got)
		}
		time.Sleep(time.Nanosecond) //nolint:forbidigo // of the bubble
		synctest.Wait()
		if got := messages(); got != "a b" {
			t.Errorf("after its time the log is %q, want %q", got, "a b")
		}
		log.requests.Info("c")
		log.program.With("of", 1).Info("d")
		if got := messages(); got != "a b c d of=1" {
			t.Errorf("with a line of the program the log is %q, want %q", got, "a b c d of=1")
		}
		log.requests.Info("e", "long", strings.Repeat("-", mostLines))
		if got := messages(); !strings.HasSuffix(got, "-") {
			t.Error("a long line waits")
		}
		log.requests.Info("f")
		log.flush()
		if got := messages(); !strings.HasSuffix(got, "- f") {
			t.Error("the last line is lost")
		}
	})
}
