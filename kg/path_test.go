package kg_test

import (
	"cmp"
	"context"
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
	degree := map[kg.ID]int{}
	for id, all := range d.Neighbours {
		ids = append(ids, id)
		distinct := map[kg.ID]bool{}
		for _, n := range all {
			distinct[n.ID] = true
		}
		degree[id] = len(distinct)
	}
	slices.Sort(ids)
	fetch := func(_ context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
		lists := make([][]*kg.Neighbour, len(ids))
		for i, id := range ids {
			lists[i] = d.Neighbours[id]
		}
		return lists, nil
	}
	for _, way := range []kg.Way{{}, {Basis: kg.BasisSource}, {Relations: []kg.Relation{kg.RelationAbout, kg.RelationAddresses}}} {
		for i, from := range ids {
			to := ids[(i*7+3)%len(ids)]
			if from == to {
				continue
			}
			const hops = 5
			var want [][]kg.ID
			var walk func(path []kg.ID)
			walk = func(path []kg.ID) {
				at := path[len(path)-1]
				if at == to {
					want = append(want, slices.Clone(path))
					return
				}
				if len(path) > hops {
					return
				}
				for _, n := range way.Neighbours(d.Neighbours[at]) {
					if !slices.Contains(path, n.ID) {
						walk(append(slices.Clone(path), n.ID))
					}
				}
			}
			walk([]kg.ID{from})
			slices.SortFunc(want, func(a, b []kg.ID) int {
				return cmp.Or(cmp.Compare(len(a), len(b)), slices.CompareFunc(a, b, func(a, b kg.ID) int {
					return cmp.Or(cmp.Compare(degree[a], degree[b]), strings.Compare(string(a), string(b)))
				}))
			})
			want = slices.CompactFunc(want, slices.Equal)
			want = want[:min(len(want), kg.MaxPaths)]
			got, err := kg.FindPaths(t.Context(), kg.PathQuery{From: from, To: to, MaxHops: hops, First: kg.MaxPaths, Way: way}, fetch)
			if err != nil {
				t.Fatal(err)
			}
			paths := make([][]kg.ID, len(got))
			for j, steps := range got {
				paths[j] = []kg.ID{from}
				for _, s := range steps {
					paths[j] = append(paths[j], s.ID)
				}
			}
			if !slices.EqualFunc(paths, want, slices.Equal) {
				t.Errorf("%s to %s, %+v:\n got %v\nwant %v", from, to, way, paths, want)
			}
		}
	}
}
