package kg

import (
	"math/bits"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// findBest finds the best related cities of every city, side by side; each list is written by one, so the result hangs on nothing but the
// data.
func (r *Relatedness) findBest() {
	r.best = make([][]byte, len(r.cities))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(r.cities)/64) {
		wg.Go(func() {
			s := newScorer(r)
			for at := int(next.Add(1)) - 1; at < len(r.cities); at = int(next.Add(1)) - 1 {
				r.best[at] = s.bestOf(at)
			}
		})
	}
	wg.Wait()
}

// scorer scores one city against all others. It walks from each feature of the city to the cities that have it, so pairs that share
// nothing cost next to nothing.
type scorer struct {
	r      *Relatedness
	shared []terms          // with each other city, by features
	kinds  []RelatedKindSet // those shared; then those of the reasons
	found  []uint64         // score, then place: the larger the better
}

func newScorer(r *Relatedness) *scorer {
	return &scorer{r, make([]terms, len(r.cities)), make([]RelatedKindSet, len(r.cities)), make([]uint64, 0, 4*MaxRelated)}
}

func (s *scorer) bestOf(at int) []byte {
	r, found, worst := s.r, s.found[:0], uint64(0)
	clear(s.shared)
	clear(s.kinds)
	from := &r.traits[at]
	for _, i := range from.features {
		f := &r.features[i]
		for _, other := range r.holders[i] {
			s.shared[other][f.kind] += f.weight
			s.kinds[other] |= 1 << f.kind
		}
	}
	for other := range r.cities {
		if other == at {
			continue
		}
		key := uint64(s.score(from, other))<<32 | uint64(^uint32(other)) //nolint:gosec // neither is negative or so large
		if key <= worst || key>>32 == 0 {
			continue
		}
		found = append(found, key)
		if len(found) == cap(found) {
			found = cutBest(found)
			worst = found[MaxRelated-1]
		}
	}
	found = cutBest(found)
	best := make([]byte, 0, packedPair*len(found))
	for _, key := range found {
		other := ^uint32(key) //nolint:gosec // the lower half is meant
		best = appendPair(best, other, uint32(key>>32), s.kinds[other])
	}
	return best
}

// score works out the score with another city and leaves the kinds of the reasons behind.
func (s *scorer) score(from *traits, other int) int {
	t, to := &s.shared[other], &s.r.traits[other]
	whole := t.finish(from, to)
	kinds := s.kinds[other]
	if t[relatedNearby] > 0 {
		kinds |= 1 << relatedNearby
	}
	if t[relatedSize] > 0 {
		kinds |= 1 << relatedSize
	}
	sum := 0
	for left := kinds; left != 0; left &= left - 1 {
		kind := bits.TrailingZeros16(uint16(left))
		n := millionths(t[kind], whole)
		if n == 0 {
			kinds &^= 1 << kind
		}
		sum += n
	}
	s.kinds[other] = kinds
	return sum
}

// cutBest sorts, the largest first, and keeps the best.
func cutBest(found []uint64) []uint64 {
	slices.Sort(found)
	slices.Reverse(found)
	return found[:min(len(found), MaxRelated)]
}
