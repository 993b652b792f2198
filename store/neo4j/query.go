package neo4j

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

//go:embed cypher
var cypher embed.FS

// query holds the two constant texts of a Cypher file: a list is walked from its beginning or from its end. They differ only in
// the files that page.
type query struct{ forward, backward string }

// direction is what the texts of a file differ by.
type direction struct{ Beyond, Direction, End, Rank, Keys string }

// filterMark stands in a text where a filter may be added.
const filterMark = "/*filter*/"

// variants are the ways in which a file is expanded, by the ending of the name: the stored orders of a list, the facets of a kind.
func variants(name string) map[string]direction {
	all := map[string]direction{}
	switch name {
	case "list_cities":
		for _, o := range kg.CityOrders() {
			all[" "+kg.RankProperty(o)] = direction{Rank: kg.RankProperty(o)}
		}
	case "list_case_studies":
		for _, o := range kg.CaseStudyOrders() {
			all[" "+kg.RankProperty(o)] = direction{Rank: kg.RankProperty(o)}
		}
	case "city_facet":
		for facet, keys := range cityFacets {
			all[" "+facet] = direction{Keys: keys}
		}
	case "case_study_facet":
		for facet, keys := range caseStudyFacets {
			all[" "+facet] = direction{Keys: keys}
		}
	default:
		all[""] = direction{}
	}
	return all
}

// readQueries expands the Cypher files, once. Nothing that a caller says goes into a text.
func readQueries() (map[string]query, error) {
	queries := map[string]query{}
	err := fs.WalkDir(cypher, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		t, err := template.ParseFS(cypher, file)
		if err != nil {
			return fmt.Errorf("parsing %s: %w", file, err)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, "cypher/"), ".cypher")
		for ending, v := range variants(name) {
			var forward, backward strings.Builder
			if err := errors.Join(
				t.Execute(&forward, direction{">", "ASC", "-1", v.Rank, v.Keys}),
				t.Execute(&backward, direction{"<", "DESC", "9223372036854775807", v.Rank, v.Keys}),
			); err != nil {
				return fmt.Errorf("expanding %s: %w", file, err)
			}
			queries[name+ending] = query{forward.String(), backward.String()}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the Cypher files: %w", err)
	}
	return queries, nil
}

// run sends one auto-commit statement in read mode: one flight to the server. It tries once more when the connection was lost or
// the server says that another try may go through.
func (s *Store) run(ctx context.Context, name string, backward bool, params map[string]any) ([]*neo4j.Record, error) {
	return s.runFiltered(ctx, name, backward, "", params)
}

// runFiltered adds the text of a filter, which condition has made, to the statement.
func (s *Store) runFiltered(ctx context.Context, name string, backward bool, filter string, params map[string]any) ([]*neo4j.Record, error) {
	q, ok := s.queries[name]
	if !ok {
		return nil, fault("looking for a query", fmt.Errorf("there is no Cypher file %s", name))
	}
	text := q.forward
	if backward {
		text = q.backward
	}
	text = strings.ReplaceAll(text, filterMark, filter)
	if s.closed.Load() {
		return nil, kg.Errorf(kg.CodeUnavailable, "the store is closed")
	}
	records, err := s.once(ctx, text, params)
	if err != nil && neo4j.IsRetryable(err) && !errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		records, err = s.once(ctx, text, params)
	}
	if err != nil {
		return nil, classify(ctx, name, err)
	}
	return records, nil
}

func (s *Store) once(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	timeout := s.config.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		timeout = min(timeout, time.Until(deadline))
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: s.config.Database})
	// A session whose context has ended must still give its connection back.
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(max(timeout, time.Millisecond)))
	if err != nil {
		return nil, ended(ctx, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, ended(ctx, err)
	}
	return records, nil
}

// ended puts the end of the context into the chain of an error that it caused: the driver calls it a lost connection.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	return err
}

// classify gives an error of the driver a code and a sentence for outside; the driver's own words stay in the cause.
func classify(ctx context.Context, name string, err error) error {
	cause := fmt.Errorf("query %s: %w", name, err)
	var server *neo4j.Neo4jError
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return fmt.Errorf("%w: %w", ctx.Err(), cause)
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil,
		errors.As(err, &server) && strings.Contains(server.Code, "TransactionTimedOut"):
		return &kg.Error{Code: kg.CodeTimeout, Message: "the database took too long; ask for less, or again later", Cause: cause}
	case errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.Security."):
		return &kg.Error{Code: kg.CodeUnavailable, Message: "the database refuses the credentials; check NEO4J_USERNAME and NEO4J_PASSWORD", Cause: fmt.Errorf("%w: %w", ErrUnusable, cause)}
	case errors.As(err, &server) && strings.Contains(server.Code, "DatabaseNotFound"):
		return &kg.Error{Code: kg.CodeUnavailable, Message: "the server has no such database; check NEO4J_DATABASE", Cause: fmt.Errorf("%w: %w", ErrUnusable, cause)}
	case neo4j.IsUsageError(err):
		return &kg.Error{Code: kg.CodeUnavailable, Message: "the server is not one that this program can speak to; it needs Neo4j 5.23 or newer", Cause: fmt.Errorf("%w: %w", ErrUnusable, cause)}
	case errors.As(err, &server) && (strings.HasPrefix(server.Code, "Neo.ClientError.") || strings.HasPrefix(server.Code, "Neo.DatabaseError.Schema.")):
		return fault("asking the database", cause)
	}
	return &kg.Error{Code: kg.CodeUnavailable, Message: "the database cannot be reached; ask again later", Cause: cause}
}

// fault is an error of the program or of the data in the database: nothing that a client could mend.
func fault(doing string, err error) error {
	return &kg.Error{Code: kg.CodeInternal, Message: "the database holds or answers something unexpected; the operator finds the cause in the log", Cause: fmt.Errorf("%s: %w", doing, err)}
}
