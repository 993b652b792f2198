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
type query struct {
	forward, backward text
	lists             string          // the label of what is found where the mark for that stands
	labels            []string        // of the records that it gives, the names of the parameters that say how
	takes             map[string]bool // which of the parameters that a question has it takes
}

// text is a statement with the marks where a filter may be added, and without. Open is marked, too, where it finds the elements of a list, if it does.
type text struct{ open, marked, plain string }

func newText(open, whole string) text {
	marked := strings.ReplaceAll(open, foundMark, whole)
	return text{open, marked, strings.NewReplacer(filterMark, "", studiesMark, "").Replace(marked)}
}

// filtered is the statement with what filters add to it.
func (t text) filtered(f filtering) string {
	switch {
	case f.found != "":
		return strings.NewReplacer(foundMark, f.found, filterMark, f.where, studiesMark, f.studies).Replace(t.open)
	case f.where != "" || f.studies != "":
		return strings.NewReplacer(filterMark, f.where, studiesMark, f.studies).Replace(t.marked)
	}
	return t.plain
}

// filtering is what filters add to a statement.
type filtering struct {
	found   string // how the elements of a list are found that may fulfil the filter; "" for as they are without
	where   string // the filter of what is listed
	studies string // the filter of case studies
}

// expansion is what the texts of a file differ by.
type expansion struct {
	Beyond, Behind, Direction, End string // of the walk
	Rank                           string // the property of an order
	Keys                           string // of a facet
	Found                          string // the mark where the elements of a list are found
	Label                          string // theirs
	Gathered                       bool   // whether what fulfils a filter is gathered
	Indexed                        bool   // whether texts are found by an index
	Chosen, Filtered               bool   // whether to look at what the elements of a list say, and at what a filter could be about
}

// The marks stand in a text where the elements of a list are found, and where a filter may be added: one of what is listed, and one of the case studies of a city.
const (
	foundMark   = "/*found*/"
	filterMark  = "/*filter*/"
	studiesMark = "/*studies*/"
)

// readQueries expands the Cypher files, once. Nothing that a caller says goes into a text.
func readQueries() (map[string]query, error) {
	queries := map[string]query{}
	err := fs.WalkDir(cypher, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(cypher, file)
		if err != nil {
			return fmt.Errorf("reading %s: %w", file, err)
		}
		t, err := template.New(file).Funcs(rowFunctions).Parse(string(text))
		if err != nil {
			return fmt.Errorf("parsing %s: %w", file, err)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, "cypher/"), ".cypher")
		for ending, e := range expansions(name) {
			var forward, backward strings.Builder
			e.Found = foundMark
			e.Beyond, e.Behind, e.Direction, e.End = ">", "<=", "ASC", "-1"
			errForward := t.Execute(&forward, e)
			e.Beyond, e.Behind, e.Direction, e.End = "<", ">=", "DESC", "9223372036854775807"
			if err := errors.Join(errForward, t.Execute(&backward, e)); err != nil {
				return fmt.Errorf("expanding %s: %w", file, err)
			}
			queries[name+ending] = query{
				newText(forward.String(), wholes[e.Label]), newText(backward.String(), wholes[e.Label]), e.Label, rowLabels(forward.String()), taken(forward.String()),
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the Cypher files: %w", err)
	}
	return queries, nil
}

// taken are the parameters of a question that stand in the text of a statement.
func taken(text string) map[string]bool {
	all := map[string]bool{}
	for _, name := range []string{"keys", "from", "limit", "counted", "basis"} {
		if strings.Contains(text, "$"+name) {
			all[name] = true
		}
	}
	return all
}

// question adds to the parameters what a question about a version has and the statement takes.
func (q query) question(version string, page kg.PageQuery, keys []any, to map[string]any) {
	to["version"] = version
	if q.takes["keys"] {
		to["keys"] = keys
	}
	if q.takes["from"] {
		to["from"] = string(page.From)
	}
	if q.takes["limit"] {
		to["limit"] = int64(page.Limit)
	}
	if q.takes["counted"] {
		to["counted"] = page.Total
	}
	if q.takes["basis"] {
		to["basis"] = string(page.Basis)
	}
}

const (
	// tries is how often a statement is sent, as long as the others failed within tryFor. A connection may be lost, the next one from the pool, too.
	tries  = 3
	tryFor = 2 * time.Second
	// closeWait is how long it may take to give a connection back: after an error the server is asked to reset it.
	closeWait = time.Second
)

// run sends one auto-commit statement in read mode: one flight to the server. It tries again when the connection was lost or
// the server says that another try may go through.
func (s *Store) run(ctx context.Context, name string, backward bool, params map[string]any) ([]*neo4j.Record, error) {
	return s.runFiltered(ctx, name, backward, filtering{}, params)
}

// runFiltered adds to the statement what filters do.
func (s *Store) runFiltered(ctx context.Context, name string, backward bool, f filtering, params map[string]any) ([]*neo4j.Record, error) {
	q, ok := s.queries[name]
	if !ok {
		return nil, fault("looking for a query", fmt.Errorf("there is no Cypher file %s", name))
	}
	text := q.forward.filtered(f)
	if backward {
		text = q.backward.filtered(f)
	}
	began := time.Now()
	records, err := s.once(ctx, text, params)
	for n := 1; n < tries && again(err) && time.Since(began) < tryFor && ctx.Err() == nil; n++ {
		records, err = s.once(ctx, text, params)
	}
	if err != nil {
		return nil, classify(ctx, name, err)
	}
	return records, nil
}

// again tells whether another try may go through: the connection was lost, which the driver tells in many words, or the server says so. All that is
// asked here only reads, so a second time does no harm.
func again(err error) bool {
	var server *neo4j.Neo4jError
	switch {
	case err == nil, errors.Is(err, errClosed), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), neo4j.IsUsageError(err):
		return false
	case errors.As(err, &server):
		return neo4j.IsRetryable(server)
	}
	return true
}

func (s *Store) once(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	timeout := s.config.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		timeout = min(timeout, time.Until(deadline))
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	session, end, err := s.session(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	if err != nil {
		return nil, err
	}
	defer end()
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

// session opens a session in the store's database. What is called in the end gives its connection back, also when the context has ended.
func (s *Store) session(ctx context.Context, c neo4j.SessionConfig) (session neo4j.SessionWithContext, end func(), err error) {
	if err := s.gate.enter(ctx); err != nil {
		return nil, nil, ended(ctx, err)
	}
	c.DatabaseName = s.config.Database
	session = s.driver.NewSession(ctx, c)
	return session, func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeWait)
		defer cancel()
		_ = session.Close(ctx)
		s.gate.leave()
	}, nil
}

var errClosed = errors.New("the store is closed")

// ended puts the end of the context into the chain of an error that it caused: the driver calls it a lost connection, and may hand its deadline on to
// a timer that runs out a moment before.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < 20*time.Millisecond {
		return fmt.Errorf("%w: %w", context.DeadlineExceeded, err)
	}
	return err
}

// classify gives an error of the driver a code and a sentence for outside; the driver's own words stay in the cause.
func classify(ctx context.Context, name string, err error) error {
	cause := fmt.Errorf("query %s: %w", name, err)
	var server *neo4j.Neo4jError
	switch {
	case errors.Is(err, errClosed):
		return kg.Errorf(kg.CodeUnavailable, "the store is closed")
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
