package memory

import (
	"iter"
	"math/bits"
)

// set is a set of places in a list, a bit for each.
type set []uint64

func newSet(size int) set { return make(set, (size+63)/64) }

func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// bit is 1 for what is in the set, else 0.
func (s set) bit(i int) int { return int(s[i/64] >> (i % 64) & 1) }

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// countOf is how many of the places are in the set.
func (s set) countOf(places []int) int {
	n := 0
	for _, i := range places {
		n += s.bit(i)
	}
	return n
}

// all are the places, ascending.
func (s set) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for n, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(n*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// intersect keeps what is in both.
func (s set) intersect(other set) {
	for i := range s {
		s[i] &= other[i]
	}
}

// unite adds what is in the other.
func (s set) unite(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

// complement makes it the set of all other places below the size.
func (s set) complement(size int) {
	for i := range s {
		s[i] = ^s[i]
	}
	if rest := size % 64; rest != 0 {
		s[len(s)-1] &= 1<<rest - 1
	}
}
