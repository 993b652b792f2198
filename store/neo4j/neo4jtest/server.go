//go:build linux || darwin

package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Options choose the server. The zero value is the default version with an empty database, a free port and no password.
type Options struct {
	Version  string            // default: NEO4J_TEST_VERSION, else DefaultVersion
	Dir      string            // the database's folder; default: a new one, removed by Close
	Port     int               // default: a free one
	Password string            // of the user neo4j, at least 8 characters; empty: the server asks for no login
	Heap     string            // memory for Java, "1g", for a server that is measured: it compiles all it can then; empty: little, for a quick start
	Settings map[string]string // settings of Neo4j beside or in place of those for tests, by their names in neo4j.conf
}

// Server is a Neo4j in a process of its own. It stops when the process that started it ends, however it ends.
// Its methods are not for concurrent use.
type Server struct {
	install   install
	options   Options
	temporary bool
	process   *process // nil when no process runs
}

// Start returns a server that answers on its port, or the reason why there is none.
func Start(ctx context.Context, options Options) (*Server, error) {
	s, err := start(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("starting a Neo4j for tests: %w", err)
	}
	return s, nil
}

func start(ctx context.Context, options Options) (*Server, error) {
	if options.Version == "" {
		options.Version = os.Getenv("NEO4J_TEST_VERSION")
	}
	if options.Version == "" {
		options.Version = DefaultVersion
	}
	in, err := prepare(ctx, options.Version)
	if err != nil {
		return nil, err
	}
	s := &Server{install: in, options: options}
	if s.options.Port == 0 {
		if s.options.Port, err = freePort(); err != nil {
			return nil, err
		}
	}
	if s.options.Dir == "" {
		if s.options.Dir, err = os.MkdirTemp("", "neo4jtest-"); err != nil {
			return nil, err
		}
		s.temporary = true
	}
	if err := s.run(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// URI is the server's address for a driver, for example "bolt://127.0.0.1:21234".
func (s *Server) URI() string { return "bolt://" + s.address() }

// RoutingURI is the same address for a driver that is to ask the server for a routing table first.
func (s *Server) RoutingURI() string { return "neo4j://" + s.address() }

// Version is the server's release, for example "5.26.30".
func (s *Server) Version() string { return s.options.Version }

// PID is the number of the server's process, 0 when none runs.
func (s *Server) PID() int {
	if s.process == nil {
		return 0
	}
	return s.process.cmd.Process.Pid
}

func (s *Server) address() string { return fmt.Sprintf("127.0.0.1:%d", s.options.Port) }

// Close ends the server. A folder that Options named is left as an orderly shutdown leaves it; any other is removed.
// Closing a server that was killed or closed before is not an error.
func (s *Server) Close() error {
	if !s.temporary {
		return s.stop()
	}
	if s.process != nil {
		if err := s.Kill(); err != nil { // nobody will read the folder, so there is nothing to wait for
			return err
		}
	}
	return os.RemoveAll(s.options.Dir)
}

// Kill ends the server as a power cut would. Its folder stays for Restart.
func (s *Server) Kill() error {
	if s.process == nil {
		return errNotRunning
	}
	err := s.process.kill()
	s.process = nil
	return err
}

// Suspend freezes the server: connections stay open and nothing answers, as when a machine hangs.
func (s *Server) Suspend() error { return s.signal(syscall.SIGSTOP) }

// Resume lets a suspended server go on.
func (s *Server) Resume() error { return s.signal(syscall.SIGCONT) }

// Restart starts the server again with the same folder, port and password. One that still runs is shut down first.
func (s *Server) Restart(ctx context.Context) error {
	if err := s.stop(); err != nil {
		return fmt.Errorf("restarting the Neo4j for tests: %w", err)
	}
	if err := s.run(ctx); err != nil {
		return fmt.Errorf("restarting the Neo4j for tests: %w", err)
	}
	return nil
}

var errNotRunning = errors.New("this test server does not run; Restart starts it again")

func (s *Server) signal(sig syscall.Signal) error {
	if s.process == nil {
		return errNotRunning
	}
	return s.process.signal(sig)
}

func (s *Server) stop() error {
	if s.process == nil {
		return nil
	}
	err := s.process.stop()
	s.process = nil
	return err
}

func (s *Server) run(ctx context.Context) error {
	if err := os.MkdirAll(s.options.Dir, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.options.Dir, "neo4j.conf"), []byte(s.conf()), 0o600); err != nil {
		return err
	}
	leftover := "keep"
	if s.temporary {
		leftover = "remove"
	}
	p, err := launch(ctx, s.install.command(s.options.Dir, leftover, s.options.Heap), s.options.Password)
	if err != nil {
		return err
	}
	s.process = p
	return nil
}

// conf keeps the server small and quick to start: tests use little data, and several servers may share two cores.
func (s *Server) conf() string {
	settings := map[string]string{
		"server.bolt.enabled":            "true",
		"server.bolt.listen_address":     s.address(),
		"server.bolt.advertised_address": s.address(),
		"dbms.security.auth_enabled":     strconv.FormatBool(s.options.Password != ""),
		"dbms.usage_report.enabled":      "false",
		"server.memory.pagecache.size":   "64m",
		"db.tx_log.preallocate":          "false",
	}
	maps.Copy(settings, s.options.Settings)
	var b strings.Builder
	fmt.Fprintln(&b, releases[s.options.Version].quickStop)
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		fmt.Fprintf(&b, "%s=%s\n", name, settings[name])
	}
	return b.String()
}
