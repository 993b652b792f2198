package seed

import (
	"slices"
	"strings"

	"learningcities/kg"
)

func sdgLinkColumns() []string {
	return []string{"id", "subject", "sdg", "basis", "scope", "named_by", "rationale", "confidence", "sources"}
}

func (r *reader) sdgLink(w *row) {
	subject := r.subject(w, kg.KindActionPoint, kg.KindAward, kg.KindCaseStudy, kg.KindCity, kg.KindCluster, kg.KindConference, kg.KindDocument, kg.KindTheme)
	goal := r.goal(w)
	l := &kg.SDGLink{
		SDG:       entity[*kg.SDG](r, goal),
		SubjectID: subject,
		Scope:     optionalEnum[kg.SDGLinkScope](w, "scope"),
		NamedBy:   optionalEnum[kg.NamedBy](w, "named_by"),
	}
	l.Basis, l.Rationale, l.Provenance = r.statement(w, subject)
	if l.Basis == kg.BasisEditorial && w.has("named_by") {
		w.problem(w.at("named_by"), "an EDITORIAL link has named_by, though no source names the goal", "empty named_by, or correct the basis")
	}
	city := subject.Kind() == kg.KindCity
	switch {
	case subject == "":
	case city && !w.has("scope"):
		w.problem(w.line, "the link of a city has no scope", "use one of "+options(kg.SDGLinkScope("").Values()))
	case !city && w.has("scope"):
		w.problem(w.at("scope"), "the link of a "+kindName(subject.Kind())+" has a scope, which is for cities", "empty it")
	}
	r.linkID(w, l)
	r.data.SDGLinks = append(r.data.SDGLinks, l)
}

// linkID compares the id with the one built from subject, goal and scope.
func (r *reader) linkID(w *row, l *kg.SDGLink) {
	id := w.text("id")
	scopeKnown := l.Scope != nil || !w.has("scope")
	if l.SubjectID == "" || l.SDG == nil || !scopeKnown {
		return
	}
	var scope kg.SDGLinkScope
	if l.Scope != nil {
		scope = *l.Scope
	}
	l.ID = kg.SDGLinkID(l.SubjectID, l.SDG.Number, scope)
	if id != "" && id != string(l.ID) {
		w.problem(w.at("id"), "the id is "+quoted(id)+", but subject, goal and scope make "+quoted(string(l.ID)), "correct the one that is wrong")
	}
	r.once(w, w.line, "link", string(l.ID))
}

func themeLinkColumns() []string {
	return []string{"subject", "theme", "basis", "rationale", "confidence", "sources"}
}

func (r *reader) themeLink(w *row) {
	subject := r.subject(w, kg.KindCaseStudy, kg.KindConference, kg.KindActionPoint)
	theme := r.needRef(w, "theme", kg.KindTheme)
	l := &kg.ThemeLink{SubjectID: subject, Theme: entity[*kg.Theme](r, theme)}
	l.Basis, l.Rationale, l.Provenance = r.statement(w, subject)
	if subject != "" && theme != "" {
		r.once(w, w.line, "link", string(subject)+" "+string(theme))
	}
	r.data.ThemeLinks = append(r.data.ThemeLinks, l)
}

func actionPointLinkColumns() []string {
	return []string{"subject", "action_point", "basis", "rationale", "confidence", "sources"}
}

func (r *reader) actionPointLink(w *row) {
	subject := r.subject(w, kg.KindCaseStudy)
	var point kg.ID
	if n := w.number("action_point", 1, points); n != 0 {
		point = r.ref(w, w.at("action_point"), digits(n), kg.KindActionPoint)
	}
	l := &kg.ActionPointLink{SubjectID: subject, ActionPoint: entity[*kg.ActionPoint](r, point)}
	l.Basis, l.Rationale, l.Provenance = r.statement(w, subject)
	if subject != "" && point != "" {
		r.once(w, w.line, "link", string(subject)+" "+string(point))
	}
	r.data.ActionPointLinks = append(r.data.ActionPointLinks, l)
}

// statement reads who makes a link, why, and on what evidence.
func (r *reader) statement(w *row, subject kg.ID) (kg.Basis, *string, *kg.Provenance) {
	basis, rationale := enum[kg.Basis](w, "basis"), w.optionalText("rationale")
	if basis == kg.BasisEditorial && !w.has("rationale") {
		w.problem(w.line, "an EDITORIAL link has no rationale", "say why, or name the source and make it SOURCE")
	}
	return basis, rationale, r.inherited(w, subject)
}

// subject is the id of the entity that a link is about, or "".
func (r *reader) subject(w *row, allowed ...kg.EntityKind) kg.ID {
	text := w.text("subject")
	if text == "" {
		return ""
	}
	id, line := kg.ID(text), w.at("subject")
	kind := id.Kind()
	switch {
	case kind == "" || !strings.Contains(text, ":"):
		w.problem(line, quoted(text)+" names no kind of entity", "write the kind before the slug, as city:espoo")
		return ""
	case !slices.Contains(allowed, kind):
		names := make([]string, len(allowed))
		for i, k := range allowed {
			names[i] = kindName(k)
		}
		w.problem(line, "the subject "+quoted(text)+" is a "+kindName(kind), "name one of these kinds: "+strings.Join(names, ", "))
		return ""
	}
	if _, ok := r.entities[id]; ok {
		return id
	}
	if !r.broken[fileOf(kind)] {
		w.problem(line, "unknown subject "+quoted(text), "add it to "+fileOf(kind)+" or correct the id")
	}
	return ""
}
