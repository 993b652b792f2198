package kg

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// ErrAltered is in the chain of an error of Restore: what was read is not what was written.
var ErrAltered = errors.New("the stored dataset is not what was written")

// Restore finishes a dataset that was read back whole from where it was stored: every record as its Walk left it, links
// that know the ids of their ends, and the packed lists of related cities. It puts the records in the order of their ranks, joins the links with the records, compares all that was read with the hash
// that is the version, and derives again what is not stored. A dataset restored is equal to the one that was built. Like Build, it is called once.
func (d *Dataset) Restore(lists map[ID][]byte) error {
	d.sortByRank()
	x, err := d.index()
	if err == nil {
		err = d.join(x)
	}
	if err == nil {
		d.sortLinks(x)
		err = d.derive(x, lists)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
	d.tellDegrees(x)
	return nil
}

// sortByRank puts the records in the order that they were given when the dataset was built. Mostly they are in it.
func (d *Dataset) sortByRank() {
	sortRecords(d.Cities)
	sortRecords(d.Countries)
	sortRecords(d.SDGs)
	sortRecords(d.Targets)
	sortRecords(d.ActionPoints)
	sortRecords(d.Awards)
	sortRecords(d.CaseStudies)
	sortRecords(d.Conferences)
	sortRecords(d.Documents)
	sortRecords(d.Publications)
	sortRecords(d.Clusters)
	sortRecords(d.Themes)
	slices.SortStableFunc(d.Sources, func(a, b *Source) int { return cmp.Compare(a.Rank, b.Rank) })
	slices.SortStableFunc(d.SDGLinks, func(a, b *SDGLink) int { return cmp.Compare(a.Rank, b.Rank) })
}

func sortRecords[E Entity](all []E) {
	slices.SortStableFunc(all, func(a, b E) int { return cmp.Compare(a.record().Rank, b.record().Rank) })
}

// derive checks the hash and, at the same time, derives what it does not look at.
func (d *Dataset) derive(x *index, lists map[ID][]byte) error {
	var wg sync.WaitGroup
	var wrongVersion, wrongLists error
	wg.Go(func() { wrongVersion = d.checkVersion(lists) })
	wg.Go(func() {
		d.link()
		d.serve(x)
		d.sortServed()
		d.Related, wrongLists = newRelatedness(d, lists)
	})
	wg.Wait()
	return cmp.Or(wrongLists, wrongVersion)
}

// join puts the records in the place of the ids that links were read with.
func (d *Dataset) join(x *index) error {
	for _, l := range d.SDGLinks {
		if !to(x, l.SDG.ID, &l.SDG) {
			return fmt.Errorf("%s links to %s, which is no goal", l.ID, l.SDG.ID)
		}
	}
	for _, l := range d.ThemeLinks {
		if !to(x, l.Theme.ID, &l.Theme) {
			return fmt.Errorf("%s is about %s, which is no theme", l.SubjectID, l.Theme.ID)
		}
	}
	for _, l := range d.ActionPointLinks {
		if !to(x, l.ActionPoint.ID, &l.ActionPoint) {
			return fmt.Errorf("%s advances %s, which is no action point", l.SubjectID, l.ActionPoint.ID)
		}
	}
	for _, c := range d.ClusterCities {
		if !to(x, c.City.ID, &c.City) || !to(x, c.Cluster.ID, &c.Cluster) {
			return fmt.Errorf("%s is in %s, of which one is no city or no cluster", c.City.ID, c.Cluster.ID)
		}
	}
	for _, w := range d.Winners {
		if x.cities[w.CityID] == nil || w.AwardID.Kind() != KindAward {
			return fmt.Errorf("%s received %s, of which one is no city or no award", w.CityID, w.AwardID)
		}
	}
	for _, c := range d.Cities {
		if x.countries[c.CountryID] == nil {
			return fmt.Errorf("%s is in %s, which is no country", c.ID, c.CountryID)
		}
	}
	return nil
}

// to finds a record of a type.
func to[E Entity](x *index, id ID, p *E) bool {
	e, ok := x.entities[id].(E)
	if ok {
		*p = e
	}
	return ok
}

func (d *Dataset) checkVersion(lists map[ID][]byte) error {
	version, err := d.version(func(city ID) []byte { return lists[city] })
	if err == nil && version != d.Info.Version {
		err = fmt.Errorf("its hash is %s, its version %s", version, d.Info.Version)
	}
	return err
}
