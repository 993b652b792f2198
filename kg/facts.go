package kg

import (
	"slices"
	"strings"
)

// CityFacts are what conditions look at beside a city's own statements. Derived by Build.
type CityFacts struct {
	CountryCodes []string // alpha-2, alpha-3 and M49 of its country
	Goals        Goalset
	AwardYears   []int    // ascending
	Clusters     []string // slugs of those it coordinates or is a member of
	CaseStudies  int
	Point        *Vector // nil where its place is not known
}

// CaseStudyFacts are what conditions look at beside a case study's own statements. Derived by Build.
type CaseStudyFacts struct {
	Text         string // title, summary and programmes as they are searched: folded, with a space before every word
	Goals        Goalset
	Themes       []string // slugs
	ActionPoints []int
}

// Goalset is the numbers of the goals served, ascending.
type Goalset struct {
	Any       []int // on any basis
	Source    []int // those that a source names
	Editorial []int // those that our own reading finds
}

// Under are the goals under the basis; "" for any.
func (g *Goalset) Under(basis Basis) []int {
	switch basis {
	case "":
		return g.Any
	case BasisSource:
		return g.Source
	case BasisEditorial:
		return g.Editorial
	}
	return nil
}

func (g *Goalset) add(number int, basis Basis) {
	insert(&g.Any, number)
	if basis == BasisSource {
		insert(&g.Source, number)
	} else {
		insert(&g.Editorial, number)
	}
}

// insert keeps the list ascending and each value once.
func insert[V int | string](list *[]V, v V) {
	if at, found := slices.BinarySearch(*list, v); !found {
		*list = slices.Insert(*list, at, v)
	}
}

func (g *Goalset) walk(f Fields) {
	f.Ints(string(PropertySDGs), &g.Any)
	f.Ints(string(PropertySDGsSource), &g.Source)
	f.Ints(string(PropertySDGsEditorial), &g.Editorial)
}

func (c *CityFacts) walk(f Fields) {
	f.Texts(string(PropertyCountryCodes), &c.CountryCodes)
	c.Goals.walk(f)
	f.Ints(string(PropertyAwardYears), &c.AwardYears)
	f.Texts(string(PropertyClusters), &c.Clusters)
	f.Int(string(PropertyCaseStudies), &c.CaseStudies)
	optional(f, "x", &c.Point, func(name string, v *Vector) {
		f.Float(name, &v.X)
		f.Float("y", &v.Y)
		f.Float("z", &v.Z)
	})
}

func (c *CaseStudyFacts) walk(f Fields) {
	f.Text(string(PropertyText), &c.Text)
	c.Goals.walk(f)
	f.Texts(string(PropertyThemes), &c.Themes)
	f.Ints(string(PropertyActionPoints), &c.ActionPoints)
}

// buildFacts gathers what conditions look at. Goals must have been served before.
func (d *Dataset) buildFacts(x *index) {
	for _, c := range d.Cities {
		country := x.countries[c.CountryID]
		c.Facts = CityFacts{CountryCodes: []string{country.Code, country.Alpha3, country.M49}}
		if c.Location != nil {
			v := c.Location.Vector()
			c.Facts.Point = &v
		}
	}
	for _, s := range d.CaseStudies {
		texts := slices.Clone(s.Programmes)
		for _, text := range []*string{s.Summary, s.Title} {
			if text != nil {
				texts = slices.Insert(texts, 0, *text)
			}
		}
		s.Facts = CaseStudyFacts{Text: " " + Fold(strings.Join(texts, " "))}
		x.cities[s.CityID].Facts.CaseStudies++
	}
	for _, s := range d.Served {
		for _, l := range s.Evidence {
			s.City.Facts.Goals.add(s.SDG.Number, l.Basis)
		}
	}
	for _, l := range d.SDGLinks {
		if study, ok := x.entities[l.SubjectID].(*CaseStudy); ok {
			study.Facts.Goals.add(l.SDG.Number, l.Basis)
		}
	}
	for _, l := range d.ThemeLinks {
		if study, ok := x.entities[l.SubjectID].(*CaseStudy); ok {
			insert(&study.Facts.Themes, l.Theme.Slug())
		}
	}
	for _, l := range d.ActionPointLinks {
		if study, ok := x.entities[l.SubjectID].(*CaseStudy); ok {
			insert(&study.Facts.ActionPoints, l.ActionPoint.Number)
		}
	}
	for _, w := range d.Winners {
		if award, ok := x.entities[w.AwardID].(*Award); ok {
			insert(&x.cities[w.CityID].Facts.AwardYears, award.Year)
		}
	}
	for _, c := range d.ClusterCities {
		if c.Role != RoleOnTheme {
			insert(&x.cities[c.City.ID].Facts.Clusters, c.Cluster.Slug())
		}
	}
}
