package memory

import (
	"context"

	"learningcities/kg"
)

// reader is a pinned view. It knows its store only to fail once that is closed.
type reader struct {
	*view
	store *Store
}

var _ kg.Reader = (*reader)(nil)

func (r *reader) Info(ctx context.Context) (*kg.Info, error) {
	return &r.d.Info, r.store.check(ctx)
}

func (r *reader) AwardProgramme(ctx context.Context) (*kg.AwardProgramme, error) {
	return r.d.Programme, r.store.check(ctx)
}

func (r *reader) NetworkSizes(ctx context.Context) ([]*kg.NetworkSize, error) {
	return r.d.Sizes, r.store.check(ctx)
}

func (r *reader) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	return lookup(ctx, r, ids, r.entities)
}

func (r *reader) EntitiesByKind(ctx context.Context, kinds []kg.EntityKind) ([][]kg.Entity, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	out := make([][]kg.Entity, len(kinds))
	for i, k := range kinds {
		out[i] = r.d.Entities(k)
	}
	return out, nil
}

func (r *reader) SourcesByID(ctx context.Context, ids []kg.ID) ([]*kg.Source, error) {
	return lookup(ctx, r, ids, r.sources)
}

func (r *reader) SDGLinksByID(ctx context.Context, ids []kg.ID) ([]*kg.SDGLink, error) {
	return lookup(ctx, r, ids, r.links)
}

func (r *reader) CountriesByCode(ctx context.Context, codes []string) ([]*kg.Country, error) {
	upper := make([]string, len(codes))
	for i, c := range codes {
		upper[i] = kg.CountryCode(c)
	}
	return lookup(ctx, r, upper, r.countries)
}

func (r *reader) NeighboursByEntity(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
	return lookup(ctx, r, ids, r.d.Neighbours)
}

func (r *reader) AwardsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Award, error) {
	return lookup(ctx, r, cities, r.awardsByCity)
}

func (r *reader) CaseStudiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CaseStudy, error) {
	return lookup(ctx, r, cities, r.caseStudiesByCity)
}

func (r *reader) CitySDGsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CitySDG, error) {
	return lookup(ctx, r, cities, r.servedByCity)
}

func (r *reader) ClusterCitiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.ClusterCity, error) {
	return lookup(ctx, r, cities, r.clustersByCity)
}

func (r *reader) ConferencesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Conference, error) {
	return lookup(ctx, r, cities, r.conferencesByCity)
}

func (r *reader) TargetsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.SDGTarget, error) {
	return lookup(ctx, r, sdgs, r.targetsBySDG)
}

func (r *reader) ActionPointsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.ActionPoint, error) {
	return lookup(ctx, r, sdgs, r.actionPointsBySDG)
}

func (r *reader) SDGLinksBySubject(ctx context.Context, subjects []kg.ID) ([][]*kg.SDGLink, error) {
	return lookup(ctx, r, subjects, r.linksBySubject)
}

func (r *reader) ThemesByActionPoint(ctx context.Context, points []kg.ID) ([][]*kg.Theme, error) {
	return lookup(ctx, r, points, r.themesByActionPoint)
}

func (r *reader) CitiesByAward(ctx context.Context, awards []kg.ID) ([][]*kg.City, error) {
	return lookup(ctx, r, awards, r.citiesByAward)
}

func (r *reader) ThemeLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ThemeLink, error) {
	return lookup(ctx, r, studies, r.themeLinksByStudy)
}

func (r *reader) ActionPointLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ActionPointLink, error) {
	return lookup(ctx, r, studies, r.actionLinksByStudy)
}

func (r *reader) ThemesByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Theme, error) {
	return lookup(ctx, r, conferences, r.themesByConference)
}

func (r *reader) DocumentsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Document, error) {
	return lookup(ctx, r, conferences, r.documentsByConference)
}

func (r *reader) PublicationsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Publication, error) {
	return lookup(ctx, r, conferences, r.booksByConference)
}

func (r *reader) AwardsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Award, error) {
	return lookup(ctx, r, conferences, r.awardsByConference)
}

func (r *reader) ActionPointsByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.ActionPoint, error) {
	return lookup(ctx, r, documents, r.actionPointsByDoc)
}

func (r *reader) ThemesByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.Theme, error) {
	return lookup(ctx, r, documents, r.themesByDocument)
}

func (r *reader) CaseStudiesByPublication(ctx context.Context, publications []kg.ID) ([][]*kg.CaseStudy, error) {
	return lookup(ctx, r, publications, r.studiesByPublication)
}

func (r *reader) ClusterCitiesByCluster(ctx context.Context, clusters []kg.ID) ([][]*kg.ClusterCity, error) {
	return lookup(ctx, r, clusters, r.citiesByCluster)
}

func (r *reader) ConferencesByTheme(ctx context.Context, themes []kg.ID) ([][]*kg.Conference, error) {
	return lookup(ctx, r, themes, r.conferencesByTheme)
}

// lookup answers a batch from a map, by position.
func lookup[K comparable, V any](ctx context.Context, r *reader, keys []K, from map[K]V) ([]V, error) {
	if err := r.store.check(ctx); err != nil {
		return nil, err
	}
	out := make([]V, len(keys))
	for i, k := range keys {
		out[i] = from[k]
	}
	return out, nil
}
