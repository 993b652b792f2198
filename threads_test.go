package main

import "testing"

func TestThreads(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ usual, processors, want int }{{1, 1, 2}, {2, 2, 4}, {4, 4, 8}, {64, 64, 68}, {2, 16, 2}, {1, 2, 1}} {
		if got := threads(c.usual, c.processors); got != c.want {
			t.Errorf("threads(%d, %d) = %d, want %d", c.usual, c.processors, got, c.want)
		}
	}
}
