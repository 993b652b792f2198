package scalar

import (
	"errors"
	"math"

	"github.com/99designs/gqlgen/graphql"

	"learningcities/kg"
)

// MarshalInt prints an integer. All that the data holds fit into the 32 bits of a GraphQL Int.
func MarshalInt(i int) graphql.Marshaler { return graphql.MarshalInt(i) }

// UnmarshalInt reads an integer of 32 bits, as the GraphQL specification demands; a larger one is the client's error.
func UnmarshalInt(v any) (int, error) {
	i, err := graphql.UnmarshalInt64(v)
	var number *graphql.NumberOverflowError
	if i < math.MinInt32 || i > math.MaxInt32 || errors.As(err, &number) {
		return 0, kg.Errorf(kg.CodeBadUserInput, "%v is no Int; an Int goes from %d to %d", v, math.MinInt32, math.MaxInt32)
	}
	if err != nil {
		return 0, kg.Errorf(kg.CodeBadUserInput, "%v is no Int", v)
	}
	return int(i), nil
}
