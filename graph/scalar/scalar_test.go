package scalar_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"testing"

	"learningcities/graph/scalar"
	"learningcities/kg"
)

func TestMarshalFloat(t *testing.T) {
	for _, c := range []struct {
		in   float64
		want string
	}{
		{0, "0"}, {60, "60"}, {-0.5, "-0.5"}, {3.7e8, "370000000"}, {1e20, "100000000000000000000"}, {1e21, "1e+21"},
		{0.000001, "0.000001"}, {1e-7, "1e-7"}, {24.6559, "24.6559"}, {0.30000000000000004, "0.30000000000000004"},
	} {
		var b bytes.Buffer
		if err := scalar.MarshalFloat(c.in).MarshalGQLContext(context.Background(), &b); err != nil || b.String() != c.want {
			t.Errorf("%v is printed as %s (%v), JavaScript prints %s", c.in, b.String(), err, c.want)
		}
	}
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if err := scalar.MarshalFloat(f).MarshalGQLContext(context.Background(), new(bytes.Buffer)); err == nil {
			t.Errorf("%v is printed; JSON has no form for it", f)
		}
	}
}

func TestUnmarshalInt(t *testing.T) {
	for _, v := range []any{int64(7), json.Number("7"), 7, "7"} {
		if got, err := scalar.UnmarshalInt(v); err != nil || got != 7 {
			t.Errorf("%v (%T) is read as %d, %v", v, v, got, err)
		}
	}
	for _, v := range []any{int64(math.MaxInt32 + 1), int64(math.MinInt32 - 1), json.Number("99999999999999999999"), "x", 1.5, nil, []any{1}} {
		if got, err := scalar.UnmarshalInt(v); err == nil && v != nil || err != nil && kg.CodeOf(err) != kg.CodeBadUserInput {
			t.Errorf("%v (%T) is read as %d, %v", v, v, got, err)
		}
	}
}
