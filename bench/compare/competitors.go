//go:build linux

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"learningcities/bench/process"
	"learningcities/bench/shape"
)

// The keys of competitors that the goals name.
const (
	embedded        = "embedded"
	kept            = "embedded-kept"
	embeddedGo      = "embedded-gqlgen"
	snapshot        = "snapshot"
	live            = "live"
	liveGo          = "live-gqlgen"
	cypher          = "cypher"
	neo4jGraphQL    = "neo4j-graphql"
	mercurius       = "mercurius"
	mercuriusJIT    = "mercurius-jit"
	mercuriusLinked = "mercurius-jit-linked"
	yoga            = "yoga"
)

// competitors are all that are compared. Those that this service's program has no flags for say so.
func competitors(ctx context.Context, o *options, export, version string) ([]*competitor, error) {
	help, err := exec.CommandContext(ctx, o.server, "--help").Output()
	if err != nil {
		return nil, fmt.Errorf("asking %s for its flags: %w", o.server, err)
	}
	all := services(o.server, string(help))
	all = append(all, &competitor{
		key: cypher, name: "one hand-written Cypher each", database: true,
		start: func(ctx context.Context, uri string) (*process.Process, error) {
			return process.Start(ctx, []string{"NEO4J_URI=" + uri}, o.cypher)
		},
		request: func(s shape.Shape) (string, []byte) { return "/" + s.Name, s.Body() },
	})
	node := func(program string, args ...string) func(context.Context, string) (*process.Process, error) {
		return func(ctx context.Context, uri string) (*process.Process, error) {
			return process.Start(ctx, []string{"NEO4J_URI=" + uri, "NODE_ENV=production"}, "node", append([]string{filepath.Join(o.peers, program)}, args...)...)
		}
	}
	return append(all,
		&competitor{
			key: neo4jGraphQL, name: "@neo4j/graphql, Apollo Server", database: true, start: node("neo4j.js"), mapped: asOurs,
			request: func(s shape.Shape) (string, []byte) { return "/graphql", s.ForeignBody(version) },
		},
		&competitor{key: mercuriusJIT, name: "mercurius, compiled", start: node("mercurius.js", export, "jit"), request: graphQL},
		&competitor{key: mercuriusLinked, name: "mercurius, compiled, records linked beforehand", start: node("mercurius.js", export, "jit", "linked"), request: graphQL},
		&competitor{key: mercurius, name: "mercurius", start: node("mercurius.js", export), request: graphQL},
		&competitor{key: yoga, name: "graphql-yoga", start: node("yoga.js", export), request: graphQL},
	), nil
}

func graphQL(s shape.Shape) (path string, body []byte) { return "/graphql", s.Body() }

// services are the modes of this service: where it reads, what carries a request out, and whether it keeps answers.
func services(program, help string) []*competitor {
	modes := []struct {
		key, name  string
		database   bool
		read, exec string // what the flags say; "" for either
		cache      string
	}{
		{embedded, "this service, embedded", false, "", "wave", "0"},
		{embeddedGo, "this service, embedded, gqlgen's executor", false, "", "gqlgen", "0"},
		{kept, "this service, embedded, answers kept", false, "", "wave", "64MiB"},
		{snapshot, "this service, Neo4j by snapshot", false, "snapshot", "wave", "0"},
		{live, "this service, Neo4j live", true, "live", "wave", "0"},
		{liveGo, "this service, Neo4j live, gqlgen's executor", true, "live", "gqlgen", "0"},
	}
	executors, reads := strings.Contains(help, "--executor"), strings.Contains(help, "--read ")
	var all []*competitor
	for _, m := range modes {
		args := []string{"serve", "--addr", "127.0.0.1:0", "--admin-addr", "127.0.0.1:0", "--answer-cache", m.cache}
		c := &competitor{key: m.key, name: m.name, ours: true, database: m.database, request: graphQL}
		switch {
		case executors:
			args = append(args, "--executor", m.exec)
		case m.exec == "wave" && m.key != kept:
			c.absent = "this program has no flag --executor"
		}
		switch {
		case m.read == "":
		case reads:
			args = append(args, "--read", m.read)
		case m.read == "snapshot":
			c.absent = "this program has no flag --read"
		}
		c.start = func(ctx context.Context, uri string) (*process.Process, error) {
			if m.read == "" {
				return process.Start(ctx, []string{"NEO4J_URI="}, program, args...)
			}
			return process.Start(ctx, []string{"NEO4J_URI=" + uri}, program, args...)
		}
		all = append(all, c)
	}
	return all
}
