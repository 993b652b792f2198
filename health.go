package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// health asks a serve on this machine whether it is alive, for containers that have nothing else to ask with. A database that is away does not
// make it ill: to start it anew would help nobody.
func health(ctx context.Context, o *options, stdout io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(o.addr)+"/healthz", nil)
	if err != nil {
		return fmt.Errorf("asking %s: %w", o.addr, err)
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("nothing answers: %w", err)
	}
	defer func() { _ = w.Body.Close() }()
	if w.StatusCode != http.StatusOK {
		return fmt.Errorf("%s says %s", r.URL, w.Status)
	}
	_, err = fmt.Fprintln(stdout, "alive")
	return err //nolint:wrapcheck // nothing to add
}
