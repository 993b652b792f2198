//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync/atomic"
)

// tap is a way to the database that counts the flights over it: each time that a client sends after it has heard, however many messages it
// sends at once.
type tap struct {
	listener net.Listener
	host     string
	flights  atomic.Int64
}

func newTap(ctx context.Context, uri string) (*tap, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return nil, fmt.Errorf("opening a way to Neo4j: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("opening a way to Neo4j: %w", err)
	}
	t := &tap{listener: listener, host: u.Host}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return // closed
			}
			go t.forward(context.WithoutCancel(ctx), client)
		}
	}()
	return t, nil
}

func (t *tap) uri() string { return "bolt://" + t.listener.Addr().String() }

func (t *tap) close() { _ = t.listener.Close() }

func (t *tap) forward(ctx context.Context, client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := new(net.Dialer).DialContext(ctx, "tcp", t.host)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	var heard atomic.Bool
	heard.Store(true)
	go func() {
		_, _ = io.Copy(&noting{server, func() {
			if heard.Swap(false) {
				t.flights.Add(1)
			}
		}}, client)
		_ = server.Close()
	}()
	_, _ = io.Copy(&noting{client, func() { heard.Store(true) }}, server)
}

// noting calls the function before each piece it passes on.
type noting struct {
	io.Writer
	note func()
}

func (n *noting) Write(p []byte) (int, error) {
	n.note()
	return n.Writer.Write(p) //nolint:wrapcheck // it only passes on
}
