package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strconv"
)

// net/http sends an answer that is longer than its buffer of 4 KiB in two pieces, one a moment after the other: two calls of the kernel here, and a client that is woken
// twice. Here an answer that tells its length, and is not long, leaves whole.

const (
	mostHeld = 64 << 10 // bytes of a body that leaves whole
	mostKept = 8 << 10  // bytes of memory that a connection keeps for the next answer; one piece of net/http is half of it
)

// whole accepts connections that can hold back the beginning of an answer.
func whole(l net.Listener) net.Listener { return &wholeListener{l} }

type wholeListener struct{ net.Listener }

func (l *wholeListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return &wholeConn{patientConn: patient(tcp)}, nil
	}
	return c, err //nolint:wrapcheck // net/http looks at it
}

// wholeConn holds back the beginning of an answer. Only the goroutine that answers writes to it.
type wholeConn struct {
	patientConn
	body int    // of the answer, in bytes; 0 where it may leave in pieces
	held []byte // of the answer
}

// expect has an answer whose body is so long leave whole.
func (c *wholeConn) expect(body int) {
	if body <= mostHeld {
		c.body = body
	}
}

// Write holds back what cannot be all of the answer: with its header it is longer than its body.
func (c *wholeConn) Write(p []byte) (int, error) {
	if len(c.held)+len(p) <= c.body {
		c.held = append(c.held, p...)
		return len(p), nil
	}
	if err := c.release(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// ReadFrom holds nothing back.
func (c *wholeConn) ReadFrom(r io.Reader) (int64, error) {
	if err := c.release(nil); err != nil {
		return 0, err
	}
	return c.patientConn.ReadFrom(r)
}

// release sends what is held back, and p.
func (c *wholeConn) release(p []byte) error {
	c.body = 0
	if len(c.held) == 0 {
		_, err := c.patientConn.Write(p)
		return err
	}
	err := c.writeAll(net.Buffers{c.held, p})
	if c.held = c.held[:0]; cap(c.held) > mostKept {
		c.held = nil
	}
	return err
}

type connKey struct{}

// withConn has connOf find the connection of a request.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// connOf is the connection of a request, nil for one that cannot hold back.
func connOf(ctx context.Context) *wholeConn {
	c, _ := ctx.Value(connKey{}).(*wholeConn)
	return c
}

// inOnePiece has the answers of a handler leave whole.
func inOnePiece(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c := connOf(r.Context()); c != nil && r.Method != http.MethodHead {
			w = &wholeWriter{w, c}
		}
		next.ServeHTTP(w, r)
	})
}

// wholeWriter tells the connection how long a body is, if the handler does.
type wholeWriter struct {
	http.ResponseWriter
	conn *wholeConn
}

func (w *wholeWriter) WriteHeader(status int) {
	if told := w.Header()["Content-Length"]; len(told) == 1 && status >= http.StatusOK && status != http.StatusNoContent && status != http.StatusNotModified {
		if body, err := strconv.Atoi(told[0]); err == nil {
			w.conn.expect(body)
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (w *wholeWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
