//go:build neo4j && long

package neo4j_test

import (
	"testing"
	"time"

	"learningcities/store/memory"
	"learningcities/store/neo4j"
	"learningcities/store/storetest"
)

// TestLongPair asks both stores thousands of random questions, others at each run. The seed is printed.
func TestLongPair(t *testing.T) {
	seed := uint64(time.Now().UnixNano()) //nolint:gosec // any number will do
	t.Logf("seed %d", seed)
	d := dataset(t)
	s := open(t)
	neo4j.AskIndexOfTexts(s)
	replace(t, s, d)
	storetest.Pair(t, memory.Open(d), s, seed, 5000)
	storetest.PairPaths(t, memory.Open(d), s, seed, 2000)
}
