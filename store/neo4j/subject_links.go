package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

// SDGLinksBySubject is sent each goal once, however many links lead to it.
func (r *reader) SDGLinksBySubject(ctx context.Context, subjects []kg.ID) ([][]*kg.SDGLink, error) {
	if len(subjects) == 0 {
		return nil, ctx.Err()
	}
	const name = "sdg_links_by_subject"
	records, err := r.run(ctx, name, kg.PageQuery{}, values(subjects), nil)
	if err != nil {
		return nil, err
	}
	out := make([][]*kg.SDGLink, len(subjects))
	for _, record := range records { // there is one
		if err := r.layouts.linksAndGoals(name, record, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// linksAndGoals decodes the links of each subject, and the goals that they lead to.
func (ls layouts) linksAndGoals(name string, record *neo4j.Record, out [][]*kg.SDGLink) error {
	list, err := all(record.Values[1], one[*kg.SDG](ls))
	if err != nil {
		return fault("reading "+name, err)
	}
	goals := make(map[kg.ID]*kg.SDG, len(list))
	for _, g := range list {
		goals[g.ID] = g
	}
	link := func(v any) (*kg.SDGLink, error) {
		l := new(kg.SDGLink)
		if err := ls["SDGLink"].read(v, l); err != nil {
			return nil, err
		}
		goal, ok := goals[l.SDG.ID]
		if !ok {
			return nil, fmt.Errorf("property sdg of the node %s is %s, which is not there", l.ID, l.SDG.ID)
		}
		l.SDG = goal
		return l, nil
	}
	return unpack(name, record, len(out), func(i int, values []any) error {
		if out[i], err = all(values[0], link); err != nil {
			return fault("reading "+name, err)
		}
		return nil
	})
}
