// Package neo4j keeps datasets in a Neo4j database, versions side by side, and answers from it live.
//
// Store is what reads (reader.go holds a line or two for each lookup, cypher/ a file of the same name), Replace is what writes. docs/graph-model.md shows
// the graph.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"learningcities/kg"
)

// SchemaVersion is the number of the form in which datasets are stored. A store serves the newest dataset of its own. Whoever
// raises it raises kg.Rules too: then the same data has another version, which is written beside the one that older programs still serve.
const SchemaVersion = 6

// Config says which database, and how long to wait for it.
type Config struct {
	URI      string // neo4j://, neo4j+s://, bolt://, …
	Username string // "" for a server without authentication
	Password string
	Database string // "" for the user's home database
	// Timeout bounds each statement, on the server too, when the context ends later. 0 means 10 seconds.
	Timeout time.Duration
	// Connections is how many there are at most to each server. Further statements wait for one. 0 means 100.
	Connections int
}

// idleCheck is how long a connection may lie idle before it is tried out first: one more flight, which a busy one does not need. So those that
// died with a server that was restarted cost no answer.
const idleCheck = time.Second

// ErrUnusable is in the chain of an error when the database answers but holds nothing that can be served: it is empty, of another
// schema version, or refuses the credentials. Waiting does not help.
var ErrUnusable = errors.New("the database cannot be served from")

// Store is a kg.Store and a kg.Writer over a Neo4j database.
type Store struct {
	driver  neo4j.DriverWithContext
	config  Config
	queries map[string]query
	layouts layouts // with every property
	few     int     // how many that fulfil a filter are put in order, and not found on a walk along the order
	// How many cities and case studies are looked through without an index of their texts.
	fewTexts int
	current  atomic.Pointer[pinned]
	asking   sync.Mutex // who asks for the current version
	// Versions that were found whole, with what is kept of them.
	editions *kept[edition, *vocabulary]
	// What was told of versions as a whole.
	facts      *kept[question[kg.Basis], *kg.GoalFacts]
	facets     *kept[question[facetOf], []*kg.FacetCount]
	population *kept[question[struct{}], *kg.IntStatistics]
	gate       *gate
}

var (
	_ kg.Store  = (*Store)(nil)
	_ kg.Writer = (*Store)(nil)
)

// Open prepares a store. It does not reach for the database: that is for Ready and the first question. It fails on a URI that
// is none.
func Open(c Config) (*Store, error) {
	if c.Timeout == 0 {
		c.Timeout = 10 * time.Second
	}
	if c.Connections == 0 {
		c.Connections = 100
	}
	auth := neo4j.NoAuth()
	if c.Username != "" {
		auth = neo4j.BasicAuth(c.Username, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, func(d *config.Config) {
		d.UserAgent = "learningcities"
		d.ConnectionAcquisitionTimeout = c.Timeout + time.Second // the context ends first and is known as the reason
		d.ConnectionLivenessCheckTimeout = idleCheck
		d.MaxConnectionPoolSize = c.Connections
		d.SocketConnectTimeout = min(c.Timeout, 3*time.Second)
		d.NotificationsMinSeverity = notifications.DisabledLevel
		d.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("opening Neo4j at %s: %w", c.URI, err)
	}
	queries, err := readQueries()
	if err != nil {
		return nil, err
	}
	s := &Store{driver: driver, config: c, queries: queries, layouts: wholeLayouts(), few: fewOfAll, fewTexts: fewOfTexts, gate: newGate(driver.VerifyConnectivity)}
	s.editions = newKept("an edition", keptEditions, s.open)
	s.keepWholes()
	return s, nil
}

// verify compares what a version holds with what its node Dataset says, once before it is served: a list from which something was lost
// would be half an answer. It returns what the node says.
func (s *Store) verify(ctx context.Context, version string) (*kg.Info, error) {
	kinds := make([]any, 0, len(kg.EntityKind("").Values()))
	for _, k := range kg.EntityKind("").Values() {
		kinds = append(kinds, string(k))
	}
	records, err := s.run(ctx, "intact", false, map[string]any{"version": version, "keys": kinds})
	if err != nil {
		return nil, err
	}
	if len(records) != 1 {
		return nil, damage(fmt.Errorf("there are %d nodes Dataset of the version %s, not one", len(records), version))
	}
	info := new(kg.Info)
	if err := damaged(records[0].Values, info); err != nil {
		return nil, damage(err)
	}
	return info, nil
}

// damage is an error that says that a version is not as it was written.
func damage(err error) error {
	return &kg.Error{
		Code:    kg.CodeUnavailable,
		Message: "the dataset in the database is damaged; the command seed writes it anew",
		Cause:   fmt.Errorf("%w: %w", ErrUnusable, err),
	}
}

// damaged compares the values of intact.cypher: the node Dataset, [kind, number, highest rank] of each kind, the numbers of links and of lists of
// related cities. It reads the node into info.
func damaged(values []any, info *kg.Info) error {
	if err := node(values[0], "Dataset", info); err != nil {
		return err
	}
	counts, err := all(values[1], func(v any) ([]any, error) { return tuple(v, 3) })
	if err != nil {
		return err
	}
	if len(info.Counts) != len(counts) {
		return fmt.Errorf("property counts of the node Dataset holds %d counts, not %d", len(info.Counts), len(counts))
	}
	for i, c := range counts {
		want := int64(info.Counts[i].Count)
		if top, _ := c[2].(int64); c[1] != want || want > 0 && top != want-1 {
			return fmt.Errorf("%v entities of the kind %v have a rank, the highest is %v; the node Dataset counts %d", c[1], c[0], c[2], want)
		}
	}
	if values[2] != int64(info.LinkCount) {
		return fmt.Errorf("%v links to goals have a rank; the node Dataset counts %d", values[2], info.LinkCount)
	}
	if cities := info.Counts[0]; cities.Kind == kg.KindCity && values[3] != int64(cities.Count) {
		return fmt.Errorf("%v cities have their list of related cities; the node Dataset counts %d", values[3], cities.Count)
	}
	return nil
}

// Close closes the connections, when the statements under way have ended or else the context.
func (s *Store) Close(ctx context.Context) error {
	if !s.gate.close(ctx) {
		return nil
	}
	if err := s.driver.Close(ctx); err != nil {
		return fmt.Errorf("closing the connections to Neo4j: %w", err)
	}
	return nil
}
