package seed

import "learningcities/kg"

// points is the number of action points of the Mexico City Statement.
const points = 8

func (r *reader) actionPoint(w *row) {
	a := &kg.ActionPoint{
		Number:     w.number("number", 1, points),
		Title:      w.optionalText("title"),
		Summary:    w.optionalText("summary"),
		TextStatus: enum[kg.TextStatus](w, "text_status"),
		DocumentID: r.needRef(w, "document", kg.KindDocument),
	}
	a.ID = kg.KindActionPoint.NumberID(a.Number)
	a.Provenance = r.provenance(w)
	for _, name := range []string{"title", "summary"} {
		if a.TextStatus == kg.TextNotSeen && w.has(name) {
			w.problem(w.at(name), "an action point whose text was NOT_SEEN has a "+name, "remove it, or correct text_status")
		}
	}
	if r.add(w, a, "number", digits(a.Number), a.Provenance.Confidence) {
		r.data.ActionPoints = append(r.data.ActionPoints, a)
	}
}
