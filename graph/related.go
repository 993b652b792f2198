package graph

import (
	"context"

	"learningcities/kg"
)

// relatedCities answers a page of the cities that are related to a city.
func relatedCities(ctx context.Context, city kg.ID, a kg.PageArguments, q kg.RelatedQuery, input *kg.CityFilter) (*kg.RelatedCityConnection, error) {
	s := from(ctx)
	filter, err := s.CityFilter(ctx, input, "filter")
	if err != nil {
		return nil, err
	}
	return connection(ctx, a, "City.relatedCities/"+string(city), filter, func(p kg.PageQuery) (kg.Page[*kg.Related], error) {
		q.PageQuery = p
		return s.RelatedByCity(ctx, q, city)
	}, relatedCity, relatedCityEdge)
}

func relatedCity(r *kg.Related) *kg.City { return r.City }

func relatedCityEdge(r *kg.Related, e kg.Edge[*kg.City]) *kg.RelatedCityEdge {
	return &kg.RelatedCityEdge{Edge: e, Related: r}
}

// describeRelated tells the reasons in a sentence. It looks up the names that the sentence gives, if it gives any.
func describeRelated(ctx context.Context, reasons []*kg.RelatedReason, language kg.Language) (string, error) {
	language = kg.SentenceLanguage(language)
	var ids []kg.ID
	for _, r := range reasons {
		ids = append(ids, r.Mentions()...)
	}
	entities, err := from(ctx).EntitiesByID(ctx, ids)
	if err != nil {
		return "", err
	}
	names := make(map[kg.ID]string, len(ids))
	for i, e := range entities {
		if e != nil {
			names[ids[i]] = e.Name(language)
		}
	}
	return kg.DescribeRelated(reasons, language, func(id kg.ID) string { return names[id] }), nil
}
