package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"learningcities/graph"
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
	limits        graph.Limits
	trusted       []netip.Prefix
	locked        bool
	documents     string
	publicURL     string
	answerCache   int
	reference     bool // gqlgen carries out everything
	read          string
	snapshot      int                 // bytes
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
  --admin-addr HOST:PORT LC_ADMIN_ADDR   where serve answers the operator: GET /metrics for Prometheus (default: nowhere)
  --data DIR            LC_DATA          a folder of data other than the embedded one
  --neo4j-uri URI       NEO4J_URI        a Neo4j to read from or to seed: neo4j://, neo4j+s://, bolt://, bolt+s://;
                                         without it, serve answers from memory
  --neo4j-username NAME NEO4J_USERNAME   (default neo4j when there is a password)
                        NEO4J_PASSWORD   only from the environment, so that it stands in no list of processes
  --neo4j-database NAME NEO4J_DATABASE   (default: the user's home database)
  --read HOW            LC_READ          how serve reads a Neo4j: snapshot, the current version once, whole, into memory;
                                         live, with each question; auto, a snapshot if it fits (default auto)
  --snapshot-memory SIZE LC_SNAPSHOT_MEMORY what auto takes as fitting, by the counts in the database (default 256MiB)
  --profile NAME        LC_PROFILE       open: any query, questions about the schema, the page at /ide; or
                                         locked: only the documents of --documents, and none of these (default open)
  --documents DIR       LC_DOCUMENTS     a folder of .graphql files that clients name by documentId: sha256: and what
                                         sha256sum says of the file
  --public-url URL      LC_PUBLIC_URL    where others reach the service, for the addresses that pages give of themselves (default: the host
                                         that a page is asked for at); behind a proxy, set it
  --executor NAME       LC_EXECUTOR      wave: answers are made level by level; or gqlgen: field by field, slower, to compare
                                         with (default wave)
  --public-url URL      LC_PUBLIC_URL    where others reach the service, for the addresses that pages give of themselves (default: the host
                                         that a page is asked for at); behind a proxy, set it
  --answer-cache SIZE   LC_ANSWER_CACHE  how much of its answers serve keeps, to give them again; 0 for none (default 64MiB)
  -h, --help                             this text

Limits of serve, likewise. A request beyond one is refused with an error that names it.
  --max-body SIZE       LC_MAX_BODY          bytes of a request (default 64KiB)
  --max-tokens N        LC_MAX_TOKENS        tokens of a document (default 4000)
  --max-depth N         LC_MAX_DEPTH         depth of fields in fields (default 20)
  --max-aliases N       LC_MAX_ALIASES       aliases of an operation (default 100)
  --max-root-fields N   LC_MAX_ROOT_FIELDS   root fields of an operation (default 100)
  --max-directives N    LC_MAX_DIRECTIVES    directives of an operation (default 50)
  --max-cost N          LC_MAX_COST          fields of an answer, as estimated before it is made (default 100000)
  --max-page N          LC_MAX_PAGE          elements of a page, up to 100 (default 100)
  --timeout DURATION    LC_TIMEOUT           time for a request (default 20s)
  --max-in-flight N     LC_MAX_IN_FLIGHT     requests carried out at a time; more are sent away at once (default 512)
  --rate N              LC_RATE              requests a second of one client in the long run (default 0, for any number)
  --burst N             LC_BURST             requests of one client at once (default 200)
  --trusted-proxies LIST LC_TRUSTED_PROXIES  networks, like 10.0.0.0/8,::1, whose X-Forwarded-For says who the client is

Traces are sent by OTLP over HTTP when OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_TRACES_EXPORTER=otlp asks for it; the other standard
variables of OpenTelemetry hold, too.

Exit codes: 0 done, 1 failed, 2 wrong command line.

Examples:
  learningcities
  learningcities validate --data ./my-data
  NEO4J_URI=neo4j://localhost NEO4J_PASSWORD=… learningcities seed
  NEO4J_URI=neo4j://localhost NEO4J_PASSWORD=… learningcities serve --addr 0.0.0.0:8080
`

// define defines the flags.
func (o *options) define(flags *flag.FlagSet) {
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "")
	flags.StringVar(&o.adminAddr, "admin-addr", "", "")
	flags.StringVar(&o.data, "data", "", "")
	flags.StringVar(&o.neo4jURI, "neo4j-uri", "", "")
	flags.StringVar(&o.neo4jUsername, "neo4j-username", "", "")
	flags.StringVar(&o.neo4jDatabase, "neo4j-database", "", "")
	o.read, o.snapshot = readAuto, 256<<20
	flags.Func("read", "", o.setRead)
	flags.Func("snapshot-memory", "", sizeInto(&o.snapshot, 1, 1<<40))
	flags.Func("profile", "", o.setProfile)
	flags.StringVar(&o.documents, "documents", "", "")
	flags.Func("public-url", "", o.setPublicURL)
	flags.Func("executor", "", o.setExecutor)
	o.answerCache = 64 << 20
	flags.Func("answer-cache", "", sizeInto(&o.answerCache, 0, 1<<40))
	o.limitFlags(flags)
}

func (o *options) setExecutor(name string) error {
	if name != "wave" && name != "gqlgen" {
		return errors.New("it is wave or gqlgen")
	}
	o.reference = name == "gqlgen"
	return nil
}

// How serve reads a Neo4j.
const (
	readSnapshot = "snapshot"
	readLive     = "live"
	readAuto     = "auto"
)

func (o *options) setRead(how string) error {
	if how != readSnapshot && how != readLive && how != readAuto {
		return errors.New("it is snapshot, live or auto")
	}
	o.read = how
	return nil
}

func (o *options) setProfile(name string) error {
	if name != "open" && name != "locked" {
		return errors.New("it is open or locked")
	}
	o.locked = name == "locked"
	return nil
}

func (o *options) setPublicURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("it is an address like https://cities.example or https://example.org/cities")
	}
	o.publicURL = strings.TrimSuffix(text, "/")
	return nil
}

// parse reads the command line and the environment. It returns nil when the command line asked only for help, which is then printed.
func parse(args []string, getenv func(string) string, stdout io.Writer) (*options, error) {
	o := &options{command: "serve", getenv: getenv}
	flags := flag.NewFlagSet("learningcities", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	o.define(flags)
	o.neo4jPassword = getenv("NEO4J_PASSWORD")
	if err := fromEnvironment(flags, getenv); err != nil {
		return nil, err
	}

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
	if o.command == "serve" && o.locked && o.documents == "" {
		return nil, &usageError{"the profile locked answers only the documents of --documents or LC_DOCUMENTS; name their folder"}
	}
	if o.neo4jUsername == "" && o.neo4jPassword != "" {
		o.neo4jUsername = "neo4j"
	}
	return o, nil
}

// fromEnvironment sets each flag whose variable is set. What the command line says comes later and wins.
func fromEnvironment(flags *flag.FlagSet, getenv func(string) string) error {
	var wrong error
	flags.VisitAll(func(f *flag.Flag) {
		name := variableOf(f.Name)
		if v := getenv(name); v != "" && wrong == nil {
			if err := flags.Set(f.Name, v); err != nil {
				wrong = &usageError{fmt.Sprintf("the variable %s is %q: %v", name, v, err)}
			}
		}
	})
	return wrong
}

// variableOf is the environment variable that does the same as a flag: "--max-body" and LC_MAX_BODY.
func variableOf(flagName string) string {
	name := strings.ToUpper(strings.ReplaceAll(flagName, "-", "_"))
	if strings.HasPrefix(name, "NEO4J_") {
		return name
	}
	return "LC_" + name
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
