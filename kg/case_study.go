package kg

// CaseStudy is a case study, a story, a snapshot or a practice of one city.
type CaseStudy struct {
	Record
	Kind          CaseStudyKind
	Title         *string
	Summary       *string
	Year          *int
	CityID        ID
	PublicationID ID // "" where not known
	Programmes    []string
	Languages     []string // BCP 47; those seen
	URL           *string
	AlsoAt        []string
	// Facts are what filters look at. Derived by Build.
	Facts CaseStudyFacts
	// Ranks are the places in every stored order, in the order of CaseStudyOrders.
	Ranks []int
}

// EntityKind is KindCaseStudy.
func (*CaseStudy) EntityKind() EntityKind { return KindCaseStudy }

// Walk walks the stored properties.
func (c *CaseStudy) Walk(f Fields) {
	c.walk(f)
	enum(f, "kind", &c.Kind)
	optionalText(f, "title", &c.Title)
	optionalText(f, "summary", &c.Summary)
	optionalInt(f, "year", &c.Year)
	id(f, "city", &c.CityID)
	optionalID(f, "publication", &c.PublicationID)
	f.Texts("programmes", &c.Programmes)
	f.Texts("languages", &c.Languages)
	optionalText(f, "url", &c.URL)
	f.Texts("alsoAt", &c.AlsoAt)
	c.Facts.walk(f)
	walkRanks(f, &c.Ranks, caseStudyRanks)
}
