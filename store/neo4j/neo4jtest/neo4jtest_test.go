//go:build neo4j && (linux || darwin)

package neo4jtest_test

import (
	"bytes"
	"errors"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"learningcities/store/neo4j/neo4jtest"
)

// greet makes Bolt's handshake for version 5.0 and reports whether the server agrees.
func greet(t *testing.T, s *neo4jtest.Server, wait time.Duration) error {
	t.Helper()
	u, err := url.Parse(s.URI())
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.DialTimeout("tcp", u.Host, wait)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(wait)); err != nil {
		return err
	}
	hello := []byte{0x60, 0x60, 0xb0, 0x17, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	if _, err := conn.Write(hello); err != nil {
		return err
	}
	answer := make([]byte, 4)
	if _, err := conn.Read(answer); err != nil {
		return err
	}
	if want := []byte{0, 0, 0, 5}; !bytes.Equal(answer, want) {
		t.Fatalf("Bolt handshake answered % x, want % x", answer, want)
	}
	return nil
}

func TestServerLife(t *testing.T) {
	const patience = 30 * time.Second
	check := func(doing string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", doing, err)
		}
	}
	dir := filepath.Join(t.TempDir(), "database")
	s, err := neo4jtest.Start(t.Context(), neo4jtest.Options{Dir: dir})
	check("Start", err)
	t.Cleanup(func() { check("Close", s.Close()) })
	check("a started server", greet(t, s, patience))

	check("Suspend", s.Suspend())
	var timeout net.Error
	if err := greet(t, s, time.Second); !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Fatalf("a suspended server: got %v, want a timeout", err)
	}
	check("Resume", s.Resume())
	check("a resumed server", greet(t, s, patience))

	uri := s.URI()
	check("Kill", s.Kill())
	if err := greet(t, s, patience); err == nil {
		t.Fatal("a killed server answers")
	}
	if err := s.Suspend(); err == nil {
		t.Fatal("a killed server was suspended")
	}
	check("Restart", s.Restart(t.Context()))
	check("a restarted server", greet(t, s, patience))
	if s.URI() != uri {
		t.Errorf("restarting moved the server from %s to %s", uri, s.URI())
	}
	check("Close", s.Close())
	if _, err := os.Stat(dir); err != nil {
		t.Errorf("Close removed a folder that was not its own: %v", err)
	}
}

func TestUnknownVersion(t *testing.T) {
	_, err := neo4jtest.Start(t.Context(), neo4jtest.Options{Version: "3.5"})
	if err == nil {
		t.Fatal("a version that is not pinned was started")
	}
}
