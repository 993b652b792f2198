// Command load keeps a running service busy and tells how it bears that, minute by minute: answers, errors, times, memory.
//
//	learningcities serve --admin-addr 127.0.0.1:9090 --answer-cache 0 &
//	go run ./bench/load -connections 256 -minutes 3
//
// It asks the example queries in turn, by POST. It ends with an error when a request failed or when memory grew from minute to minute.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"learningcities/graph"
)

// growth is by how much memory may be more in the last minute than in the one before: what a collector of garbage leaves lying differs.
const growth = 1.1

func main() {
	url := flag.String("url", "http://127.0.0.1:8080/graphql", "where the service answers")
	admin := flag.String("admin", "http://127.0.0.1:9090/metrics", "where its metrics are")
	connections := flag.Int("connections", 16, "clients that ask at once, each over a connection of its own")
	minutes := flag.Int("minutes", 3, "how long")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, *url, *admin, *connections, *minutes); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1) //nolint:gocritic // nothing is left to be stopped
	}
}

// minute is what was seen in one minute.
type minute struct {
	times  []time.Duration
	errors map[string]int
	memory float64 // bytes resident at its end
}

func run(ctx context.Context, w io.Writer, url, admin string, connections, minutes int) error {
	var bodies [][]byte
	for _, e := range graph.Examples() {
		body, err := json.Marshal(map[string]any{"query": e.Query, "variables": json.RawMessage(orNull(e.Variables))})
		if err != nil {
			return fmt.Errorf("writing the example %s: %w", e.Name, err)
		}
		bodies = append(bodies, body)
	}
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}
	var all []minute
	for n := range minutes {
		m, err := one(ctx, client, url, bodies, connections)
		if err != nil {
			return err
		}
		if m.memory, err = resident(ctx, admin); err != nil {
			return err
		}
		slices.Sort(m.times)
		count := len(m.times)
		if count == 0 {
			return fmt.Errorf("no request was answered: %v", m.errors)
		}
		_, _ = fmt.Fprintf(w, "minute %d: %d answers, %d/s, half within %v, 99 of 100 within %v, longest %v; errors %v; %.0f MB\n", n+1, count, count/60,
			m.times[count/2].Round(10*time.Microsecond), m.times[count*99/100].Round(10*time.Microsecond), m.times[count-1].Round(time.Millisecond), m.errors, m.memory/1e6)
		all = append(all, m)
	}
	return judge(all)
}

func orNull(text string) string {
	if text == "" {
		return "null"
	}
	return text
}

func judge(all []minute) error {
	for i, m := range all {
		if len(m.errors) > 0 {
			return fmt.Errorf("minute %d had errors: %v", i+1, m.errors)
		}
	}
	if n := len(all); n > 2 && all[n-1].memory > growth*all[n-2].memory && all[n-2].memory > growth*all[n-3].memory {
		return errors.New("memory grew from minute to minute")
	}
	return nil
}

// one asks for a minute.
func one(ctx context.Context, client *http.Client, url string, bodies [][]byte, connections int) (minute, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	m := minute{errors: map[string]int{}}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for c := range connections {
		wg.Go(func() {
			for n := c; ctx.Err() == nil; n++ {
				began := time.Now()
				err := ask(ctx, client, url, bodies[n%len(bodies)])
				took := time.Since(began)
				if ctx.Err() != nil {
					return // it was cut off by the end of the minute
				}
				mu.Lock()
				if err != nil {
					m.errors[err.Error()]++
				} else {
					m.times = append(m.times, took)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if errors.Is(ctx.Err(), context.Canceled) {
		return m, fmt.Errorf("given up: %w", ctx.Err())
	}
	return m, nil
}

func ask(ctx context.Context, client *http.Client, url string, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err //nolint:wrapcheck // it is counted as it is
	}
	r.Header.Set("Content-Type", "application/json")
	w, err := client.Do(r)
	if err != nil {
		return err //nolint:wrapcheck // it is counted as it is
	}
	defer func() { _ = w.Body.Close() }()
	text, err := io.ReadAll(w.Body)
	switch {
	case err != nil:
		return err //nolint:wrapcheck // it is counted as it is
	case w.StatusCode != http.StatusOK:
		return errors.New(w.Status)
	case !bytes.HasPrefix(text, []byte(`{"data":{`)):
		return fmt.Errorf("the answer begins with %.40q", text)
	}
	return nil
}

// resident reads how much memory the service takes.
func resident(ctx context.Context, admin string) (float64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, admin, nil)
	if err != nil {
		return 0, fmt.Errorf("reading the metrics: %w", err)
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, fmt.Errorf("reading the metrics: %w", err)
	}
	defer func() { _ = w.Body.Close() }()
	for lines := bufio.NewScanner(w.Body); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), "process_resident_memory_bytes "); ok {
			bytes, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return 0, fmt.Errorf("reading the metrics: %w", err)
			}
			return bytes, nil
		}
	}
	return 0, errors.New("the metrics do not tell the memory")
}
