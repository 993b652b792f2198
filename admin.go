package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"learningcities/kg"
	"learningcities/observe"
	"learningcities/store/snapshot"
)

// traceGrace is how long the last traces may take to be sent.
const traceGrace = 5 * time.Second

// observer makes what sees the requests, and the operator's address where the options name one. The function ends both.
func observer(ctx context.Context, o *options, store kg.Store, log logs) (*observe.Observer, func(), error) {
	metrics := observe.NewMetrics(programVersion())
	tracing, err := observe.OpenTracing(ctx, o.getenv, programVersion(), log.program)
	if err != nil {
		return nil, nil, &usageError{err.Error()}
	}
	closeAdmin, err := serveAdmin(ctx, o.adminAddr, observe.Admin(metrics, store, snapshotOf(store)), log.program)
	if err != nil {
		return nil, nil, err
	}
	end := func() {
		closeAdmin()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), traceGrace)
		defer cancel()
		if err := tracing.Close(last); err != nil {
			log.program.WarnContext(last, "traces were lost", "cause", err)
		}
	}
	return observe.New(log.requests, metrics, tracing), end, nil
}

// snapshotOf tells how the store stands, if it answers from a snapshot.
func snapshotOf(store kg.Store) func() observe.Snapshot {
	s, ok := store.(*snapshot.Store)
	if !ok {
		return nil
	}
	return func() observe.Snapshot {
		state := s.State()
		seen := observe.Snapshot{Taken: state.Taken, Refused: state.Refused, Failed: state.Failed, Reachable: state.Away == nil}
		if state.Version != "" {
			seen.Took = state.Took
		}
		return seen
	}
}

// serveAdmin answers the operator on an address of its own, until the function is called; on "", it does not.
func serveAdmin(ctx context.Context, addr string, h http.Handler, log *slog.Logger) (func(), error) {
	if addr == "" {
		return func() {}, nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s for the operator: %w; choose another address with --admin-addr", addr, err)
	}
	s := &http.Server{Handler: h, ReadTimeout: 5 * time.Second, WriteTimeout: 15 * time.Second, MaxHeaderBytes: 16 << 10}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = s.Serve(listener) // it ends when it is closed
	}()
	log.InfoContext(ctx, "metrics", "url", "http://"+reachable(listener.Addr().String())+"/metrics")
	return func() {
		_ = s.Close()
		<-done
	}, nil
}
