package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"learningcities/kg"
)

// mirrors are the numbers of the relationships that say again, for people who walk the graph, what properties say: those that agree with the properties, by what
// they are, as the statements of cypher/load/mirrors name it.
type mirrors map[string]int64

// mirrors runs one of these statements. There are several, of a few lines each: Neo4j takes longer to plan one statement of all, when it sees it for the
// first time, than to run it.
func (l *load) mirrors(name string) func(context.Context) error {
	return func(ctx context.Context) error {
		return l.stream(ctx, "load/mirrors/"+name, nil, func(values []any) error {
			what, isText := values[0].(string)
			number, isNumber := values[1].(int64)
			if !isText || !isNumber {
				return fmt.Errorf("a number of relationships is %s and %s, not a text and an integer", typeName(values[0]), typeName(values[1]))
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			l.mirrored[what] += number
			return nil
		})
	}
}

// checkMirrors compares the relationships with what the dataset calls for: one that is gone, leads elsewhere or is too many is noticed.
func (l *load) checkMirrors() error {
	due := mirrorsOf(l.d)
	names := slices.Sorted(maps.Keys(due))
	for name := range l.mirrored {
		if _, known := due[name]; !known {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if got, want := l.mirrored[name], due[name]; got != want {
			return fmt.Errorf("%w: %d relationships (%s) agree with the properties, not %d", kg.ErrAltered, got, name, want)
		}
	}
	return nil
}

// mirrorsOf are the numbers that there should be.
func mirrorsOf(d *kg.Dataset) mirrors {
	m := mirrors{
		"IN_COUNTRY": int64(len(d.Cities)), "SERVES": int64(len(d.Served)), "ADDRESSES": int64(len(d.SDGLinks)),
	}
	refer := func(relation string, kind kg.EntityKind, to kg.ID) {
		if to != "" {
			m[relation+" of "+string(kind)]++
		}
	}
	for _, c := range d.CaseStudies {
		refer("ABOUT", kg.KindCaseStudy, c.CityID)
		refer("PUBLISHED_IN", kg.KindCaseStudy, c.PublicationID)
	}
	for _, t := range d.Targets {
		refer("PART_OF", kg.KindSDGTarget, t.SDGID)
	}
	for _, a := range d.ActionPoints {
		refer("PART_OF", kg.KindActionPoint, a.DocumentID)
	}
	for _, t := range d.Themes {
		refer("PART_OF", kg.KindTheme, t.DocumentID)
	}
	for _, a := range d.Awards {
		refer("PRESENTED_AT", kg.KindAward, a.ConferenceID)
	}
	for _, c := range d.Conferences {
		refer("HOSTED_IN", kg.KindConference, c.HostCityID)
	}
	for _, x := range d.Documents {
		refer("ISSUED_AT", kg.KindDocument, x.ConferenceID)
	}
	for _, p := range d.Publications {
		refer("ISSUED_AT", kg.KindPublication, p.ConferenceID)
	}
	for _, c := range d.Clusters {
		refer("PUBLISHED_IN", kg.KindCluster, c.PublicationID)
	}
	all := int64(len(d.Winners) + len(d.ThemeLinks) + len(d.ActionPointLinks) + len(d.ClusterCities))
	for _, n := range m {
		all += n
	}
	for _, c := range d.Cities {
		all += int64(min(shown, d.Related.Len(c.ID)))
	}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			all += int64(len(kg.ProvenanceOf(e).Citations))
		}
	}
	m["any type from entities"] = all
	m["CITES of links"] = 0
	for _, l := range d.SDGLinks {
		m["CITES of links"] += int64(len(l.Provenance.Citations))
	}
	return m
}
