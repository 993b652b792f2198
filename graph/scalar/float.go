// Package scalar writes scalars as clients expect them.
package scalar

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalFloat prints a float as JavaScript does: 3.7e8 is 370000000. encoding/json follows ECMAScript's rules (ECMA-262,
// Number::toString) but for the sign of small exponents, which JSON readers do not see.
func MarshalFloat(f float64) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(_ context.Context, w io.Writer) error {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return fmt.Errorf("%v has no form in JSON", f)
		}
		b, err := json.Marshal(f)
		if err != nil {
			return fmt.Errorf("writing %v: %w", f, err)
		}
		if _, err := w.Write(b); err != nil {
			return fmt.Errorf("writing %v: %w", f, err)
		}
		return nil
	})
}

// UnmarshalFloat reads a float as the GraphQL specification allows: any finite number.
func UnmarshalFloat(ctx context.Context, v any) (float64, error) {
	return graphql.UnmarshalFloatContext(ctx, v) //nolint:wrapcheck // gqlgen adds the path
}
