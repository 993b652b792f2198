package neo4j

import (
	"context"
	"fmt"

	"learningcities/kg"
)

// mirrors are the numbers of the relationships that say again, for people who walk the graph, what properties say: those of mirrors.cypher, in its order.
type mirrors [11]int64

// mirrors counts those that are there and agree with the properties.
func (l *load) mirrors(ctx context.Context) error {
	return l.stream(ctx, "load/mirrors", nil, func(values []any) error {
		for i := range l.mirrored {
			l.mirrored[i], _ = values[i].(int64)
		}
		return nil
	})
}

// checkMirrors compares the relationships with what the dataset calls for: one that is gone, leads elsewhere or is too many is noticed.
func (l *load) checkMirrors() error {
	names := [len(mirrors{})]string{
		"IN_COUNTRY", "SERVES", "ABOUT", "PUBLISHED_IN of case studies", "PART_OF", "PRESENTED_AT and ISSUED_AT", "HOSTED_IN", "PUBLISHED_IN of clusters",
		"ADDRESSES", "CITES of links", "any type from entities",
	}
	for i, want := range mirrorsOf(l.d) {
		if got := l.mirrored[i]; got != want {
			return fmt.Errorf("%w: %d relationships (%s) agree with the properties, not %d", kg.ErrAltered, got, names[i], want)
		}
	}
	return nil
}

// mirrorsOf are the numbers that there should be.
func mirrorsOf(d *kg.Dataset) mirrors {
	counted := func(there bool) int64 {
		if there {
			return 1
		}
		return 0
	}
	var related, studies, partOf, conferences, hosted, clusters, linksCite, entitiesCite int64
	for _, c := range d.Cities {
		related += int64(min(shown, d.Related.Len(c.ID)))
	}
	for _, c := range d.CaseStudies {
		studies += counted(c.PublicationID != "")
	}
	partOf = int64(len(d.Targets) + len(d.ActionPoints))
	for _, t := range d.Themes {
		partOf += counted(t.DocumentID != "")
	}
	for _, a := range d.Awards {
		conferences += counted(a.ConferenceID != "")
	}
	for _, x := range d.Documents {
		conferences += counted(x.ConferenceID != "")
	}
	for _, p := range d.Publications {
		conferences += counted(p.ConferenceID != "")
	}
	for _, c := range d.Conferences {
		hosted += counted(c.HostCityID != "")
	}
	for _, c := range d.Clusters {
		clusters += counted(c.PublicationID != "")
	}
	for _, l := range d.SDGLinks {
		linksCite += int64(len(l.Provenance.Citations))
	}
	for _, kind := range kg.EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			entitiesCite += int64(len(kg.ProvenanceOf(e).Citations))
		}
	}
	m := mirrors{
		int64(len(d.Cities)), int64(len(d.Served)), int64(len(d.CaseStudies)), studies, partOf, conferences, hosted, clusters, int64(len(d.SDGLinks)), linksCite,
	}
	all := related + entitiesCite - linksCite + int64(len(d.Winners)+len(d.ThemeLinks)+len(d.ActionPointLinks)+len(d.ClusterCities))
	for _, n := range m {
		all += n
	}
	m[len(m)-1] = all
	return m
}
