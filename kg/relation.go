package kg

import (
	"iter"
	"slices"
	"strings"
)

// Relation is a kind of link between two entities.
type Relation string

// The values of Relation, in their order.
const (
	RelationInCountry   Relation = "IN_COUNTRY"
	RelationReceived    Relation = "RECEIVED"
	RelationAbout       Relation = "ABOUT"
	RelationAddresses   Relation = "ADDRESSES"
	RelationPartOf      Relation = "PART_OF"
	RelationHasTheme    Relation = "HAS_THEME"
	RelationAdvances    Relation = "ADVANCES"
	RelationMemberOf    Relation = "MEMBER_OF"
	RelationWorksOn     Relation = "WORKS_ON"
	RelationHostedIn    Relation = "HOSTED_IN"
	RelationIssuedAt    Relation = "ISSUED_AT"
	RelationPresentedAt Relation = "PRESENTED_AT"
	RelationPublishedIn Relation = "PUBLISHED_IN"
)

var relations = []Relation{
	RelationInCountry, RelationReceived, RelationAbout, RelationAddresses, RelationPartOf, RelationHasTheme, RelationAdvances,
	RelationMemberOf, RelationWorksOn, RelationHostedIn, RelationIssuedAt, RelationPresentedAt, RelationPublishedIn,
}

// Values are all values of Relation, in their order.
func (Relation) Values() []Relation { return slices.Clone(relations) }

// Neighbour is an entity one link away. Parallel links that differ in basis are two.
type Neighbour struct {
	ID       ID
	Degree   int // the neighbour's own number of distinct neighbours
	Relation Relation
	Forward  bool  // the link runs to the neighbour
	Basis    Basis // "" for a relation that has none
}

// CompareNeighbours orders by relation, forward first, id, basis.
func CompareNeighbours(a, b *Neighbour) int {
	if c := compareLinks(a, b); c != 0 || a.Basis == b.Basis {
		return c
	}
	return place(a.Basis) - place(b.Basis)
}

// compareLinks orders links whatever their basis.
func compareLinks(a, b *Neighbour) int {
	if a.Relation != b.Relation {
		return slices.Index(relations, a.Relation) - slices.Index(relations, b.Relation)
	}
	if c := compareForward(a, b); c != 0 {
		return c
	}
	return strings.Compare(string(a.ID), string(b.ID))
}

func compareForward(a, b *Neighbour) int {
	switch {
	case a.Forward == b.Forward:
		return 0
	case a.Forward:
		return -1
	}
	return 1
}

// Way restricts the links that are walked.
type Way struct {
	Relations []Relation // nil for all; an empty list allows none
	Basis     Basis      // "" for any; of the relations that have one
}

// None tells whether the way allows no link at all.
func (w Way) None() bool { return w.Relations != nil && len(w.Relations) == 0 }

// allows tells whether the way goes over the link.
func (w Way) allows(n *Neighbour) bool { return w.allowsRelation(n.Relation) && w.allowsBasis(n.Basis) }

func (w Way) allowsRelation(r Relation) bool {
	return w.Relations == nil || slices.Contains(w.Relations, r)
}

func (w Way) allowsBasis(b Basis) bool { return w.Basis == "" || b == "" || b == w.Basis }

// Neighbours keeps what the way allows of sorted neighbours; of links that differ in basis alone it keeps the first, SOURCE. Of a goal there are thousands, so what is the same
// for all links of a relation is looked at once.
func (w Way) Neighbours(all []*Neighbour) iter.Seq[*Neighbour] {
	return func(yield func(*Neighbour) bool) {
		for _, run := range runsOf(all) {
			if !w.allowsRelation(run[0].Relation) {
				continue
			}
			var last *Neighbour
			for _, n := range run {
				if !w.allowsBasis(n.Basis) || last != nil && last.Basis != n.Basis && last.ID == n.ID {
					continue
				}
				if last = n; !yield(n) {
					return
				}
			}
		}
	}
}

