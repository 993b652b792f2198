package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// emptyFix is what to do about a field that stands there without a value.
const emptyFix = "fill it in, or leave it out when nothing states it"

// row is one record of a file, whose fields are read by name. Each getter notes what is wrong with its field, and answers the zero
// value then. A field without a value is not there: an empty cell, a missing key.
type row struct {
	file     string
	line     int
	fields   map[string]*value
	keys     []*key   // of a YAML record
	asked    []string // the names read so far; any other is unknown
	yaml     bool
	muted    bool // notes no more problems
	problems *collector
}

// newRow is a row over a mapping of a YAML file.
func newRow(file string, v *value, problems *collector) *row {
	w := &row{file: file, line: v.line, fields: make(map[string]*value, len(v.keys)), keys: v.keys, yaml: true, problems: problems}
	for _, k := range v.keys {
		w.fields[k.name] = k.value
	}
	return w
}

func (w *row) problem(line int, message, fix string) {
	if !w.muted {
		w.problems.add(Problem{w.file, line, message, fix})
	}
}

// get is the field, or nil when it is not there.
func (w *row) get(name string) *value {
	if !slices.Contains(w.asked, name) {
		w.asked = append(w.asked, name)
	}
	return w.fields[name]
}

// at is the line of the field, or of the record when it is not there.
func (w *row) at(name string) int {
	if v := w.fields[name]; v != nil {
		return v.line
	}
	return w.line
}

// has tells whether the field is there.
func (w *row) has(name string) bool { return w.get(name) != nil }

// done notes the keys that nothing asked for.
func (w *row) done() {
	for _, k := range w.keys {
		if !slices.Contains(w.asked, k.name) {
			w.problem(k.line, "unknown key "+quoted(k.name), "remove it, or use one of "+strings.Join(w.asked, ", "))
		}
	}
}

// need notes a field that is not there.
func (w *row) need(name string) bool {
	if w.has(name) {
		return true
	}
	what := "the cell"
	if w.yaml {
		what = "the key"
	}
	w.problem(w.line, what+" "+quoted(name)+" is missing", "fill it in")
	return false
}

// single is the text of a value that is not a list or a mapping; name is what a message calls it.
func (w *row) single(name string, v *value) (string, bool) {
	switch v.kind {
	case cellValue, textValue:
	case nullValue:
		w.problem(v.line, quoted(name)+" is empty", emptyFix)
		return "", false
	case numberValue, boolValue:
		w.problem(v.line, fmt.Sprintf("%s is %s (%s) where text is due", quoted(name), v.kind, v.text), "put it in quotes")
		return "", false
	default:
		w.problem(v.line, fmt.Sprintf("%s is %s where text is due", quoted(name), v.kind), "write one text")
		return "", false
	}
	switch s := v.text; {
	case strings.TrimSpace(s) == "":
		w.problem(v.line, quoted(name)+" is empty", emptyFix)
	case strings.TrimSpace(s) != s:
		w.problem(v.line, quoted(name)+" has spaces around it: "+quoted(s), "remove them")
	case strings.ContainsFunc(s, func(c rune) bool { return unicode.IsControl(c) && c != '\n' }):
		w.problem(v.line, quoted(name)+" holds a control character: "+quoted(s), "remove it")
	default:
		return s, true
	}
	return "", false
}

// text is a text that must be there.
func (w *row) text(name string) string {
	if !w.need(name) {
		return ""
	}
	s, _ := w.single(name, w.get(name))
	return s
}

// optionalText is a text, or nil when it is not there.
func (w *row) optionalText(name string) *string {
	v := w.get(name)
	if v == nil {
		return nil
	}
	s, ok := w.single(name, v)
	if !ok {
		return nil
	}
	return &s
}

// list is the items of a list of a YAML record.
func (w *row) list(name string) []*value {
	v := w.get(name)
	if v == nil {
		return nil
	}
	if v.kind == nullValue || v.kind == listValue && len(v.items) == 0 {
		w.problem(v.line, quoted(name)+" is empty", emptyFix)
		return nil
	}
	if v.kind != listValue {
		w.problem(v.line, fmt.Sprintf("%s is %s where a list is due", quoted(name), v.kind), `write each element on a line of its own, after "- "`)
		return nil
	}
	return v.items
}

// texts is a list of texts, each once, checked by the function, which may be nil.
func (w *row) texts(name string, check func(line int, text string) bool) []string {
	var texts []string
	for _, item := range w.list(name) {
		s, ok := w.single(name, item)
		if !ok {
			continue
		}
		if slices.Contains(texts, s) {
			w.problem(item.line, quoted(s)+" stands twice in "+quoted(name), "remove one of them")
			continue
		}
		if check == nil || check(item.line, s) {
			texts = append(texts, s)
		}
	}
	return texts
}

// mappings gives each mapping of a list to the function as a row of its own.
func (w *row) mappings(name string, read func(*row)) {
	for _, item := range w.list(name) {
		if inner, ok := w.inner(name, item); ok {
			read(inner)
			inner.done()
		}
	}
}

// inner is a row over a mapping inside the record.
func (w *row) inner(name string, v *value) (*row, bool) {
	if v.kind != mappingValue {
		w.problem(v.line, fmt.Sprintf("%s is %s where a mapping is due", quoted(name), v.kind), `write its fields as "key: value"`)
		return nil, false
	}
	return newRow(w.file, v, w.problems), true
}
