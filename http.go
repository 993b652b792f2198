package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"learningcities/graph"
	"learningcities/kg"
	"learningcities/seed"
	"learningcities/store/memory"
	"learningcities/store/released"
	"learningcities/store/snapshot"
	"learningcities/web/data"
	"learningcities/web/embed"
	"learningcities/web/ide"
	"learningcities/web/page"
	"learningcities/web/permalink"
)

// grace is how long running requests may go on after the server was told to stop.
const grace = 25 * time.Second

// keptFiles is how many bytes of the files at /data/ are kept in memory.
const keptFiles = 64 << 20

// routes are the addresses of the service. On the profile locked nothing tells the schema.
func routes(store kg.Store, o *options, wait time.Duration, log *slog.Logger, seen graph.Observer) (http.Handler, error) {
	documents, err := o.readDocuments()
	if err != nil {
		return nil, err
	}
	archive, err := seed.Releases()
	if err != nil {
		return nil, err //nolint:wrapcheck // it says what it was doing
	}
	kept := withReleases(store, archive)
	mux := http.NewServeMux()
	api := graph.NewHandler(kept, graph.Options{
		Wait: wait, Limits: o.limits, TrustedProxies: o.trusted, Documents: documents, Locked: o.locked, AnswerCache: o.answerCache, Reference: o.reference, Address: o.publicURL,
		Build: programVersion(), Log: log, Observer: seen,
	})
	mux.Handle("/graphql", api)
	if !o.locked {
		schemaRoutes(mux)
		files := data.New(kept, data.Options{Address: o.publicURL, Keep: keptFiles, Describe: graph.Describe(), Log: log})
		addresses := new(permalink.Addresses)
		pages, err := page.New(api, page.Options{
			Address: o.publicURL, PageSize: o.limits.Page, Permalink: addresses.Address, Cards: embed.Kinds(),
			Other: map[string]page.Format{"jsonld": files.JSONLD, "ttl": files.Turtle},
		})
		if err != nil {
			return nil, err //nolint:wrapcheck // it says what it was doing
		}
		pages.Register(mux)
		files.Register(mux, pages)
		links, err := permalink.New(api, kept, pages, permalink.Options{Address: o.publicURL, Released: archive.Find, Log: log})
		if err != nil {
			return nil, err //nolint:wrapcheck // it says what it was doing
		}
		links.Register(mux)
		cards, err := embed.New(api, embed.Options{Address: o.publicURL})
		if err != nil {
			return nil, err //nolint:wrapcheck // it says what it was doing
		}
		cards.Register(mux)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if err := store.Ready(ctx); err != nil {
			say(w, http.StatusServiceUnavailable, "not ready: "+outside(err).Error())
			return
		}
		say(w, http.StatusOK, "ready"+lookedAt(store))
	})
	return secured(mux), nil
}

// withReleases has the releases of the project answer for versions that the store does not keep any more.
func withReleases(store kg.Store, archive *seed.Archive) kg.Store {
	return released.Over(store, released.Config{
		Readable: archive.Readable, Load: archive.Load, Open: func(d *kg.Dataset) kg.Store { return memory.Open(d) },
	})
}

// lookedAt tells of a store that answers from a snapshot while its database is away: it is ready, but will not see a new version.
func lookedAt(store kg.Store) string {
	s, ok := store.(*snapshot.Store)
	if !ok {
		return ""
	}
	state := s.State()
	if state.Away == nil || state.Version == "" {
		return ""
	}
	return fmt.Sprintf(", from version %s as it was read; the database has not answered since %s: %v", state.Version, state.Asked.UTC().Format(time.RFC3339), outside(state.Away))
}

// secured gives every answer the headers that keep a browser from taking it for something else, or into a frame. The editor says itself
// what it needs.
func secured(h http.Handler) http.Handler {
	policy, referrer, sniff := []string{"default-src 'none'; frame-ancestors 'none'"}, []string{"no-referrer"}, []string{"nosniff"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header() // which takes lists that all answers share
		header["Content-Security-Policy"], header["Referrer-Policy"], header["X-Content-Type-Options"] = policy, referrer, sniff
		h.ServeHTTP(w, r)
	})
}

// schemaRoutes are the addresses for people and programs that learn the schema.
func schemaRoutes(mux *http.ServeMux) {
	sdl := graph.SDL()
	page := ide.Handler(ideExamples())
	mux.Handle("/ide", page)
	mux.Handle("/ide/", page)
	mux.HandleFunc("GET /schema.graphql", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/graphql; charset=utf-8")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		_, _ = io.WriteString(w, sdl)
	})
}

// readDocuments reads the documents that the operator ships; nil for none.
func (o *options) readDocuments() (*graph.Documents, error) {
	if o.documents == "" {
		return nil, nil //nolint:nilnil // none
	}
	documents, err := graph.ReadDocuments(os.DirFS(o.documents), o.limits)
	if err != nil {
		return nil, fmt.Errorf("--documents %s: %w", o.documents, err)
	}
	if documents.Len() == 0 {
		return nil, fmt.Errorf("--documents %s: there is no file in it whose name ends in .graphql", o.documents)
	}
	return documents, nil
}

// ideExamples are the queries that the page opens with.
func ideExamples() []ide.Example {
	var examples []ide.Example
	for _, e := range graph.Examples() {
		examples = append(examples, ide.Example{Title: e.Title, Query: e.Query, Variables: e.Variables})
	}
	return examples
}

// reachable is the address as one types it on this machine: one that listens everywhere is here, too.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return address
}

func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line+"\n")
}

// newServer makes the server, which waits for nobody for long.
func newServer(o *options, h http.Handler) *http.Server {
	return &http.Server{
		Handler:           inOnePiece(h),
		ConnContext:       withConn,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      o.limits.Timeout + 40*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    o.limits.Body + 16<<10, // a request may stand in its address
	}
}

// listenAndServe serves until the context ends, then lets running requests finish. It tells the function the address once it
// listens.
func listenAndServe(ctx context.Context, o *options, h http.Handler, listening func(address string)) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w; choose another address with --addr", o.addr, err)
	}
	s := newServer(o, h)
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(whole(listener)) }()
	listening(reachable(listener.Addr().String()))
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := s.Shutdown(stop); err != nil {
		return fmt.Errorf("stopping: requests were still running after %v: %w", grace, err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving: %w", err)
	}
	return nil
}
