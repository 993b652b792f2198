//go:build linux

// Package burst asks a server the same question again and again over many connections, and sees that each answer is the same.
package burst

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http/httputil"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Target is a question for a server, with the answer that it must give each time.
type Target struct {
	Answer []byte // the body

	host string // and port
	text []byte // of the request, as it goes over the connection
}

// NewTarget is the question that a POST of the body asks at an address. Its answer is still open.
func NewTarget(address string, body []byte) (*Target, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", address, err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\n\r\n", u.RequestURI(), u.Host, len(body))
	b.Write(body)
	return &Target{host: u.Host, text: b.Bytes()}, nil
}

// Learn asks once and keeps the answer.
func (t *Target) Learn(ctx context.Context) error {
	c, err := Dial(ctx, t)
	if err != nil {
		return err
	}
	defer c.Close()
	answer, err := c.Ask()
	t.Answer = bytes.Clone(answer)
	return err
}

// Burst is what a number of connections saw that asked the same for some time.
type Burst struct {
	Lasted time.Duration
	Times  []time.Duration // of the answers, ascending
}

// Rate is the number of answers a second.
func (b *Burst) Rate() float64 { return float64(len(b.Times)) / b.Lasted.Seconds() }

// P50 is the median time.
func (b *Burst) P50() time.Duration { return b.Times[len(b.Times)/2] }

// Load asks over so many connections at once, each again as soon as it has its answer, for so long. Any answer but the one learned is an error.
//
// It writes prepared bytes and reads no more than it has to, so a request costs it a few microseconds; the report says how many.
func (t *Target) Load(ctx context.Context, connections int, spend time.Duration) (*Burst, error) {
	open, err := DialAll(ctx, slices.Repeat([]*Target{t}, connections)...)
	defer CloseAll(open)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	all, failed := make([][]time.Duration, connections), make([]error, connections)
	var wg sync.WaitGroup
	for i, c := range open {
		wg.Go(func() { all[i], failed[i] = c.Repeat(ctx, began.Add(spend)) })
	}
	wg.Wait()
	b := &Burst{Lasted: time.Since(began), Times: slices.Concat(all...)}
	slices.Sort(b.Times)
	return b, errors.Join(failed...)
}

// Connection is kept open from one request to the next.
type Connection struct {
	Target *Target

	conn   net.Conn
	reader *bufio.Reader
	status [3]byte
	body   []byte
}

// Dial opens a connection.
func Dial(ctx context.Context, t *Target) (*Connection, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", t.host)
	if err != nil {
		return nil, fmt.Errorf("connecting: %w", err)
	}
	return &Connection{Target: t, conn: conn, reader: bufio.NewReaderSize(conn, 32<<10)}, nil
}

// DialAll opens a connection for each target. What it returns wants to be closed, with an error too.
func DialAll(ctx context.Context, targets ...*Target) ([]*Connection, error) {
	var open []*Connection
	for _, t := range targets {
		c, err := Dial(ctx, t)
		if err != nil {
			return open, err
		}
		open = append(open, c)
	}
	return open, nil
}

// CloseAll closes them.
func CloseAll(open []*Connection) {
	for _, c := range open {
		c.Close()
	}
}

// Close closes it.
func (c *Connection) Close() { _ = c.conn.Close() }

// Repeat asks until then, and tells how long each answer took. It asks once at least.
func (c *Connection) Repeat(ctx context.Context, until time.Time) ([]time.Duration, error) {
	times := make([]time.Duration, 0, 1<<14)
	for {
		began := time.Now()
		answer, err := c.Ask()
		ended := time.Now()
		switch {
		case err != nil:
			return times, err
		case !bytes.Equal(answer, c.Target.Answer):
			return times, fmt.Errorf("another answer than before: %.300q, not %.300q", answer, c.Target.Answer)
		}
		times = append(times, ended.Sub(began))
		if ended.After(until) || ctx.Err() != nil {
			return times, ctx.Err()
		}
	}
}

// Ask asks once. The answer is good until it asks again.
//
// It reads the header itself: net/http's reader makes a map of it, which takes the load generator longer than some servers take to answer.
func (c *Connection) Ask() ([]byte, error) {
	if _, err := c.conn.Write(c.Target.text); err != nil {
		return nil, fmt.Errorf("asking: %w", err)
	}
	c.body = c.body[:0]
	status, err := c.read()
	if err != nil {
		return nil, fmt.Errorf("reading an answer: %w", err)
	}
	if !bytes.Equal(status, []byte("200")) {
		return nil, fmt.Errorf("the status is %s: %.500s", status, c.body)
	}
	return c.body, nil
}

// read reads an answer and returns its status.
func (c *Connection) read() (status []byte, err error) {
	line, err := c.line()
	if err != nil {
		return nil, err
	}
	if len(line) < len("HTTP/1.1 200") || !bytes.HasPrefix(line, []byte("HTTP/1.1 ")) {
		return nil, fmt.Errorf("the answer begins with %.100q", line)
	}
	status = append(c.status[:0], line[len("HTTP/1.1 "):len("HTTP/1.1 200")]...)
	length, chunked := -1, false
	for {
		if line, err = c.line(); err != nil || len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		switch value = bytes.TrimSpace(value); {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(value)); err != nil {
				return nil, fmt.Errorf("the length: %w", err)
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			chunked = true
		}
	}
	switch {
	case err != nil:
		return nil, err
	case chunked:
		body := bytes.NewBuffer(c.body)
		if _, err = body.ReadFrom(httputil.NewChunkedReader(c.reader)); err == nil {
			_, err = c.line() // behind the last piece
		}
		c.body = body.Bytes()
	case length < 0:
		return nil, errors.New("the answer does not tell its length")
	default:
		c.body = slices.Grow(c.body, length)[:length]
		_, err = io.ReadFull(c.reader, c.body)
	}
	return status, err
}

// line is one without its end.
func (c *Connection) line() ([]byte, error) {
	line, err := c.reader.ReadSlice('\n')
	return bytes.TrimRight(line, "\r\n"), err
}

// Alone asks so many times, one after the other.
func (t *Target) Alone(ctx context.Context, times int) error {
	c, err := Dial(ctx, t)
	if err != nil {
		return err
	}
	defer c.Close()
	for range times {
		if _, err := c.Ask(); err != nil {
			return err
		}
	}
	return nil
}
