package wave

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan is how a root field of an operation is answered. It is the same for all requests with the operation and the same values of @skip and @include;
// nothing changes it.
type Plan struct {
	root  *step
	links []*step // those that ask the store; each after the one that it hangs on
	ahead []*step // links of the root's object that can be asked while that is looked for
	args  []arguments
	types func(any) string
	steps int
	runs  sync.Pool // of *run, whose memory is used again
}

// Steps is the number of fields, each as often as it is reached.
func (p *Plan) Steps() int { return p.steps }

// Link names the root field, as Call.Link names those below.
func (p *Plan) Link() string { return p.root.path }

// Selected tells whether a field of the root field's value is asked for.
func (p *Plan) Selected(field string) bool { return p.root.selected(field) }

// step is a field of the plan.
type step struct {
	field *Field
	name  string
	key   string                 // `{"alias":`, or with a comma behind others
	text  string                 // the value, for __typename
	write func(w *Writer, o any) // nil where it hangs on arguments that hang on variables
	set   *set                   // of the objects
	sets  map[string]*set
	link  int // its place among the links, -1 for none
	args  int // its place among the arguments, -1 for none
	path  string
}

// set is what is asked of objects of one type.
type set struct {
	steps []*step
	deep  []*step // those with a link, themselves or below
}

// arguments are those of a field.
type arguments struct {
	field   *ast.Field
	read    func(ctx context.Context, raw map[string]any) (map[string]any, error)
	writeBy func(args map[string]any) func(w *Writer, o any)
	fixed   map[string]any // nil when they hang on variables
}

// New plans a root field.
func New(ctx context.Context, schema *Schema, operation *graphql.OperationContext, root graphql.CollectedField) (*Plan, error) {
	field, ok := schema.Roots[root.Name]
	if !ok {
		return nil, fmt.Errorf("the root field %s is not known", root.Name)
	}
	p := &planner{ctx: ctx, schema: schema, operation: operation, plan: &Plan{types: schema.TypeOf}}
	p.plan.root = &step{field: field, link: -1, args: -1, path: root.Name}
	if field.Args != nil {
		if err := p.arguments(p.plan.root, root.Field); err != nil {
			return nil, err
		}
	}
	if _, err := p.below(p.plan.root, root.Selections); err != nil {
		return nil, err
	}
	if field.StandIn != nil {
		for _, s := range p.plan.root.set.deep {
			if s.link >= 0 && s.field.Link.ByID {
				p.plan.ahead = append(p.plan.ahead, s)
			}
		}
	}
	return p.plan, nil
}

type planner struct {
	ctx       context.Context //nolint:containedctx // of the planning
	schema    *Schema
	operation *graphql.OperationContext
	plan      *Plan
}

// below plans what is asked of the objects of a field, and tells whether there is a link.
func (p *planner) below(s *step, selections ast.SelectionSet) (deep bool, err error) {
	switch {
	case s.field.Of == "":
		return false, nil
	case !s.field.Abstract:
		s.set, deep, err = p.set(p.schema.Types[s.field.Of], selections, s.path)
		return deep, err
	}
	s.sets = map[string]*set{}
	for _, name := range slices.Sorted(maps.Keys(p.schema.Types)) {
		if !slices.Contains(p.schema.Types[name].Implements, s.field.Of) {
			continue
		}
		set, has, err := p.set(p.schema.Types[name], selections, s.path)
		if err != nil {
			return false, err
		}
		s.sets[name] = set
		deep = deep || has
	}
	return deep, nil
}

// set plans the fields of an object type.
func (p *planner) set(t *Type, selections ast.SelectionSet, path string) (*set, bool, error) {
	if t == nil {
		return nil, false, errors.New("an object is of a type that is not known")
	}
	s := &set{}
	seen := map[string]bool{}
	for _, f := range graphql.CollectFields(p.operation, selections, t.Implements) {
		if seen[f.Alias] { // gqlgen writes the first
			continue
		}
		seen[f.Alias] = true
		step, deep, err := p.step(t, f, path)
		if err != nil {
			return nil, false, err
		}
		if len(s.steps) > 0 {
			step.key = "," + step.key[1:]
		}
		s.steps = append(s.steps, step)
		if deep {
			s.deep = append(s.deep, step)
		}
	}
	return s, len(s.deep) > 0, nil
}

func (p *planner) step(t *Type, f graphql.CollectedField, path string) (*step, bool, error) {
	p.plan.steps++
	s := &step{name: f.Name, key: `{"` + f.Alias + `":`, link: -1, args: -1, path: path + "." + f.Name}
	if f.Name == "__typename" {
		s.text = `"` + t.Name + `"`
		return s, false, nil
	}
	s.field = t.Fields[f.Name]
	if s.field == nil {
		return nil, false, fmt.Errorf("the field %s.%s is not known", t.Name, f.Name)
	}
	s.write = s.field.Write
	if s.field.Args != nil {
		if err := p.arguments(s, f.Field); err != nil {
			return nil, false, err
		}
		if fixed := p.plan.args[s.args].fixed; fixed != nil && s.field.WriteBy != nil {
			s.write = s.field.WriteBy(fixed)
		}
	}
	asks := s.field.Link.Ask != nil
	if asks {
		s.link = len(p.plan.links)
		p.plan.links = append(p.plan.links, s)
	} else if s.write == nil && s.field.WriteBy == nil && s.field.One == nil && s.field.At == nil {
		return nil, false, fmt.Errorf("nothing tells how to answer %s.%s", t.Name, f.Name)
	}
	deep, err := p.below(s, f.Selections)
	return s, asks || deep, err
}

func (p *planner) arguments(s *step, f *ast.Field) error {
	a := arguments{field: f, read: s.field.Args, writeBy: s.field.WriteBy}
	if !variable(f.Arguments) {
		var err error
		if a.fixed, err = a.read(p.ctx, f.ArgumentMap(nil)); err != nil {
			return fmt.Errorf("reading the arguments of %s: %w", s.path, err)
		}
	}
	s.args = len(p.plan.args)
	p.plan.args = append(p.plan.args, a)
	return nil
}

func variable(list ast.ArgumentList) bool {
	for _, a := range list {
		if holdsVariable(a.Value) {
			return true
		}
	}
	return false
}

func holdsVariable(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	for _, c := range v.Children {
		if holdsVariable(c.Value) {
			return true
		}
	}
	return false
}
