package kg

import (
	"context"
	"time"
)

// How long versions stay readable.
const (
	// KeptVersions is the number of versions that stay, the current one among them.
	KeptVersions = 5
	// Grace is how long a version stays after it was current, however many there are: requests that began with it may still run.
	Grace = time.Minute
)

// Store keeps versions of the dataset side by side and answers from them.
//
// Errors of a store carry a code: CodeUnavailable when it cannot be reached or is closed, CodeTimeout when it took too long,
// CodeVersionGone for a version that is no longer kept. When the context ends, its error is in the chain.
type Store interface {
	// Current pins the version that is current now. All that one operation reads comes from one Reader.
	Current(ctx context.Context) (Reader, error)
	// At pins a version that is still kept.
	At(ctx context.Context, version string) (Reader, error)
	// Ready tells whether the store would answer now; nil means yes.
	Ready(ctx context.Context) error
	// Close ends the store. Later calls fail with CodeUnavailable.
	Close(ctx context.Context) error
}

// Writer puts a dataset into a store.
type Writer interface {
	// Replace writes the built dataset beside what is there, checks it, then makes it current in one step. A version that is
	// already there is only made current. Until then readers see the old version; a Replace that was killed leaves it serving. It
	// removes the leftovers of such a one and all but the newest versions, never one that was current within the last minute.
	// Progress is told to the function, which may be nil.
	Replace(ctx context.Context, d *Dataset, progress func(Progress)) (*Change, error)
}

// Progress tells how far a Replace has come.
type Progress struct {
	Step  string // "writing entities"
	Done  int
	Total int // 0 where it is not known
}

// Change tells what a Replace did.
type Change struct {
	Version  string
	Previous string         // the version that was current, "" for none
	Written  bool           // false when the version was there already
	Removed  []string       // versions and leftovers removed
	Before   []*EntityCount // of the previous version; nil for none
	After    []*EntityCount
}

