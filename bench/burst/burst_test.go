//go:build linux

package burst

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestLoad counts what it was given, and takes no other answer than the first.
func TestLoad(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if n := asked.Add(1); err != nil || string(body) != "question" || r.URL.Path != "/graphql" || n > 400 {
			http.Error(w, "another answer", http.StatusOK)
			return
		}
		_, _ = io.WriteString(w, strings.Repeat("answer ", 1000)) // in pieces
	}))
	t.Cleanup(s.Close)
	question, err := NewTarget(s.URL+"/graphql", []byte("question"))
	if err != nil {
		t.Fatal(err)
	}
	if err := question.Learn(t.Context()); err != nil {
		t.Fatal(err)
	}
	b, err := question.Load(t.Context(), 4, time.Nanosecond)
	if err != nil || len(b.Times) != 4 || asked.Load() != 5 {
		t.Errorf("4 connections saw %d answers of %d and %v, want 4 of 5, one to learn", len(b.Times), asked.Load(), err)
	}
	if _, err := question.Load(t.Context(), 4, time.Minute); err == nil || !strings.Contains(err.Error(), "another answer than before") {
		t.Errorf("the error is %v when the answer changes", err)
	}
	s.Config.Handler = http.NotFoundHandler()
	if err := question.Learn(t.Context()); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("the error is %v for an address that does not exist", err)
	}
}
