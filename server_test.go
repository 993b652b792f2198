package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"learningcities/graph"
	"learningcities/seed"
)

// environment is an environment of its own for each run.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for _, p := range pairs {
			if k, v, _ := strings.Cut(p, "="); k == name {
				return v
			}
		}
		return ""
	}
}

// command runs a command to its end.
func command(t *testing.T, getenv func(string) string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	err = run(t.Context(), args, getenv, &out, &errs)
	return out.String(), errs.String(), err
}

// service is a running serve.
type service struct {
	url  string
	stop context.CancelFunc
	done chan error
	log  *lockedBuffer
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start runs serve on a free port until the test ends.
func start(t *testing.T, getenv func(string) string, flags ...string) *service {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	reader, writer := io.Pipe()
	s := &service{stop: cancel, done: make(chan error, 1), log: new(lockedBuffer)}
	go func() {
		err := run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, flags...), getenv, writer, s.log)
		writer.CloseWithError(errors.Join(err, io.EOF))
		s.done <- err
	}()
	line := make([]byte, 1000)
	n, err := reader.Read(line)
	if err != nil {
		t.Fatalf("serve ended before it listened: %v", err)
	}
	_, rest, ok := strings.Cut(string(line[:n]), " on ")
	address, _, _ := strings.Cut(rest, " ")
	if !ok || strings.Count(string(line[:n]), "\n") != 1 {
		t.Fatalf("serve printed %q, not one line with its address", line[:n])
	}
	s.url = strings.TrimSuffix(address, "/")
	t.Cleanup(func() {
		cancel()
		<-s.done
	})
	return s
}

func (s *service) get(t *testing.T, path string) (*http.Response, string) {
	t.Helper()
	return s.do(t, http.MethodGet, path, "")
}

func (s *service) do(t *testing.T, method, path, body string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	text, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w, string(text)
}

func (s *service) query(t *testing.T, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	_, text := s.do(t, http.MethodPost, "/graphql", string(body))
	return text
}

// eventually polls until the condition holds, for at most the time given.
func eventually(t *testing.T, within time.Duration, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(within); !holds(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("not within %v: %s", within, what)
		}
	}
}

func TestServe(t *testing.T) {
	s := start(t, environment())
	for _, c := range []struct {
		method, path, body string
		status             int
		contains           string
	}{
		{"GET", "/healthz", "", 200, "alive"},
		{"GET", "/readyz", "", 200, "ready"},
		{"GET", "/schema.graphql", "", 200, "type City implements Node & Entity"},
		{"GET", "/ide/", "", 200, "<html"},
		{"GET", "/", "", 200, `href="./ide/"`},
		{"GET", "/cities/espoo", "", 200, "<h1>Espoo</h1>"},
		{"GET", "/nothing", "", 404, ""},
		{"GET", "/graphql?query=%7Bsdg(number%3A4)%7Bname%7D%7D", "", 200, `{"data":{"sdg":{"name":"Quality education"}},"extensions":{"dataset":{"version":"`},
		{"POST", "/graphql", `{"query":"query A {sdg(number:4){name}} query B {sdg(number:5){name}}","operationName":"B"}`, 200, `{"data":{"sdg":{"name":"Gender equality"}},`},
		{"POST", "/graphql", `{"query":`, 400, "errors"},
		{"POST", "/healthz", "", 405, ""},
	} {
		w, text := s.do(t, c.method, c.path, c.body)
		if w.StatusCode != c.status || !strings.Contains(text, c.contains) {
			t.Errorf("%s %s: %d %.200s, want %d with %q", c.method, c.path, w.StatusCode, text, c.status, c.contains)
		}
		if h := w.Header; h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" ||
			!strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors") {
			t.Errorf("%s %s: a header for security is missing: %v", c.method, c.path, h)
		}
	}
	if out, _, err := command(t, environment(), "health", "--addr", strings.TrimPrefix(s.url, "http://")); err != nil || out != "alive\n" {
		t.Errorf("health says %q: %v", out, err)
	}
}

