//go:build linux || darwin

// Package neo4jtest starts real Neo4j servers for tests: no Docker, no mock, only Java and Maven.
//
// The first server of a version fetches its jars from Maven's central repository, checks them against
// the list that is kept beside this file, and leaves them in the user's cache folder. Every later one starts in
// some five seconds, on loopback, with a database that nobody else uses.
//
// A test binary that needs one server for all its tests says so in TestMain:
//
//	var target neo4jtest.Target
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m, &target)) }
//
// A test that kills, suspends or restarts its server starts one of its own with [Start].
// Files that import this package carry the build tag neo4j.
package neo4jtest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"testing"
)

// Target says how to reach the server that the tests are to use.
type Target struct {
	URI      string
	Username string // empty when the server asks for no name
	Password string
}

// Log says in the test's log which release it runs on. Each test that uses the target calls it: Go's cache of test results knows only the
// variables that a running test asked for, and would take the result on one release for that on another.
func (t Target) Log(tb testing.TB) {
	tb.Helper()
	tb.Logf("Neo4j %s at %s", cmp.Or(os.Getenv("NEO4J_TEST_VERSION"), DefaultVersion), t.URI)
}

// unsampled keeps Neo4j for ever as it is in the seconds after a seed: it has not counted what its indexes hold, and plans by what it believes. What is quick
// and right then is so later, too.
var unsampled = map[string]string{"db.index_sampling.background_enabled": "false"}

// Main runs the tests of m against one server and returns the exit code for [os.Exit].
// With NEO4J_TEST_URI set, that is the server, with NEO4J_USERNAME and NEO4J_PASSWORD; the tests may then
// change everything in its default database. Otherwise Main starts one and stops it after the last test.
func Main(m *testing.M, target *Target) int {
	if uri := os.Getenv("NEO4J_TEST_URI"); uri != "" {
		*target = Target{URI: uri, Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
		return m.Run()
	}
	server, err := Start(context.Background(), Options{Settings: unsampled})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	*target = Target{URI: server.URI()}
	code := m.Run()
	if err := server.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return cmp.Or(code, 1)
	}
	return code
}
