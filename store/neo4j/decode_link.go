package neo4j

import (
	"fmt"

	"learningcities/kg"
)

// sdgLink decodes a link; its goal is one of the vocabulary.
func (r *reader) sdgLink(v any) (*kg.SDGLink, error) {
	l := new(kg.SDGLink)
	if err := r.layouts["SDGLink"].read(v, l); err != nil {
		return nil, err
	}
	goal, ok := r.words.byID[l.SDG.ID].(*kg.SDG)
	if !ok {
		return nil, fmt.Errorf("property sdg of the node %s is %s, which is not there", l.ID, l.SDG.ID)
	}
	l.SDG = goal
	return l, nil
}

// linkTo decodes a link that must lead to the goal.
func (r *reader) linkTo(v any, goal kg.ID) (*kg.SDGLink, error) {
	l, err := r.sdgLink(v)
	if err == nil && l.SDG.ID != goal {
		err = fmt.Errorf("property sdg of the node %s is %s where %s is due", l.ID, l.SDG.ID, goal)
	}
	return l, err
}

// served decodes the evidence of a city's service to a goal, and keeps what the basis allows. Claimed is the number of links that the
// relationship names; one that is not there must not be passed over.
func (r *reader) served(city *kg.City, g *kg.SDG, evidence, claimed any, basis kg.Basis) (*kg.CitySDG, error) {
	links, err := all(evidence, func(v any) (*kg.SDGLink, error) { return r.linkTo(v, g.ID) })
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

// cityAndGoal decodes [city, evidence, claimed]; the goal is the key that was asked for.
func (r *reader) cityAndGoal(basis kg.Basis) func(kg.ID, any) (*kg.CitySDG, error) {
	return func(goal kg.ID, v any) (*kg.CitySDG, error) {
		t, err := tuple(v, 3)
		if err != nil {
			return nil, err
		}
		g, err := word[*kg.SDG](r.words, string(goal))
		if err != nil {
			return nil, err
		}
		city, err := as[*kg.City](r.layouts, t[0])
		if err != nil {
			return nil, err
		}
		return r.served(city, g, t[1], t[2], basis)
	}
}

// caseStudyAndLink decodes [case study, link]; the goal is the key that was asked for.
func (r *reader) caseStudyAndLink(goal kg.ID, v any) (*kg.CaseStudySDG, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	study, err := as[*kg.CaseStudy](r.layouts, t[0])
	if err != nil {
		return nil, err
	}
	link, err := r.linkTo(t[1], goal)
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

// themeLink decodes [id of the theme, relationship]; the subject is the key that was asked for.
func (r *reader) themeLink(subject kg.ID, v any) (*kg.ThemeLink, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	theme, err := word[*kg.Theme](r.words, t[0])
	if err != nil {
		return nil, err
	}
	l := &kg.ThemeLink{SubjectID: subject, Theme: theme}
	return l, relationship(t[1], string(subject)+" and "+string(theme.ID), l)
}

// actionPointLink decodes [id of the action point, relationship]; the subject is the key that was asked for.
func (r *reader) actionPointLink(subject kg.ID, v any) (*kg.ActionPointLink, error) {
	t, err := tuple(v, 2)
	if err != nil {
		return nil, err
	}
	point, err := word[*kg.ActionPoint](r.words, t[0])
	if err != nil {
		return nil, err
	}
	l := &kg.ActionPointLink{SubjectID: subject, ActionPoint: point}
	return l, relationship(t[1], string(subject)+" and "+string(point.ID), l)
}
