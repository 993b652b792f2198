package memory

import (
	"iter"
	"math/bits"
	"slices"
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

// unite adds what is in the other, which may be empty.
func (s set) unite(other set) {
	for i, word := range other {
		s[i] |= word
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

// places are places in a list that an index holds: one by one, or as a set if that is the smaller of the two, and so the quicker.
type places struct {
	list []int32
	set  set
	n    int
}

func newPlaces(list []int32, size int) places {
	p := places{n: len(list)}
	if len(list) <= size/32 {
		p.list = slices.Clip(list)
		return p
	}
	p.set = newSet(size)
	for _, i := range list {
		p.set.add(int(i))
	}
	return p
}

// all are the places, ascending.
func (p places) all() iter.Seq[int] {
	if p.set != nil {
		return p.set.all()
	}
	return func(yield func(int) bool) {
		for _, i := range p.list {
			if !yield(int(i)) {
				return
			}
		}
	}
}

// addTo adds them to a set.
func (p places) addTo(s set) {
	s.unite(p.set)
	for _, i := range p.list {
		s.add(int(i))
	}
}

// in is how many of them are in the set.
func (p places) in(s set) int {
	n := 0
	for i, word := range p.set {
		n += bits.OnesCount64(word & s[i])
	}
	for _, i := range p.list {
		n += s.bit(int(i))
	}
	return n
}
