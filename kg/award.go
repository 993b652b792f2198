package kg

// Award is one edition of the UNESCO Learning City Award.
type Award struct {
	Record
	Year          int
	Edition       int
	CeremonyPlace *string
	CeremonyDate  *string
	CeremonyNote  *string
	ConferenceID  ID // "" where not known
}

// EntityKind is KindAward.
func (*Award) EntityKind() EntityKind { return KindAward }

// Walk walks the stored properties.
func (a *Award) Walk(f Fields) {
	a.walk(f)
	f.Int("year", &a.Year)
	f.Int("edition", &a.Edition)
	optionalText(f, "ceremonyPlace", &a.CeremonyPlace)
	optionalText(f, "ceremonyDate", &a.CeremonyDate)
	optionalText(f, "ceremonyNote", &a.CeremonyNote)
	optionalID(f, "conference", &a.ConferenceID)
}

// Winner says that a city received an edition of the award.
type Winner struct {
	AwardID ID
	CityID  ID
}

// AwardProgramme is the award as such.
type AwardProgramme struct {
	Name           string
	Established    int
	ConferringBody string
	Eligibility    string
	Criterion      string
	Rhythm         string
	Provenance     *Provenance
}

// Walk walks the stored properties.
func (a *AwardProgramme) Walk(f Fields) {
	if f.Reading() {
		a.Provenance = new(Provenance)
	}
	f.Text("name", &a.Name)
	f.Int("established", &a.Established)
	f.Text("conferringBody", &a.ConferringBody)
	f.Text("eligibility", &a.Eligibility)
	f.Text("criterion", &a.Criterion)
	f.Text("rhythm", &a.Rhythm)
	a.Provenance.walk(f)
}
