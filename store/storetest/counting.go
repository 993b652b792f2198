package storetest

import (
	"context"
	"sync"

	"learningcities/kg"
)

// Counting is a store that counts what is asked of it. Pinning a version is not counted.
type Counting struct {
	kg.Store
	mu    sync.Mutex
	calls []Call
}

// Call is one question to a store.
type Call struct {
	Method string
	Keys   int // 0 for a method without a batch
}

// Take returns the calls since the last Take.
func (c *Counting) Take() []Call {
	c.mu.Lock()
	defer c.mu.Unlock()
	calls := c.calls
	c.calls = nil
	return calls
}

func (c *Counting) add(method string, keys int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls = append(c.calls, Call{method, keys})
}

// Current pins the current version; what is asked of it is counted.
func (c *Counting) Current(ctx context.Context) (kg.Reader, error) {
	r, err := c.Store.Current(ctx)
	if err != nil {
		return nil, err
	}
	return &countingReader{r, c}, nil
}

// At pins the version; what is asked of it is counted.
func (c *Counting) At(ctx context.Context, version string) (kg.Reader, error) {
	r, err := c.Store.At(ctx, version)
	if err != nil {
		return nil, err
	}
	return &countingReader{r, c}, nil
}

type countingReader struct {
	kg.Reader
	c *Counting
}

// Narrow narrows what is counted, where that can be.
func (r *countingReader) Narrow(w kg.Wanted) kg.Reader {
	if n, ok := r.Reader.(kg.Narrower); ok {
		return &countingReader{n.Narrow(w), r.c}
	}
	return r
}

func (r *countingReader) Info(ctx context.Context) (*kg.Info, error) {
	r.c.add("Info", 0)
	return r.Reader.Info(ctx)
}

func (r *countingReader) AwardProgramme(ctx context.Context) (*kg.AwardProgramme, error) {
	r.c.add("AwardProgramme", 0)
	return r.Reader.AwardProgramme(ctx)
}

func (r *countingReader) NetworkSizes(ctx context.Context) ([]*kg.NetworkSize, error) {
	r.c.add("NetworkSizes", 0)
	return r.Reader.NetworkSizes(ctx)
}

func (r *countingReader) EntitiesByID(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	r.c.add("EntitiesByID", len(ids))
	return r.Reader.EntitiesByID(ctx, ids)
}

func (r *countingReader) EntitiesByKind(ctx context.Context, kinds []kg.EntityKind) ([][]kg.Entity, error) {
	r.c.add("EntitiesByKind", len(kinds))
	return r.Reader.EntitiesByKind(ctx, kinds)
}

func (r *countingReader) SourcesByID(ctx context.Context, ids []kg.ID) ([]*kg.Source, error) {
	r.c.add("SourcesByID", len(ids))
	return r.Reader.SourcesByID(ctx, ids)
}

func (r *countingReader) SDGLinksByID(ctx context.Context, ids []kg.ID) ([]*kg.SDGLink, error) {
	r.c.add("SDGLinksByID", len(ids))
	return r.Reader.SDGLinksByID(ctx, ids)
}

func (r *countingReader) CountriesByCode(ctx context.Context, codes []string) ([]*kg.Country, error) {
	r.c.add("CountriesByCode", len(codes))
	return r.Reader.CountriesByCode(ctx, codes)
}

func (r *countingReader) NeighboursByEntity(ctx context.Context, ids []kg.ID) ([][]*kg.Neighbour, error) {
	r.c.add("NeighboursByEntity", len(ids))
	return r.Reader.NeighboursByEntity(ctx, ids)
}

func (r *countingReader) AwardsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Award, error) {
	r.c.add("AwardsByCity", len(cities))
	return r.Reader.AwardsByCity(ctx, cities)
}

func (r *countingReader) CaseStudiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CaseStudy, error) {
	r.c.add("CaseStudiesByCity", len(cities))
	return r.Reader.CaseStudiesByCity(ctx, cities)
}

func (r *countingReader) CitySDGsByCity(ctx context.Context, cities []kg.ID) ([][]*kg.CitySDG, error) {
	r.c.add("CitySDGsByCity", len(cities))
	return r.Reader.CitySDGsByCity(ctx, cities)
}

func (r *countingReader) ClusterCitiesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.ClusterCity, error) {
	r.c.add("ClusterCitiesByCity", len(cities))
	return r.Reader.ClusterCitiesByCity(ctx, cities)
}

func (r *countingReader) ConferencesByCity(ctx context.Context, cities []kg.ID) ([][]*kg.Conference, error) {
	r.c.add("ConferencesByCity", len(cities))
	return r.Reader.ConferencesByCity(ctx, cities)
}

func (r *countingReader) TargetsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.SDGTarget, error) {
	r.c.add("TargetsBySDG", len(sdgs))
	return r.Reader.TargetsBySDG(ctx, sdgs)
}

func (r *countingReader) ActionPointsBySDG(ctx context.Context, sdgs []kg.ID) ([][]*kg.ActionPoint, error) {
	r.c.add("ActionPointsBySDG", len(sdgs))
	return r.Reader.ActionPointsBySDG(ctx, sdgs)
}

func (r *countingReader) SDGLinksBySubject(ctx context.Context, subjects []kg.ID) ([][]*kg.SDGLink, error) {
	r.c.add("SDGLinksBySubject", len(subjects))
	return r.Reader.SDGLinksBySubject(ctx, subjects)
}

func (r *countingReader) ThemesByActionPoint(ctx context.Context, points []kg.ID) ([][]*kg.Theme, error) {
	r.c.add("ThemesByActionPoint", len(points))
	return r.Reader.ThemesByActionPoint(ctx, points)
}

