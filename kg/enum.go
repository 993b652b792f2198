package kg

import "slices"

// Enum is a closed set of values, written as the API writes them.
type Enum[T any] interface {
	~string
	Values() []T
}

// Valid tells whether v is one of the values of its set.
func Valid[T interface {
	Enum[T]
	comparable
}](v T) bool {
	return slices.Contains(v.Values(), v)
}

// EntityKind is a kind of entity.
type EntityKind string

// The values of EntityKind, in their order.
const (
	KindCity        EntityKind = "CITY"
	KindCountry     EntityKind = "COUNTRY"
	KindSDG         EntityKind = "SDG"
	KindSDGTarget   EntityKind = "SDG_TARGET"
	KindActionPoint EntityKind = "ACTION_POINT"
	KindAward       EntityKind = "AWARD"
	KindCaseStudy   EntityKind = "CASE_STUDY"
	KindConference  EntityKind = "CONFERENCE"
	KindDocument    EntityKind = "DOCUMENT"
	KindPublication EntityKind = "PUBLICATION"
	KindCluster     EntityKind = "CLUSTER"
	KindTheme       EntityKind = "THEME"
)

// Values are all values of EntityKind, in their order.
func (EntityKind) Values() []EntityKind {
	return []EntityKind{KindCity, KindCountry, KindSDG, KindSDGTarget, KindActionPoint, KindAward, KindCaseStudy, KindConference, KindDocument, KindPublication, KindCluster, KindTheme}
}

// Language is one of the six official languages of the United Nations.
type Language string

// The values of Language, in their order.
const (
	LanguageAr Language = "AR"
	LanguageEn Language = "EN"
	LanguageEs Language = "ES"
	LanguageFr Language = "FR"
	LanguageRu Language = "RU"
	LanguageZh Language = "ZH"
)

// Values are all values of Language, in their order.
func (Language) Values() []Language {
	return []Language{LanguageAr, LanguageEn, LanguageEs, LanguageFr, LanguageRu, LanguageZh}
}

// Region is a region as UNESCO groups its Member States.
type Region string

// The values of Region, in their order.
const (
	RegionAfrica                      Region = "AFRICA"
	RegionArabStates                  Region = "ARAB_STATES"
	RegionAsiaAndThePacific           Region = "ASIA_AND_THE_PACIFIC"
	RegionEuropeAndNorthAmerica       Region = "EUROPE_AND_NORTH_AMERICA"
	RegionLatinAmericaAndTheCaribbean Region = "LATIN_AMERICA_AND_THE_CARIBBEAN"
)

// Values are all values of Region, in their order.
func (Region) Values() []Region {
	return []Region{RegionAfrica, RegionArabStates, RegionAsiaAndThePacific, RegionEuropeAndNorthAmerica, RegionLatinAmericaAndTheCaribbean}
}

// Confidence tells how sure a record is.
type Confidence string

// The values of Confidence, in their order.
const (
	ConfidenceHigh   Confidence = "HIGH"
	ConfidenceMedium Confidence = "MEDIUM"
	ConfidenceLow    Confidence = "LOW"
)

// Values are all values of Confidence, in their order.
func (Confidence) Values() []Confidence {
	return []Confidence{ConfidenceHigh, ConfidenceMedium, ConfidenceLow}
}

// Basis tells who makes a link: a source itself, or our own reading.
type Basis string

// The values of Basis, in their order.
const (
	BasisSource    Basis = "SOURCE"
	BasisEditorial Basis = "EDITORIAL"
)

// Values are all values of Basis, in their order.
func (Basis) Values() []Basis {
	return []Basis{BasisSource, BasisEditorial}
}

// SourceKind is a kind of source.
type SourceKind string

// The values of SourceKind, in their order.
const (
	SourceWebPage    SourceKind = "WEB_PAGE"
	SourceDocument   SourceKind = "DOCUMENT"
	SourceDataSet    SourceKind = "DATA_SET"
	SourceBackground SourceKind = "BACKGROUND"
)

