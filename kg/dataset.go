package kg

import "errors"

// Rules is the number of the rules by which Build derives. It is part of the version: a change of what is derived is a new version.
const Rules = 6

// Dataset is everything that one release knows. A reader of files fills it, Build derives the rest; after that it is immutable and shared
// freely.
type Dataset struct {
	Info      Info
	Programme *AwardProgramme
	Sizes     []*NetworkSize // oldest first
	Sources   []*Source

	Cities       []*City
	Countries    []*Country
	SDGs         []*SDG
	Targets      []*SDGTarget
	ActionPoints []*ActionPoint
	Awards       []*Award
	CaseStudies  []*CaseStudy
	Conferences  []*Conference
	Documents    []*Document
	Publications []*Publication
	Clusters     []*Cluster
	Themes       []*Theme

	SDGLinks         []*SDGLink
	ThemeLinks       []*ThemeLink
	ActionPointLinks []*ActionPointLink
	ClusterCities    []*ClusterCity
	Winners          []Winner

	// Served are the goals that each city serves. Derived.
	Served []*CitySDG
	// Related tells which cities are related to which. Derived.
	Related *Relatedness
	// Neighbours are the entities one link away from each. Derived.
	Neighbours map[ID][]*Neighbour
}

// Info describes the dataset as such.
type Info struct {
	Version     string // derived
	ReleasedOn  string
	Title       string
	Description string
	Licence     string
	LicenceURL  string
	Citation    string
	// Attributions are what the licences of others ask to be said.
	Attributions []string
	Counts       []*EntityCount // derived
	Coverage     []*Coverage    // derived
	LinkCount    int            // SDG links; derived
}

// EntityCount is the number of entities of a kind.
type EntityCount struct {
	Kind  EntityKind `json:"kind"`
	Count int        `json:"count"`
}

// Coverage tells of how many entities of a kind a field is known.
type Coverage struct {
	Kind  EntityKind `json:"kind"`
	Field string     `json:"field"`
	Known int        `json:"known"`
	Total int        `json:"total"`
}

// Walk walks the stored properties.
func (d *Info) Walk(f Fields) {
	f.Text("version", &d.Version)
	f.Text("releasedOn", &d.ReleasedOn)
	f.Text("title", &d.Title)
	f.Text("description", &d.Description)
	f.Text("licence", &d.Licence)
	f.Text("licenceUrl", &d.LicenceURL)
	f.Text("citation", &d.Citation)
	f.Texts("attributions", &d.Attributions)
	values(f, "counts", &d.Counts, (*EntityCount).check)
	values(f, "coverage", &d.Coverage, (*Coverage).check)
	f.Int("linkCount", &d.LinkCount)
}

// Entities are the entities of a kind. After Build they are in the order of the kind's root list.
func (d *Dataset) Entities(kind EntityKind) []Entity {
	switch kind {
	case KindCity:
		return entities(d.Cities)
	case KindCountry:
		return entities(d.Countries)
	case KindSDG:
		return entities(d.SDGs)
	case KindSDGTarget:
		return entities(d.Targets)
	case KindActionPoint:
		return entities(d.ActionPoints)
	case KindAward:
		return entities(d.Awards)
	case KindCaseStudy:
		return entities(d.CaseStudies)
	case KindConference:
		return entities(d.Conferences)
	case KindDocument:
		return entities(d.Documents)
	case KindPublication:
		return entities(d.Publications)
	case KindCluster:
		return entities(d.Clusters)
	case KindTheme:
		return entities(d.Themes)
	}
	return nil
}

func entities[E Entity](all []E) []Entity {
	out := make([]Entity, len(all))
	for i, e := range all {
		out[i] = e
	}
	return out
}

func (c *EntityCount) check() error {
	if c == nil || !Valid(c.Kind) {
		return errors.New("not a count of a kind of entity")
	}
	return nil
}

func (c *Coverage) check() error {
	if c == nil || !Valid(c.Kind) || c.Field == "" {
		return errors.New("not the coverage of a field")
	}
	return nil
}

// Add appends an entity to the list of its kind.
func (d *Dataset) Add(e Entity) {
	switch e := e.(type) {
	case *City:
		d.Cities = append(d.Cities, e)
	case *Country:
		d.Countries = append(d.Countries, e)
	case *SDG:
		d.SDGs = append(d.SDGs, e)
	case *SDGTarget:
		d.Targets = append(d.Targets, e)
	case *ActionPoint:
		d.ActionPoints = append(d.ActionPoints, e)
	case *Award:
		d.Awards = append(d.Awards, e)
	case *CaseStudy:
		d.CaseStudies = append(d.CaseStudies, e)
	case *Conference:
		d.Conferences = append(d.Conferences, e)
	case *Document:
		d.Documents = append(d.Documents, e)
	case *Publication:
		d.Publications = append(d.Publications, e)
	case *Cluster:
		d.Clusters = append(d.Clusters, e)
	case *Theme:
		d.Themes = append(d.Themes, e)
	}
}
