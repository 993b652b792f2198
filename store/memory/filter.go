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
			out.add(int(v.cityOf[i]))
		}
		return out
	case kg.CityOf:
		cities := v.where(v.tables.cities, c.Condition)
		out := newSet(t.size)
		for i, city := range v.cityOf {
			if cities.has(int(city)) {
				out.add(i)
			}
		}
		return out
	case kg.NameIs:
		return v.named(c)
	case kg.TextHolds:
		return t.holding(c)
	case *kg.Near:
		return t.near(c)
	case kg.Within:
		return t.inBox(c)
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

// named are the places of the cities that have the name. Only those are looked at that an index knows for one part of the condition.
func (v *view) named(c kg.NameIs) set {
	t := v.tables.cities
	out := newSet(t.size)
	check := func(i int) {
		if c.Holds(t.row(i)) {
			out.add(i)
		}
	}
	names := c.In
	if c.Eq != nil {
		names = []string{*c.Eq}
	}
	if names != nil {
		byName := t.placesByText(kg.PropertySearchTexts, func(s kg.Subject) []string { return s.Texts(kg.PropertySearchTexts) })
		for _, name := range names {
			for i := range byName[name].all() {
				check(i)
			}
		}
		return out
	}
	part := ""
	for _, p := range []*string{c.Contains, c.StartsWith} {
		if p != nil && len(*p) > len(part) {
			part = *p
		}
	}
	for i := range v.texts[kg.KindCity].holding(part) {
		check(i)
	}
	return out
}
