package loaders

import (
	"context"

	"learningcities/kg"
)

// The loaders: one line for each lookup of kg.Reader. Those that find one thing for a key have the singular of its name.

// Info is kg.Reader.Info.
func (l Link) Info(ctx context.Context) (*kg.Info, error) {
	return single(ctx, l, "Info", kg.Reader.Info)
}

// AwardProgramme is kg.Reader.AwardProgramme.
func (l Link) AwardProgramme(ctx context.Context) (*kg.AwardProgramme, error) {
	return single(ctx, l, "AwardProgramme", kg.Reader.AwardProgramme)
}

// NetworkSizes is kg.Reader.NetworkSizes.
func (l Link) NetworkSizes(ctx context.Context) ([]*kg.NetworkSize, error) {
	return single(ctx, l, "NetworkSizes", kg.Reader.NetworkSizes)
}

// EntityByID gathers the keys of kg.Reader.EntitiesByID.
func (l Link) EntityByID(ctx context.Context, key kg.ID) (kg.Entity, error) {
	return batched(ctx, l, "EntitiesByID", kg.Reader.EntitiesByID, key)
}

// EntitiesByID gathers several keys of kg.Reader.EntitiesByID for one field.
func (l Link) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	return Keys(ctx, l, "EntitiesByID", kg.Reader.EntitiesByID, ids).Values(ctx)
}

// EntitiesByKind gathers the keys of kg.Reader.EntitiesByKind.
func (l Link) EntitiesByKind(ctx context.Context, key kg.EntityKind) ([]kg.Entity, error) {
	return batched(ctx, l, "EntitiesByKind", kg.Reader.EntitiesByKind, key)
}

// SourceByID gathers the keys of kg.Reader.SourcesByID.
func (l Link) SourceByID(ctx context.Context, key kg.ID) (*kg.Source, error) {
	return batched(ctx, l, "SourcesByID", kg.Reader.SourcesByID, key)
}

// SourcesByID gathers several keys of kg.Reader.SourcesByID for one field.
func (l Link) SourcesByID(ctx context.Context, ids []kg.ID) ([]*kg.Source, error) {
	return Keys(ctx, l, "SourcesByID", kg.Reader.SourcesByID, ids).Values(ctx)
}

// NeighboursByEntity gathers several keys of kg.Reader.NeighboursByEntity for one field.
func (l Link) NeighboursByEntity(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
	return Keys(ctx, l, "NeighboursByEntity", kg.Reader.NeighboursByEntity, ids).Values(ctx)
}

// SDGLinkByID gathers the keys of kg.Reader.SDGLinksByID.
func (l Link) SDGLinkByID(ctx context.Context, key kg.ID) (*kg.SDGLink, error) {
	return batched(ctx, l, "SDGLinksByID", kg.Reader.SDGLinksByID, key)
}

// CountryByCode gathers the keys of kg.Reader.CountriesByCode.
func (l Link) CountryByCode(ctx context.Context, key string) (*kg.Country, error) {
	return batched(ctx, l, "CountriesByCode", kg.Reader.CountriesByCode, key)
}

// AwardsByCity gathers the keys of kg.Reader.AwardsByCity.
func (l Link) AwardsByCity(ctx context.Context, key kg.ID) ([]*kg.Award, error) {
	return batched(ctx, l, "AwardsByCity", kg.Reader.AwardsByCity, key)
}

// CaseStudiesByCity gathers the keys of kg.Reader.CaseStudiesByCity.
func (l Link) CaseStudiesByCity(ctx context.Context, key kg.ID) ([]*kg.CaseStudy, error) {
	return batched(ctx, l, "CaseStudiesByCity", kg.Reader.CaseStudiesByCity, key)
}

// CitySDGsByCity gathers the keys of kg.Reader.CitySDGsByCity.
func (l Link) CitySDGsByCity(ctx context.Context, key kg.ID) ([]*kg.CitySDG, error) {
	return batched(ctx, l, "CitySDGsByCity", kg.Reader.CitySDGsByCity, key)
}

// ClusterCitiesByCity gathers the keys of kg.Reader.ClusterCitiesByCity.
func (l Link) ClusterCitiesByCity(ctx context.Context, key kg.ID) ([]*kg.ClusterCity, error) {
	return batched(ctx, l, "ClusterCitiesByCity", kg.Reader.ClusterCitiesByCity, key)
}

