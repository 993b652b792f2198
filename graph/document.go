package graph

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"learningcities/kg"
)

const (
	keptText    = 512 << 10 // bytes of the documents that are kept; parsed, they take some fifty times as much
	shownErrors = 5         // of a document; who mends them sees the next ones
)

// documents reads the texts of documents, and keeps those that it read last: clients ask the same again.
type documents struct {
	schema *ast.Schema
	rules  *rules.Rules
	limits Limits

	mu   sync.Mutex
	kept *recent[string, *ast.QueryDocument]
}

func newDocuments(schema *ast.Schema, limits Limits) *documents {
	return &documents{schema: schema, limits: limits, rules: validationRules(), kept: newRecent[string, *ast.QueryDocument](keptText)}
}

// validationRules are those of the specification. None suggests a name for one that is wrong: the schema and the editor tell all names to
// whom they may be told.
func validationRules() *rules.Rules {
	r := rules.NewDefaultRules()
	for _, quiet := range []validator.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions, rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ScalarLeafsRuleWithoutSuggestions, rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		r.RemoveRule(strings.TrimSuffix(quiet.Name, "WithoutSuggestions"))
		r.AddRule(quiet.Name, quiet.RuleFunc)
	}
	return r
}

// read parses a document and checks it against the limits and the schema. The method of the request is for its errors.
func (d *documents) read(text, method string) (*ast.QueryDocument, error) {
	d.mu.Lock()
	document, ok := d.kept.get(text)
	d.mu.Unlock()
	if ok {
		return document, nil
	}
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, d.limits.Tokens)
	if err != nil {
		return nil, d.parseFailure(err)
	}
	if err := onlyQueries(document, method); err != nil {
		return nil, err
	}
	if err := d.limits.check(document); err != nil {
		return nil, err
	}
	if errs := validator.ValidateWithRules(d.schema, document, d.rules); len(errs) > 0 {
		return nil, invalid(errs)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept.put(text, document, len(text))
	return document, nil
}

func (d *documents) parseFailure(err error) error {
	if strings.Contains(err.Error(), "token limit") {
		return &refusal{errors: gqlerror.List{tooExpensive("tokens", 0, d.limits.Tokens,
			"the document has more tokens than the limit of %d; send variables instead of long literals, or ask in several requests", d.limits.Tokens)}}
	}
	errs := gqlerror.List{gqlerror.Wrap(err)}
	if known, ok := err.(*gqlerror.Error); ok { //nolint:errorlint // the parser says that it returns this type
		errs[0] = known
	}
	errcode.Set(errs[0], errcode.ParseFailed)
	return &refusal{errors: errs}
}

// invalid shows the first errors, in the order of the document.
func invalid(errs gqlerror.List) error {
	for _, e := range errs {
		errcode.Set(e, errcode.ValidationFailed)
	}
	tidyErrors(errs)
	return &refusal{errors: errs[:min(len(errs), shownErrors)]}
}

// onlyQueries refuses a document with an operation that is none, before the rules of the schema say the same less clearly.
func onlyQueries(document *ast.QueryDocument, method string) error {
	for _, o := range document.Operations {
		if o.Operation == ast.Query {
			continue
		}
		if method == http.MethodPost {
			return refusef(0, kg.CodeBadUserInput, "this service only reads: it answers queries, not a %s", o.Operation)
		}
		return notAllowed("by %s, and on the whole, this service answers queries, not a %s", method, o.Operation)
	}
	return nil
}

// checkOperation refuses when it is not clear which operation of the document to carry out.
func checkOperation(document *ast.QueryDocument, name string) error {
	var message string
	switch {
	case document.Operations.ForName(name) != nil:
		return nil
	case len(document.Operations) == 0:
		message = "the document has no operation"
	case name == "":
		message = "the document has several operations; say in operationName which one to carry out"
	default:
		message = "the document has no operation of the name that operationName says"
	}
	return refusef(0, errcode.ValidationFailed, "%s", message)
}

// handed is the executor's cache of documents: in it is the one document that was read before.
type handed struct{}

// Get finds the document in the context.
func (handed) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	p := progressIn(ctx)
	return p.document, p.document != nil
}

// Add is never asked for anything.
func (handed) Add(_ context.Context, text string, _ *ast.QueryDocument) {
	panic(fmt.Sprintf("graph: a document of %d bytes was not read before it was carried out", len(text)))
}
