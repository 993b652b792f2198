package graph

import (
	"errors"
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
)

// refusal is why a request is answered without anything being carried out.
type refusal struct {
	// status is that of HTTP, or 0 for a request that HTTP has nothing against and GraphQL does: 400, or 200 for those who accept only
	// application/json, where a status says nothing of GraphQL.
	status int
	header [][2]string
	errors gqlerror.List
}

func (r *refusal) Error() string { return r.errors.Error() }

// refusef refuses for one reason, told in a sentence.
func refusef(status int, code kg.Code, format string, args ...any) *refusal {
	return &refusal{status: status, errors: gqlerror.List{codedError(code, fmt.Sprintf(format, args...))}}
}

func codedError(code kg.Code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(code)}}
}

// asRefusal is the refusal in the chain, or nil for an error that is none.
func asRefusal(err error) *refusal {
	var r *refusal
	errors.As(err, &r)
	return r
}
