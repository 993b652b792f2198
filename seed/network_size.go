package seed

import (
	"fmt"

	"learningcities/kg"
)

// networkSize reads what a source says of the whole network.
func (r *reader) networkSize(w *row) {
	n := &kg.NetworkSize{
		AsOf:                w.date("as_of", true),
		Members:             w.optionalNumber("members", 0, most),
		Countries:           w.optionalNumber("countries", 0, most),
		InhabitantsMillions: w.optionalNumber("inhabitants_millions", 0, most),
		Provenance:          r.provenance(w),
	}
	if n.AsOf != "" {
		w.yearOf("as_of", &n.AsOf, firstMembers, r.lastYear)
		r.once(w, w.line, "network size", fmt.Sprint(n.AsOf, known(n.Members), known(n.Countries), known(n.InhabitantsMillions)))
	}
	if !w.has("members") && !w.has("countries") && !w.has("inhabitants_millions") {
		w.problem(w.line, "the record states no size", "fill in members, countries or inhabitants_millions")
	}
	r.data.Sizes = append(r.data.Sizes, n)
}

// known is " 356", or " -" for a number that is not known.
func known(n *int) string {
	if n == nil {
		return " -"
	}
	return fmt.Sprint(" ", *n)
}
