package kg

import (
	"errors"
	"math"
)

// MaxRelated is how many related cities of each city are kept: the best.
const MaxRelated = 100

// millionth is the unit of scores and contributions. They are whole numbers of it, so sums and comparisons are exact everywhere.
const millionth = 1_000_000

// Related is a city that is related to another, with the reasons.
type Related struct {
	From, City *City
	Rank       int // its place in the list of From, from 1
	Millionths int // the score: the sum of the contributions of the reasons
	// Reasons are those that contribute at least a millionth, at most one of a kind: by contribution descending, then by kind.
	Reasons []*RelatedReason
}

// RelatedReason is a reason for which two cities are related.
type RelatedReason struct {
	From, City *City       `json:"-"`
	Kind       RelatedKind `json:"kind"`
	Millionths int         `json:"millionths"`       // the contribution
	Shared     []ID        `json:"shared,omitempty"` // goals by number, others by id
}

// Score is the score in (0, 1).
func (r *Related) Score() float64 { return float64(r.Millionths) / millionth }

// DistanceKm is the distance between the two, to one decimal; nil where a place is not known.
func (r *Related) DistanceKm() *float64 { return DistanceKm(r.From.Location, r.City.Location) }

// Contribution is the share of the score.
func (r *RelatedReason) Contribution() float64 { return float64(r.Millionths) / millionth }

// Walk walks the stored properties; the two cities are the list's and the place's own.
func (r *Related) Walk(f Fields) {
	f.Int("rank", &r.Rank)
	f.Int("score", &r.Millionths)
	values(f, "reasons", &r.Reasons, (*RelatedReason).check)
	if !f.Reading() || !f.Wanted("reasons") {
		return
	}
	sum := 0
	for _, reason := range r.Reasons {
		if reason != nil {
			reason.From, reason.City = r.From, r.City
			sum += reason.Millionths
		}
	}
	if sum != r.Millionths {
		f.Fail("score", errors.New("it is not the sum of the contributions"))
	}
}

func (r *RelatedReason) check() error {
	if r == nil || !Valid(r.Kind) || r.Millionths < 1 {
		return errors.New("not a reason")
	}
	return nil
}

// RelatedPair is a place in the list of a city. Relatedness.Explain tells the reasons.
type RelatedPair struct {
	City       *City
	Rank       int
	Millionths int
	Kinds      RelatedKindSet // those of the reasons
}

// Brief is the pair without its reasons.
func (p RelatedPair) Brief(from *City) *Related {
	return &Related{From: from, City: p.City, Rank: p.Rank, Millionths: p.Millionths}
}

// RelatedKindSet is a set of kinds of reason. It is comparable.
type RelatedKindSet uint16

const allRelatedKinds RelatedKindSet = 1<<relatedKinds - 1

// Kinds are the kinds in the set, in their order.
func (s RelatedKindSet) Kinds() []RelatedKind {
	var kinds []RelatedKind
	for i, k := range RelatedKind("").Values() {
		if s&(1<<i) != 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// RelatedQuery asks for a page of the related cities of a city. It is comparable.
type RelatedQuery struct {
	PageQuery
	Kinds    RelatedKindSet // only cities with a reason of one of these kinds
	MinScore int            // only cities with at least this score, in millionths
	Brief    bool           // without the reasons
}

// All tells whether the query keeps every city of the list, its filter apart.
func (q RelatedQuery) All() bool { return q.Kinds == allRelatedKinds && q.MinScore == 0 }

// NewRelated makes a query without a page. No list of kinds stands for all of them, an empty one for none; no score for any.
func NewRelated(kinds []RelatedKind, minScore *float64) RelatedQuery {
	var q RelatedQuery
	if kinds == nil {
		q.Kinds = allRelatedKinds
	}
	for _, k := range kinds {
		if at := place(k); at >= 0 {
			q.Kinds |= 1 << at
		}
	}
	if minScore != nil {
		q.MinScore = atLeast(*minScore)
	}
	return q
}

// atLeast is the smallest score, in millionths, that is not less than the number when it is shown as a fraction.
func atLeast(score float64) int {
	switch {
	case !(score > 0):
		return 0
	case score > 1:
		return millionth + 1
	}
	n := int(math.Ceil(score * millionth))
	for n > 0 && float64(n-1)/millionth >= score {
		n--
	}
	for float64(n)/millionth < score {
		n++
	}
	return n
}

// Keeps tells whether the query asks for such a place in a list.
func (q RelatedQuery) Keeps(p RelatedPair) bool {
	return p.Millionths >= q.MinScore && p.Kinds&q.Kinds != 0
}
