package kg

import "math"

// The elementary functions whose results are stored or shown. Those of package math differ in their last bits between processors: some
// are written in assembly, in others the compiler fuses a product and a sum. Here every product is rounded by itself, so a dataset
// has the same scores, and a query the same answer, on every machine. Square root and rounding are exact everywhere.

// horner is c[0] + c[1]x + c[2]x² + …
func horner(x float64, c []float64) float64 {
	var sum float64
	for i := len(c) - 1; i >= 0; i-- {
		sum = float64(sum*x) + c[i]
	}
	return sum
}

// The coefficients of the series, of which as many are taken as a float64 can tell.
var (
	sinSeries  = series(8, func(k int) float64 { return sign(k) / factorial(2*k+1) })
	cosSeries  = series(9, func(k int) float64 { return sign(k) / factorial(2*k) })
	atanSeries = series(12, func(k int) float64 { return sign(k) / float64(2*k+1) })
	logSeries  = series(12, func(k int) float64 { return 2 / float64(2*k+1) })
)

func series(n int, term func(k int) float64) []float64 {
	c := make([]float64, n)
	for k := range c {
		c[k] = term(k)
	}
	return c
}

func sign(k int) float64 { return float64(1 - k%2*2) }

func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	return f
}

// sinCos is the sine and cosine of an angle in degrees.
func sinCos(degrees float64) (sin, cos float64) {
	turns := math.Round(degrees / 90)
	x := float64((degrees - float64(turns*90)) * (math.Pi / 180)) // at most 45 degrees, where the series end soon
	square := float64(x * x)
	sin, cos = float64(x*horner(square, sinSeries)), horner(square, cosSeries)
	switch int(turns) & 3 {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}

// atan2 is the angle, in radians, of the point (x, y), neither of which is negative.
func atan2(y, x float64) float64 {
	if y > x {
		return math.Pi/2 - atan2(x, y)
	}
	if x == 0 {
		return 0
	}
	t := y / x
	for range 2 { // to a quarter of the angle
		t /= 1 + math.Sqrt(1+float64(t*t))
	}
	return 4 * float64(t*horner(float64(t*t), atanSeries))
}

// logarithm is the natural logarithm of a positive number.
func logarithm(x float64) float64 {
	m, exponent := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, exponent = 2*m, exponent-1
	}
	t := (m - 1) / (m + 1)
	return float64(float64(exponent)*math.Ln2) + float64(t*horner(float64(t*t), logSeries))
}
