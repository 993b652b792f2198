package memory

import (
	"cmp"
	"slices"
	"sync"

	"learningcities/kg"
)

// table finds, for a whole list at once, where conditions hold. It has an index for each property that was asked about.
type table struct {
	size int
	row  func(i int) kg.Subject // by its place in the list

	mu      sync.Mutex
	texts   map[kg.Property]map[string]places // of each text
	values  map[kg.Property]map[int]places    // of each number in a list
	columns map[column][]numbered             // by number, then place; without what is not known
	keys    map[facet]map[string]places       // of each key of a facet
	corpora map[kg.Property]texts             // the text of each row
	located func() bands                      // the rows of which the place on Earth is known
}

// facet is what rows are counted by.
type facet struct {
	facet kg.Facet
	basis kg.Basis
}

// column is a number of each row: that of a property, or the length of the list that it holds.
type column struct {
	property kg.Property
	length   bool
}

type numbered struct{ n, place int }

func newTable(size int, row func(i int) kg.Subject) *table {
	t := &table{
		size: size, row: row,
		texts: map[kg.Property]map[string]places{}, values: map[kg.Property]map[int]places{}, columns: map[column][]numbered{}, keys: map[facet]map[string]places{}, corpora: map[kg.Property]texts{},
	}
	t.located = sync.OnceValue(t.locate)
	return t
}

// holding are the places of those whose text has all parts.
func (t *table) holding(c kg.TextHolds) set {
	out := newSet(t.size)
	if len(c.Parts) == 0 {
		return out
	}
	all := index(t, t.corpora, c.Property, func() texts {
		return newTexts(t.size, func(i int) []string { return []string{t.row(i).Text(c.Property)} })
	})
	for i := range all.holding(longest(c.Parts)) {
		if c.Holds(t.row(i)) {
			out.add(i)
		}
	}
	return out
}

// index is the index of the key, made when it is first asked for.
func index[K comparable, V any](t *table, all map[K]V, key K, build func() V) V {
	t.mu.Lock()
	defer t.mu.Unlock()
	v, ok := all[key]
	if !ok {
		v = build()
		all[key] = v
	}
	return v
}

func (t *table) placesByText(p kg.Property, of func(kg.Subject) []string) map[string]places {
	return index(t, t.texts, p, func() map[string]places { return gather(t, func(i int) []string { return of(t.row(i)) }) })
}

func (t *table) placesByNumber(p kg.Property) map[int]places {
	return index(t, t.values, p, func() map[int]places { return gather(t, func(i int) []int { return t.row(i).Numbers(p) }) })
}

func (t *table) placesByKey(q kg.FacetQuery, subject func(i int) kg.Subject) map[string]places {
	return index(t, t.keys, facet{q.Facet, q.Basis}, func() map[string]places {
		return gather(t, func(i int) []string { return q.Keys(subject(i)) })
	})
}

func gather[K comparable](t *table, of func(i int) []K) map[K]places {
	all := map[K][]int32{}
	for i := range t.size {
		for _, k := range of(i) {
			all[k] = append(all[k], int32(i)) //nolint:gosec // the place in a list
		}
	}
	packed := make(map[K]places, len(all))
	for k, list := range all {
		packed[k] = newPlaces(list, t.size)
	}
	return packed
}

func (t *table) sorted(c column) []numbered {
	return index(t, t.columns, c, func() []numbered {
		var all []numbered
		for i := range t.size {
			if c.length {
				all = append(all, numbered{len(t.row(i).Numbers(c.property)), i})
			} else if n := t.row(i).Number(c.property); n != nil {
				all = append(all, numbered{*n, i})
			}
		}
		slices.SortFunc(all, func(a, b numbered) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.place, b.place)) })
		return all
	})
}

// withText are the places of those that have one of the texts.
func (t *table) withText(byText map[string]places, texts []string) set {
	out := newSet(t.size)
	for _, text := range texts {
		byText[text].addTo(out)
	}
	return out
}

// withNumbers are the places of those whose list has any, all or none of the numbers.
func (t *table) withNumbers(c kg.IntsHave) set {
	byNumber := t.placesByNumber(c.Property)
	out := newSet(t.size)
	if c.Quantifier == kg.HasAll {
		out.complement(t.size)
	}
	for _, n := range c.Values {
		if c.Quantifier != kg.HasAll {
			byNumber[n].addTo(out)
			continue
		}
		of := newSet(t.size)
		byNumber[n].addTo(of)
		out.intersect(of)
	}
	if c.Quantifier == kg.HasNone {
		out.complement(t.size)
	}
	return out
}

// within are the places of those whose number compares.
func (t *table) within(c column, f kg.IntFilter) set {
	out := newSet(t.size)
	all := t.sorted(c)
	compares := f.Eq != nil || f.In != nil || f.Gte != nil || f.Lte != nil
	switch {
	case f.IsNull != nil && *f.IsNull && compares:
		return out // what is not known compares with nothing
	case f.IsNull != nil && *f.IsNull:
		for _, v := range all {
			out.add(v.place)
		}
		out.complement(t.size)
		return out
	}
	low, high := 0, len(all)
	for _, n := range []*int{f.Eq, f.Gte} {
		if n != nil {
			low = max(low, firstFrom(all, *n))
		}
	}
	for _, n := range []*int{f.Eq, f.Lte} {
		if n != nil {
			high = min(high, firstBeyond(all, *n))
		}
	}
	for i := low; i < high; i++ {
		if f.In != nil {
			if _, found := slices.BinarySearch(f.In, all[i].n); !found {
				continue
			}
		}
		out.add(all[i].place)
	}
	return out
}

// firstFrom is the place of the first number that is n or greater.
func firstFrom(all []numbered, n int) int {
	i, _ := slices.BinarySearchFunc(all, n, func(v numbered, n int) int { return cmp.Compare(v.n, n) })
	return i
}

// firstBeyond is the place of the first number that is greater than n.
func firstBeyond(all []numbered, n int) int {
	i, _ := slices.BinarySearchFunc(all, n, func(v numbered, n int) int {
		if v.n <= n {
			return -1
		}
		return 1
	})
	return i
}
