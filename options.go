package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// options are what the command line and the environment say.
type options struct {
	command       string
	addr          string
	adminAddr     string
	data          string
	neo4jURI      string
	neo4jUsername string
	neo4jPassword string
	neo4jDatabase string
	getenv        func(string) string // for the standard variables of OpenTelemetry
}

// usageError is a command line that cannot be carried out.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

const usage = `Learning Cities Graph: UNESCO's Global Network of Learning Cities as a graph, over GraphQL.

Usage: learningcities [command] [flags]

Commands:
  serve     answer requests (the default): GraphQL at /graphql, a page to try it at /ide
  seed      check the data and write it into Neo4j, beside what is there; readers notice nothing until it is complete
  validate  check the data and report every problem with its file and line
  version   print the versions of the program and of the data
  health    ask the serve at --addr whether it is alive, for containers that have no other program

Flags, each with the environment variable that does the same; a flag wins:
  --addr HOST:PORT      LC_ADDR          where serve listens (default 127.0.0.1:8080; port 0 takes a free one)
  --admin-addr HOST:PORT
                        LC_ADMIN_ADDR    where serve answers the operator: GET /metrics for Prometheus (default: nowhere)
  --data DIR            LC_DATA          a folder of data other than the embedded one
  --neo4j-uri URI       NEO4J_URI        a Neo4j to read from or to seed: neo4j://, neo4j+s://, bolt://, bolt+s://;
                                         without it, serve answers from memory
  --neo4j-username NAME NEO4J_USERNAME   (default neo4j when there is a password)
                        NEO4J_PASSWORD   only from the environment, so that it stands in no list of processes
  --neo4j-database NAME NEO4J_DATABASE   (default: the user's home database)
  -h, --help                             this text

Traces are sent by OTLP over HTTP when OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_TRACES_EXPORTER=otlp asks for it; the other standard
variables of OpenTelemetry hold, too.

Exit codes: 0 done, 1 failed, 2 wrong command line.

Examples:
  learningcities
  learningcities validate --data ./my-data
  NEO4J_URI=neo4j://localhost NEO4J_PASSWORD=… learningcities seed
  NEO4J_URI=neo4j://localhost NEO4J_PASSWORD=… learningcities serve --addr 0.0.0.0:8080
`

// parse reads the command line and the environment. It returns nil when the command line asked only for help, which is then printed.
func parse(args []string, getenv func(string) string, stdout io.Writer) (*options, error) {
	o := &options{command: "serve", getenv: getenv}
	flags := flag.NewFlagSet("learningcities", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	env := func(p *string, name, variable, preset string) {
		if v := getenv(variable); v != "" {
			preset = v
		}
		flags.StringVar(p, name, preset, "")
	}
	env(&o.addr, "addr", "LC_ADDR", "127.0.0.1:8080")
	env(&o.adminAddr, "admin-addr", "LC_ADMIN_ADDR", "")
	env(&o.data, "data", "LC_DATA", "")
	env(&o.neo4jURI, "neo4j-uri", "NEO4J_URI", "")
	env(&o.neo4jUsername, "neo4j-username", "NEO4J_USERNAME", "")
	env(&o.neo4jDatabase, "neo4j-database", "NEO4J_DATABASE", "")
	o.neo4jPassword = getenv("NEO4J_PASSWORD")

	words, err := interleaved(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp) || slices.Equal(words, []string{"help"}):
		_, err = io.WriteString(stdout, usage)
		return nil, err //nolint:wrapcheck // nothing to add
	case err != nil:
		return nil, &usageError{fmt.Sprintf("%v; -h lists the flags", err)}
	case len(words) > 1:
		return nil, &usageError{fmt.Sprintf("too many words: %s; -h tells how to call it", strings.Join(words, " "))}
	case len(words) == 1:
		o.command = words[0]
	}
	if !slices.Contains([]string{"serve", "seed", "validate", "version", "health"}, o.command) {
		return nil, &usageError{fmt.Sprintf("there is no command %q; -h lists the commands", o.command)}
	}
	if o.command == "seed" && o.neo4jURI == "" {
		return nil, &usageError{"seed needs a Neo4j to write to: set --neo4j-uri or NEO4J_URI"}
	}
	if o.neo4jUsername == "" && o.neo4jPassword != "" {
		o.neo4jUsername = "neo4j"
	}
	return o, nil
}

// interleaved parses flags before and behind the command, and returns the words that are no flags.
func interleaved(flags *flag.FlagSet, args []string) ([]string, error) {
	var words []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err //nolint:wrapcheck // the flag package says what is wrong
		}
		args = flags.Args()
		if len(args) == 0 {
			return words, nil
		}
		words, args = append(words, args[0]), args[1:]
	}
}
