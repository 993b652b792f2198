package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"learningcities/kg"
	"learningcities/loaders"
)

type loadersKey struct{}

// asker is who asks the loaders: a *loaders.Set, by the clock, or a *visit, in rounds.
type asker interface {
	Link(name string) loaders.Link
}

// withLoaders has what comes below ask the loaders so.
func withLoaders(ctx context.Context, a asker) context.Context {
	return context.WithValue(ctx, loadersKey{}, a)
}

// from are the loaders of the field that is being resolved. The handler puts an asker into every context that reaches a resolver.
func from(ctx context.Context) loaders.Link {
	if v, ok := ctx.Value(loadersKey{}).(*visit); ok {
		return v.Link(v.plan.Link())
	}
	return at(ctx, link(graphql.GetFieldContext(ctx)))
}

// at are the loaders of a link.
func at(ctx context.Context, link string) loaders.Link {
	a, _ := ctx.Value(loadersKey{}).(asker)
	return a.Link(link)
}

// link names a field by the fields that lead to it, without their aliases and places in lists: "cities.nodes.country".
func link(f *graphql.FieldContext) string {
	var names []string
	for ; f != nil; f = f.Parent {
		if f.Field.Field != nil {
			names = append(names, f.Field.Name)
		}
	}
	slices.Reverse(names)
	return strings.Join(names, ".")
}

// one finds the entity with the id, or nil when the id is empty, unknown, or of another kind.
func one[E kg.Entity](ctx context.Context, id kg.ID) (E, error) {
	var none E
	if id == "" {
		return none, nil
	}
	e, err := from(ctx).EntityByID(ctx, id)
	if err != nil {
		return none, err
	}
	typed, _ := e.(E)
	return typed, nil
}

// all lists the entities of the kind.
func all[E kg.Entity](ctx context.Context, kind kg.EntityKind) ([]E, error) {
	entities, err := from(ctx).EntitiesByKind(ctx, kind)
	if err != nil {
		return nil, err
	}
	list := make([]E, 0, len(entities))
	for _, e := range entities {
		if typed, ok := e.(E); ok {
			list = append(list, typed)
		}
	}
	return list, nil
}

// where lists the entities of the kind whose property is the one wanted; nil wants all.
func where[E kg.Entity, P comparable](ctx context.Context, kind kg.EntityKind, want *P, property func(E) P) ([]E, error) {
	list, err := all[E](ctx, kind)
	if err != nil || want == nil {
		return list, err
	}
	return keep(list, func(e E) bool { return property(e) == *want }), nil
}

func keep[V any](list []V, wanted func(V) bool) []V {
	kept := make([]V, 0, len(list))
	for _, v := range list {
		if wanted(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// sdgLinks are the links of a subject, of the basis where one is given.
func sdgLinks(ctx context.Context, subject kg.ID, basis *kg.Basis) ([]*kg.SDGLink, error) {
	links, err := from(ctx).SDGLinksBySubject(ctx, subject)
	if err != nil {
		return nil, err
	}
	return kg.ByBasis(links, orEmpty(basis)), nil
}

// cited are the ids of the sources of a provenance.
func cited(p *kg.Provenance) []kg.ID {
	ids := make([]kg.ID, len(p.Citations))
	for i, c := range p.Citations {
		ids[i] = c.SourceID
	}
	return ids
}

func orEmpty(basis *kg.Basis) kg.Basis {
	if basis == nil {
		return ""
	}
	return *basis
}