// ConferencesByCity gathers the keys of kg.Reader.ConferencesByCity.
func (l Link) ConferencesByCity(ctx context.Context, key kg.ID) ([]*kg.Conference, error) {
	return batched(ctx, l, "ConferencesByCity", kg.Reader.ConferencesByCity, key)
}

// TargetsBySDG gathers the keys of kg.Reader.TargetsBySDG.
func (l Link) TargetsBySDG(ctx context.Context, key kg.ID) ([]*kg.SDGTarget, error) {
	return batched(ctx, l, "TargetsBySDG", kg.Reader.TargetsBySDG, key)
}

// ActionPointsBySDG gathers the keys of kg.Reader.ActionPointsBySDG.
func (l Link) ActionPointsBySDG(ctx context.Context, key kg.ID) ([]*kg.ActionPoint, error) {
	return batched(ctx, l, "ActionPointsBySDG", kg.Reader.ActionPointsBySDG, key)
}

// SDGLinksBySubject gathers the keys of kg.Reader.SDGLinksBySubject.
func (l Link) SDGLinksBySubject(ctx context.Context, key kg.ID) ([]*kg.SDGLink, error) {
	return batched(ctx, l, "SDGLinksBySubject", kg.Reader.SDGLinksBySubject, key)
}

// ThemesByActionPoint gathers the keys of kg.Reader.ThemesByActionPoint.
func (l Link) ThemesByActionPoint(ctx context.Context, key kg.ID) ([]*kg.Theme, error) {
	return batched(ctx, l, "ThemesByActionPoint", kg.Reader.ThemesByActionPoint, key)
}

// CitiesByAward gathers the keys of kg.Reader.CitiesByAward.
func (l Link) CitiesByAward(ctx context.Context, key kg.ID) ([]*kg.City, error) {
	return batched(ctx, l, "CitiesByAward", kg.Reader.CitiesByAward, key)
}

// ThemeLinksByCaseStudy gathers the keys of kg.Reader.ThemeLinksByCaseStudy.
func (l Link) ThemeLinksByCaseStudy(ctx context.Context, key kg.ID) ([]*kg.ThemeLink, error) {
	return batched(ctx, l, "ThemeLinksByCaseStudy", kg.Reader.ThemeLinksByCaseStudy, key)
}

// ActionPointLinksByCaseStudy gathers the keys of kg.Reader.ActionPointLinksByCaseStudy.
func (l Link) ActionPointLinksByCaseStudy(ctx context.Context, key kg.ID) ([]*kg.ActionPointLink, error) {
	return batched(ctx, l, "ActionPointLinksByCaseStudy", kg.Reader.ActionPointLinksByCaseStudy, key)
}

// ThemesByConference gathers the keys of kg.Reader.ThemesByConference.
func (l Link) ThemesByConference(ctx context.Context, key kg.ID) ([]*kg.Theme, error) {
	return batched(ctx, l, "ThemesByConference", kg.Reader.ThemesByConference, key)
}

// DocumentsByConference gathers the keys of kg.Reader.DocumentsByConference.
func (l Link) DocumentsByConference(ctx context.Context, key kg.ID) ([]*kg.Document, error) {
	return batched(ctx, l, "DocumentsByConference", kg.Reader.DocumentsByConference, key)
}

// PublicationsByConference gathers the keys of kg.Reader.PublicationsByConference.
func (l Link) PublicationsByConference(ctx context.Context, key kg.ID) ([]*kg.Publication, error) {
	return batched(ctx, l, "PublicationsByConference", kg.Reader.PublicationsByConference, key)
}

// AwardsByConference gathers the keys of kg.Reader.AwardsByConference.
func (l Link) AwardsByConference(ctx context.Context, key kg.ID) ([]*kg.Award, error) {
	return batched(ctx, l, "AwardsByConference", kg.Reader.AwardsByConference, key)
}

// ActionPointsByDocument gathers the keys of kg.Reader.ActionPointsByDocument.
func (l Link) ActionPointsByDocument(ctx context.Context, key kg.ID) ([]*kg.ActionPoint, error) {
	return batched(ctx, l, "ActionPointsByDocument", kg.Reader.ActionPointsByDocument, key)
}

// ThemesByDocument gathers the keys of kg.Reader.ThemesByDocument.
func (l Link) ThemesByDocument(ctx context.Context, key kg.ID) ([]*kg.Theme, error) {
	return batched(ctx, l, "ThemesByDocument", kg.Reader.ThemesByDocument, key)
}