// Values are all values of SourceKind, in their order.
func (SourceKind) Values() []SourceKind {
	return []SourceKind{SourceWebPage, SourceDocument, SourceDataSet, SourceBackground}
}

// MembershipStatus tells what sources say of a city's membership of the network.
type MembershipStatus string

// The values of MembershipStatus, in their order.
const (
	MembershipConfirmed   MembershipStatus = "CONFIRMED"
	MembershipUnconfirmed MembershipStatus = "UNCONFIRMED"
	MembershipNotStated   MembershipStatus = "NOT_STATED"
)

// Values are all values of MembershipStatus, in their order.
func (MembershipStatus) Values() []MembershipStatus {
	return []MembershipStatus{MembershipConfirmed, MembershipUnconfirmed, MembershipNotStated}
}

// PlacedAt tells what a city's coordinates are those of.
type PlacedAt string

// The values of PlacedAt, in their order.
const (
	PlacedSelf PlacedAt = "SELF"
	PlacedSeat PlacedAt = "SEAT"
)

// Values are all values of PlacedAt, in their order.
func (PlacedAt) Values() []PlacedAt {
	return []PlacedAt{PlacedSelf, PlacedSeat}
}

// ExternalIDScheme is a register of places that another party keeps.
type ExternalIDScheme string

// The values of ExternalIDScheme, in their order.
const (
	SchemeGeonames ExternalIDScheme = "GEONAMES"
	SchemeWikidata ExternalIDScheme = "WIKIDATA"
)

// Values are all values of ExternalIDScheme, in their order.
func (ExternalIDScheme) Values() []ExternalIDScheme {
	return []ExternalIDScheme{SchemeGeonames, SchemeWikidata}
}

// ClusterRole is a city's part in a thematic cluster.
type ClusterRole string

// The values of ClusterRole, in their order.
const (
	RoleCoordinator ClusterRole = "COORDINATOR"
	RoleMember      ClusterRole = "MEMBER"
	RoleOnTheme     ClusterRole = "ON_THEME"
)

// Values are all values of ClusterRole, in their order.
func (ClusterRole) Values() []ClusterRole {
	return []ClusterRole{RoleCoordinator, RoleMember, RoleOnTheme}
}

// SDGLinkScope tells what a statement about a city and a goal is about.
type SDGLinkScope string

// The values of SDGLinkScope, in their order.
const (
	ScopeLearningCity    SDGLinkScope = "LEARNING_CITY"
	ScopeAgreement       SDGLinkScope = "AGREEMENT"
	ScopeAward           SDGLinkScope = "AWARD"
	ScopeNationalNetwork SDGLinkScope = "NATIONAL_NETWORK"
	ScopeCityDesignation SDGLinkScope = "CITY_DESIGNATION"
	ScopeLocalReview     SDGLinkScope = "LOCAL_REVIEW"
)

// Values are all values of SDGLinkScope, in their order.
func (SDGLinkScope) Values() []SDGLinkScope {
	return []SDGLinkScope{ScopeLearningCity, ScopeAgreement, ScopeAward, ScopeNationalNetwork, ScopeCityDesignation, ScopeLocalReview}
}

// NamedBy tells how a source names a goal.
type NamedBy string

// The values of NamedBy, in their order.
const (
	NamedByNumber  NamedBy = "NUMBER"
	NamedByWording NamedBy = "WORDING"
)

// Values are all values of NamedBy, in their order.
func (NamedBy) Values() []NamedBy {
	return []NamedBy{NamedByNumber, NamedByWording}
}

// TextStatus tells how the text of an action point is known.
type TextStatus string

// The values of TextStatus, in their order.
const (
	TextReadInOriginal    TextStatus = "READ_IN_ORIGINAL"
	TextReadInTranslation TextStatus = "READ_IN_TRANSLATION"
	TextNotSeen           TextStatus = "NOT_SEEN"
)

// Values are all values of TextStatus, in their order.
func (TextStatus) Values() []TextStatus {
	return []TextStatus{TextReadInOriginal, TextReadInTranslation, TextNotSeen}
}

// CaseStudyKind is a kind of case study.
type CaseStudyKind string