func (r *countingReader) CitiesByAward(ctx context.Context, awards []kg.ID) ([][]*kg.City, error) {
	r.c.add("CitiesByAward", len(awards))
	return r.Reader.CitiesByAward(ctx, awards)
}

func (r *countingReader) ThemeLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ThemeLink, error) {
	r.c.add("ThemeLinksByCaseStudy", len(studies))
	return r.Reader.ThemeLinksByCaseStudy(ctx, studies)
}

func (r *countingReader) ActionPointLinksByCaseStudy(ctx context.Context, studies []kg.ID) ([][]*kg.ActionPointLink, error) {
	r.c.add("ActionPointLinksByCaseStudy", len(studies))
	return r.Reader.ActionPointLinksByCaseStudy(ctx, studies)
}

func (r *countingReader) ThemesByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Theme, error) {
	r.c.add("ThemesByConference", len(conferences))
	return r.Reader.ThemesByConference(ctx, conferences)
}

func (r *countingReader) DocumentsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Document, error) {
	r.c.add("DocumentsByConference", len(conferences))
	return r.Reader.DocumentsByConference(ctx, conferences)
}

func (r *countingReader) PublicationsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Publication, error) {
	r.c.add("PublicationsByConference", len(conferences))
	return r.Reader.PublicationsByConference(ctx, conferences)
}

func (r *countingReader) AwardsByConference(ctx context.Context, conferences []kg.ID) ([][]*kg.Award, error) {
	r.c.add("AwardsByConference", len(conferences))
	return r.Reader.AwardsByConference(ctx, conferences)
}

func (r *countingReader) ActionPointsByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.ActionPoint, error) {
	r.c.add("ActionPointsByDocument", len(documents))
	return r.Reader.ActionPointsByDocument(ctx, documents)
}

func (r *countingReader) ThemesByDocument(ctx context.Context, documents []kg.ID) ([][]*kg.Theme, error) {
	r.c.add("ThemesByDocument", len(documents))
	return r.Reader.ThemesByDocument(ctx, documents)
}

func (r *countingReader) CaseStudiesByPublication(ctx context.Context, publications []kg.ID) ([][]*kg.CaseStudy, error) {
	r.c.add("CaseStudiesByPublication", len(publications))
	return r.Reader.CaseStudiesByPublication(ctx, publications)
}

func (r *countingReader) ClusterCitiesByCluster(ctx context.Context, clusters []kg.ID) ([][]*kg.ClusterCity, error) {
	r.c.add("ClusterCitiesByCluster", len(clusters))
	return r.Reader.ClusterCitiesByCluster(ctx, clusters)
}

func (r *countingReader) ConferencesByTheme(ctx context.Context, themes []kg.ID) ([][]*kg.Conference, error) {
	r.c.add("ConferencesByTheme", len(themes))
	return r.Reader.ConferencesByTheme(ctx, themes)
}

func (r *countingReader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	r.c.add("CitiesByCountry", len(countries))
	return r.Reader.CitiesByCountry(ctx, q, countries)
}

func (r *countingReader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	r.c.add("CitiesBySDG", len(sdgs))
	return r.Reader.CitiesBySDG(ctx, q, sdgs)
}

func (r *countingReader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	r.c.add("CaseStudiesBySDG", len(sdgs))
	return r.Reader.CaseStudiesBySDG(ctx, q, sdgs)
}

func (r *countingReader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	r.c.add("SDGLinksBySDG", len(sdgs))
	return r.Reader.SDGLinksBySDG(ctx, q, sdgs)
}

func (r *countingReader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	r.c.add("CaseStudiesByActionPoint", len(points))
	return r.Reader.CaseStudiesByActionPoint(ctx, q, points)
}

func (r *countingReader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	r.c.add("CaseStudiesByTheme", len(themes))
	return r.Reader.CaseStudiesByTheme(ctx, q, themes)
}

func (r *countingReader) RelatedByCity(ctx context.Context, q kg.RelatedQuery, cities []kg.ID) ([]kg.Page[*kg.Related], error) {
	r.c.add("RelatedByCity", len(cities))
	return r.Reader.RelatedByCity(ctx, q, cities)
}

func (r *countingReader) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	r.c.add("ListCities", 0)
	return r.Reader.ListCities(ctx, q)
}

func (r *countingReader) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	r.c.add("ListCaseStudies", 0)
	return r.Reader.ListCaseStudies(ctx, q)
}

func (r *countingReader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	r.c.add("ListSDGLinks", 0)
	return r.Reader.ListSDGLinks(ctx, q)
}

func (r *countingReader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	r.c.add("ListSources", 0)
	return r.Reader.ListSources(ctx, q)
}

func (r *countingReader) CityFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	r.c.add("CityFacet", 0)
	return r.Reader.CityFacet(ctx, q)
}

func (r *countingReader) CaseStudyFacet(ctx context.Context, q kg.FacetQuery) ([]*kg.FacetCount, error) {
	r.c.add("CaseStudyFacet", 0)
	return r.Reader.CaseStudyFacet(ctx, q)
}

func (r *countingReader) PopulationOfCities(ctx context.Context, f *kg.Filter) (*kg.IntStatistics, error) {
	r.c.add("PopulationOfCities", 0)
	return r.Reader.PopulationOfCities(ctx, f)
}

func (r *countingReader) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[*kg.SearchHit], error) {
	r.c.add("Search", 0)
	return r.Reader.Search(ctx, q)
}

func (r *countingReader) GoalFacts(ctx context.Context, q kg.GoalQuery) (*kg.GoalFacts, error) {
	r.c.add("GoalFacts", 0)
	return r.Reader.GoalFacts(ctx, q)
}
