//go:build neo4j && (linux || darwin)

package neo4jtest_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"learningcities/store/neo4j/neo4jtest"
)

// asParent tells this test binary to start a server, print its address and be killed.
const asParent = "NEO4JTEST_PARENT"

func TestMain(m *testing.M) {
	if os.Getenv(asParent) == "" {
		os.Exit(m.Run())
	}
	s, err := neo4jtest.Start(context.Background(), neo4jtest.Options{Password: "correct horse"})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stdout, s.URI())
	select {}
}

// TestOrphan kills a process that started a server: the server must go with it, and the database's folder too.
func TestOrphan(t *testing.T) {
	tmp := t.TempDir()
	parent := exec.CommandContext(t.Context(), os.Args[0])
	parent.Stderr = os.Stderr
	parent.Env = append(os.Environ(), asParent+"=1", "TMPDIR="+tmp)
	stdout, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(strings.TrimSpace(line))
	if err != nil {
		t.Fatalf("the parent printed %q: %v", line, err)
	}
	// A connection ends when its server does, so waiting for its end is waiting for the server's.
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	folders := filepath.Join(tmp, "neo4jtest-*")
	if made, err := filepath.Glob(folders); err != nil || len(made) != 1 {
		t.Errorf("a running server's folders: %v, %v; want one", made, err)
	}

	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // reports the kill
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Read(make([]byte, 1)); os.IsTimeout(err) {
		t.Fatal("the server outlives the process that started it")
	}
	if left, err := filepath.Glob(folders); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v; want nothing", left, err)
	}
}