// The values of CaseStudyKind, in their order.
const (
	CaseStudyKindCaseStudy  CaseStudyKind = "CASE_STUDY"
	CaseStudyKindCityStory  CaseStudyKind = "CITY_STORY"
	CaseStudyKindAwardStory CaseStudyKind = "AWARD_STORY"
	CaseStudyKindSnapshot   CaseStudyKind = "SNAPSHOT"
	CaseStudyKindPractice   CaseStudyKind = "PRACTICE"
)

// Values are all values of CaseStudyKind, in their order.
func (CaseStudyKind) Values() []CaseStudyKind {
	return []CaseStudyKind{CaseStudyKindCaseStudy, CaseStudyKindCityStory, CaseStudyKindAwardStory, CaseStudyKindSnapshot, CaseStudyKindPractice}
}

// ConferenceKind is a kind of meeting.
type ConferenceKind string

// The values of ConferenceKind, in their order.
const (
	ConferenceInternationalConference ConferenceKind = "INTERNATIONAL_CONFERENCE"
	ConferenceRelatedMeeting          ConferenceKind = "RELATED_MEETING"
)

// Values are all values of ConferenceKind, in their order.
func (ConferenceKind) Values() []ConferenceKind {
	return []ConferenceKind{ConferenceInternationalConference, ConferenceRelatedMeeting}
}

// ConferenceFormat tells how a conference meets.
type ConferenceFormat string

// The values of ConferenceFormat, in their order.
const (
	FormatInPerson ConferenceFormat = "IN_PERSON"
	FormatOnline   ConferenceFormat = "ONLINE"
	FormatHybrid   ConferenceFormat = "HYBRID"
)

// Values are all values of ConferenceFormat, in their order.
func (ConferenceFormat) Values() []ConferenceFormat {
	return []ConferenceFormat{FormatInPerson, FormatOnline, FormatHybrid}
}

// ConferenceStatus tells whether a conference has taken place.
type ConferenceStatus string

// The values of ConferenceStatus, in their order.
const (
	StatusHeld    ConferenceStatus = "HELD"
	StatusPlanned ConferenceStatus = "PLANNED"
)

// Values are all values of ConferenceStatus, in their order.
func (ConferenceStatus) Values() []ConferenceStatus {
	return []ConferenceStatus{StatusHeld, StatusPlanned}
}

// FigureKind tells what a figure counts.
type FigureKind string

// The values of FigureKind, in their order.
const (
	FigureParticipants       FigureKind = "PARTICIPANTS"
	FigureMayors             FigureKind = "MAYORS"
	FigureCountries          FigureKind = "COUNTRIES"
	FigureCities             FigureKind = "CITIES"
	FigureSpeakers           FigureKind = "SPEAKERS"
	FigureSpeakerCountries   FigureKind = "SPEAKER_COUNTRIES"
	FigurePlenarySessions    FigureKind = "PLENARY_SESSIONS"
	FigureMayorsForums       FigureKind = "MAYORS_FORUMS"
	FigureThematicForums     FigureKind = "THEMATIC_FORUMS"
	FigureRegionalForums     FigureKind = "REGIONAL_FORUMS"
	FigureMediaContributions FigureKind = "MEDIA_CONTRIBUTIONS"
	FigureSocialMediaPosts   FigureKind = "SOCIAL_MEDIA_POSTS"
	FigureMembers            FigureKind = "MEMBERS"
)

// Values are all values of FigureKind, in their order.
func (FigureKind) Values() []FigureKind {
	return []FigureKind{FigureParticipants, FigureMayors, FigureCountries, FigureCities, FigureSpeakers, FigureSpeakerCountries, FigurePlenarySessions, FigureMayorsForums, FigureThematicForums, FigureRegionalForums, FigureMediaContributions, FigureSocialMediaPosts, FigureMembers}
}

// FigureQualifier tells how exact a figure is.
type FigureQualifier string

// The values of FigureQualifier, in their order.
const (
	QualifierExactly FigureQualifier = "EXACTLY"
	QualifierOver    FigureQualifier = "OVER"
	QualifierAbout   FigureQualifier = "ABOUT"
	QualifierUpTo    FigureQualifier = "UP_TO"
)

