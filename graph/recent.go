package graph

// recent keeps what was used last, up to a total weight. It must be locked by who shares it.
type recent[K comparable, V any] struct {
	limit, weight int
	entries       map[K]*entry[K, V]
	ends          entry[K, V] // newer is the oldest, older is the newest: a ring
}

type entry[K comparable, V any] struct {
	key          K
	value        V
	weight       int
	newer, older *entry[K, V]
}

func newRecent[K comparable, V any](limit int) *recent[K, V] {
	r := &recent[K, V]{limit: limit}
	r.clear()
	return r
}

// clear forgets everything.
func (r *recent[K, V]) clear() {
	r.entries, r.weight = map[K]*entry[K, V]{}, 0
	r.ends.newer, r.ends.older = &r.ends, &r.ends
}

func (r *recent[K, V]) get(k K) (V, bool) {
	e, ok := r.entries[k]
	if !ok {
		var none V
		return none, false
	}
	e.unlink()
	r.link(e)
	return e.value, true
}

// put keeps a value, and forgets those that were not used for longest if it would be too much. A value that alone is too much is not kept.
func (r *recent[K, V]) put(k K, v V, weight int) {
	if e, ok := r.entries[k]; ok {
		r.remove(e)
	}
	if weight > r.limit {
		return
	}
	for r.weight+weight > r.limit {
		r.remove(r.ends.newer)
	}
	e := &entry[K, V]{key: k, value: v, weight: weight}
	r.entries[k] = e
	r.weight += weight
	r.link(e)
}

func (r *recent[K, V]) remove(e *entry[K, V]) {
	delete(r.entries, e.key)
	r.weight -= e.weight
	e.unlink()
}

// link makes the entry the newest.
func (r *recent[K, V]) link(e *entry[K, V]) {
	e.newer, e.older = &r.ends, r.ends.older
	e.older.newer, e.newer.older = e, e
}

func (e *entry[K, V]) unlink() {
	e.older.newer, e.newer.older = e.newer, e.older
}
