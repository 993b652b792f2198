package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/nettest"
)

// pair is both ends of a connection, the first with late deadlines.
func pair(ctx context.Context) (*patientConn, net.Conn, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = l.Close() }()
	client, err := new(net.Dialer).DialContext(ctx, "tcp", l.Addr().String())
	if err != nil {
		return nil, nil, err
	}
	c, err := l.Accept()
	if err != nil {
		return nil, nil, errors.Join(err, client.Close())
	}
	server := patient(c.(*net.TCPConn))
	return &server, client, nil
}

// TestPatientConn has the Go project's own tests of a connection go over one whose deadlines are late.
func TestPatientConn(t *testing.T) {
	t.Parallel()
	nettest.TestConn(t, func() (net.Conn, net.Conn, func(), error) {
		server, client, err := pair(t.Context())
		if err != nil {
			return nil, nil, nil, err
		}
		return server, client, func() { _, _ = server.Close(), client.Close() }, nil
	})
}

// toldLater is closed when the connection is told another deadline.
func toldLater(d *lateDeadline) <-chan struct{} {
	told, set := make(chan struct{}), d.set
	d.set = func(t time.Time) error {
		d.set = set
		close(told)
		return set(t)
	}
	return told
}

// moves notes what a connection is told.
type moves struct {
	mu  sync.Mutex
	all []time.Time
}

func (m *moves) set(t time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.all = append(m.all, t)
	return nil
}

// TestLateDeadline moves a deadline as net/http does for a request: the connection is told twice of seven times, and never later than what is wanted.
func TestLateDeadline(t *testing.T) {
	t.Parallel()
	var m moves
	d := lateDeadline{set: m.set}
	in := func(s int) time.Time { return time.Now().Add(time.Duration(s) * time.Second) }
	never := time.Time{}
	steps := []struct {
		name  string
		to    func() time.Time
		reads bool
		told  bool
	}{
		{"the header", func() time.Time { return in(5) }, true, true},
		{"the body", func() time.Time { return in(15) }, true, false},
		{"the end of waiting for a hang-up", func() time.Time { return time.Unix(1, 0) }, false, true},
		{"none", func() time.Time { return never }, false, false},
		{"the next request", func() time.Time { return in(120) }, true, true},
		{"its header", func() time.Time { return in(5) }, true, false},
		{"its body", func() time.Time { return in(15) }, true, false},
		{"none while one is told", func() time.Time { return never }, true, false},
		{"a nearer one", func() time.Time { return in(1) }, true, true},
	}
	for _, s := range steps {
		before, to := len(m.all), s.to()
		if err := d.move(to); err != nil {
			t.Fatal(err)
		}
		if s.reads {
			d.begin()
		}
		if told := len(m.all) > before; told != s.told {
			t.Errorf("%s: told %v, want %v", s.name, told, s.told)
		}
		if last := m.all[len(m.all)-1]; !to.IsZero() && (last.IsZero() || last.After(to)) {
			t.Errorf("%s: the connection was told %v, later than %v", s.name, last, to)
		}
	}
}

// TestDeadlineMovedWhileReading moves the deadline of a read that waits: to later, and it goes on past the first; to now, and it ends.
func TestDeadlineMovedWhileReading(t *testing.T) {
	t.Parallel()
	server, client, err := pair(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = server.Close(), client.Close() }()
	if err := server.SetReadDeadline(time.Now().Add(50 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	passed := toldLater(&server.reading)
	if err := server.SetReadDeadline(time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	go func() {
		<-passed
		_, _ = client.Write([]byte("a"))
	}()
	p := make([]byte, 1)
	if n, err := server.Read(p); n != 1 || err != nil {
		t.Fatalf("a read whose deadline had become later: %d, %v", n, err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := server.Read(p)
		ended <- err
	}()
	if err := server.SetReadDeadline(time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("a read whose deadline had become earlier ended with %v", err)
	}
}

// TestDeadlineMovedWhileWriting has writes of each kind go on past a deadline that became later, without losing a byte.
func TestDeadlineMovedWhileWriting(t *testing.T) {
	t.Parallel()
	all := make([]byte, 32<<20) // more than lies in the buffers of both ends
	for i := range all {
		all[i] = byte(i * 7 / 5)
	}
	for name, write := range map[string]func(*patientConn) error{
		"one buffer":  func(c *patientConn) error { _, err := c.Write(all); return err },
		"two buffers": func(c *patientConn) error { return c.writeAll(net.Buffers{all[:100], all[100:]}) },
		"a copy":      func(c *patientConn) error { _, err := io.Copy(c, bytes.NewReader(all)); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, client, err := pair(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _, _ = server.Close(), client.Close() }()
			if err := server.SetWriteDeadline(time.Now().Add(50 * time.Millisecond)); err != nil {
				t.Fatal(err)
			}
			passed := toldLater(&server.writing)
			if err := server.SetWriteDeadline(time.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
			written := make(chan error, 1)
			go func() { written <- errors.Join(write(server), server.Close()) }()
			<-passed
			got, err := io.ReadAll(client)
			if err := errors.Join(err, <-written); err != nil || !bytes.Equal(got, all) {
				t.Fatalf("%d bytes arrived of %d: %v", len(got), len(all), err)
			}
		})
	}
}
