// Package loaders gathers the lookups of one operation into batches: one loader for each lookup of kg.Reader, under the singular of
// its name. What one operation asks for twice, it gets once.
package loaders

import (
	"context"
	"sync"
	"time"

	"github.com/vikstrous/dataloadgen"

	"learningcities/kg"
)

// Loader finds values by key, a batch at a time.
type Loader[K comparable, V any] = dataloadgen.Loader[K, V]

// Set is the loaders of one operation. All of them answer from the version that the operation pinned.
type Set struct {
	pin func(context.Context) (kg.Reader, error)

	Entity         *Loader[kg.ID, kg.Entity]
	EntitiesByKind *Loader[kg.EntityKind, []kg.Entity]
	Source         *Loader[kg.ID, *kg.Source]
	SDGLink        *Loader[kg.ID, *kg.SDGLink]
	CountryByCode  *Loader[string, *kg.Country]
	Info           *Loader[struct{}, *kg.Info]
	AwardProgramme *Loader[struct{}, *kg.AwardProgramme]
	NetworkSizes   *Loader[struct{}, []*kg.NetworkSize]

	AwardsByCity                *Loader[kg.ID, []*kg.Award]
	CaseStudiesByCity           *Loader[kg.ID, []*kg.CaseStudy]
	CitySDGsByCity              *Loader[kg.ID, []*kg.CitySDG]
	ClusterCitiesByCity         *Loader[kg.ID, []*kg.ClusterCity]
	ConferencesByCity           *Loader[kg.ID, []*kg.Conference]
	TargetsBySDG                *Loader[kg.ID, []*kg.SDGTarget]
	ActionPointsBySDG           *Loader[kg.ID, []*kg.ActionPoint]
	SDGLinksBySubject           *Loader[kg.ID, []*kg.SDGLink]
	ThemesByActionPoint         *Loader[kg.ID, []*kg.Theme]
	CitiesByAward               *Loader[kg.ID, []*kg.City]
	ThemeLinksByCaseStudy       *Loader[kg.ID, []*kg.ThemeLink]
	ActionPointLinksByCaseStudy *Loader[kg.ID, []*kg.ActionPointLink]
	ThemesByConference          *Loader[kg.ID, []*kg.Theme]
	DocumentsByConference       *Loader[kg.ID, []*kg.Document]
	PublicationsByConference    *Loader[kg.ID, []*kg.Publication]
	AwardsByConference          *Loader[kg.ID, []*kg.Award]
	ActionPointsByDocument      *Loader[kg.ID, []*kg.ActionPoint]
	ThemesByDocument            *Loader[kg.ID, []*kg.Theme]
	CaseStudiesByPublication    *Loader[kg.ID, []*kg.CaseStudy]
	ClusterCitiesByCluster      *Loader[kg.ID, []*kg.ClusterCity]
	ConferencesByTheme          *Loader[kg.ID, []*kg.Conference]

	CitiesByCountry          *Paged[*kg.City]
	CitiesBySDG              *Paged[*kg.CitySDG]
	CaseStudiesBySDG         *Paged[*kg.CaseStudySDG]
	SDGLinksBySDG            *Paged[*kg.SDGLink]
	CaseStudiesByActionPoint *Paged[*kg.CaseStudy]
	CaseStudiesByTheme       *Paged[*kg.CaseStudy]
	Cities                   *Loader[kg.PageQuery, kg.Page[*kg.City]]
	CaseStudies              *Loader[kg.PageQuery, kg.Page[*kg.CaseStudy]]
	SDGLinks                 *Loader[kg.PageQuery, kg.Page[*kg.SDGLink]]
	Sources                  *Loader[kg.PageQuery, kg.Page[*kg.Source]]
}

