//go:build linux || darwin

package neo4jtest

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
)

// Proxy is a way to a server that a test can cut. Its methods are safe for concurrent use.
type Proxy struct {
	target   string
	listener net.Listener
	limit    atomic.Int64 // bytes that a new connection lets through from the server; negative for all
	refuse   atomic.Bool
	made     atomic.Int64

	mu    sync.Mutex
	pairs map[*pair]struct{}
}

// pair is a connection of a client and the one to the server that belongs to it.
type pair struct{ client, server net.Conn }

func (p *pair) close() {
	_ = p.client.Close()
	_ = p.server.Close()
}

// NewProxy opens a way to the server at the address of a driver, "bolt://127.0.0.1:7687".
func NewProxy(ctx context.Context, uri string) (*Proxy, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return nil, fmt.Errorf("opening a way to the test server: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("opening a way to the test server: %w", err)
	}
	p := &Proxy{target: u.Host, listener: listener, pairs: map[*pair]struct{}{}}
	p.limit.Store(-1)
	go p.accept(context.WithoutCancel(ctx))
	return p, nil
}

// URI is the proxy's address for a driver.
func (p *Proxy) URI() string { return "bolt://" + p.listener.Addr().String() }

// CutAfter has each new connection cut after that many bytes from the server; negative lets all through.
func (p *Proxy) CutAfter(n int64) { p.limit.Store(n) }

// Refuse has each new connection closed at once, or not any more.
func (p *Proxy) Refuse(yes bool) { p.refuse.Store(yes) }

// Made is the number of connections that were let through to the server.
func (p *Proxy) Made() int64 { return p.made.Load() }

// Cut cuts all connections.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for pair := range p.pairs {
		pair.close()
	}
}

// Close ends the proxy with all its connections.
func (p *Proxy) Close() error {
	err := p.listener.Close()
	p.Cut()
	return err
}

func (p *Proxy) accept(ctx context.Context) {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // closed
		}
		if p.refuse.Load() {
			_ = client.Close()
			continue
		}
		go p.forward(ctx, client)
	}
}

func (p *Proxy) forward(ctx context.Context, client net.Conn) {
	server, err := new(net.Dialer).DialContext(ctx, "tcp", p.target)
	if err != nil {
		_ = client.Close()
		return
	}
	p.made.Add(1)
	both := &pair{client, server}
	p.mu.Lock()
	p.pairs[both] = struct{}{}
	p.mu.Unlock()
	go func() {
		_, _ = io.Copy(server, client)
		both.close()
	}()
	var from io.Reader = server
	if n := p.limit.Load(); n >= 0 {
		from = io.LimitReader(server, n)
	}
	_, _ = io.Copy(client, from)
	both.close()
	p.mu.Lock()
	delete(p.pairs, both)
	p.mu.Unlock()
}
