package export

import (
	"context"
	"fmt"
	"strings"

	"learningcities/kg"
)

// statement is a link with all that is said of it. Empty is what a link of its relation does not have, or what is not known.
type statement struct {
	id         kg.ID // of a link to a goal; "" for any other, which is named by its ends
	relation   kg.Relation
	from, to   kg.ID
	basis      kg.Basis
	scope      *kg.SDGLinkScope
	namedBy    *kg.NamedBy
	role       kg.ClusterRole
	rationale  *string
	note       *string
	provenance *kg.Provenance // nil for a link that rests on what is known of its ends
}

// record is the link as a record.
func (s *statement) record() Record {
	r := Record{
		given("id", Ref, s.name()), given("relation", Code, s.relation), given("from", Ref, s.from), given("to", Ref, s.to),
		given("basis", Code, s.basis), maybe("scope", Code, s.scope), maybe("namedBy", Code, s.namedBy), given("role", Code, s.role),
		maybe("rationale", Text, s.rationale), maybe("note", Text, s.note),
	}
	return append(r, provenance(s.provenance)...)
}

// name is the id of the link: "received:city:cork:award:2015", with the role or the basis where that parts parallel links.
func (s *statement) name() kg.ID {
	if s.id != "" || s.relation == "" {
		return s.id
	}
	parts := []string{strings.ReplaceAll(strings.ToLower(string(s.relation)), "_", "-"), string(s.from), string(s.to)}
	switch {
	case s.role != "":
		parts = append(parts, strings.ReplaceAll(strings.ToLower(string(s.role)), "_", "-"))
	case s.basis != "":
		parts = append(parts, strings.ToLower(string(s.basis)))
	}
	return kg.ID(strings.Join(parts, ":"))
}

// links are the links that run from the entities to others: by entity, then in the order of relations; of one relation by the other end.
func links(ctx context.Context, r kg.Reader, from []kg.Entity) ([]*statement, error) {
	x := &linkReader{ctx: ctx, r: r, by: map[kg.ID]map[kg.Relation][]*statement{}}
	var ids, cities, studies []kg.ID
	for _, e := range from {
		ids = append(ids, e.GetID())
		switch e.(type) {
		case *kg.City:
			cities = append(cities, e.GetID())
		case *kg.CaseStudy:
			studies = append(studies, e.GetID())
		}
	}
	for _, step := range []func() error{
		func() error { return x.neighbours(ids) }, func() error { return x.goals(ids) }, func() error { return x.clusters(cities) },
		func() error { return x.themes(studies) }, func() error { return x.actionPoints(studies) },
	} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("reading links: %w", err)
		}
	}
	var all []*statement
	for _, id := range ids {
		for _, relation := range kg.Relation("").Values() {
			all = append(all, x.by[id][relation]...)
		}
	}
	return all, nil
}

type linkReader struct {
	ctx context.Context //nolint:containedctx // of one call
	r   kg.Reader
	by  map[kg.ID]map[kg.Relation][]*statement
}

func (x *linkReader) add(s *statement) {
	if x.by[s.from] == nil {
		x.by[s.from] = map[kg.Relation][]*statement{}
	}
	x.by[s.from][s.relation] = append(x.by[s.from][s.relation], s)
}

// neighbours adds the links of which nothing more is known than their ends and their basis.
func (x *linkReader) neighbours(ids []kg.ID) error {
	all, err := x.r.NeighboursByEntity(x.ctx, ids)
	if err != nil {
		return err //nolint:wrapcheck // wrapped by links
	}
	for i, id := range ids {
		for _, n := range all[i] {
			if n.Forward && !told(n.Relation, id.Kind()) {
				x.add(&statement{relation: n.Relation, from: id, to: n.ID, basis: n.Basis})
			}
		}
	}
	return nil
}

// told tells whether a lookup of its own tells more of such links.
func told(r kg.Relation, from kg.EntityKind) bool {
	switch r {
	case kg.RelationAddresses, kg.RelationMemberOf, kg.RelationWorksOn:
		return true
	case kg.RelationHasTheme, kg.RelationAdvances:
		return from == kg.KindCaseStudy
	}
	return false
}

func (x *linkReader) goals(ids []kg.ID) error {
	all, err := x.r.SDGLinksBySubject(x.ctx, ids)
	if err != nil {
		return err //nolint:wrapcheck // wrapped by links
	}
	for i, id := range ids {
		for _, l := range all[i] {
			x.add(&statement{
				id: l.ID, relation: kg.RelationAddresses, from: id, to: l.SDG.ID, basis: l.Basis, scope: l.Scope, namedBy: l.NamedBy,
				rationale: l.Rationale, provenance: l.Provenance,
			})
		}
	}
	return nil
}

func (x *linkReader) clusters(cities []kg.ID) error {
	all, err := x.r.ClusterCitiesByCity(x.ctx, cities)
	if err != nil {
		return err //nolint:wrapcheck // wrapped by links
	}
	for i, id := range cities {
		for _, c := range all[i] {
			relation := kg.RelationMemberOf
			if c.Role == kg.RoleOnTheme {
				relation = kg.RelationWorksOn
			}
			x.add(&statement{relation: relation, from: id, to: c.Cluster.ID, role: c.Role, note: c.Note, provenance: c.Provenance})
		}
	}
	return nil
}

func (x *linkReader) themes(studies []kg.ID) error {
	all, err := x.r.ThemeLinksByCaseStudy(x.ctx, studies)
	if err != nil {
		return err //nolint:wrapcheck // wrapped by links
	}
	for i, id := range studies {
		for _, l := range all[i] {
			x.add(&statement{relation: kg.RelationHasTheme, from: id, to: l.Theme.ID, basis: l.Basis, rationale: l.Rationale, provenance: l.Provenance})
		}
	}
	return nil
}

func (x *linkReader) actionPoints(studies []kg.ID) error {
	all, err := x.r.ActionPointLinksByCaseStudy(x.ctx, studies)
	if err != nil {
		return err //nolint:wrapcheck // wrapped by links
	}
	for i, id := range studies {
		for _, l := range all[i] {
			x.add(&statement{
				relation: kg.RelationAdvances, from: id, to: l.ActionPoint.ID, basis: l.Basis, rationale: l.Rationale, provenance: l.Provenance,
			})
		}
	}
	return nil
}
