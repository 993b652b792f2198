package main

import "testing"

func TestGCPercent(t *testing.T) {
	for live, want := range map[uint64]int{0: 400, 1: 400, 10 << 20: 400, 16 << 20: 400, 32 << 20: 200, 64 << 20: 100, 1 << 30: 100, 1 << 60: 100} {
		if got := gcPercent(live); got != want {
			t.Errorf("of %d bytes that live, %d%%, want %d%%", live, got, want)
		}
	}
}
