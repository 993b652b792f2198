package kg

// Property is a stored property that conditions look at, by the name that it has in the graph.
type Property string

// The properties of cities, case studies and links that conditions look at.
const (
	PropertyID            Property = "id"
	PropertySearchTexts   Property = "searchTexts"
	PropertyCountryCodes  Property = "countryCodes"
	PropertyRegion        Property = "region"
	PropertyMembership    Property = "membership"
	PropertyMemberSince   Property = "memberSince"
	PropertyPopulation    Property = "population"
	PropertyAwardYears    Property = "awardYears"
	PropertyClusters      Property = "clusters"
	PropertyCaseStudies   Property = "caseStudyCount"
	PropertySDGs          Property = "sdgs"
	PropertySDGsSource    Property = "sdgsSource"
	PropertySDGsEditorial Property = "sdgsEditorial"

	PropertyKind         Property = "kind"
	PropertyYear         Property = "year"
	PropertyText         Property = "text"
	PropertyThemes       Property = "themes"
	PropertyActionPoints Property = "actionPoints"
	PropertyPublication  Property = "publication"

	PropertySDG         Property = "sdg"
	PropertyBasis       Property = "basis"
	PropertyScope       Property = "scope"
	PropertySubjectKind Property = "subjectKind"
	PropertySubject     Property = "subject"
)

// sdgsUnder is the property that holds the goals served under the basis; none for any.
func sdgsUnder(basis *Basis) Property {
	switch {
	case basis == nil:
		return PropertySDGs
	case *basis == BasisSource:
		return PropertySDGsSource
	default:
		return PropertySDGsEditorial
	}
}

// Subject is what a condition is asked of: a city, a case study or a link.
type Subject struct {
	City      *City
	CaseStudy *CaseStudy
	Link      *SDGLink
}

// Text is the text of the property, "" where it is not known.
func (s Subject) Text(p Property) string {
	switch {
	case s.City != nil:
		switch p {
		case PropertyID:
			return string(s.City.ID)
		case PropertyRegion:
			return string(s.City.Region)
		case PropertyMembership:
			return string(s.City.Membership)
		}
	case s.CaseStudy != nil:
		switch p {
		case PropertyID:
			return string(s.CaseStudy.ID)
		case PropertyKind:
			return string(s.CaseStudy.Kind)
		case PropertyText:
			return s.CaseStudy.Facts.Text
		case PropertyPublication:
			return string(s.CaseStudy.PublicationID)
		}
	case s.Link != nil:
		switch p {
		case PropertySDG:
			return string(s.Link.SDG.ID)
		case PropertyBasis:
			return string(s.Link.Basis)
		case PropertyScope:
			if s.Link.Scope != nil {
				return string(*s.Link.Scope)
			}
		case PropertySubjectKind:
			return string(s.Link.SubjectID.Kind())
		case PropertySubject:
			return string(s.Link.SubjectID)
		}
	}
	return ""
}

// Texts are the texts of the property.
func (s Subject) Texts(p Property) []string {
	switch p {
	case PropertySearchTexts:
		return s.City.SearchTexts
	case PropertyCountryCodes:
		return s.City.Facts.CountryCodes
	case PropertyClusters:
		return s.City.Facts.Clusters
	case PropertyThemes:
		return s.CaseStudy.Facts.Themes
	}
	return nil
}

// Number is the number of the property, nil where it is not known.
func (s Subject) Number(p Property) *int {
	switch p {
	case PropertyMemberSince:
		return s.City.MemberSince
	case PropertyPopulation:
		return s.City.Population
	case PropertyCaseStudies:
		return &s.City.Facts.CaseStudies
	case PropertyYear:
		return s.CaseStudy.Year
	}
	return nil
}

// Numbers are the numbers of the property.
func (s Subject) Numbers(p Property) []int {
	switch p {
	case PropertyAwardYears:
		return s.City.Facts.AwardYears
	case PropertyActionPoints:
		return s.CaseStudy.Facts.ActionPoints
	}
	goals := &Goalset{}
	if s.City != nil {
		goals = &s.City.Facts.Goals
	} else if s.CaseStudy != nil {
		goals = &s.CaseStudy.Facts.Goals
	}
	switch p {
	case PropertySDGs:
		return goals.Any
	case PropertySDGsSource:
		return goals.Source
	case PropertySDGsEditorial:
		return goals.Editorial
	}
	return nil
}
