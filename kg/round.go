package kg

import (
	"math"
	"math/bits"
)

// digits10 is ten decimals, to which measures of the network are rounded.
const digits10 = 1e10

// ratio is a quotient of two counts, rounded to ten decimals, halves up. The rounding is that of the quotient itself, not of a float that
// lies near it. A quotient by 0 is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(a), 2*digits10)
	low, carry := bits.Add64(low, uint64(b), 0)
	whole, _ := bits.Div64(high+carry, low, 2*uint64(b))
	return float64(whole) / digits10
}

// round10 rounds to ten decimals, halves away from zero.
func round10(x float64) float64 { return math.Round(float64(x*digits10)) / digits10 }
