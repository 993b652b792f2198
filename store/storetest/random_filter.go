package storetest

import (
	"fmt"

	"learningcities/kg"
)

// cityFilter is a random filter of cities with up to this many levels below it. Values are mostly from the data, some unknown, some at the edges.
func (p *pair) cityFilter(levels int) *kg.CityFilter {
	f := new(kg.CityFilter)
	for range 1 + p.rng.IntN(2) {
		switch p.rng.IntN(16) {
		case 0:
			f.Slugs = some(p, 4, func() string { return p.one(kg.KindCity).Slug() })
		case 1:
			f.Name = p.stringFilter()
		case 2:
			f.Countries = some(p, 4, func() string { return p.one(kg.KindCountry).Slug() })
		case 3:
			f.Regions = some(p, 3, func() kg.Region { return pick(p, kg.Region("").Values()) })
		case 4:
			f.Membership = some(p, 2, func() kg.MembershipStatus { return pick(p, kg.MembershipStatus("").Values()) })
		case 5:
			f.MemberSince = p.intFilter(func() int { return 2013 + p.rng.IntN(12) })
		case 6:
			f.Population = p.intFilter(func() int { return p.rng.IntN(1 << (4 + p.rng.IntN(21))) })
		case 7:
			f.SDGs = p.goalFilter()
		case 8:
			f.Awards = &kg.AwardSetFilter{Any: p.maybe(p.year), All: p.maybe(p.year), None: p.maybe(p.year), Count: p.maybeInt(func() int { return p.rng.IntN(3) })}
		case 9:
			f.Clusters = some(p, 3, func() string { return p.one(kg.KindCluster).Slug() })
		case 10:
			f.Near = p.near()
		case 11:
			f.Within = p.box()
		default:
			p.nestCity(f, levels)
		}
	}
	return f
}

func (p *pair) nestCity(f *kg.CityFilter, levels int) {
	if levels == 0 {
		return
	}
	inner := func() *kg.CityFilter { return p.cityFilter(levels - 1) }
	study := func() *kg.CaseStudyFilter { return p.caseStudyFilter(levels - 1) }
	switch p.rng.IntN(5) {
	case 0:
		f.And = some(p, 3, inner)
	case 1:
		f.Or = some(p, 3, inner)
	case 2:
		f.Not = inner()
	case 3:
		f.CaseStudies = &kg.CaseStudySetFilter{Some: study(), Count: p.maybeInt(func() int { return p.rng.IntN(4) })}
	case 4:
		f.CaseStudies = &kg.CaseStudySetFilter{Every: study()}
		if p.rng.IntN(2) == 0 {
			f.CaseStudies = &kg.CaseStudySetFilter{None: study()}
		}
	}
}

// caseStudyFilter is a random filter of case studies, as cityFilter is of cities.
func (p *pair) caseStudyFilter(levels int) *kg.CaseStudyFilter {
	f := new(kg.CaseStudyFilter)
	for range 1 + p.rng.IntN(2) {
		switch p.rng.IntN(12) {
		case 0:
			f.Slugs = some(p, 4, func() string { return p.one(kg.KindCaseStudy).Slug() })
		case 1:
			f.Kinds = some(p, 3, func() kg.CaseStudyKind { return pick(p, kg.CaseStudyKind("").Values()) })
		case 2:
			f.Year = p.intFilter(p.year)
		case 3:
			text := p.typed()
			f.Text = &text
		case 4:
			f.SDGs = p.goalFilter()
		case 5:
			f.Themes = some(p, 4, func() string { return p.one(kg.KindTheme).Slug() })
		case 6:
			f.ActionPoints = p.maybe(func() int { return p.rng.IntN(10) })
		case 7:
			f.Publications = some(p, 3, func() string { return p.one(kg.KindPublication).Slug() })
		case 8:
			if levels > 0 {
				f.City = p.cityFilter(levels - 1)
			}
		default:
			p.nestCaseStudy(f, levels)
		}
	}
	return f
}

func (p *pair) nestCaseStudy(f *kg.CaseStudyFilter, levels int) {
	if levels == 0 {
		return
	}
	inner := func() *kg.CaseStudyFilter { return p.caseStudyFilter(levels - 1) }
	switch p.rng.IntN(3) {
	case 0:
		f.And = some(p, 3, inner)
	case 1:
		f.Or = some(p, 3, inner)
	case 2:
		f.Not = inner()
	}
}

