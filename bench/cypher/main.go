// Command cypher answers the five shapes with one hand-written Cypher statement each: what somebody would write who needs just these pages. The
// benchmark measures it beside services that answer any question.
//
//	NEO4J_URI=bolt://… cypher
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/bench/shape"
)

func main() {
	if err := run(context.Background(), os.Getenv("NEO4J_URI")); err != nil {
		fmt.Fprintln(os.Stderr, "cypher:", err)
		os.Exit(1)
	}
}

// run listens on a free port and tells the address, as all servers do that are compared.
func run(ctx context.Context, uri string) error {
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.NoAuth())
	if err != nil {
		return fmt.Errorf("opening Neo4j: %w", err)
	}
	defer func() { _ = driver.Close(ctx) }()
	mux := http.NewServeMux()
	for _, s := range shape.All() {
		mux.Handle("POST /"+s.Name, answer(driver, s.Cypher))
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	_, _ = fmt.Fprintf(os.Stdout, "listening on http://%s/\n", listener.Addr())
	s := &http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	return s.Serve(listener) //nolint:wrapcheck // nothing to add
}

// answer runs the statement with the variables that the request brings.
func answer(driver neo4j.DriverWithContext, statement string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Variables map[string]any }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		data, err := ask(r.Context(), driver, statement, request.Variables)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"data": data}) // the client is gone
	})
}

func ask(ctx context.Context, driver neo4j.DriverWithContext, statement string, variables map[string]any) (any, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, statement, variables)
	if err != nil {
		return nil, fmt.Errorf("asking Neo4j: %w", err)
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, fmt.Errorf("asking Neo4j: %w", err)
	}
	data, ok := record.Get("data")
	if !ok {
		return nil, errors.New("the statement returns no data")
	}
	return data, nil
}
