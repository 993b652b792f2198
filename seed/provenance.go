package seed

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"learningcities/kg"
)

// citable is a source that can be cited.
type citable struct {
	published  bool
	background bool
}

var citationForm = regexp.MustCompile(`^([^()]+)(?:\(([^()]*)\))?$`)

// provenance is that of a record, which has a confidence and at least one source.
func (r *reader) provenance(w *row) *kg.Provenance {
	confidence := enum[kg.Confidence](w, "confidence")
	w.need("sources")
	return r.evidence(w, confidence, confidence)
}

// inherited is that of a link, which without a confidence has that of the entity, and without sources rests on those of its subject.
func (r *reader) inherited(w *row, from kg.ID) *kg.Provenance {
	var own kg.Confidence
	if c := optionalEnum[kg.Confidence](w, "confidence"); c != nil {
		own = *c
	}
	if own != "" {
		return r.evidence(w, own, own)
	}
	return r.evidence(w, own, r.ratings[from])
}

// evidence reads sources and notes; effective is the confidence that counts.
func (r *reader) evidence(w *row, own, effective kg.Confidence) *kg.Provenance {
	p := &kg.Provenance{Confidence: own}
	cited, known, shown, background := 0, 0, 0, 0
	for _, c := range w.citations() {
		cited++
		key, fields, ok := w.citation(c)
		if !ok {
			continue
		}
		source, ok := r.sources[key]
		if !ok {
			if !r.broken["sources.csv"] {
				w.problem(c.line, "unknown source "+quoted(key), "add it to sources.csv or correct the key")
			}
			continue
		}
		known++
		if source.background {
			background++
		}
		if source.published {
			shown++
			p.Citations = cite(p.Citations, kg.SourceID(key), fields)
		}
	}
	if known == cited && cited > 0 {
		if shown == 0 {
			w.problem(w.at("sources"), "it rests only on sources that are not published", "cite a source with publish=yes as well")
		}
		if background == cited && effective == kg.ConfidenceHigh {
			w.problem(w.at("sources"), "general knowledge alone is never HIGH", "lower the confidence or cite another source")
		}
	}
	if w.yaml {
		p.Notes = w.texts("notes", nil)
	}
	return p
}

// citations are the citations with their lines: in one cell with spaces between them, or a YAML list.
func (w *row) citations() []*value {
	v := w.get("sources")
	if v == nil || v.kind != cellValue {
		var texts []*value
		for _, item := range w.list("sources") {
			if _, ok := w.single("sources", item); ok {
				texts = append(texts, item)
			}
		}
		return texts
	}
	if _, ok := w.single("sources", v); !ok {
		return nil
	}
	var texts []*value
	for _, text := range strings.Fields(v.text) {
		texts = append(texts, &value{line: v.line, kind: cellValue, text: text})
	}
	return texts
}

// citation parts "geonames(location,population)" into the key and the fields as the API names them.
func (w *row) citation(v *value) (key string, fields []string, ok bool) {
	m := citationForm.FindStringSubmatch(v.text)
	if m == nil {
		w.problem(v.line, quoted(v.text)+" is no citation", "write a key, or a key with fields: geonames(location,population)")
		return "", nil, false
	}
	key, ok = m[1], true
	if !strings.HasSuffix(v.text, ")") {
		return key, nil, true
	}
	for name := range strings.SplitSeq(m[2], ",") {
		field := apiField(name)
		if field == "" {
			w.problem(v.line, fmt.Sprintf("unknown field %s in %s", quoted(name), quoted(v.text)), "use one of "+strings.Join(citedFields(), ", ")+", with commas and without spaces")
			ok = false
			continue
		}
		fields = append(fields, field)
	}
	return key, fields, ok
}

// cite adds a citation, each source once. No fields means the whole record, which covers every field.
func cite(all []kg.Citation, id kg.ID, fields []string) []kg.Citation {
	i := slices.IndexFunc(all, func(c kg.Citation) bool { return c.SourceID == id })
	if i < 0 {
		return append(all, kg.Citation{SourceID: id, Fields: unique(fields)})
	}
	if len(fields) == 0 || len(all[i].Fields) == 0 {
		all[i].Fields = nil
	} else {
		all[i].Fields = unique(append(all[i].Fields, fields...))
	}
	return all
}

func unique(texts []string) []string {
	var kept []string
	for _, t := range texts {
		if !slices.Contains(kept, t) {
			kept = append(kept, t)
		}
	}
	return kept
}

// citedFields are the names that may stand in parentheses.
func citedFields() []string {
	return []string{
		"name", "local_name", "member_since", "membership", "location", "population", "wikidata_id", "code", "alpha3", "m49",
		"names", "region", "languages", "figures", "subthemes", "period",
	}
}

// apiField is the API's name of a field, or "" when it is none that may be cited.
func apiField(name string) string {
	switch {
	case !slices.Contains(citedFields(), name):
		return ""
	case name == "wikidata_id":
		return "externalIds"
	}
	first, second, two := strings.Cut(name, "_")
	if !two {
		return first
	}
	return first + strings.ToUpper(second[:1]) + second[1:]
}
