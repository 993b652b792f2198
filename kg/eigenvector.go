package kg

import (
	"math"
	"slices"
)

// eigenvector is the eigenvector centrality: on the largest connected part the non-negative eigenvector of the largest eigenvalue of the
// matrix of weights, with the Euclidean norm 1; 0 for all other goals.
//
// The largest eigenvalue of a connected graph is simple and its eigenvector positive (Perron and Frobenius), also in a bipartite
// one, whose smallest eigenvalue is its opposite. On a machine it can come out double, where two dense parts hang together by next to nothing.
// Therefore the sign, and the share of each such vector, are those of the vector of ones: what is nearest to it is positive.
func (g *goalGraph) eigenvector() [Goals + 1]float64 {
	var central [Goals + 1]float64
	part := g.largest()
	if len(part) == 0 {
		return central
	}
	slices.Sort(part)
	matrix := make([][]float64, len(part))
	for i, a := range part {
		matrix[i] = make([]float64, len(part))
		for j, b := range part {
			matrix[i][j] = float64(g[a][b])
		}
	}
	values, vectors := eigen(matrix)
	top := slices.Max(values)
	sum := make([]float64, len(part))
	for k, value := range values {
		if top-value > float64(1e-12*top) {
			continue
		}
		ones := 0.0
		for i := range part {
			ones += vectors[i][k]
		}
		for i := range part {
			sum[i] += float64(ones * vectors[i][k])
		}
	}
	square := 0.0
	for _, v := range sum {
		square += float64(v * v)
	}
	norm := math.Sqrt(square)
	for i, goal := range part {
		central[goal] = math.Abs(sum[i]) / norm
	}
	return central
}

// maxSweeps is far more than is ever needed: the method squares what is left with each sweep, once it is small.
const maxSweeps = 64

// eigen finds the eigenvalues of a symmetric matrix and, as columns, its eigenvectors of norm 1, by Jacobi rotations: each turns the plane of
// two axes so that the element between them becomes 0. It overwrites the matrix. Every product is rounded before it is added, so
// that all machines find the same bits.
func eigen(a [][]float64) (values []float64, vectors [][]float64) {
	n := len(a)
	vectors = make([][]float64, n)
	for i := range vectors {
		vectors[i] = make([]float64, n)
		vectors[i][i] = 1
	}
	for range maxSweeps {
		rotated := false
		for p := range n {
			for q := p + 1; q < n; q++ {
				// What is too small to change either of the two values is as good as 0.
				if small := math.Abs(a[p][q]); a[p][p]+small == a[p][p] && a[q][q]+small == a[q][q] {
					a[p][q], a[q][p] = 0, 0
					continue
				}
				rotate(a, vectors, p, q)
				rotated = true
			}
		}
		if !rotated {
			break
		}
	}
	values = make([]float64, n)
	for i := range values {
		values[i] = a[i][i]
	}
	return values, vectors
}

// rotate turns the plane of the axes p and q so that a[p][q] becomes 0.
func rotate(a, vectors [][]float64, p, q int) {
	theta := (a[q][q] - a[p][p]) / float64(2*a[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1)) // the tangent of the smaller of both angles
	if theta < 0 {
		t = -t
	}
	cos := 1 / math.Sqrt(float64(t*t)+1)
	sin := float64(t * cos)
	turn := func(x, y float64) (float64, float64) {
		return float64(cos*x) - float64(sin*y), float64(sin*x) + float64(cos*y)
	}
	for k := range a {
		a[k][p], a[k][q] = turn(a[k][p], a[k][q])
	}
	for k := range a {
		a[p][k], a[q][k] = turn(a[p][k], a[q][k])
		vectors[k][p], vectors[k][q] = turn(vectors[k][p], vectors[k][q])
	}
	a[p][q], a[q][p] = 0, 0
}
