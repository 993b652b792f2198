package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// servedWhole serves a handler as listenAndServe does, and returns its address.
func servedWhole(t *testing.T, h http.Handler) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o, err := parse([]string{"serve"}, environment(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(o, h)
	s.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	done := make(chan error, 1)
	go func() { done <- s.Serve(whole(listener)) }()
	t.Cleanup(func() {
		_ = s.Close()
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// TestWhole has answers of all lengths, told and untold, written at once and in pieces, arrive as they were written, one after the other on a connection.
func TestWhole(t *testing.T) {
	t.Parallel()
	text := bytes.Repeat([]byte("0123456789abcde\n"), 2*mostHeld/16)
	address := servedWhole(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		length, _ := strconv.Atoi(q.Get("length"))
		piece, _ := strconv.Atoi(q.Get("piece"))
		status, _ := strconv.Atoi(q.Get("status"))
		if q.Get("told") == "true" {
			w.Header().Set("Content-Length", strconv.Itoa(length))
		}
		if status > 0 {
			w.WriteHeader(status)
		}
		for rest := text[:length]; len(rest) > 0; rest = rest[min(piece, len(rest)):] {
			_, _ = w.Write(rest[:min(piece, len(rest))])
		}
	}))
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	if err := connection.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(connection)
	for _, length := range []int{0, 1, 2000, 3900, 4000, 4095, 4096, 4097, 7000, 8192, mostHeld - 1, mostHeld, mostHeld + 1, 2 * mostHeld} {
		for _, piece := range []int{100, 4096, 2 * mostHeld} {
			for _, told := range []bool{true, false} {
				for _, method := range []string{http.MethodGet, http.MethodHead} {
					for _, status := range []int{0, 200, 404} {
						path := fmt.Sprintf("/?length=%d&piece=%d&told=%t&status=%d", length, piece, told, status)
						r, err := http.NewRequestWithContext(t.Context(), method, "http://"+address+path, nil)
						if err != nil {
							t.Fatal(err)
						}
						if err := r.Write(connection); err != nil {
							t.Fatalf("%s %s: %v", method, path, err)
						}
						w, err := http.ReadResponse(reader, r)
						if err != nil {
							t.Fatalf("%s %s: %v", method, path, err)
						}
						body, err := io.ReadAll(w.Body)
						if err != nil {
							t.Fatalf("%s %s: %v", method, path, err)
						}
						want := text[:length]
						if method == http.MethodHead {
							want = nil
						}
						if !bytes.Equal(body, want) {
							t.Fatalf("%s %s: %d bytes, want %d", method, path, len(body), len(want))
						}
					}
				}
			}
		}
	}
}

// TestWholeBroken has handlers that write less than they told, or panic on the way: the connection ends, and the next one is served.
func TestWholeBroken(t *testing.T) {
	t.Parallel()
	address := servedWhole(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "7000")
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, strings.Repeat("a", 5000))
		switch r.URL.Path {
		case "/panic":
			panic(http.ErrAbortHandler)
		case "/whole":
			_, _ = io.WriteString(w, strings.Repeat("a", 2000))
		case "/copied": // past the pieces, as net/http copies files
			bare, ok := w.(interface{ Unwrap() http.ResponseWriter })
			if !ok {
				t.Error("the writer of net/http is not to be had")
				return
			}
			_, _ = io.Copy(bare.Unwrap(), io.LimitReader(strings.NewReader(strings.Repeat("a", 3000)), 2000))
		}
	}))
	for _, path := range []string{"/short", "/panic", "/whole", "/copied"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		w, err := new(http.Transport).RoundTrip(r)
		if err == nil {
			var body []byte
			if body, err = io.ReadAll(w.Body); err == nil && string(body) != strings.Repeat("a", 7000) {
				err = fmt.Errorf("the answer is %.100q", body)
			}
			_ = w.Body.Close()
		}
		if whole := path == "/whole" || path == "/copied"; (err == nil) != whole {
			t.Errorf("%s: the error is %v", path, err)
		}
	}
}

// TestWholePiece has the beginning of an answer wait for the rest, and no longer.
func TestWholePiece(t *testing.T) {
	t.Parallel()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	client, err := new(net.Dialer).DialContext(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	accepted, err := whole(listener).Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = accepted.Close() }()
	c, ok := accepted.(*wholeConn)
	if !ok {
		t.Fatalf("a connection is a %T", accepted)
	}
	c.expect(7000)
	for i, step := range []struct{ write, held int }{{4096, 4096}, {2000, 6096}, {1500, 0}, {10, 0}, {100_000, 0}} {
		if n, err := c.Write(bytes.Repeat([]byte{byte('a' + i)}, step.write)); n != step.write || err != nil {
			t.Fatalf("step %d: %d bytes were written, and %v", i, n, err)
		}
		if len(c.held) != step.held {
			t.Errorf("after step %d, %d bytes are held back, want %d", i, len(c.held), step.held)
		}
	}
	got := make([]byte, 4096+2000+1500+10+100_000)
	if _, err := io.ReadFull(client, got); err != nil {
		t.Fatal(err)
	}
	for i, want := range map[byte]int{'a': 4096, 'b': 2000, 'c': 1500, 'd': 10, 'e': 100_000} {
		if n := bytes.Count(got, []byte{i}); n != want {
			t.Errorf("%d times %c arrived, want %d", n, i, want)
		}
	}
	if want := context.Background(); connOf(withConn(want, c)) != c || connOf(want) != nil {
		t.Error("the connection of a request is not found")
	}
}
