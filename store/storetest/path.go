package storetest

import (
	"fmt"
	"strings"
	"testing"

	"learningcities/kg"
)

// testPaths looks for paths in the hostile world. They are written by hand, each as its nodes between the ends.
func testPaths(t *testing.T, r kg.Reader) {
	for _, c := range []struct {
		from, to    kg.ID
		hops, first int
		way         kg.Way
		want        string
	}{
		{"city:espoo", "city:zurich", 2, 10, kg.Way{}, "IN_COUNTRY+ country:FI IN_COUNTRY- city:zurich, MEMBER_OF+ cluster:esd MEMBER_OF- city:zurich"},
		{"city:zurich", "city:espoo", 6, 2, kg.Way{}, "IN_COUNTRY+ country:FI IN_COUNTRY- city:espoo, MEMBER_OF+ cluster:esd MEMBER_OF- city:espoo"},
		{"city:espoo", "cluster:esd", 1, 10, kg.Way{}, "MEMBER_OF+ cluster:esd"},
		{"city:espoo", "cluster:esd", 1, 10, kg.Way{Relations: []kg.Relation{kg.RelationWorksOn}}, "WORKS_ON+ cluster:esd"},
		{"city:beijing", "city:santiago-fi", 2, 10, kg.Way{}, "RECEIVED+ award:2015 RECEIVED- city:santiago-fi"},
		{"city:espoo", "sdg:4", 1, 10, kg.Way{}, "ADDRESSES+ SOURCE sdg:4"},
		{"city:espoo", "sdg:4", 1, 10, kg.Way{Basis: kg.BasisEditorial}, "ADDRESSES+ EDITORIAL sdg:4"},
		{"sdg:4", "target:4.a", 1, 10, kg.Way{}, "PART_OF- target:4.a"},
		{"city:espoo", "sdg:13", 1, 10, kg.Way{}, ""}, // its own review of all goals
		{"city:nothing", "country:CI", 6, 10, kg.Way{}, "IN_COUNTRY+ country:CI"},
		{"city:nothing", "city:espoo", 6, 10, kg.Way{}, ""},
		{"city:espoo", "city:espoo", 6, 10, kg.Way{}, ""},
		{"city:espoo", "city:unknown", 6, 10, kg.Way{}, ""},
		{"city:unknown", "city:espoo", 6, 10, kg.Way{}, ""},
		{"", "city:espoo", 6, 10, kg.Way{}, ""},
		{"city:espoo", "source:press", 6, 10, kg.Way{}, ""},
		{"city:espoo", "sdg-link:city:espoo:4:award", 6, 10, kg.Way{}, ""},
		{"city:espoo", "city:zurich", 6, 10, kg.Way{Relations: []kg.Relation{kg.RelationReceived}}, ""},
		{"city:espoo", "city:zurich", 6, 10, kg.Way{Relations: []kg.Relation{}}, ""},
	} {
		q := kg.PathQuery{From: c.from, To: c.to, MaxHops: c.hops, First: c.first, Way: c.way}
		paths, err := kg.FindPaths(t.Context(), q, r.NeighboursByEntity)
		check(t, fmt.Sprintf("%+v", q), c.want, shownPaths(paths), err)
	}
	for _, hostile := range []kg.ID{"\x00", "city:espoo\x00", "'", "` RETURN 1 //", "$keys", "مدينة", "ｃity:espoo", kg.ID(strings.Repeat("x", 50_000)), "\xff"} {
		lists, err := r.NeighboursByEntity(t.Context(), []kg.ID{hostile, "city:nothing"})
		if err != nil || len(lists) != 2 || len(lists[0]) != 0 || len(lists[1]) != 1 {
			t.Errorf("neighbours of %.20q: %v, %v", hostile, lists, err)
		}
	}
}

func shownPaths(paths [][]*kg.Neighbour) string {
	shown := make([]string, len(paths))
	for i, p := range paths {
		for _, n := range p {
			shown[i] += " " + shownNeighbour(n)
		}
		shown[i] = shown[i][1:]
	}
	return strings.Join(shown, ", ")
}

func shownNeighbour(n *kg.Neighbour) string {
	text := string(n.Relation) + map[bool]string{true: "+ ", false: "- "}[n.Forward]
	if n.Basis != "" {
		text += string(n.Basis) + " "
	}
	return text + string(n.ID)
}

// testNeighbours walks the neighbours of the busiest city from each of them, all and of some relations, and with cursors of what is no neighbour.
func testNeighbours(t *testing.T, r kg.Reader) {
	lists, err := r.NeighboursByEntity(t.Context(), []kg.ID{"city:espoo"})
	if err != nil {
		t.Fatal(err)
	}
	neighbours := lists[0]
	whole := []string{
		"IN_COUNTRY+ country:FI", "RECEIVED+ award:2015", "RECEIVED+ award:2017",
		"ABOUT- case-study:espoo-2015", "ABOUT- case-study:espoo-2019", "ABOUT- case-study:espoo-undated", "ADDRESSES+ SOURCE sdg:4",
		"MEMBER_OF+ cluster:citizenship", "MEMBER_OF+ cluster:esd", "WORKS_ON+ cluster:esd", "HOSTED_IN- conference:iclc-1", "HOSTED_IN- conference:iclc-2",
	}
	for _, way := range []kg.Way{{}, {Relations: []kg.Relation{kg.RelationHostedIn, kg.RelationReceived}}, {Relations: []kg.Relation{}}} {
		for at := -1; at < len(whole); at++ {
			var want []string // all that the way allows, after the cursor
			kept := 0
			for i, text := range whole {
				if way.Relations == nil || len(way.Relations) > 0 && (strings.HasPrefix(text, "HOSTED_IN") || strings.HasPrefix(text, "RECEIVED")) {
					kept++
					if i > at {
						want = append(want, text)
					}
				}
			}
			for _, limit := range []int{1, 5, len(whole)} {
				q := kg.PageQuery{Limit: limit, Total: limit == 5}
				if at >= 0 {
					relation, id, _ := strings.Cut(strings.Replace(whole[at], "SOURCE ", "", 1), " ")
					q.From = kg.ID(fmt.Sprintf("%s/%t/%s", relation[:len(relation)-1], strings.HasSuffix(relation, "+"), id))
				}
				page, err := kg.PageOfNeighbours(neighbours, way, q)
				var got []string
				for _, n := range page.Items {
					got = append(got, shownNeighbour(n))
				}
				check(t, fmt.Sprintf("%+v, %+v", way, q), want[:min(limit, len(want))], got, err)
				if page.HasNext != (len(want) > limit) || page.HasPrevious != (len(want) < kept) || page.Total != map[bool]int{true: kept}[q.Total] {
					t.Errorf("%+v, %+v: more before %v, after %v, total %d", way, q, page.HasPrevious, page.HasNext, page.Total)
				}
			}
		}
	}
	for _, from := range []kg.ID{"city:espoo", "award:2015", "nonsense", "//", "\x00", "RECEIVED/true/award:2016", "RECEIVED/TRUE/award:2015", "RECEIVED/false/award:2015", "RECEIVED/true/award:2015/", "RIVAL_OF/true/award:2015"} {
		if _, err := kg.PageOfNeighbours(neighbours, kg.Way{}, kg.PageQuery{Limit: 5, From: from}); kg.CodeOf(err) != kg.CodeInvalidCursor {
			t.Errorf("a cursor of %q: %v, want %s", from, err, kg.CodeInvalidCursor)
		}
	}
}