// CaseStudiesByPublication gathers the keys of kg.Reader.CaseStudiesByPublication.
func (l Link) CaseStudiesByPublication(ctx context.Context, key kg.ID) ([]*kg.CaseStudy, error) {
	return batched(ctx, l, "CaseStudiesByPublication", kg.Reader.CaseStudiesByPublication, key)
}

// ClusterCitiesByCluster gathers the keys of kg.Reader.ClusterCitiesByCluster.
func (l Link) ClusterCitiesByCluster(ctx context.Context, key kg.ID) ([]*kg.ClusterCity, error) {
	return batched(ctx, l, "ClusterCitiesByCluster", kg.Reader.ClusterCitiesByCluster, key)
}

// ConferencesByTheme gathers the keys of kg.Reader.ConferencesByTheme.
func (l Link) ConferencesByTheme(ctx context.Context, key kg.ID) ([]*kg.Conference, error) {
	return batched(ctx, l, "ConferencesByTheme", kg.Reader.ConferencesByTheme, key)
}

// CitiesByCountry gathers the parents of kg.Reader.CitiesByCountry, apart for each question.
func (l Link) CitiesByCountry(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.City], error) {
	return paged(ctx, l, "CitiesByCountry", kg.Reader.CitiesByCountry, q, parent)
}

// CitiesBySDG gathers the parents of kg.Reader.CitiesBySDG, apart for each question.
func (l Link) CitiesBySDG(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.CitySDG], error) {
	return paged(ctx, l, "CitiesBySDG", kg.Reader.CitiesBySDG, q, parent)
}

// CaseStudiesBySDG gathers the parents of kg.Reader.CaseStudiesBySDG, apart for each question.
func (l Link) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.CaseStudySDG], error) {
	return paged(ctx, l, "CaseStudiesBySDG", kg.Reader.CaseStudiesBySDG, q, parent)
}

// SDGLinksBySDG gathers the parents of kg.Reader.SDGLinksBySDG, apart for each question.
func (l Link) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.SDGLink], error) {
	return paged(ctx, l, "SDGLinksBySDG", kg.Reader.SDGLinksBySDG, q, parent)
}

// CaseStudiesByActionPoint gathers the parents of kg.Reader.CaseStudiesByActionPoint, apart for each question.
func (l Link) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.CaseStudy], error) {
	return paged(ctx, l, "CaseStudiesByActionPoint", kg.Reader.CaseStudiesByActionPoint, q, parent)
}

// CaseStudiesByTheme gathers the parents of kg.Reader.CaseStudiesByTheme, apart for each question.
func (l Link) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, parent kg.ID) (kg.Page[*kg.CaseStudy], error) {
	return paged(ctx, l, "CaseStudiesByTheme", kg.Reader.CaseStudiesByTheme, q, parent)
}

// RelatedByCity gathers the parents of kg.Reader.RelatedByCity, apart for each question.
func (l Link) RelatedByCity(ctx context.Context, q kg.RelatedQuery, parent kg.ID) (kg.Page[*kg.Related], error) {
	return paged(ctx, l, "RelatedByCity", kg.Reader.RelatedByCity, q, parent)
}

// ListCities is kg.Reader.ListCities.
func (l Link) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	return asked(ctx, l, "ListCities", kg.Reader.ListCities, q)
}

// ListCaseStudies is kg.Reader.ListCaseStudies.
func (l Link) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	return asked(ctx, l, "ListCaseStudies", kg.Reader.ListCaseStudies, q)
}

// ListSDGLinks is kg.Reader.ListSDGLinks.
func (l Link) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return asked(ctx, l, "ListSDGLinks", kg.Reader.ListSDGLinks, q)
}

// ListSources is kg.Reader.ListSources.
func (l Link) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return asked(ctx, l, "ListSources", kg.Reader.ListSources, q)
}

// CityFacet is kg.Reader.CityFacet.
func (l Link) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return asked(ctx, l, "CityFacet", kg.Reader.CityFacet, q)
}

// CaseStudyFacet is kg.Reader.CaseStudyFacet.
func (l Link) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	return asked(ctx, l, "CaseStudyFacet", kg.Reader.CaseStudyFacet, q)
}

// PopulationOfCities is kg.Reader.PopulationOfCities.
func (l Link) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	return asked(ctx, l, "PopulationOfCities", kg.Reader.PopulationOfCities, f)
}

// Search is kg.Reader.Search.
func (l Link) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	return asked(ctx, l, "Search", kg.Reader.Search, q)
}

// GoalFacts is kg.Reader.GoalFacts.
func (l Link) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	return asked(ctx, l, "GoalFacts", kg.Reader.GoalFacts, q)
}
