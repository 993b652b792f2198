package kg

import "fmt"

// SDGLink is one statement that something serves a goal. There is one for each subject, goal and scope.
type SDGLink struct {
	ID         ID
	SDG        *SDG
	SubjectID  ID
	Basis      Basis
	Scope      *SDGLinkScope // for a city; nil for any other subject
	NamedBy    *NamedBy
	Rationale  *string
	Provenance *Provenance
	// Rank is the place in the table of all links: by goal, kind of subject, subject id, scope.
	Rank int
}

// GetID is the id.
func (l *SDGLink) GetID() ID { return l.ID }

// Counts tells whether the link counts for "serves a goal": a city's own review of all goals does not.
func (l *SDGLink) Counts() bool { return l.Scope == nil || *l.Scope != ScopeLocalReview }

// Walk walks the stored properties; the goal is walked as its id.
func (l *SDGLink) Walk(f Fields) {
	id(f, "id", &l.ID)
	if f.Reading() {
		l.Provenance = new(Provenance)
		if l.SDG == nil {
			l.SDG = new(SDG)
		}
	}
	id(f, "sdg", &l.SDG.ID)
	id(f, "subject", &l.SubjectID)
	kind := l.SubjectID.Kind()
	enum(f, string(PropertySubjectKind), &kind)
	if kind != l.SubjectID.Kind() {
		f.Fail(string(PropertySubjectKind), fmt.Errorf("%s is no %s", l.SubjectID, kind))
	}
	enum(f, "basis", &l.Basis)
	optionalEnum(f, "scope", &l.Scope)
	optionalEnum(f, "namedBy", &l.NamedBy)
	optionalText(f, "rationale", &l.Rationale)
	l.Provenance.walk(f)
	f.Int("rank", &l.Rank)
}

// ThemeLink is one statement that a case study, conference or action point is about a theme.
type ThemeLink struct {
	SubjectID  ID
	Theme      *Theme
	Basis      Basis
	Rationale  *string
	Provenance *Provenance
}

// Walk walks the stored properties; the ends are the relation's own.
func (l *ThemeLink) Walk(f Fields) { walkStatement(f, &l.Basis, &l.Rationale, &l.Provenance) }

// ActionPointLink is one statement that a case study advances an action point.
type ActionPointLink struct {
	SubjectID   ID
	ActionPoint *ActionPoint
	Basis       Basis
	Rationale   *string
	Provenance  *Provenance
}

// Walk walks the stored properties; the ends are the relation's own.
func (l *ActionPointLink) Walk(f Fields) { walkStatement(f, &l.Basis, &l.Rationale, &l.Provenance) }

func walkStatement(f Fields, basis *Basis, rationale **string, provenance **Provenance) {
	if f.Reading() {
		*provenance = new(Provenance)
	}
	enum(f, "basis", basis)
	optionalText(f, "rationale", rationale)
	(*provenance).walk(f)
}

// ClusterCity is a city's part in a thematic cluster.
type ClusterCity struct {
	Cluster    *Cluster
	City       *City
	Role       ClusterRole
	Note       *string
	Provenance *Provenance
}

// Walk walks the stored properties; the ends are the relation's own.
func (c *ClusterCity) Walk(f Fields) {
	if f.Reading() {
		c.Provenance = new(Provenance)
	}
	enum(f, "role", &c.Role)
	optionalText(f, "note", &c.Note)
	c.Provenance.walk(f)
}

// CitySDG is a goal that a city serves. Derived by Build.
type CitySDG struct {
	City     *City
	SDG      *SDG
	Basis    Basis      // SOURCE when any evidence is, else EDITORIAL
	Evidence []*SDGLink // the links counted: own links first, then by case study id
}

// Under is the same with only the evidence of the basis, or nil where there is none. The empty basis keeps all.
func (s *CitySDG) Under(basis Basis) *CitySDG {
	if basis == "" {
		return s
	}
	kept := ByBasis(s.Evidence, basis)
	if len(kept) == 0 {
		return nil
	}
	return &CitySDG{City: s.City, SDG: s.SDG, Basis: basis, Evidence: kept}
}

// ByBasis keeps the links of the basis, in their order. The empty basis keeps all.
func ByBasis(links []*SDGLink, basis Basis) []*SDGLink {
	if basis == "" {
		return links
	}
	kept := make([]*SDGLink, 0, len(links))
	for _, l := range links {
		if l.Basis == basis {
			kept = append(kept, l)
		}
	}
	return kept
}

// CaseStudySDG is a case study that serves a goal, with the link that says so.
type CaseStudySDG struct {
	CaseStudy *CaseStudy
	Link      *SDGLink
}

// ServedUnder keeps the goals that are served under the basis, each with the evidence of that basis alone. The empty basis keeps
// all.
func ServedUnder(served []*CitySDG, basis Basis) []*CitySDG {
	kept := make([]*CitySDG, 0, len(served))
	for _, s := range served {
		if s = s.Under(basis); s != nil {
			kept = append(kept, s)
		}
	}
	return kept
}

// GoalsOf are the goals of the links, each once. Links of one subject are in the order of their goals, so the goals are too.
func GoalsOf(links []*SDGLink) []*SDG {
	goals := make([]*SDG, 0, len(links))
	for _, l := range links {
		if len(goals) == 0 || goals[len(goals)-1].ID != l.SDG.ID {
			goals = append(goals, l.SDG)
		}
	}
	return goals
}
