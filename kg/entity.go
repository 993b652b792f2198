package kg

import "fmt"

// Node is anything with an id: an entity, a Source or an SDGLink.
type Node interface {
	GetID() ID
}

// Entity is anything with a name of its own that can be found, reached by a path, or shown.
type Entity interface {
	Node
	Walked
	EntityKind() EntityKind
	// Name is the text in the language asked for, else the English one, else the local or built one.
	Name(language Language) string
	// Path is its page on this service: "/cities/espoo".
	Path() string
	record() *Record
}

// Record is what every entity has.
type Record struct {
	ID ID
	// Names are all that are known, in the order of SortNames; for a built name, its English, French and Spanish forms.
	Names      []*Name
	Provenance *Provenance
	// Rank is the place in the order of the kind's root list, from 0. Derived by Build.
	Rank int
	// SearchTexts are the texts that it is searched by, folded, with a space before every word. Derived by Build.
	SearchTexts []string
	// SearchRank is its place among all entities by kind, then name, then id, from 0. Derived by Build.
	SearchRank int
	// Degree is the number of distinct entities one link away, by any relation. Derived by Build.
	Degree int
}

// GetID is the id.
func (r *Record) GetID() ID { return r.ID }

// Slug is the id without its kind.
func (r *Record) Slug() string { return r.ID.Slug() }

// Name is the text in the language asked for, else the English one, else the local or built one.
func (r *Record) Name(language Language) string { return named(r.Names, language) }

// Path is its page on this service: "/cities/espoo".
func (r *Record) Path() string { return r.ID.Path() }

func (r *Record) record() *Record { return r }

func (r *Record) walk(f Fields) {
	id(f, "id", &r.ID)
	// The English name stands alone too, for people who look at the graph.
	name := r.Name(LanguageEn)
	f.Text("name", &name)
	values(f, "names", &r.Names, (*Name).check)
	if f.Reading() {
		switch english := r.Name(LanguageEn); {
		case !f.Wanted("names"):
			r.Names = []*Name{{Text: name}}
		case name != english && f.Wanted("name"):
			f.Fail("name", fmt.Errorf("it is %q, the first of the names is %q", name, english))
		}
		r.Provenance = new(Provenance)
	}
	r.Provenance.walk(f)
	f.Int("rank", &r.Rank)
	f.Texts("searchTexts", &r.SearchTexts)
	f.Int("searchRank", &r.SearchRank)
	f.Int("degree", &r.Degree)
}

// New makes an empty entity of the kind, to be read into, or nil where the kind is unknown.
func New(kind EntityKind) Entity {
	switch kind {
	case KindCity:
		return new(City)
	case KindCountry:
		return new(Country)
	case KindSDG:
		return new(SDG)
	case KindSDGTarget:
		return new(SDGTarget)
	case KindActionPoint:
		return new(ActionPoint)
	case KindAward:
		return new(Award)
	case KindCaseStudy:
		return new(CaseStudy)
	case KindConference:
		return new(Conference)
	case KindDocument:
		return new(Document)
	case KindPublication:
		return new(Publication)
	case KindCluster:
		return new(Cluster)
	case KindTheme:
		return new(Theme)
	}
	return nil
}

// Label is the label of the kind in the graph: "City", "SDGTarget".
func (k EntityKind) Label() string {
	switch k {
	case KindCity:
		return "City"
	case KindCountry:
		return "Country"
	case KindSDG:
		return "SDG"
	case KindSDGTarget:
		return "SDGTarget"
	case KindActionPoint:
		return "ActionPoint"
	case KindAward:
		return "Award"
	case KindCaseStudy:
		return "CaseStudy"
	case KindConference:
		return "Conference"
	case KindDocument:
		return "Document"
	case KindPublication:
		return "Publication"
	case KindCluster:
		return "Cluster"
	case KindTheme:
		return "Theme"
	}
	return ""
}

// RootRank is the entity's place in its kind's root list, from 0.
func RootRank(e Entity) int { return e.record().Rank }

// ProvenanceOf is where the entity comes from.
func ProvenanceOf(e Entity) *Provenance { return e.record().Provenance }

// SearchTexts are Record.SearchTexts of the entity.
func SearchTexts(e Entity) []string { return e.record().SearchTexts }

// NamesOf are all names of the entity.
func NamesOf(e Entity) []*Name { return e.record().Names }
