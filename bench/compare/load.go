//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// target is a question for a server, with the answer that it must give each time.
type target struct {
	host   string // and port
	text   []byte // of the request, as it goes over the connection
	answer []byte // the body
}

// newTarget is the question that a POST of the body asks at an address. Its answer is still open.
func newTarget(address string, body []byte) (*target, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", address, err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\n\r\n", u.RequestURI(), u.Host, len(body))
	b.Write(body)
	return &target{host: u.Host, text: b.Bytes()}, nil
}

// learn asks once and keeps the answer.
func (t *target) learn(ctx context.Context) error {
	c, err := dial(ctx, t)
	if err != nil {
		return err
	}
	defer c.close()
	answer, err := c.ask()
	t.answer = bytes.Clone(answer)
	return err
}

// burst is what a number of connections saw that asked the same for some time.
type burst struct {
	answers int
	lasted  time.Duration
	times   []time.Duration // ascending
}

func (b *burst) rate() float64             { return float64(b.answers) / b.lasted.Seconds() }
func (b *burst) p50() time.Duration        { return b.times[len(b.times)/2] }
func (t *target) wrong(answer []byte) bool { return !bytes.Equal(answer, t.answer) }

// load asks over so many connections at once, each again as soon as it has its answer, for so long. Any answer but the one learned is an error.
//
// It writes prepared bytes and reads with net/http's reader, so a request costs it a few microseconds; the report says how many.
func (t *target) load(ctx context.Context, connections int, spend time.Duration) (*burst, error) {
	open, err := dialAll(ctx, slices.Repeat([]*target{t}, connections)...)
	defer closeAll(open)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	all, failed := make([][]time.Duration, connections), make([]error, connections)
	var wg sync.WaitGroup
	for i, c := range open {
		wg.Go(func() { all[i], failed[i] = c.repeat(ctx, began.Add(spend)) })
	}
	wg.Wait()
	b := &burst{lasted: time.Since(began), times: slices.Concat(all...)}
	b.answers = len(b.times)
	slices.Sort(b.times)
	return b, errors.Join(failed...)
}

// connection is kept open from one request to the next.
type connection struct {
	target *target
	conn   net.Conn
	reader *bufio.Reader
	body   bytes.Buffer
}

func dial(ctx context.Context, t *target) (*connection, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", t.host)
	if err != nil {
		return nil, fmt.Errorf("connecting: %w", err)
	}
	return &connection{target: t, conn: conn, reader: bufio.NewReaderSize(conn, 32<<10)}, nil
}

// dialAll opens a connection for each target. What it returns wants to be closed, with an error too.
func dialAll(ctx context.Context, targets ...*target) ([]*connection, error) {
	var open []*connection
	for _, t := range targets {
		c, err := dial(ctx, t)
		if err != nil {
			return open, err
		}
		open = append(open, c)
	}
	return open, nil
}

func closeAll(open []*connection) {
	for _, c := range open {
		c.close()
	}
}

func (c *connection) close() { _ = c.conn.Close() }

// repeat asks until then, and tells how long each answer took. It asks once at least.
func (c *connection) repeat(ctx context.Context, until time.Time) ([]time.Duration, error) {
	times := make([]time.Duration, 0, 1<<14)
	for {
		began := time.Now()
		answer, err := c.ask()
		ended := time.Now()
		switch {
		case err != nil:
			return times, err
		case c.target.wrong(answer):
			return times, fmt.Errorf("another answer than before: %.300q, not %.300q", answer, c.target.answer)
		}
		times = append(times, ended.Sub(began))
		if ended.After(until) || ctx.Err() != nil {
			return times, ctx.Err()
		}
	}
}

// ask asks once. The answer is good until it asks again.
func (c *connection) ask() ([]byte, error) {
	if _, err := c.conn.Write(c.target.text); err != nil {
		return nil, fmt.Errorf("asking: %w", err)
	}
	r, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return nil, fmt.Errorf("reading an answer: %w", err)
	}
	defer func() { _ = r.Body.Close() }() // it is read to its end, or the connection is given up
	c.body.Reset()
	if _, err := io.Copy(&c.body, r.Body); err != nil {
		return nil, fmt.Errorf("reading an answer: %w", err)
	}
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the status is %s: %.500s", r.Status, c.body.Bytes())
	}
	return c.body.Bytes(), nil
}
