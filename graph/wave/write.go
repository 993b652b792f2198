package wave

// object writes an object.
func (r *run) object(w *Writer, s *set, o any) {
	if s == nil {
		w.missing(true)
		return
	}
	for _, f := range s.steps {
		w.bytes = append(w.bytes, f.key...)
		switch {
		case f.write != nil:
			f.write(w, o)
		case f.link >= 0:
			r.linked(w, f)
		case f.field == nil:
			w.bytes = append(w.bytes, f.text...)
		case f.field.WriteBy != nil:
			r.writes[f.args](w, o)
		default:
			r.held(w, f, o)
		}
	}
	if len(s.steps) == 0 {
		w.bytes = append(w.bytes, '{')
	}
	w.bytes = append(w.bytes, '}')
}

// held writes the objects that a field of o holds. For the root, o is the value.
func (r *run) held(w *Writer, f *step, o any) {
	if !f.field.List {
		v := f.field.One(o)
		if v == nil {
			w.missing(f.field.NonNull)
			return
		}
		r.object(w, r.setOf(f, v), v)
		return
	}
	w.bytes = append(w.bytes, '[')
	for i := range f.field.Len(o) {
		r.element(w, f, i, f.field.At(o, i))
	}
	w.bytes = append(w.bytes, ']')
}

// linked writes the values of the next parent of a link.
func (r *run) linked(w *Writer, f *step) {
	parent, values := r.next[f.link], r.values[f.link]
	r.next[f.link]++
	if f.field.Of == "" {
		values.(leaves).write(w, parent) //nolint:errcheck // a panic is left to gqlgen, too
		return
	}
	n := values.Len(parent)
	switch {
	case n < 0:
		w.missing(f.field.NonNull)
	case !f.field.List:
		o := values.At(parent, 0)
		r.object(w, r.setOf(f, o), o)
	default:
		w.bytes = append(w.bytes, '[')
		for i := range n {
			r.element(w, f, i, values.At(parent, i))
		}
		w.bytes = append(w.bytes, ']')
	}
}

func (r *run) element(w *Writer, f *step, i int, o any) {
	if i > 0 {
		w.bytes = append(w.bytes, ',')
	}
	if o == nil {
		w.missing(f.field.ElementsNonNull)
		return
	}
	r.object(w, r.setOf(f, o), o)
}
