package memory

import "learningcities/kg"

// filtered keeps what fulfils the filter. Without one it is the list itself.
func filtered[V any](all []V, f *kg.Filter, subject func(V) kg.Subject) []V {
	if f == nil {
		return all
	}
	var kept []V
	for _, v := range all {
		if f.Condition.Holds(subject(v)) {
			kept = append(kept, v)
		}
	}
	return kept
}

func (v *view) ofCity(c *kg.City) kg.Subject       { return kg.Subject{City: c, Graph: v} }
func (v *view) ofStudy(s *kg.CaseStudy) kg.Subject { return kg.Subject{CaseStudy: s, Graph: v} }
func (v *view) ofLink(l *kg.SDGLink) kg.Subject    { return kg.Subject{Link: l, Graph: v} }

// CaseStudiesOf is for conditions on the case studies of a city.
func (v *view) CaseStudiesOf(city kg.ID) []*kg.CaseStudy { return v.caseStudiesByCity[city] }

// CityOf is for conditions on the city of a case study.
func (v *view) CityOf(s *kg.CaseStudy) *kg.City { return find[*kg.City](v, s.CityID) }
