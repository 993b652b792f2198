package main

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// net/http moves the deadlines of a connection seven times for a request, nearly always to later. Each move is a timer of the runtime that is stopped and started again:
// a twentieth of the time that an answer takes which is kept. Here a deadline that becomes later is only noted. What then ends too early looks at the note and goes on.

// patientConn moves its deadlines when that makes a difference.
type patientConn struct {
	*net.TCPConn
	reading, writing lateDeadline
}

func patient(c *net.TCPConn) patientConn {
	return patientConn{TCPConn: c, reading: lateDeadline{set: c.SetReadDeadline}, writing: lateDeadline{set: c.SetWriteDeadline}}
}

func (c *patientConn) SetReadDeadline(t time.Time) error  { return c.reading.move(t) }
func (c *patientConn) SetWriteDeadline(t time.Time) error { return c.writing.move(t) }

func (c *patientConn) SetDeadline(t time.Time) error {
	return errors.Join(c.reading.move(t), c.writing.move(t))
}

func (c *patientConn) Read(p []byte) (int, error) {
	c.reading.begin()
	for {
		n, err := c.TCPConn.Read(p)
		if n > 0 || err == nil || !c.reading.early(err) {
			return n, err //nolint:wrapcheck // net/http looks at it
		}
	}
}

// WriteTo reads as others do: what the kernel would copy cannot go on after a deadline that came too early.
func (c *patientConn) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{c}) //nolint:wrapcheck // net/http looks at it
}

func (c *patientConn) Write(p []byte) (int, error) {
	c.writing.begin()
	written := 0
	for {
		n, err := c.TCPConn.Write(p[written:])
		if written += n; err == nil || !c.writing.early(err) {
			return written, err //nolint:wrapcheck // net/http looks at it
		}
	}
}

// writeAll writes the buffers, which it empties.
func (c *patientConn) writeAll(all net.Buffers) error {
	c.writing.begin()
	for {
		if _, err := all.WriteTo(c.TCPConn); err == nil || !c.writing.early(err) {
			return err //nolint:wrapcheck // net/http looks at it
		}
	}
}

// ReadFrom has the kernel copy, which cannot go on after a deadline that came too early.
func (c *patientConn) ReadFrom(r io.Reader) (int64, error) {
	if err := c.writing.settle(); err != nil {
		return 0, err
	}
	return c.TCPConn.ReadFrom(r) //nolint:wrapcheck // net/http looks at it
}

// lateDeadline is a deadline in one direction. What the connection was told is never later than what is wanted.
type lateDeadline struct {
	set func(time.Time) error // tells the connection

	mu     sync.Mutex
	wanted time.Time // zero for none, like told
	told   time.Time
	over   bool // told was in the past already: somebody was to be woken
}

// move changes the deadline, also of what is going on.
func (d *lateDeadline) move(t time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.wanted = t
	if t.IsZero() || !d.told.IsZero() && !t.Before(d.told) {
		return nil
	}
	return d.tell(t)
}

// tell tells the connection; the lock is held.
func (d *lateDeadline) tell(t time.Time) error {
	d.told, d.over = t, !t.IsZero() && !t.After(time.Now())
	return d.set(t)
}

// begin spares what begins an end that is known to be too early.
func (d *lateDeadline) begin() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over && !d.wanted.Equal(d.told) {
		_ = d.tell(d.next()) // an error is the connection's end, and told by what begins
	}
}

// soon is how far ahead a connection is told a deadline at first. Those that follow within a request are later, and need not be told.
const soon = 4 * time.Second

func (d *lateDeadline) next() time.Time {
	if t := time.Now().Add(soon); d.wanted.IsZero() || d.wanted.After(t) {
		return t
	}
	return d.wanted
}

// early tells whether an error is that of a deadline which is not wanted any more. The connection is then told the one that is.
func (d *lateDeadline) early(err error) bool {
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.wanted.IsZero() && !d.wanted.After(time.Now()) {
		return false
	}
	return d.tell(d.wanted) == nil
}

// settle tells the connection what is wanted.
func (d *lateDeadline) settle() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.told.Equal(d.wanted) {
		return nil
	}
	return d.tell(d.wanted)
}