// link finds the neighbours of all entities. They stand in memory in their order, side by side, so that thousands are looked through quickly.
func (d *Dataset) link() {
	all := d.relations()
	begins := make(map[ID]int, len(d.Cities)+len(d.CaseStudies)) // first how many there are of each
	for _, l := range all {
		begins[l.from]++
		begins[l.to]++
	}
	d.Neighbours = make(map[ID][]*Neighbour, len(begins))
	memory, pointers := make([]Neighbour, 2*len(all)), make([]*Neighbour, 2*len(all))
	lists := make(map[ID][]Neighbour, len(begins))
	for id, n := range begins {
		lists[id], memory = memory[:0:n], memory[n:]
	}
	for _, l := range all {
		lists[l.from] = append(lists[l.from], Neighbour{ID: l.to, Relation: l.relation, Forward: true, Basis: l.basis})
		lists[l.to] = append(lists[l.to], Neighbour{ID: l.from, Relation: l.relation, Basis: l.basis})
	}
	for id, list := range lists {
		slices.SortFunc(list, func(a, b Neighbour) int { return CompareNeighbours(&a, &b) })
		list = slices.Compact(list)
		d.Neighbours[id], pointers = pointers[:len(list):len(list)], pointers[len(list):]
		for i := range list {
			d.Neighbours[id][i] = &list[i]
		}
	}
}

// count counts the distinct neighbours of all entities.
func (d *Dataset) count(x *index) {
	distinct := map[ID]bool{}
	for id, all := range d.Neighbours {
		clear(distinct)
		for _, n := range all {
			distinct[n.ID] = true
		}
		x.entities[id].record().Degree = len(distinct)
	}
}

// tellDegrees tells each neighbour how many it has itself.
func (d *Dataset) tellDegrees(x *index) {
	for _, all := range d.Neighbours {
		for _, n := range all {
			n.Degree = x.entities[n.ID].record().Degree
		}
	}
}

type relation struct {
	relation Relation
	from, to ID
	basis    Basis
}

func (d *Dataset) relations() []relation {
	var all []relation
	add := func(r Relation, from, to ID, basis Basis) {
		if from != "" && to != "" {
			all = append(all, relation{r, from, to, basis})
		}
	}
	for _, c := range d.Cities {
		add(RelationInCountry, c.ID, c.CountryID, "")
	}
	for _, w := range d.Winners {
		add(RelationReceived, w.CityID, w.AwardID, "")
	}
	for _, c := range d.CaseStudies {
		add(RelationAbout, c.ID, c.CityID, "")
		add(RelationPublishedIn, c.ID, c.PublicationID, "")
	}
	for _, l := range d.SDGLinks {
		if l.Counts() {
			add(RelationAddresses, l.SubjectID, l.SDG.ID, l.Basis)
		}
	}
	for _, t := range d.Targets {
		add(RelationPartOf, t.ID, t.SDGID, "")
	}
	for _, a := range d.ActionPoints {
		add(RelationPartOf, a.ID, a.DocumentID, "")
	}
	for _, t := range d.Themes {
		add(RelationPartOf, t.ID, t.DocumentID, "")
	}
	for _, l := range d.ThemeLinks {
		add(RelationHasTheme, l.SubjectID, l.Theme.ID, l.Basis)
	}
	for _, l := range d.ActionPointLinks {
		add(RelationAdvances, l.SubjectID, l.ActionPoint.ID, l.Basis)
	}
	for _, c := range d.ClusterCities {
		if c.Role == RoleOnTheme {
			add(RelationWorksOn, c.City.ID, c.Cluster.ID, "")
		} else {
			add(RelationMemberOf, c.City.ID, c.Cluster.ID, "")
		}
	}
	for _, c := range d.Conferences {
		add(RelationHostedIn, c.ID, c.HostCityID, "")
	}
	for _, x := range d.Documents {
		add(RelationIssuedAt, x.ID, x.ConferenceID, "")
	}
	for _, p := range d.Publications {
		add(RelationIssuedAt, p.ID, p.ConferenceID, "")
	}
	for _, a := range d.Awards {
		add(RelationPresentedAt, a.ID, a.ConferenceID, "")
	}
	for _, c := range d.Clusters {
		add(RelationPublishedIn, c.ID, c.PublicationID, "")
	}
	return all
}
