package seed

import (
	"strconv"
	"strings"

	"learningcities/kg"
)

func (r *reader) sdg(w *row) {
	s := &kg.SDG{Number: w.number("number", 1, kg.Goals), Colour: w.code("colour", colourShape)}
	s.ID = kg.KindSDG.NumberID(s.Number)
	if w.need("url") {
		if u := r.url(w, "url"); u != nil {
			s.URL = *u
		}
	}
	s.Names = r.names(w)
	s.Provenance = r.provenance(w)
	if r.add(w, s, "number", digits(s.Number), s.Provenance.Confidence) {
		r.data.SDGs = append(r.data.SDGs, s)
	}
}

// allGoals notes a goal that is missing.
func (r *reader) allGoals() {
	name := fileOf(kg.KindSDG)
	if r.broken[name] {
		return
	}
	for n := 1; n <= kg.Goals; n++ {
		if _, ok := r.entities[kg.KindSDG.NumberID(n)]; !ok {
			r.problems.add(Problem{name, 0, "goal " + strconv.Itoa(n) + " is missing", "add it: the file holds the goals 1 to 17, each once"})
		}
	}
}

func targetColumns() []string { return []string{"code", "sdg", "summary", "confidence", "sources"} }

func (r *reader) target(w *row) {
	code := w.code("code", targetShape)
	t := &kg.SDGTarget{Code: code, Summary: w.text("summary"), SDGID: r.goal(w)}
	t.ID = kg.TargetID(code)
	t.Provenance = r.provenance(w)
	if goal, _, _ := strings.Cut(code, "."); code != "" && t.SDGID != "" && kg.KindSDG.ID(goal) != t.SDGID {
		w.problem(w.at("code"), "the target "+quoted(code)+" stands under goal "+t.SDGID.Slug(), "correct the code or the goal")
	}
	if r.add(w, t, "code", code, t.Provenance.Confidence) {
		r.data.Targets = append(r.data.Targets, t)
	}
}

// goal is the goal that the field "sdg" names, or "".
func (r *reader) goal(w *row) kg.ID {
	n := w.number("sdg", 1, kg.Goals)
	if n == 0 {
		return ""
	}
	return r.ref(w, w.at("sdg"), digits(n), kg.KindSDG)
}

// digits is the number as an id has it; nothing for 0, which stands for a number that is not known.
func digits(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
