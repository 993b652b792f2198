package seed

import (
	"fmt"

	"learningcities/kg"
)

// once notes a value that may stand once only and stood before.
func (r *reader) once(w *row, line int, what, value string) bool {
	if w.muted { // its values may not be what they seem
		return true
	}
	name := what + " " + value
	if first, twice := r.seen[name]; twice {
		at := fmt.Sprintf("line %d", first.line)
		if first.file != w.file {
			at = first.file + " " + at
		}
		w.problem(line, fmt.Sprintf("the %s %s stands twice, first in %s", what, quoted(value), at), "correct it, or delete one of the two records")
		return false
	}
	r.seen[name] = place{w.file, line}
	return true
}

// add takes in an entity under its id; name is the field that the id is made of.
func (r *reader) add(w *row, e kg.Entity, name, slug string, confidence kg.Confidence) bool {
	if slug == "" || !r.once(w, w.at(name), kindName(e.EntityKind()), slug) {
		return false
	}
	r.entities[e.GetID()] = e
	r.ratings[e.GetID()] = confidence
	return true
}

// optionalRef is the id of the entity of the kind that the field names, or "" when it is not there.
func (r *reader) optionalRef(w *row, name string, kind kg.EntityKind) kg.ID {
	slug := w.optionalText(name)
	if slug == nil {
		return ""
	}
	return r.ref(w, w.at(name), *slug, kind)
}

// needRef is a reference that must be there.
func (r *reader) needRef(w *row, name string, kind kg.EntityKind) kg.ID {
	if !w.need(name) {
		return ""
	}
	return r.optionalRef(w, name, kind)
}

func (r *reader) ref(w *row, line int, slug string, kind kg.EntityKind) kg.ID {
	id := kind.ID(slug)
	if _, ok := r.entities[id]; ok {
		return id
	}
	if !r.broken[fileOf(kind)] { // else it may have been there
		word := "slug"
		switch kind {
		case kg.KindCountry:
			word = "code"
		case kg.KindSDG, kg.KindActionPoint:
			word = "number"
		}
		w.problem(line, "unknown "+kindName(kind)+" "+quoted(slug), "add it to "+fileOf(kind)+" or correct the "+word)
	}
	return ""
}

// entity is the entity with the id, or nil.
func entity[E kg.Entity](r *reader, id kg.ID) E {
	e, _ := r.entities[id].(E)
	return e
}
