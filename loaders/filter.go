package loaders

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"learningcities/kg"
)

// filter is a filter that is being made ready once for all fields of the operation that give it.
type filter struct {
	once  sync.Once
	ready *kg.Filter
	err   error
}

// CityFilter makes a filter of cities ready; nil stays nil. Equal filters of one operation become one pointer, so that questions with them compare. A filter
// with circles around cities asks the store where those are.
func (l Link) CityFilter(ctx context.Context, f *kg.CityFilter, argument string) (*kg.Filter, error) {
	return ready(ctx, l.set, f, argument, kg.NewCityFilter)
}

// CaseStudyFilter makes a filter of case studies ready, as CityFilter does.
func (l Link) CaseStudyFilter(ctx context.Context, f *kg.CaseStudyFilter, argument string) (*kg.Filter, error) {
	return ready(ctx, l.set, f, argument, kg.NewCaseStudyFilter)
}

// SDGLinkFilter makes a filter of links to goals ready, as CityFilter does.
func (l Link) SDGLinkFilter(ctx context.Context, f *kg.SDGLinkFilter, argument string) (*kg.Filter, error) {
	return ready(ctx, l.set, f, argument, kg.NewSDGLinkFilter)
}

func ready[F any](ctx context.Context, s *Set, input *F, argument string, compile func(*F, string) (*kg.Filter, error)) (*kg.Filter, error) {
	if input == nil {
		return nil, nil //nolint:nilnil // no filter is none made ready
	}
	text, err := json.Marshal(input)
	if err != nil {
		return nil, fmt.Errorf("writing a filter as text: %w", err)
	}
	name := fmt.Sprintf("%T %s %s", input, argument, text)
	s.mu.Lock()
	f, ok := s.filters[name]
	if !ok {
		if s.filters == nil {
			s.filters = map[string]*filter{}
		}
		f = new(filter)
		s.filters[name] = f
	}
	s.mu.Unlock()
	f.once.Do(func() {
		compiled, err := compile(input, argument)
		if err != nil {
			f.err = err
			return
		}
		r, err := s.pin(ctx)
		if err != nil {
			f.err = err
			return
		}
		f.ready, f.err = compiled, compiled.Locate(ctx, observedReader{r, s})
	})
	return f.ready, f.err
}