// TestLocked serves nothing but what the operator ships.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	const document = "query Goal($n: Int!) {\n  sdg(number: $n) { name }\n}\n"
	if err := os.WriteFile(filepath.Join(dir, "goal.graphql"), []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, environment(), "--profile", "locked", "--documents", dir)
	id := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(document)))
	for _, c := range []struct {
		method, path, body string
		status             int
		contains           string
	}{
		{"POST", "/graphql", `{"documentId":"` + id + `","variables":{"n":4}}`, 200, "Quality education"},
		{"GET", "/graphql?variables=%7B%22n%22:4%7D&documentId=" + id, "", 200, "Quality education"},
		{"POST", "/graphql", `{"query":"{__typename}"}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"GET", "/graphql?query=%7B__typename%7D", "", 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"POST", "/graphql", `{"query":"{citties {id}}"}`, 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"GET", "/healthz", "", 200, "alive"},
		{"GET", "/schema.graphql", "", 404, ""},
		{"GET", "/ide/", "", 404, ""},
		{"GET", "/", "", 404, ""},
		{"GET", "/cities/espoo", "", 404, ""},
		{"GET", "/embed/cities/espoo", "", 404, ""},
		{"GET", "/embed/learning-city.js", "", 404, ""},
		{"GET", "/oembed?url=http://example.com/cities/espoo", "", 404, ""},
		{"GET", "/q", "", 404, ""},
		{"GET", "/q/latest/q1YqLE0tqlSyUqpWKE5JL1aoVshLzE1VqK0FAA.json", "", 404, ""},
	} {
		w, text := s.do(t, c.method, c.path, c.body)
		if w.StatusCode != c.status || !strings.Contains(text, c.contains) {
			t.Errorf("%s %s %s: %d %.200s, want %d with %q", c.method, c.path, c.body, w.StatusCode, text, c.status, c.contains)
		}
	}
	broken := filepath.Join(dir, "broken.graphql")
	if err := os.WriteFile(broken, []byte("{nothing}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := command(t, environment(), "serve", "--documents", dir); err == nil || !strings.Contains(err.Error(), "broken.graphql") {
		t.Errorf("a document that is not valid: %v", err)
	}
}

// TestStop ends serve while a request is running: it is answered, and serve ends without an error.
func TestStop(t *testing.T) {
	s := start(t, environment())
	address := strings.TrimPrefix(s.url, "http://")
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	body := `{"query":"{sdg(number:4){name}}"}`
	// The request has begun: the server asks for its body. The body comes after the stop.
	_, err = fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	if err != nil {
		t.Fatal(err)
	}
	const proceed = "HTTP/1.1 100 Continue\r\n\r\n"
	asked := make([]byte, len(proceed))
	if _, err := io.ReadFull(conn, asked); err != nil || string(asked) != proceed {
		t.Fatalf("the server answers the head of the request with %q: %v", asked, err)
	}
	s.stop()
	eventually(t, 5*time.Second, "new connections are refused", func() bool {
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
		if err == nil {
			_ = c.Close()
		}
		return err != nil
	})
	if _, err := io.WriteString(conn, body); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(conn)
	if err != nil || !strings.Contains(string(answer), "Quality education") {
		t.Errorf("the running request is answered with %q: %v", answer, err)
	}
	if err := <-s.done; err != nil {
		t.Errorf("serve ends with %v", err)
	}
	s.done <- nil
}

func TestCommandLine(t *testing.T) {
	none := environment()
	for _, c := range []struct {
		name   string
		getenv func(string) string
		args   []string
		code   int
		out    string
	}{
		{"help", none, []string{"-h"}, 0, "Usage:"},
		{"help of a command", none, []string{"serve", "--help"}, 0, "NEO4J_URI"},
		{"the word help", none, []string{"help"}, 0, "Exit codes"},
		{"version", none, []string{"version"}, 0, "data "},
		{"validate", none, []string{"validate"}, 0, "no problems"},
		{"health of nobody", none, []string{"health", "--addr", "127.0.0.1:1"}, exitFailure, ""},
		{"an unknown command", none, []string{"conquer"}, exitUsage, ""},
		{"two commands", none, []string{"seed", "serve"}, exitUsage, ""},
		{"an unknown flag", none, []string{"--fast"}, exitUsage, ""},
		{"a flag without a value", none, []string{"--addr"}, exitUsage, ""},
		{"seed without a database", none, []string{"seed"}, exitUsage, ""},
		{"not a URI", environment("NEO4J_URI=http://x"), []string{"serve"}, exitUsage, ""},
		{"a limit that is no number", none, []string{"--max-depth", "deep"}, exitUsage, ""},
		{"a limit of nothing", none, []string{"--max-cost=0"}, exitUsage, ""},
		{"pages beyond the contract", none, []string{"--max-page", "101"}, exitUsage, ""},
		{"a size of another unit", none, []string{"--max-body", "64kb"}, exitUsage, ""},
		{"a size beyond reason", none, []string{"--max-body", "99999999999GiB"}, exitUsage, ""},
		{"a proxy without an address", none, []string{"--trusted-proxies", "10.0.0.0/8,proxy.local"}, exitUsage, ""},
		{"another executor", none, []string{"--executor", "jit"}, exitUsage, ""},
		{"another profile", none, []string{"--profile", "closed"}, exitUsage, ""},
		{"locked without documents", none, []string{"--profile", "locked"}, exitUsage, ""},
		{"no folder of documents", none, []string{"--documents", "/nowhere/at/all"}, exitFailure, ""},
		{"a folder without documents", none, []string{"--documents", "docs"}, exitFailure, ""},
		{"a variable that is wrong", environment("LC_TIMEOUT=soon"), nil, exitUsage, ""},
		{"limits", environment("LC_MAX_BODY=1MiB", "LC_RATE=0.5", "LC_TRUSTED_PROXIES=10.0.0.0/8, ::1"), []string{"version", "--timeout", "5s", "--max-depth=9"}, 0, "data "},
		{"no such folder", none, []string{"validate", "--data", "/nowhere/at/all"}, exitFailure, ""},
		{"no such folder in the environment", environment("LC_DATA=/nowhere/at/all"), []string{"serve"}, exitFailure, ""},
		{"a bad address", none, []string{"--addr", "nowhere:http:80"}, exitFailure, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, _, err := command(t, c.getenv, c.args...)
			if (err == nil) != (c.code == 0) || err != nil && exitCode(err) != c.code {
				t.Errorf("it ends with %v, want code %d", err, c.code)
			}
			if !strings.Contains(out, c.out) {
				t.Errorf("it prints %q, want %q", out, c.out)
			}
		})
	}
}

// TestData serves and validates a folder of its own, with a mistake and without.
func TestData(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, seed.Files()); err != nil {
		t.Fatal(err)
	}
	if out, _, err := command(t, environment(), "validate", "--data", dir); err != nil || !strings.Contains(out, "no problems") {
		t.Fatalf("validate of a copy: %s, %v", out, err)
	}
	file := filepath.Join(dir, "cities.csv")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte(",FI,"), []byte(",XX,"), 1)
	text = bytes.Replace(text, []byte(",CONFIRMED,"), []byte(",PERHAPS,"), 1)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, err := command(t, environment("LC_DATA="+dir), "validate")
	if err == nil || strings.Count(out, "cities.csv:") < 2 {
		t.Errorf("validate of two mistakes: %q, %v", out, err)
	}
	if _, _, err := command(t, environment(), "serve", "--data", dir); err == nil || !strings.Contains(err.Error(), "cities.csv:") {
		t.Errorf("serve of two mistakes: %v", err)
	}
}

func TestReachable(t *testing.T) {
	for in, want := range map[string]string{"[::]:8080": "localhost:8080", "0.0.0.0:80": "localhost:80", "127.0.0.1:1": "127.0.0.1:1", "[::1]:2": "[::1]:2"} {
		if got := reachable(in); got != want {
			t.Errorf("reachable(%s) = %s, want %s", in, got, want)
		}
	}
}

// TestReadme keeps the README true: its first query is the golden one, what it shows of the answer is the answer's, and the files that
// it and the other pages name are there.
func TestReadme(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	readme := read("README.md")
	if first := graph.Examples()[0]; !strings.Contains(readme, "```graphql\n"+first.Query+"```") {
		t.Errorf("the README's first query is not the golden one:\n%s", first.Query)
	}
	_, shown, _ := strings.Cut(readme, "```text\n")
	shown, _, _ = strings.Cut(shown, "\n```")
	answer := read("graph/testdata/query/award-2015.json")
	for part := range strings.SplitSeq(shown, "…") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		if text := strings.Join(lines[:max(1, len(lines)-2)], "\n"); !strings.Contains(answer, strings.TrimSuffix(text, ",")) {
			t.Errorf("the answer that the README shows is not the golden one at\n%s", text)
		}
	}
	link := regexp.MustCompile(`\]\(([^):#]+)(#[^)]*)?\)`)
	pages, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "README.md", "CHANGELOG.md", "LICENSE-DATA.md", "web/ide/README.md", "examples/README.md") {
		for _, m := range link.FindAllStringSubmatch(read(page), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			}
		}
	}
}

// changedData is a folder with the shipped data and another title: another version.
func changedData(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, seed.Files()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "dataset.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte("title: "), fmt.Appendf(nil, "title: Number %d of the ", n), 1)
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
