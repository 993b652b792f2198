package memory

import "learningcities/kg"

// tables are those of the three lists that take filters.
type tables struct{ cities, studies, links *table }

func newTables(d *kg.Dataset) tables {
	return tables{
		newTable(len(d.Cities), func(i int) kg.Subject { return kg.Subject{City: d.Cities[i]} }),
		newTable(len(d.CaseStudies), func(i int) kg.Subject { return kg.Subject{CaseStudy: d.CaseStudies[i]} }),
		newTable(len(d.SDGLinks), func(i int) kg.Subject { return kg.Subject{Link: d.SDGLinks[i]} }),
	}
}

// filtered keeps what fulfils the filter. Without one it is the list itself.
func filtered[V any](v *view, t *table, all []V, f *kg.Filter, place func(V) int) []V {
	if f == nil {
		return all
	}
	where := v.where(t, f.Condition)
	var kept []V
	for _, item := range all {
		if where.has(place(item)) {
			kept = append(kept, item)
		}
	}
	return kept
}

func (v *view) filteredCities(all []*kg.City, f *kg.Filter) []*kg.City {
	return filtered(v, v.tables.cities, all, f, cityRank)
}

func (v *view) filteredStudies(all []*kg.CaseStudy, f *kg.Filter) []*kg.CaseStudy {
	return filtered(v, v.tables.studies, all, f, studyRank)
}

func (v *view) filteredLinks(all []*kg.SDGLink, f *kg.Filter) []*kg.SDGLink {
	return filtered(v, v.tables.links, all, f, func(l *kg.SDGLink) int { return l.Rank })
}

// where are the places in the list at which the condition holds.
func (v *view) where(t *table, c kg.Condition) set {
	switch c := c.(type) {
	case kg.All:
		out := newSet(t.size)
		out.complement(t.size)
		for _, part := range c {
			out.intersect(v.where(t, part))
		}
		return out
	case kg.Any:
		out := newSet(t.size)
		for _, part := range c {
			out.unite(v.where(t, part))
		}
		return out
	case kg.Not:
		out := v.where(t, c.Part)
		out.complement(t.size)
		return out
	case kg.TextIs:
		return t.withText(t.placesByText(c.Property, func(s kg.Subject) []string { return []string{s.Text(c.Property)} }), c.Values)
	case kg.TextsHave:
		return t.withText(t.placesByText(c.Property, func(s kg.Subject) []string { return s.Texts(c.Property) }), c.Values)
	case kg.IntIs:
		return t.within(column{c.Property, false}, c.IntFilter)
	case kg.CountIs:
		return t.within(column{c.Property, true}, c.IntFilter)
	case kg.IntsHave:
		return t.withNumbers(c)
	case kg.SomeCaseStudy:
		out := newSet(t.size)
		for i := range v.where(v.tables.studies, c.Condition).all() {
			out.add(v.cityOf(v.d.CaseStudies[i]))
		}
		return out
	case kg.CityOf:
		cities := v.where(v.tables.cities, c.Condition)
		out := newSet(t.size)
		for i, study := range v.d.CaseStudies {
			if cities.has(v.cityOf(study)) {
				out.add(i)
			}
		}
		return out
	}
	out := newSet(t.size)
	if p, ok := c.(kg.Predicate); ok {
		for i := range t.size {
			if p.Holds(t.row(i)) {
				out.add(i)
			}
		}
	}
	return out
}

// cityOf is the place of the city that a case study is about.
func (v *view) cityOf(s *kg.CaseStudy) int { return find[*kg.City](v, s.CityID).Rank }
