package neo4j

import (
	"fmt"

	"learningcities/kg"
)

// sdgLink decodes [link, goal].
func (ls layouts) sdgLink(v any) (*kg.SDGLink, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	goal, err := as[*kg.SDG](ls, t[1])
	if err != nil {
		return nil, err
	}
	return ls.linkTo(t[0], goal)
}

// linkTo decodes a link to a goal that is decoded already.
func (ls layouts) linkTo(v any, goal *kg.SDG) (*kg.SDGLink, error) {
	l := new(kg.SDGLink)
	if err := ls["SDGLink"].read(v, l); err != nil {
		return nil, err
	}
	if l.SDG.ID != goal.ID {
		return nil, fmt.Errorf("property sdg of the node %s is %s where %s is due", l.ID, l.SDG.ID, goal.ID)
	}
	l.SDG = goal
	return l, nil
}

// served decodes the goal and the evidence of a city's service, and keeps what the basis allows. Claimed is the number of links that the
// relationship names; one that is not there must not be passed over.
func (ls layouts) served(city *kg.City, goal, evidence, claimed any, basis kg.Basis) (*kg.CitySDG, error) {
	g, err := as[*kg.SDG](ls, goal)
	if err != nil {
		return nil, err
	}
	links, err := all(evidence, func(v any) (*kg.SDGLink, error) { return ls.linkTo(v, g) })
	if err != nil {
		return nil, err
	}
	if claimed != int64(len(links)) || len(links) == 0 {
		return nil, fmt.Errorf("property evidence of the relationship SERVES between %s and %s names %v links, %d of them are there", city.ID, g.ID, claimed, len(links))
	}
	s := &kg.CitySDG{City: city, SDG: g, Basis: kg.BasisEditorial, Evidence: links}
	for _, l := range links {
		if l.Basis == kg.BasisSource {
			s.Basis = kg.BasisSource
		}
	}
	if s = s.Under(basis); s == nil {
		return nil, fmt.Errorf("the relationship SERVES between %s and %s has no evidence of the basis %s that it claims", city.ID, g.ID, basis)
	}
	return s, nil
}

// cityAndGoal decodes [city, goal, evidence, claimed].
func (ls layouts) cityAndGoal(basis kg.Basis) func(any) (*kg.CitySDG, error) {
	return func(v any) (*kg.CitySDG, error) {
		t, err := tuple(v, 4)
		if err != nil {
			return nil, err
		}
		city, err := as[*kg.City](ls, t[0])
		if err != nil {
			return nil, err
		}
		return ls.served(city, t[1], t[2], t[3], basis)
	}
}

// caseStudyAndLink decodes [case study, link, goal].
func (ls layouts) caseStudyAndLink(v any) (*kg.CaseStudySDG, error) {
	t, err := tuple(v, 3)
	if err != nil {
		return nil, err
	}
	study, err := as[*kg.CaseStudy](ls, t[0])
	if err != nil {
		return nil, err
	}
	link, err := ls.sdgLink(t[1:])
	if err != nil {
		return nil, err
	}
	return &kg.CaseStudySDG{CaseStudy: study, Link: link}, nil
}

// clusterCity decodes the relationship between a cluster and a city.
func clusterCity(cluster *kg.Cluster, city *kg.City, v any) (*kg.ClusterCity, error) {
	c := &kg.ClusterCity{Cluster: cluster, City: city}
	return c, relationship(v, string(city.ID)+" and "+string(cluster.ID), c)
}

// themeLink decodes [theme, relationship]; the subject is the key that was asked for.
func (ls layouts) themeLink(subject kg.ID, v any) (*kg.ThemeLink, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	theme, err := as[*kg.Theme](ls, t[0])
	if err != nil {
		return nil, err
	}
	l := &kg.ThemeLink{SubjectID: subject, Theme: theme}
	return l, relationship(t[1], string(subject)+" and "+string(theme.ID), l)
}

// actionPointLink decodes [action point, relationship]; the subject is the key that was asked for.
func (ls layouts) actionPointLink(subject kg.ID, v any) (*kg.ActionPointLink, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	point, err := as[*kg.ActionPoint](ls, t[0])
	if err != nil {
		return nil, err
	}
	l := &kg.ActionPointLink{SubjectID: subject, ActionPoint: point}
	return l, relationship(t[1], string(subject)+" and "+string(point.ID), l)
}
