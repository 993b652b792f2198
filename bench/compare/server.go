//go:build linux

package main

import (
	"context"
	"fmt"
	"regexp"

	"learningcities/bench/burst"
	"learningcities/bench/process"
	"learningcities/bench/shape"
)

// competitor is one way to answer the shapes.
type competitor struct {
	key      string // what figures are found by
	name     string // for people
	database bool   // it asks Neo4j for each answer
	ours     bool
	absent   string // why it cannot take part; "" when it can
	start    func(ctx context.Context, uri string) (*process.Process, error)
	request  func(s shape.Shape) (path string, body []byte)
	// mapped turns the data of an answer into the form in which this service gives it; nil where it has that form.
	mapped func(s shape.Shape, data any) any
}

// server is a competitor that runs.
type server struct {
	*competitor
	process *process.Process
	metrics string // the address of its metrics; "" where it has none
	targets map[string]*burst.Target
}

// metricsAddress is in what the service logs.
var metricsAddress = regexp.MustCompile(`url=(http://\S+/metrics)`)

// open starts a competitor before the database and asks it everything once.
func (c *competitor) open(ctx context.Context, uri string) (*server, error) {
	p, err := c.start(ctx, uri)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	s := &server{competitor: c, process: p, targets: map[string]*burst.Target{}}
	if found := metricsAddress.FindStringSubmatch(p.Log.String()); found != nil {
		s.metrics = found[1]
	}
	for _, sh := range shape.All() {
		path, body := c.request(sh)
		t, err := burst.NewTarget(p.Address+path, body)
		if err == nil {
			err = t.Learn(ctx)
		}
		if err != nil {
			said := p.Log.String()
			s.close()
			return nil, fmt.Errorf("asking %s for %s: %w; it said:\n%s", c.name, sh.Name, err, said)
		}
		s.targets[sh.Name] = t
	}
	return s, nil
}

func (s *server) close() { s.process.Stop() }
