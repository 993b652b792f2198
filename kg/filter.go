package kg

import "context"

// CityFilter says which cities to look at. All that is given must hold; nil is not given. A list means any of, an empty one none.
type CityFilter struct {
	And         []*CityFilter
	Or          []*CityFilter
	Not         *CityFilter
	Slugs       []string
	Name        *StringFilter
	Countries   []string
	Regions     []Region
	Membership  []MembershipStatus
	MemberSince *IntFilter
	Population  *IntFilter
	SDGs        *SDGSetFilter
	Awards      *AwardSetFilter
	Clusters    []string
	CaseStudies *CaseStudySetFilter
	Near        *NearFilter
	Within      *BoundingBox
}

// CaseStudyFilter says which case studies to look at, as CityFilter does.
type CaseStudyFilter struct {
	And          []*CaseStudyFilter
	Or           []*CaseStudyFilter
	Not          *CaseStudyFilter
	Slugs        []string
	Kinds        []CaseStudyKind
	Year         *IntFilter
	Text         *string
	SDGs         *SDGSetFilter
	Themes       []string
	ActionPoints []int
	Publications []string
	City         *CityFilter
}

// SDGLinkFilter says which links to goals to look at, as CityFilter does.
type SDGLinkFilter struct {
	SDGs         []int
	Basis        *Basis
	Scopes       []SDGLinkScope
	SubjectKinds []EntityKind
	Subjects     []ID
}

// StringFilter compares one text, folded as in a search.
type StringFilter struct {
	Eq         *string
	In         []string
	Contains   *string
	StartsWith *string
}

// IntFilter compares a number. What is not known fails every comparison but IsNull.
type IntFilter struct {
	Eq     *int
	In     []int
	Gte    *int
	Lte    *int
	IsNull *bool
}

// SDGSetFilter looks at the goals served, under the basis where one is given.
type SDGSetFilter struct {
	All   []int
	Any   []int
	None  []int
	Basis *Basis
	Count *IntFilter
}

// AwardSetFilter looks at the years of the awards received.
type AwardSetFilter struct {
	Any   []int
	All   []int
	None  []int
	Count *IntFilter
}

// CaseStudySetFilter looks at the case studies of a city.
type CaseStudySetFilter struct {
	Some  *CaseStudyFilter
	Every *CaseStudyFilter
	None  *CaseStudyFilter
	Count *IntFilter
}

// NearFilter is a circle around a city or a place.
type NearFilter struct {
	City      *string
	Latitude  *float64
	Longitude *float64
	WithinKm  float64
}

// BoundingBox is a stretch of latitudes and longitudes; where west is greater than east it crosses the antimeridian.
type BoundingBox struct {
	South float64
	West  float64
	North float64
	East  float64
}

// Filter is a filter that was checked and made into a condition. Equal filters of one operation are one pointer, so it can be part of a
// comparable question. It never changes once Locate has run.
type Filter struct {
	Condition Condition
	// Near is the circle at the top level of a filter of cities, from which distances are told; nil for none.
	Near *Near
	// Conditions are how many there are, those inside others too.
	Conditions int
	// Values are how many there are in its lists.
	Values int
	// circles around cities whose places are not known yet.
	circles []*Near
}

// NewCityFilter checks a filter of cities. The argument is where it was given, "filter", for errors.
func NewCityFilter(f *CityFilter, argument string) (*Filter, error) {
	c := new(compiler)
	out := &Filter{Condition: c.city(f, argument, 1)}
	if f.Near != nil && c.err == nil {
		out.Near = c.top
	}
	out.circles, out.Conditions, out.Values = c.circles, c.conditions, c.values
	return out, c.failure()
}

// NewCaseStudyFilter checks a filter of case studies, as NewCityFilter does.
func NewCaseStudyFilter(f *CaseStudyFilter, argument string) (*Filter, error) {
	c := new(compiler)
	out := &Filter{Condition: c.caseStudy(f, argument, 1)}
	out.circles, out.Conditions, out.Values = c.circles, c.conditions, c.values
	return out, c.failure()
}

// NewSDGLinkFilter checks a filter of links to goals, as NewCityFilter does.
func NewSDGLinkFilter(f *SDGLinkFilter, argument string) (*Filter, error) {
	c := new(compiler)
	out := &Filter{Condition: c.sdgLink(f, argument)}
	out.Conditions, out.Values = c.conditions, c.values
	return out, c.failure()
}

// Locate finds the places of the cities that the filter's circles are drawn around, in one question, or none where there are no
// such circles. Around a city that does not exist or whose place is not known lies nothing.
func (f *Filter) Locate(ctx context.Context, r Reader) error {
	if len(f.circles) == 0 {
		return nil
	}
	ids := make([]ID, len(f.circles))
	for i, n := range f.circles {
		ids[i] = n.City
	}
	entities, err := r.EntitiesByID(ctx, ids)
	if err != nil {
		return err
	}
	for i, e := range entities {
		if city, ok := e.(*City); ok {
			f.circles[i].Place, f.circles[i].Point = city.Location, city.Facts.Point
		}
	}
	f.circles = nil
	return nil
}
