package kg_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"learningcities/kg"
	"learningcities/store/storetest"
)

// TestFindPaths compares the paths between all pairs of a small world with those that brute force finds: it walks every simple path
// and sorts.
func TestFindPaths(t *testing.T) {
	d := storetest.World(t, "")
	var ids []kg.ID
	for id := range d.Neighbours {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, way := range []kg.Way{
		{},
		{Basis: kg.BasisSource},
		{Basis: kg.BasisEditorial, Relations: []kg.Relation{kg.RelationAddresses, kg.RelationInCountry, kg.RelationAbout}},
		{Relations: []kg.Relation{kg.RelationPartOf, kg.RelationHasTheme, kg.RelationReceived, kg.RelationMemberOf, kg.RelationWorksOn}},
	} {
		b := bruteForce{d, way}
		pairs, found := 0, 0
		for i, from := range ids {
			for _, hops := range []int{1 + i%4, 5} {
				all := b.from(from, hops)
				for _, to := range ids {
					first := 1 + (pairs*7+hops)%kg.MaxPaths
					want := all[to][:min(first, len(all[to]))]
					got, err := kg.FindPaths(t.Context(), kg.PathQuery{From: from, To: to, MaxHops: hops, First: first, Way: way}, fetch(d))
					if err != nil {
						t.Fatal(err)
					}
					if shown := b.shown(from, got); !slices.Equal(shown, want) {
						t.Errorf("%s to %s, %d hops, first %d, %+v:\n got %v\nwant %v", from, to, hops, first, way, shown, want)
					}
					pairs, found = pairs+1, found+len(want)
				}
			}
		}
		if pairs < 4_000 || found < 500 {
			t.Errorf("%+v: %d questions with %d paths prove little", way, pairs, found)
		}
	}
}

// TestFindPathsOverHubs does the same where a few hubs, between which there are ways, each have hundreds of links that lead no further.
func TestFindPathsOverHubs(t *testing.T) {
	const random = 1
	r := rand.New(rand.NewPCG(random, 0))
	relations := kg.Relation("").Values()
	for round := range 4 {
		d := &kg.Dataset{Neighbours: map[kg.ID][]*kg.Neighbour{}}
		link := func(a, b kg.ID) {
			kind, basis, forward := r.IntN(3), kg.Basis(""), a < b
			if kind > 0 { // a relation has a basis or has none
				basis = kg.Basis("").Values()[r.IntN(2)]
			}
			relation := relations[kind]
			d.Neighbours[a] = append(d.Neighbours[a], &kg.Neighbour{ID: b, Relation: relation, Basis: basis, Forward: forward})
			d.Neighbours[b] = append(d.Neighbours[b], &kg.Neighbour{ID: a, Relation: relation, Basis: basis, Forward: !forward})
		}
		var ids []kg.ID
		for i := range 4 {
			ids = append(ids, kg.ID(fmt.Sprintf("hub:%d", i)))
			for range 2 * r.IntN(3) {
				link(ids[i], ids[r.IntN(i+1)])
			}
		}
		for i := range 8 {
			id := kg.ID(fmt.Sprintf("way:%d", i))
			link(ids[r.IntN(4)], id)
			link(ids[r.IntN(4)], id)
		}
		for i := range 600 {
			link(ids[i%4], kg.ID(fmt.Sprintf("leaf:%d", r.IntN(1<<20))))
		}
		ids = append(ids, "way:0", "way:1", "way:2")
		for id, all := range d.Neighbours {
			all = slices.DeleteFunc(all, func(n *kg.Neighbour) bool { return n.ID == id })
			slices.SortFunc(all, kg.CompareNeighbours)
			d.Neighbours[id] = all
		}
		for _, way := range []kg.Way{{}, {Basis: kg.BasisSource}, {Basis: kg.BasisEditorial, Relations: relations[1:3]}} {
			b := bruteForce{d, way}
			for _, all := range d.Neighbours {
				for _, n := range all {
					n.Degree = b.degree(n.ID)
				}
			}
			for _, from := range ids {
				all := b.from(from, 3)
				for _, to := range ids {
					first := 1 + r.IntN(kg.MaxPaths)
					want := all[to][:min(first, len(all[to]))]
					got, err := kg.FindPaths(t.Context(), kg.PathQuery{From: from, To: to, MaxHops: 3, First: first, Way: way}, fetch(d))
					if err != nil {
						t.Fatal(err)
					}
					if shown := b.shown(from, got); !slices.Equal(shown, want) {
						t.Errorf("seed %d, round %d, %s to %s, first %d, %+v:\n got %v\nwant %v", random, round, from, to, first, way, shown, want)
					}
				}
			}
		}
	}
}

func fetch(d *kg.Dataset) kg.Fetch {
	return func(_ context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
		lists := make([][]*kg.Neighbour, len(ids))
		for i, id := range ids {
			lists[i] = d.Neighbours[id]
		}
		return lists, nil
	}
}

// bruteForce knows the graph as a whole.
type bruteForce struct {
	d   *kg.Dataset
	way kg.Way
}

// from are all simple paths from an entity, by their other end, in order.
func (b bruteForce) from(from kg.ID, hops int) map[kg.ID][]string {
	paths := map[kg.ID][][]kg.ID{}
	var walk func(path []kg.ID)
	walk = func(path []kg.ID) {
		at := path[len(path)-1]
		if len(path) > 1 {
			paths[at] = append(paths[at], slices.Clone(path))
		}
		if len(path) > hops {
			return
		}
		var next []kg.ID
		for _, n := range b.d.Neighbours[at] {
			if b.allows(n) && !slices.Contains(path, n.ID) && !slices.Contains(next, n.ID) {
				next = append(next, n.ID)
			}
		}
		for _, id := range next {
			walk(append(path, id))
		}
	}
	walk([]kg.ID{from})
	shown := map[kg.ID][]string{}
	for to, all := range paths {
		slices.SortFunc(all, func(x, y []kg.ID) int {
			return cmp.Or(cmp.Compare(len(x), len(y)), slices.CompareFunc(x, y, func(x, y kg.ID) int {
				return cmp.Or(cmp.Compare(b.degree(x), b.degree(y)), strings.Compare(string(x), string(y)))
			}))
		})
		for _, path := range all {
			text := string(from)
			for i := 1; i < len(path); i++ {
				text += b.step(path[i-1], path[i])
			}
			shown[to] = append(shown[to], text)
		}
	}
	return shown
}

func (b bruteForce) allows(n *kg.Neighbour) bool {
	return (b.way.Relations == nil || slices.Contains(b.way.Relations, n.Relation)) && (b.way.Basis == "" || n.Basis == "" || n.Basis == b.way.Basis)
}

// degree counts distinct neighbours in the whole graph.
func (b bruteForce) degree(id kg.ID) int {
	distinct := map[kg.ID]bool{}
	for _, n := range b.d.Neighbours[id] {
		distinct[n.ID] = true
	}
	return len(distinct)
}

// step shows the first relation that joins two nodes, with SOURCE if any such link is.
func (b bruteForce) step(from, to kg.ID) string {
	var best *kg.Neighbour
	for _, n := range b.d.Neighbours[from] {
		if n.ID != to || !b.allows(n) {
			continue
		}
		place := func(n *kg.Neighbour) int { return slices.Index(kg.Relation("").Values(), n.Relation) }
		if best == nil || place(n) < place(best) || n.Relation == best.Relation && n.Basis == kg.BasisSource {
			best = n
		}
	}
	return shownStep(best)
}

func (b bruteForce) shown(from kg.ID, paths [][]*kg.Neighbour) []string {
	var shown []string
	for _, path := range paths {
		text := string(from)
		for _, n := range path {
			text += shownStep(n)
		}
		shown = append(shown, text)
	}
	return shown
}

func shownStep(n *kg.Neighbour) string {
	return fmt.Sprintf(" -%s %t %s- %s", n.Relation, n.Forward, n.Basis, n.ID)
}