// Reader answers from one version of the dataset.
//
// Every lookup takes keys and gives one result for each, in the order of the keys; a key may stand there twice. What an unknown
// key gives is nil, or an empty list, or an empty page. An empty batch gives an empty answer and asks nothing. An error means that
// the store failed, never that something is unknown. What is returned is shared and must not be changed.
//
// A list is in the order of its kind's root list unless the method says otherwise.
type Reader interface {
	// Version is the version pinned.
	Version() string
	// Info describes the dataset.
	Info(ctx context.Context) (*Info, error)
	// AwardProgramme is the award as such.
	AwardProgramme(ctx context.Context) (*AwardProgramme, error)
	// NetworkSizes are what sources say of the whole network, oldest first.
	NetworkSizes(ctx context.Context) ([]*NetworkSize, error)

	// EntitiesByID finds entities of any kind.
	EntitiesByID(ctx context.Context, ids []ID) ([]Entity, error)
	// EntitiesByKind lists all entities of each kind.
	EntitiesByKind(ctx context.Context, kinds []EntityKind) ([][]Entity, error)
	// SourcesByID finds sources.
	SourcesByID(ctx context.Context, ids []ID) ([]*Source, error)
	// SDGLinksByID finds links to goals.
	SDGLinksByID(ctx context.Context, ids []ID) ([]*SDGLink, error)
	// CountriesByCode finds countries by ISO 3166-1 alpha-2 or alpha-3 or UN M49, in any case.
	CountriesByCode(ctx context.Context, codes []string) ([]*Country, error)

	// NeighboursByEntity lists the entities one link away, in the order of CompareNeighbours.
	NeighboursByEntity(ctx context.Context, ids []ID) ([][]*Neighbour, error)

	AwardsByCity(ctx context.Context, cities []ID) ([][]*Award, error)
	CaseStudiesByCity(ctx context.Context, cities []ID) ([][]*CaseStudy, error)
	// CitySDGsByCity lists the goals that each city serves, by number, with all the evidence.
	CitySDGsByCity(ctx context.Context, cities []ID) ([][]*CitySDG, error)
	// ClusterCitiesByCity lists each city's parts in clusters, by cluster name, then role.
	ClusterCitiesByCity(ctx context.Context, cities []ID) ([][]*ClusterCity, error)
	// ConferencesByCity lists the conferences that each city hosted.
	ConferencesByCity(ctx context.Context, cities []ID) ([][]*Conference, error)

	TargetsBySDG(ctx context.Context, sdgs []ID) ([][]*SDGTarget, error)
	ActionPointsBySDG(ctx context.Context, sdgs []ID) ([][]*ActionPoint, error)
	// SDGLinksBySubject lists the links of any subject, by goal, then scope.
	SDGLinksBySubject(ctx context.Context, subjects []ID) ([][]*SDGLink, error)
	ThemesByActionPoint(ctx context.Context, points []ID) ([][]*Theme, error)
	CitiesByAward(ctx context.Context, awards []ID) ([][]*City, error)
	ThemeLinksByCaseStudy(ctx context.Context, studies []ID) ([][]*ThemeLink, error)
	ActionPointLinksByCaseStudy(ctx context.Context, studies []ID) ([][]*ActionPointLink, error)
	ThemesByConference(ctx context.Context, conferences []ID) ([][]*Theme, error)
	DocumentsByConference(ctx context.Context, conferences []ID) ([][]*Document, error)
	PublicationsByConference(ctx context.Context, conferences []ID) ([][]*Publication, error)
	AwardsByConference(ctx context.Context, conferences []ID) ([][]*Award, error)
	ActionPointsByDocument(ctx context.Context, documents []ID) ([][]*ActionPoint, error)
	// ThemesByDocument lists the key features that each document sets out.
	ThemesByDocument(ctx context.Context, documents []ID) ([][]*Theme, error)
	// CaseStudiesByPublication lists those in this dataset, by city name.
	CaseStudiesByPublication(ctx context.Context, publications []ID) ([][]*CaseStudy, error)
	// ClusterCitiesByCluster lists the cities of each cluster, by role, then city name.
	ClusterCitiesByCluster(ctx context.Context, clusters []ID) ([][]*ClusterCity, error)
	ConferencesByTheme(ctx context.Context, themes []ID) ([][]*Conference, error)

	// The pages below give a page for each parent, under one question. A filter of the question is one of what is paged. A From that the list could not hold is CodeInvalidCursor.

	CitiesByCountry(ctx context.Context, q PageQuery, countries []ID) ([]Page[*City], error)
	// CitiesBySDG pages the cities that serve each goal under q.Basis, by name, with the evidence of that basis.
	CitiesBySDG(ctx context.Context, q PageQuery, sdgs []ID) ([]Page[*CitySDG], error)
	// CaseStudiesBySDG pages the case studies that serve each goal under q.Basis, newest first.
	CaseStudiesBySDG(ctx context.Context, q PageQuery, sdgs []ID) ([]Page[*CaseStudySDG], error)
	SDGLinksBySDG(ctx context.Context, q PageQuery, sdgs []ID) ([]Page[*SDGLink], error)
	CaseStudiesByActionPoint(ctx context.Context, q PageQuery, points []ID) ([]Page[*CaseStudy], error)
	CaseStudiesByTheme(ctx context.Context, q PageQuery, themes []ID) ([]Page[*CaseStudy], error)
	// RelatedByCity pages the cities that are related to each city and that q keeps, best first. A From that is not among the related cities
	// of each city is CodeInvalidCursor, whether q keeps it or not. In brief they come without their reasons.
	RelatedByCity(ctx context.Context, q RelatedQuery, cities []ID) ([]Page[*Related], error)

	// The whole lists, a page at a time.

	ListCities(ctx context.Context, q CityQuery) (Page[*City], error)
	ListCaseStudies(ctx context.Context, q CaseStudyQuery) (Page[*CaseStudy], error)
	ListSDGLinks(ctx context.Context, q PageQuery) (Page[*SDGLink], error)
	ListSources(ctx context.Context, q PageQuery) (Page[*Source], error)

	// CityFacet counts the cities that the filter keeps by the facet, in the order of Facet.Sort. The total is one count, or none for 0.
	CityFacet(ctx context.Context, q FacetQuery) ([]*FacetCount, error)
	// CaseStudyFacet counts case studies, as CityFacet does.
	CaseStudyFacet(ctx context.Context, q FacetQuery) ([]*FacetCount, error)
	// PopulationOfCities sums up the population of the cities that the filter keeps; nil for all.
	PopulationOfCities(ctx context.Context, f *Filter) (*IntStatistics, error)

	// Search pages the entities that a text finds, best match first, then by kind, name and id. A From that the text does not find is
	// CodeInvalidCursor. An empty text, or no kinds, finds nothing.
	Search(ctx context.Context, q SearchQuery) (Page[*SearchHit], error)

	// GoalFacts tells which goals each city and each of its case studies serves under q.Basis, and what the goals are.
	GoalFacts(ctx context.Context, q GoalQuery) (*GoalFacts, error)
}
