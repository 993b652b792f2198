package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/graph/generated"
	"learningcities/graph/wave"
	"learningcities/loaders"
)

// keptSteps bounds the plans that are kept, in fields: some ten megabytes, and twice as much for the documents that they hang on.
const keptSteps = 50_000

// documentWeight is what an operation that is kept weighs, beside its plan: its document stays, which parsed takes some fifty times its text.
func documentWeight(operation *ast.OperationDefinition) int {
	return 1 + len(operation.Position.Src.Input)/10
}

// waves has package wave answer what lies below root fields. What it gives up on, gqlgen carries out.
type waves struct {
	schema *wave.Schema
	log    *slog.Logger

	mu    sync.Mutex
	plans *recent[planKey, *wave.Plan]

	buffers sync.Pool // of *[]byte
}

// planKey names a plan: a root field of an operation, with the values of all variables that @skip and @include could ask for.
type planKey struct {
	operation *ast.OperationDefinition
	alias     string
	choices   string
}

func newWaves(log *slog.Logger) *waves {
	w := &waves{schema: generated.Waves(), log: log, plans: newRecent[planKey, *wave.Plan](keptSteps)}
	for name, link := range links() {
		of, field, _ := strings.Cut(name, ".")
		w.schema.Types[of].Fields[field].Link = link
	}
	return w
}

// aroundOperation says how many root fields will ask in rounds.
func (w *waves) aroundOperation(ctx context.Context, set *loaders.Set) {
	operation := graphql.GetOperationContext(ctx)
	n := 0
	for _, f := range graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{"Query"}) {
		if asks(f.Name) {
			n++
		}
	}
	set.Expect(n)
}

// asks tells whether a root field may ask the store: those about the schema do not.
func asks(rootField string) bool { return !strings.HasPrefix(rootField, "__") }

// aroundRootField has a root field ask in rounds with the others.
func (w *waves) aroundRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	set, ok := ctx.Value(loadersKey{}).(*loaders.Set)
	if !ok || !asks(graphql.GetRootFieldContext(ctx).Field.Name) {
		return next(ctx)
	}
	visitor := set.Visit()
	defer visitor.Leave(ctx)
	return next(withLoaders(ctx, visitor))
}

// aroundField answers a root field, once its resolver has found its value.
func (w *waves) aroundField(ctx context.Context, next graphql.Resolver) (any, error) {
	value, err := next(ctx)
	field := graphql.GetFieldContext(ctx)
	if err != nil || value == nil || field.Object != "Query" || !asks(field.Field.Name) {
		return value, err
	}
	visitor, ok := ctx.Value(loadersKey{}).(*loaders.Visitor)
	if !ok {
		return value, nil
	}
	answer, err := w.answer(ctx, visitor, field.Field, value)
	switch {
	case err == nil:
		return answer, nil
	case !errors.Is(err, wave.ErrNothing):
		w.log.LogAttrs(ctx, slog.LevelDebug, "left to gqlgen", slog.String("field", field.Field.Name), slog.Any("cause", err))
		noteLeft(ctx)
	}
	visitor.Leave(ctx)
	return value, nil
}

// answer is the JSON of a root field with the value.
func (w *waves) answer(ctx context.Context, visitor *loaders.Visitor, field graphql.CollectedField, value any) (answer graphql.Marshaler, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p) // gqlgen comes to the same and tells it
		}
	}()
	plan, err := w.plan(ctx, field)
	if err != nil {
		return nil, err
	}
	buffer, ok := w.buffers.Get().(*[]byte)
	if !ok {
		buffer = new([]byte)
	}
	text, err := plan.Run(ctx, (*buffer)[:0], value, graphql.GetOperationContext(ctx).Variables, visitor.Wait)
	if err != nil {
		return nil, err //nolint:wrapcheck // it is noted, no more
	}
	*buffer = text
	return &written{buffer, &w.buffers}, nil
}

// plan is the plan of a root field, which is kept.
func (w *waves) plan(ctx context.Context, field graphql.CollectedField) (*wave.Plan, error) {
	operation := graphql.GetOperationContext(ctx)
	k := planKey{operation.Operation, field.Alias, choices(operation)}
	w.mu.Lock()
	plan, ok := w.plans.get(k)
	w.mu.Unlock()
	if ok {
		return plan, nil
	}
	plan, err := wave.New(ctx, w.schema, operation, field)
	if err != nil {
		return nil, err //nolint:wrapcheck // it is noted, no more
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plans.put(k, plan, plan.Steps()+documentWeight(operation.Operation))
	return plan, nil
}

// choices are the values of the variables that are Boolean: only such a one can be what @skip and @include ask for.
func choices(operation *graphql.OperationContext) string {
	var b []byte
	for _, d := range operation.Operation.VariableDefinitions {
		if d.Type.NamedType != "Boolean" {
			continue
		}
		switch value := operation.Variables[d.Variable]; value {
		case true:
			b = append(b, 't')
		case false:
			b = append(b, 'f')
		default:
			b = append(b, 'n')
		}
	}
	return string(b)
}

// written is JSON that is given once.
type written struct {
	bytes *[]byte
	from  *sync.Pool
}

// MarshalGQL writes the JSON.
func (a *written) MarshalGQL(out io.Writer) {
	_, _ = out.Write(*a.bytes) // a buffer takes everything
	if cap(*a.bytes) <= 1<<20 {
		a.from.Put(a.bytes)
	}
}
