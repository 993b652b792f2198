//go:build linux || darwin

package neo4jtest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net"
	"sync"
)

// output keeps the end of what a server prints, for error messages, and sees the line "ready".
type output struct {
	mu    sync.Mutex
	kept  []byte
	seen  bool
	ready chan struct{} // closed when the server listens
}

// keptBytes is room for a Java stack trace with its causes.
const keptBytes = 16 << 10

// Write takes what the process prints, in pieces of any size.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept = append(o.kept, p...)
	if !o.seen && (bytes.HasPrefix(o.kept, []byte("ready\n")) || bytes.Contains(o.kept, []byte("\nready\n"))) {
		o.seen = true
		close(o.ready)
	}
	if extra := len(o.kept) - keptBytes; extra > 0 {
		o.kept = append(o.kept[:0], o.kept[extra:]...)
	}
	return len(p), nil
}

func (o *output) text() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return string(bytes.TrimSpace(o.kept))
}

// freePort finds a port that nobody uses and that the kernel gives to nobody: between the ports of well-known
// services and the ephemeral range. A server can therefore have it now and again after a restart.
func freePort() (int, error) {
	var err error
	for range 20 {
		port := 20_000 + rand.IntN(10_000)
		var l net.Listener
		if l, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			return port, l.Close()
		}
	}
	return 0, fmt.Errorf("finding a free port: %w", err)
}
