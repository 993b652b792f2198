package kg

// KindSet is a set of kinds of entity. It is comparable.
type KindSet uint16

// kindSet makes a set. No list stands for all kinds, an empty one for none.
func kindSet(kinds []EntityKind) KindSet {
	if kinds == nil {
		kinds = EntityKind("").Values()
	}
	var s KindSet
	for _, k := range kinds {
		if at := place(k); at >= 0 {
			s |= 1 << at
		}
	}
	return s
}

// Kinds are the kinds in the set, in their order.
func (s KindSet) Kinds() []EntityKind {
	var kinds []EntityKind
	for i, k := range EntityKind("").Values() {
		if s&(1<<i) != 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}
