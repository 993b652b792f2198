package graph

import (
	"context"
	"errors"
	"fmt"
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

// waves has package wave answer operations. What it gives up on, gqlgen carries out.
type waves struct {
	schema *wave.Schema
	log    *slog.Logger

	mu    sync.Mutex
	plans *recent[planKey, *operationPlan]

	texts sync.Pool // of *text
}

// planKey names the plan of an operation, with the values of all variables that @skip and @include could ask for.
type planKey struct {
	operation *ast.OperationDefinition
	choices   string
}

// operationPlan is how an operation is answered.
type operationPlan struct {
	roots []rootPlan
	asks  int // roots that may ask the store
}

// rootPlan is how a root field is answered.
type rootPlan struct {
	key  string     // `"alias":`
	plan *wave.Plan // nil for __typename
}

// text is JSON in memory that is used again.
type text struct {
	bytes []byte
	pool  *sync.Pool
}

// release gives the memory back: nobody may look at the bytes any more.
func (t *text) release() {
	if t != nil && cap(t.bytes) <= 1<<20 {
		t.pool.Put(t)
	}
}

func newWaves(log *slog.Logger) *waves {
	w := &waves{schema: generated.Waves(new(Resolver)), log: log, plans: newRecent[planKey, *operationPlan](keptSteps)}
	w.texts.New = func() any { return &text{pool: &w.texts} }
	for name, link := range links() {
		of, field, _ := strings.Cut(name, ".")
		w.schema.Types[of].Fields[field].Link = link
	}
	for field, standIn := range standIns() {
		w.schema.Roots[field].StandIn = standIn
	}
	return w
}

// visit is a root field that asks the loaders in rounds with the others.
type visit struct {
	*loaders.Visitor
	plan *wave.Plan
}

// errSchema is a root field that tells of the schema: that is gqlgen's.
var errSchema = errors.New("it asks about the schema")

// before is what stands before the data of a response.
const before = `{"data":`

// answer answers an operation: the text is that of a response, up to the end of its data. It tells whether a root field is null. An error is the cause for which gqlgen has to carry it out.
func (w *waves) answer(ctx context.Context, operation *graphql.OperationContext, set *loaders.Set) (t *text, nulls bool, err error) {
	plan, err := w.plan(ctx, operation)
	if err != nil {
		return nil, false, err
	}
	t, _ = w.texts.Get().(*text)
	t.bytes = append(append(t.bytes[:0], before...), '{')
	set.Expect(plan.asks)
	if len(plan.roots) == 1 {
		t.bytes = append(t.bytes, plan.roots[0].key...)
		if nulls, err = w.root(ctx, t, plan.roots[0].plan, operation, set); err != nil {
			t.release()
			return nil, false, err
		}
		t.bytes = append(t.bytes, '}')
		return t, nulls, nil
	}
	return w.several(ctx, t, plan, operation, set)
}

// several answers the root fields side by side, which then ask in the same rounds.
func (w *waves) several(ctx context.Context, t *text, plan *operationPlan, operation *graphql.OperationContext, set *loaders.Set) (*text, bool, error) {
	texts, nulls, errs := make([]*text, len(plan.roots)), make([]bool, len(plan.roots)), make([]error, len(plan.roots))
	var all sync.WaitGroup
	for i, r := range plan.roots {
		texts[i], _ = w.texts.Get().(*text)
		texts[i].bytes = texts[i].bytes[:0]
		all.Go(func() { nulls[i], errs[i] = w.root(ctx, texts[i], r.plan, operation, set) })
	}
	all.Wait()
	null := false
	for i, r := range plan.roots {
		if i > 0 {
			t.bytes = append(t.bytes, ',')
		}
		t.bytes = append(append(t.bytes, r.key...), texts[i].bytes...)
		null = null || nulls[i]
		texts[i].release()
	}
	if err := errors.Join(errs...); err != nil {
		t.release()
		return nil, false, err
	}
	t.bytes = append(t.bytes, '}')
	return t, null, nil
}

// root answers a root field.
func (w *waves) root(ctx context.Context, t *text, plan *wave.Plan, operation *graphql.OperationContext, set *loaders.Set) (null bool, err error) {
	if plan == nil {
		t.bytes = append(t.bytes, `"Query"`...)
		return false, nil
	}
	v := &visit{set.Visit(), plan}
	defer v.Leave(ctx)
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p) // gqlgen comes to the same and tells it
		}
	}()
	bytes, null, err := plan.Run(withLoaders(ctx, v), t.bytes, operation.Variables, set.Far(), v.Wait)
	if err != nil {
		return false, fmt.Errorf("%s: %w", plan.Link(), err)
	}
	t.bytes = bytes
	return null, nil
}

// plan is the plan of an operation, which is kept.
func (w *waves) plan(ctx context.Context, operation *graphql.OperationContext) (*operationPlan, error) {
	k := planKey{operation.Operation, choices(operation)}
	w.mu.Lock()
	plan, ok := w.plans.get(k)
	w.mu.Unlock()
	if ok {
		return plan, nil
	}
	plan = new(operationPlan)
	weight := documentWeight(operation.Operation)
	for _, f := range graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{"Query"}) {
		r := rootPlan{key: `"` + f.Alias + `":`}
		switch {
		case f.Name == "__typename":
		case strings.HasPrefix(f.Name, "__"):
			return nil, errSchema
		default:
			var err error
			if r.plan, err = wave.New(ctx, w.schema, operation, f); err != nil {
				return nil, err //nolint:wrapcheck // it is noted, no more
			}
			plan.asks++
			weight += r.plan.Steps()
		}
		plan.roots = append(plan.roots, r)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plans.put(k, plan, weight)
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
