package wave

import (
	"context"
	"errors"
	"fmt"
)

// errNull is a null where the schema promises a value.
var errNull = errors.New("a value is null that must not be, or has no form in JSON")

// run is one answer in the making.
type run struct {
	plan    *Plan
	args    []map[string]any
	writes  []func(w *Writer, o any) // of the arguments that hang on variables
	parents [][]any                  // of each link
	values  []Values                 // of each link
	next    []int                    // of each link, the parent whose value is written next
	expect  int                      // parents of the links that are being looked for
	collect []func() (Values, error)
	calls   []Call
}

// run is one to be used, with the memory of one that is over.
func (p *Plan) run() *run {
	if r, ok := p.runs.Get().(*run); ok {
		return r
	}
	n := len(p.links)
	return &run{
		plan: p, args: make([]map[string]any, len(p.args)), writes: make([]func(*Writer, any), len(p.args)),
		parents: make([][]any, n), values: make([]Values, n), next: make([]int, n), collect: make([]func() (Values, error), n), calls: make([]Call, n),
	}
}

// end forgets what the run held.
func (r *run) end() {
	for i, parents := range r.parents {
		clear(parents)
		r.parents[i] = parents[:0]
	}
	clear(r.args)
	clear(r.writes)
	clear(r.values)
	clear(r.next)
	clear(r.collect)
	clear(r.calls)
	r.plan.runs.Put(r)
}

// Run answers the root field and appends the JSON to b; it tells whether that is null. Whatever asks the store is asked when wait is called, which returns when
// the answers are there. An error means that gqlgen must carry out the operation.
//
// Of a store that is far, what hangs on the id alone is asked together with the object that has it: where there is no such object, in vain.
func (p *Plan) Run(ctx context.Context, b []byte, variables map[string]any, far bool, wait func(context.Context) error) (text []byte, null bool, err error) {
	r := p.run()
	defer r.end()
	if err := r.readArguments(ctx, variables); err != nil {
		return nil, false, err
	}
	field := p.root.field
	if far && len(p.ahead) > 0 {
		r.askAhead(ctx)
	}
	root, err := field.Resolve(ctx, r.argumentsOf(p.root))
	if err != nil {
		return nil, false, err //nolint:wrapcheck // gqlgen tells it
	}
	if root == nil || !field.List && field.One(root) == nil {
		if field.NonNull {
			return nil, false, errNull
		}
		return append(b, "null"...), true, nil
	}
	if len(p.links) > 0 {
		if err := r.ask(ctx, root, far, wait); err != nil {
			return nil, false, err
		}
	}
	w := &Writer{bytes: b}
	r.held(w, p.root, root)
	if w.failed {
		return nil, false, errNull
	}
	return w.bytes, false, nil
}

// argumentsOf are those of a field, nil where it takes none.
func (r *run) argumentsOf(s *step) map[string]any {
	if s.args < 0 {
		return nil
	}
	return r.args[s.args]
}

func (r *run) readArguments(ctx context.Context, variables map[string]any) error {
	for i, a := range r.plan.args {
		r.args[i] = a.fixed
		if a.fixed != nil {
			continue
		}
		var err error
		if r.args[i], err = a.read(ctx, a.field.ArgumentMap(variables)); err != nil {
			return fmt.Errorf("reading arguments: %w", err)
		}
		if a.writeBy != nil {
			r.writes[i] = a.writeBy(r.args[i])
		}
	}
	return nil
}

// askAhead has the keys of links named before the object is found. They are named again when it is; an error is told then.
func (r *run) askAhead(ctx context.Context) {
	standIn := []any{r.plan.root.field.StandIn(r.argumentsOf(r.plan.root))}
	for _, s := range r.plan.ahead {
		_, _ = s.field.Link.Ask(ctx, r.call(s), standIn)
	}
}

func (r *run) call(s *step) *Call {
	c := &r.calls[s.link]
	c.Link, c.Args, c.step = s.path, r.argumentsOf(s), s
	return c
}

// ask goes down level by level. The parents of a link stand in the order in which they are written.
func (r *run) ask(ctx context.Context, root any, far bool, wait func(context.Context) error) error {
	r.expect = 1
	if f := r.plan.root.field; f.List {
		r.expect = f.Len(root)
	}
	r.below(r.plan.root, root)
	if far { // what was asked ahead is there
		if _, err := r.name(ctx, r.plan.ahead); err != nil {
			return err
		}
		if err := r.collected(); err != nil {
			return err
		}
	}
	for {
		asked, err := r.name(ctx, r.plan.links)
		if err != nil || !asked {
			return err
		}
		if err := wait(ctx); err != nil {
			return err
		}
		if err := r.collected(); err != nil {
			return err
		}
	}
}

// name asks for those of the links that have parents and no values yet, if any.
func (r *run) name(ctx context.Context, links []*step) (asked bool, err error) {
	for _, s := range links {
		i := s.link
		if r.values[i] != nil || len(r.parents[i]) == 0 {
			continue
		}
		if r.collect[i], err = s.field.Link.Ask(ctx, r.call(s), r.parents[i]); err != nil {
			return false, err //nolint:wrapcheck // gqlgen tells it
		}
		asked = true
	}
	return asked, nil
}

// collected takes the answers of a level and looks for the links of the next.
func (r *run) collected() error {
	for i, f := range r.collect {
		if f == nil {
			continue
		}
		var err error
		if r.values[i], err = f(); err != nil {
			return err
		}
	}
	for i, f := range r.collect {
		if f == nil {
			continue
		}
		r.collect[i] = nil
		s := r.plan.links[i]
		if !s.deep() {
			continue
		}
		values := r.values[i]
		r.expect = 0
		for j := range r.parents[i] {
			r.expect += max(0, values.Len(j))
		}
		for j := range r.parents[i] {
			for k := range max(0, values.Len(j)) {
				if o := values.At(j, k); o != nil {
					r.parent(r.setOf(s, o), o)
				}
			}
		}
	}
	return nil
}

// deep tells whether there is a link below.
func (s *step) deep() bool {
	if s.set != nil {
		return len(s.set.deep) > 0
	}
	for _, set := range s.sets {
		if len(set.deep) > 0 {
			return true
		}
	}
	return false
}

// selected tells whether a field of the value is asked for.
func (s *step) selected(name string) bool {
	if s.set != nil {
		for _, f := range s.set.steps {
			if f.name == name {
				return true
			}
		}
	}
	return false
}

func (r *run) setOf(s *step, o any) *set {
	if s.set != nil {
		return s.set
	}
	return s.sets[r.plan.types(o)]
}

// parent notes the object for the links that are asked of it, and goes into what it holds.
func (r *run) parent(s *set, o any) {
	if s == nil {
		return
	}
	for _, f := range s.deep {
		if f.link >= 0 {
			if r.parents[f.link] == nil {
				r.parents[f.link] = make([]any, 0, r.expect)
			}
			r.parents[f.link] = append(r.parents[f.link], o)
			continue
		}
		r.below(f, o)
	}
}

// below goes into the objects that a field of o holds. For the root, o is the value.
func (r *run) below(f *step, o any) {
	if !f.field.List {
		if v := f.field.One(o); v != nil {
			r.parent(r.setOf(f, v), v)
		}
		return
	}
	n := f.field.Len(o)
	r.expect = max(r.expect, n)
	for i := range n {
		if v := f.field.At(o, i); v != nil {
			r.parent(r.setOf(f, v), v)
		}
	}
}
