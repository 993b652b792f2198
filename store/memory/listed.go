package memory

import (
	"slices"

	"learningcities/kg"
)

// listed is a list with the row that each element has in a table. The rows stand side by side: to look for them in the elements takes longer than to
// see whether a filter keeps them.
type listed[V any] struct {
	all       []V
	rows      []int32
	ascending bool    // so are the rows
	places    []int32 // of each row in the list, where that is a whole table in an order of its own; else nil
}

func newListed[V any](all []V, row func(V) int) listed[V] {
	l := listed[V]{all: all, rows: make([]int32, len(all))}
	for i, v := range all {
		l.rows[i] = int32(row(v)) //nolint:gosec // the place in a list
	}
	l.ascending = slices.IsSorted(l.rows)
	return l
}

// newOrder is a list of a whole table.
func newOrder[V any](all []V, row func(V) int) listed[V] {
	l := newListed(all, row)
	if !l.ascending {
		l.places = make([]int32, len(all))
		for i, row := range l.rows {
			l.places[row] = int32(i) //nolint:gosec // the place in a list
		}
	}
	return l
}

// rare is how many elements are looked at in the time in which one row is found among them.
const rare = 32

// few are the elements that are in the set, where so few rows are that to find each is quicker than to look through the list.
func (l listed[V]) few(where set, rows int) ([]V, bool) {
	if !l.ascending && l.places == nil || rows > len(l.rows)/rare {
		return nil, false
	}
	found := make([]int32, 0, rows)
	for row := range where.all() {
		if l.places != nil {
			found = append(found, l.places[row])
			continue
		}
		row := int32(row) //nolint:gosec // the place in a list
		for at, _ := slices.BinarySearch(l.rows, row); at < len(l.rows) && l.rows[at] == row; at++ {
			found = append(found, int32(at)) //nolint:gosec // the place in a list
		}
	}
	slices.Sort(found)
	few := make([]V, len(found))
	for i, at := range found {
		few[i] = l.all[at]
	}
	return few, true
}

func listedBy[V any](groups map[kg.ID][]V, row func(V) int) map[kg.ID]listed[V] {
	all := make(map[kg.ID]listed[V], len(groups))
	for id, g := range groups {
		all[id] = newListed(g, row)
	}
	return all
}

// goalBasis names what serves a goal under a basis.
type goalBasis struct {
	goal  kg.ID
	basis kg.Basis
}

// under is the list of a goal under a basis, made when it is first asked for, as the indexes of the table are; that of the goal alone for the empty basis.
func under[V any](t *table, made map[goalBasis]listed[V], all map[kg.ID]listed[V], goal kg.ID, basis kg.Basis, build func(all []V) listed[V]) listed[V] {
	whole, ok := all[goal]
	if basis == "" || !ok {
		return whole
	}
	return index(t, made, goalBasis{goal, basis}, func() listed[V] { return build(whole.all) })
}

// holds tells whether the row of an element is in the set.
func (l listed[V]) holds(where set, i int) bool { return where.has(int(l.rows[i])) }

// holdsAny tells whether one of the elements from low to high is in the set.
func (l listed[V]) holdsAny(where set, low, high int) bool {
	for i := low; i < high; i++ {
		if l.holds(where, i) {
			return true
		}
	}
	return false
}

// first are the first so many elements from low to high that are in the set, and whether there are more.
func (l listed[V]) first(where set, low, high, limit int) (first []V, more bool) {
	for i := low; i < high; i++ {
		if !l.holds(where, i) {
			continue
		}
		if len(first) == limit {
			return first, true
		}
		first = append(first, l.all[i])
	}
	return first, false
}

// last are the last so many elements from low to high that are in the set, the last of them first, and whether there are more.
func (l listed[V]) last(where set, low, high, limit int) (last []V, more bool) {
	for i := high - 1; i >= low; i-- {
		if !l.holds(where, i) {
			continue
		}
		if len(last) == limit {
			return last, true
		}
		last = append(last, l.all[i])
	}
	return last, false
}

// count is how many elements are in the set.
func (l listed[V]) count(where set) int {
	n := 0
	for _, row := range l.rows {
		n += where.bit(int(row))
	}
	return n
}
