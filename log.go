package main

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

// The lines about requests are written together: writing each took as long as a twentieth of a short answer. A line waits so long at most, and no more bytes wait
// than these.
const (
	lineWait  = 100 * time.Millisecond
	mostLines = 16 << 10
)

// logs are what the program says of itself, which is written at once, and what it says of requests.
type logs struct {
	program, requests *slog.Logger
	flush             func() // writes what still waits
}

func newLogs(out io.Writer) logs {
	w := &lines{out: out}
	text := slog.NewTextHandler(w, nil)
	return logs{slog.New(prompt{text, w}), slog.New(text), w.flush}
}

// lines gathers lines.
type lines struct {
	mu      sync.Mutex
	out     io.Writer
	waiting []byte
	timer   *time.Timer // nil while nothing waits
}

// Write takes lines. What goes wrong when they are written later, nobody is told: there is no other place to tell it.
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, p...)
	switch {
	case len(l.waiting) >= mostLines:
		l.write()
	case l.timer == nil:
		l.timer = time.AfterFunc(lineWait, l.flush)
	}
	return len(p), nil
}

func (l *lines) flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.write()
}

func (l *lines) write() {
	if l.timer != nil {
		l.timer.Stop()
		l.timer = nil
	}
	if len(l.waiting) > 0 {
		_, _ = l.out.Write(l.waiting)
		l.waiting = l.waiting[:0]
	}
}

// prompt has each line written at once, behind those that wait.
type prompt struct {
	slog.Handler
	lines *lines
}

func (h prompt) Handle(ctx context.Context, r slog.Record) error {
	defer h.lines.flush()
	return h.Handler.Handle(ctx, r) //nolint:wrapcheck // nothing to add
}

func (h prompt) WithAttrs(attrs []slog.Attr) slog.Handler {
	return prompt{h.Handler.WithAttrs(attrs), h.lines}
}

func (h prompt) WithGroup(name string) slog.Handler {
	return prompt{h.Handler.WithGroup(name), h.lines}
}
