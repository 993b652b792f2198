package neo4j

import (
	"fmt"

	"learningcities/kg"
)

// neighbour decodes [id, degree, relation, forward, basis].
func neighbour(v any) (*kg.Neighbour, error) {
	t, err := tuple(v, 5)
	if err != nil {
		return nil, err
	}
	id, isID := t[0].(string)
	degree, isDegree := t[1].(int64)
	relation, isRelation := t[2].(string)
	forward, isForward := t[3].(bool)
	basis, isBasis := t[4].(string)
	if !isID || !isDegree || !isRelation || !isForward || !isBasis || basis != "" && !kg.Valid(kg.Basis(basis)) {
		return nil, fmt.Errorf("%v is not a neighbour: id, degree, relation, forward, basis", t)
	}
	return &kg.Neighbour{ID: kg.ID(id), Degree: int(degree), Relation: kg.Relation(relation), Forward: forward, Basis: kg.Basis(basis)}, nil
}