func (p *pair) sdgLinkFilter() *kg.SDGLinkFilter {
	f := new(kg.SDGLinkFilter)
	switch p.rng.IntN(5) {
	case 0:
		f.SDGs = p.maybe(p.goal)
	case 1:
		f.Scopes = some(p, 3, func() kg.SDGLinkScope { return pick(p, kg.SDGLinkScope("").Values()) })
	case 2:
		f.SubjectKinds = some(p, 3, p.kind)
	case 3:
		f.Subjects = some(p, 5, p.any)
	}
	if p.rng.IntN(2) == 0 {
		basis := pick(p, kg.Basis("").Values())
		f.Basis = &basis
	}
	return f
}

func (p *pair) stringFilter() *kg.StringFilter {
	f, text := new(kg.StringFilter), p.typed()
	switch p.rng.IntN(4) {
	case 0:
		name := p.names[p.rng.IntN(len(p.names))]
		f.Eq = &name
	case 1:
		f.In = some(p, 4, p.typed)
	case 2:
		f.StartsWith = &text
	}
	if p.rng.IntN(2) == 0 {
		f.Contains = &text
	}
	return f
}

func (p *pair) intFilter(value func() int) *kg.IntFilter {
	f := new(kg.IntFilter)
	a, b, null := value(), value(), p.rng.IntN(2) == 0
	switch p.rng.IntN(6) {
	case 0:
		f.Eq = &a
	case 1:
		f.In = some(p, 4, value)
	case 2:
		f.Gte = &a
	case 3:
		f.Lte = &a
	case 4:
		f.Gte, f.Lte = &a, &b
	case 5:
		f.IsNull = &null
		if p.rng.IntN(3) == 0 {
			f.Lte = &a
		}
	}
	return f
}

func (p *pair) maybeInt(value func() int) *kg.IntFilter {
	if p.rng.IntN(2) == 0 {
		return nil
	}
	return p.intFilter(value)
}

func (p *pair) goalFilter() *kg.SDGSetFilter {
	f := &kg.SDGSetFilter{Any: p.maybe(p.goal), All: p.maybe(p.goal), None: p.maybe(p.goal), Count: p.maybeInt(func() int { return p.rng.IntN(5) })}
	if p.rng.IntN(2) == 0 {
		basis := pick(p, kg.Basis("").Values())
		f.Basis = &basis
	}
	return f
}

func (p *pair) near() *kg.NearFilter {
	f := &kg.NearFilter{WithinKm: float64(p.rng.IntN(1 << p.rng.IntN(16)))}
	if p.rng.IntN(2) == 0 {
		slug := p.one(kg.KindCity).Slug()
		f.City = &slug
		return f
	}
	latitude, longitude := 180*p.rng.Float64()-90, 360*p.rng.Float64()-180
	f.Latitude, f.Longitude = &latitude, &longitude
	return f
}

func (p *pair) box() *kg.BoundingBox {
	south := 180*p.rng.Float64() - 90
	return &kg.BoundingBox{South: south, North: south + (90-south)*p.rng.Float64(), West: 360*p.rng.Float64() - 180, East: 360*p.rng.Float64() - 180}
}

func (p *pair) goal() int { return p.rng.IntN(kg.Goals + 2) }

func (p *pair) year() int { return 2013 + p.rng.IntN(13) }

// maybe is a random list of numbers, or none.
func (p *pair) maybe(value func() int) []int {
	if p.rng.IntN(2) == 0 {
		return nil
	}
	return some(p, 3, value)
}

// some is a list of up to n values, sometimes empty.
func some[V any](p *pair, n int, value func() V) []V {
	list := make([]V, p.rng.IntN(n+1))
	for i := range list {
		list[i] = value()
	}
	return list
}

func pick[V any](p *pair, values []V) V { return values[p.rng.IntN(len(values))] }

// filtered is a filter made ready, as text for the reader of a difference too. One in three is none.
func (p *pair) filtered(kind kg.EntityKind) (ready *kg.Filter, text string) {
	if p.rng.IntN(3) == 0 {
		return nil, "all"
	}
	var err error
	switch levels := p.rng.IntN(5); kind {
	case kg.KindCity:
		f := p.cityFilter(levels)
		ready, err = kg.NewCityFilter(f, "filter")
		text = asText(f)
	case kg.KindCaseStudy:
		f := p.caseStudyFilter(levels)
		ready, err = kg.NewCaseStudyFilter(f, "filter")
		text = asText(f)
	default:
		f := p.sdgLinkFilter()
		ready, err = kg.NewSDGLinkFilter(f, "filter")
		text = asText(f)
	}
	if err != nil {
		return nil, fmt.Sprintf("none, for %v", err) // more conditions than a filter may have
	}
	return ready, text
}