// Values are all values of FigureQualifier, in their order.
func (FigureQualifier) Values() []FigureQualifier {
	return []FigureQualifier{QualifierExactly, QualifierOver, QualifierAbout, QualifierUpTo}
}

// DocumentKind is a kind of document.
type DocumentKind string

// The values of DocumentKind, in their order.
const (
	DocumentOutcomeDocument DocumentKind = "OUTCOME_DOCUMENT"
	DocumentGuidingDocument DocumentKind = "GUIDING_DOCUMENT"
	DocumentStatement       DocumentKind = "STATEMENT"
	DocumentNetworkDocument DocumentKind = "NETWORK_DOCUMENT"
)

// Values are all values of DocumentKind, in their order.
func (DocumentKind) Values() []DocumentKind {
	return []DocumentKind{DocumentOutcomeDocument, DocumentGuidingDocument, DocumentStatement, DocumentNetworkDocument}
}

// PublicationKind is a kind of publication.
type PublicationKind string

// The values of PublicationKind, in their order.
const (
	PublicationCaseStudyBook    PublicationKind = "CASE_STUDY_BOOK"
	PublicationThematicReport   PublicationKind = "THEMATIC_REPORT"
	PublicationConferenceReport PublicationKind = "CONFERENCE_REPORT"
	PublicationWebStories       PublicationKind = "WEB_STORIES"
	PublicationOnlineCollection PublicationKind = "ONLINE_COLLECTION"
	PublicationGuide            PublicationKind = "GUIDE"
)

// Values are all values of PublicationKind, in their order.
func (PublicationKind) Values() []PublicationKind {
	return []PublicationKind{PublicationCaseStudyBook, PublicationThematicReport, PublicationConferenceReport, PublicationWebStories, PublicationOnlineCollection, PublicationGuide}
}

// ThemeKind is a kind of theme.
type ThemeKind string

// The values of ThemeKind, in their order.
const (
	ThemeConferenceTheme ThemeKind = "CONFERENCE_THEME"
	ThemeKeyFeature      ThemeKind = "KEY_FEATURE"
)

// Values are all values of ThemeKind, in their order.
func (ThemeKind) Values() []ThemeKind {
	return []ThemeKind{ThemeConferenceTheme, ThemeKeyFeature}
}

// KeyFeatureGroup is the part of the Key Features that a feature stands in.
type KeyFeatureGroup string

// The values of KeyFeatureGroup, in their order.
const (
	KeyFeatureBenefits       KeyFeatureGroup = "BENEFITS"
	KeyFeatureBuildingBlocks KeyFeatureGroup = "BUILDING_BLOCKS"
	KeyFeatureConditions     KeyFeatureGroup = "CONDITIONS"
)

// Values are all values of KeyFeatureGroup, in their order.
func (KeyFeatureGroup) Values() []KeyFeatureGroup {
	return []KeyFeatureGroup{KeyFeatureBenefits, KeyFeatureBuildingBlocks, KeyFeatureConditions}
}

// SearchMatch tells how a text matches what was searched for.
type SearchMatch string

// The values of SearchMatch, in their order: the best first.
const (
	MatchExact  SearchMatch = "EXACT"
	MatchPrefix SearchMatch = "PREFIX"
	MatchWords  SearchMatch = "WORDS"
)

// Values are all values of SearchMatch, in their order.
func (SearchMatch) Values() []SearchMatch {
	return []SearchMatch{MatchExact, MatchPrefix, MatchWords}
}

// SDGNetworkUnit is what is counted in the network of the goals.
type SDGNetworkUnit string

// The values of SDGNetworkUnit, in their order.
const (
	UnitCaseStudy SDGNetworkUnit = "CASE_STUDY"
	UnitCity      SDGNetworkUnit = "CITY"
)

// Values are all values of SDGNetworkUnit, in their order.
func (SDGNetworkUnit) Values() []SDGNetworkUnit {
	return []SDGNetworkUnit{UnitCaseStudy, UnitCity}
}
