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
	asked := selected(ctx)
	return connection(ctx, a, "City.relatedCities/"+string(city), filter, related(), func(p kg.PageQuery) (kg.Page[*kg.Related], error) {
		q.PageQuery, q.Brief = p, !asked("edges")
		return s.RelatedByCity(ctx, q, city)
	})
}

// describeRelated tells the reasons in a sentence. It looks up the names that the sentence gives, if it gives any.
func describeRelated(ctx context.Context, reasons []*kg.RelatedReason, language kg.Language) (string, error) {
	ids := mentioned(reasons)
	entities, err := from(ctx).EntitiesByID(ctx, ids)
	if err != nil {
		return "", err
	}
	return describe(reasons, ids, entities, kg.SentenceLanguage(language)), nil
}

// mainReasons are the reasons that the sentence about a related city tells.
func mainReasons(e *kg.RelatedCityEdge) []*kg.RelatedReason {
	return e.Reasons[:min(3, len(e.Reasons))]
}

// mentioned are the ids of what the sentence about the reasons names.
func mentioned(reasons []*kg.RelatedReason) []kg.ID {
	var ids []kg.ID
	for _, r := range reasons {
		ids = append(ids, r.Mentions()...)
	}
	return ids
}

// describe tells the reasons in a sentence. The entities are those of the ids that it mentions.
func describe(reasons []*kg.RelatedReason, ids []kg.ID, entities []kg.Entity, language kg.Language) string {
	names := make(map[kg.ID]string, len(ids))
	for i, e := range entities {
		if e != nil {
			names[ids[i]] = e.Name(language)
		}
	}
	return kg.DescribeRelated(reasons, language, func(id kg.ID) string { return names[id] })
}