// New makes the loaders of one operation. Each waits for keys as long as the backend gains by it. The version is pinned by the first
// that asks, so an operation that asks for nothing needs no store.
func New(store kg.Store, wait time.Duration) *Set {
	s := &Set{pin: pinOnce(store)}
	b := batcher{s.pin, wait}

	s.Entity = batched(b, kg.Reader.EntitiesByID)
	s.EntitiesByKind = batched(b, kg.Reader.EntitiesByKind)
	s.Source = batched(b, kg.Reader.SourcesByID)
	s.SDGLink = batched(b, kg.Reader.SDGLinksByID)
	s.CountryByCode = batched(b, kg.Reader.CountriesByCode)
	s.Info = single(b, kg.Reader.Info)
	s.AwardProgramme = single(b, kg.Reader.AwardProgramme)
	s.NetworkSizes = single(b, kg.Reader.NetworkSizes)

	s.AwardsByCity = batched(b, kg.Reader.AwardsByCity)
	s.CaseStudiesByCity = batched(b, kg.Reader.CaseStudiesByCity)
	s.CitySDGsByCity = batched(b, kg.Reader.CitySDGsByCity)
	s.ClusterCitiesByCity = batched(b, kg.Reader.ClusterCitiesByCity)
	s.ConferencesByCity = batched(b, kg.Reader.ConferencesByCity)
	s.TargetsBySDG = batched(b, kg.Reader.TargetsBySDG)
	s.ActionPointsBySDG = batched(b, kg.Reader.ActionPointsBySDG)
	s.SDGLinksBySubject = batched(b, kg.Reader.SDGLinksBySubject)
	s.ThemesByActionPoint = batched(b, kg.Reader.ThemesByActionPoint)
	s.CitiesByAward = batched(b, kg.Reader.CitiesByAward)
	s.ThemeLinksByCaseStudy = batched(b, kg.Reader.ThemeLinksByCaseStudy)
	s.ActionPointLinksByCaseStudy = batched(b, kg.Reader.ActionPointLinksByCaseStudy)
	s.ThemesByConference = batched(b, kg.Reader.ThemesByConference)
	s.DocumentsByConference = batched(b, kg.Reader.DocumentsByConference)
	s.PublicationsByConference = batched(b, kg.Reader.PublicationsByConference)
	s.AwardsByConference = batched(b, kg.Reader.AwardsByConference)
	s.ActionPointsByDocument = batched(b, kg.Reader.ActionPointsByDocument)
	s.ThemesByDocument = batched(b, kg.Reader.ThemesByDocument)
	s.CaseStudiesByPublication = batched(b, kg.Reader.CaseStudiesByPublication)
	s.ClusterCitiesByCluster = batched(b, kg.Reader.ClusterCitiesByCluster)
	s.ConferencesByTheme = batched(b, kg.Reader.ConferencesByTheme)

	s.CitiesByCountry = paged(b, kg.Reader.CitiesByCountry)
	s.CitiesBySDG = paged(b, kg.Reader.CitiesBySDG)
	s.CaseStudiesBySDG = paged(b, kg.Reader.CaseStudiesBySDG)
	s.SDGLinksBySDG = paged(b, kg.Reader.SDGLinksBySDG)
	s.CaseStudiesByActionPoint = paged(b, kg.Reader.CaseStudiesByActionPoint)
	s.CaseStudiesByTheme = paged(b, kg.Reader.CaseStudiesByTheme)
	s.Cities = listed(b, kg.Reader.ListCities)
	s.CaseStudies = listed(b, kg.Reader.ListCaseStudies)
	s.SDGLinks = listed(b, kg.Reader.ListSDGLinks)
	s.Sources = listed(b, kg.Reader.ListSources)
	return s
}

// Version is the version that the operation is answered from.
func (s *Set) Version(ctx context.Context) (string, error) {
	r, err := s.pin(ctx)
	if err != nil {
		return "", err
	}
	return r.Version(), nil
}

// pinOnce pins the current version when it is first asked for.
func pinOnce(store kg.Store) func(context.Context) (kg.Reader, error) {
	var (
		once   sync.Once
		reader kg.Reader
		err    error
	)
	return func(ctx context.Context) (kg.Reader, error) {
		once.Do(func() { reader, err = store.Current(ctx) })
		return reader, err
	}
}
