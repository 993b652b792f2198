package kg

import "errors"

// Conference is an international conference on learning cities, or a related meeting.
type Conference struct {
	Record
	Kind          ConferenceKind
	Number        *int
	ShortName     *string
	Theme         *string
	Subthemes     []string
	HostCityID    ID // "" where not known
	HostCountryID ID // "" where not known
	Venue         *string
	StartDate     *string
	EndDate       *string
	PlannedFor    *string
	Format        *ConferenceFormat
	Status        ConferenceStatus
	Organizers    []string
	Figures       []*Figure
	Outcomes      []string
	URLs          []string
}

// EntityKind is KindConference.
func (*Conference) EntityKind() EntityKind { return KindConference }

// Walk walks the stored properties.
func (c *Conference) Walk(f Fields) {
	c.walk(f)
	enum(f, "kind", &c.Kind)
	optionalInt(f, "number", &c.Number)
	optionalText(f, "shortName", &c.ShortName)
	optionalText(f, "theme", &c.Theme)
	f.Texts("subthemes", &c.Subthemes)
	optionalID(f, "hostCity", &c.HostCityID)
	optionalID(f, "hostCountry", &c.HostCountryID)
	optionalText(f, "venue", &c.Venue)
	optionalText(f, "startDate", &c.StartDate)
	optionalText(f, "endDate", &c.EndDate)
	optionalText(f, "plannedFor", &c.PlannedFor)
	optionalEnum(f, "format", &c.Format)
	enum(f, "status", &c.Status)
	f.Texts("organizers", &c.Organizers)
	values(f, "figures", &c.Figures, (*Figure).check)
	f.Texts("outcomes", &c.Outcomes)
	f.Texts("urls", &c.URLs)
}

// Figure is a number that a source states of a conference or a cluster.
type Figure struct {
	Kind      FigureKind      `json:"kind"`
	Value     int             `json:"value"`
	Qualifier FigureQualifier `json:"qualifier"`
	Unit      *string         `json:"unit,omitempty"`
	Note      *string         `json:"note,omitempty"`
	Detail    []string        `json:"detail,omitempty"`
}

func (g *Figure) check() error {
	if g == nil || !Valid(g.Kind) || !Valid(g.Qualifier) {
		return errors.New("not a figure")
	}
	return nil
}
