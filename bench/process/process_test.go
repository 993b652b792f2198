//go:build linux

package process

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestStart tells what a program said that ends before it listens.
func TestStart(t *testing.T) {
	t.Parallel()
	_, err := Start(t.Context(), nil, "sh", "-c", "echo sorry >&2; exit 1")
	if err == nil || !strings.Contains(err.Error(), "sorry") {
		t.Errorf("the error is %v", err)
	}
	p, err := Start(t.Context(), []string{"GREETING=http://127.0.0.1:9/x"}, "sh", "-c", "echo $GREETING; exec sleep 60")
	if err != nil {
		t.Fatal(err)
	}
	if p.Address != "http://127.0.0.1:9" {
		t.Errorf("the address is %q", p.Address)
	}
	if err := p.Log.Forget(); err != nil {
		t.Error(err)
	}
	if size, err := Resident(p.PID()); err != nil || size < 1<<16 {
		t.Errorf("it takes %d bytes, %v", size, err)
	}
	p.Stop()
	if _, err := Resident(p.PID()); err == nil {
		t.Error("it still runs")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Start(ended, nil, "sleep", "60"); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v when the context has ended", err)
	}
}
