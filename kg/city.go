package kg

import (
	"fmt"
	"math"
	"strings"
)

// City is a member of the network, or a city that something else in the data is about.
type City struct {
	Record
	LocalName   *Name
	CountryID   ID
	Region      Region // that of the country
	MemberSince *int
	Membership  MembershipStatus
	Location    *Coordinates
	Population  *int
	ExternalIDs []*ExternalID
	// Facts are what filters look at. Derived by Build.
	Facts CityFacts
	// Ranks are the places in every stored order, in the order of CityOrders.
	Ranks []int
}

// Coordinates are degrees of WGS 84.
type Coordinates struct {
	Latitude  float64
	Longitude float64
	PlacedAt  PlacedAt
}

// ExternalID names an entity in a register that another party keeps.
type ExternalID struct {
	Scheme     ExternalIDScheme `json:"scheme"`
	Value      string           `json:"value"`
	Confidence Confidence       `json:"confidence"`
}

// URL is the address of the register's page.
func (e *ExternalID) URL() string {
	if e.Scheme == SchemeGeonames {
		return "https://www.geonames.org/" + e.Value
	}
	return "https://www.wikidata.org/wiki/" + e.Value
}

func (e *ExternalID) check() error {
	if e == nil || !Valid(e.Scheme) || !Valid(e.Confidence) || e.Value == "" {
		return fmt.Errorf("not an external id")
	}
	return nil
}

// EntityKind is KindCity.
func (*City) EntityKind() EntityKind { return KindCity }

// Walk walks the stored properties.
func (c *City) Walk(f Fields) {
	c.walk(f)
	walkLocalName(f, &c.LocalName)
	id(f, "country", &c.CountryID)
	enum(f, "region", &c.Region)
	optionalInt(f, "memberSince", &c.MemberSince)
	enum(f, "membership", &c.Membership)
	walkLocation(f, &c.Location)
	optionalInt(f, "population", &c.Population)
	values(f, "externalIds", &c.ExternalIDs, (*ExternalID).check)
	c.Facts.walk(f)
	walkRanks(f, &c.Ranks, cityRanks)
}

func walkLocalName(f Fields, p **Name) {
	optional(f, "localName", p, func(name string, n *Name) {
		f.Text(name, &n.Text)
		optionalText(f, "localNameLanguage", &n.Language)
	})
}

// walkLocation keeps the three parts as properties of their own: a place is all of them or none.
func walkLocation(f Fields, p **Coordinates) {
	optional(f, "latitude", p, func(name string, c *Coordinates) {
		f.Float(name, &c.Latitude)
		f.Float("longitude", &c.Longitude)
		enum(f, "placedAt", &c.PlacedAt)
		if !(math.Abs(c.Latitude) <= 90 && math.Abs(c.Longitude) <= 180) { // NaN is no place either
			f.Fail(name, fmt.Errorf("%v, %v is no place on Earth", c.Latitude, c.Longitude))
		}
	})
}

// The properties that hold the ranks of cities and of case studies, in the order of the ranks.
var (
	cityRanks      = rankProperties(CityOrders())
	caseStudyRanks = rankProperties(CaseStudyOrders())
)

func rankProperties[O fmt.Stringer](orders []O) []string {
	names := make([]string, len(orders))
	for i, o := range orders {
		names[i] = RankProperty(o)
	}
	return names
}

// walkRanks keeps each rank as a property of its own, "rankPopulationDesc", so that each can have an index.
func walkRanks(f Fields, p *[]int, properties []string) {
	if f.Reading() {
		*p = make([]int, len(properties))
	}
	for i, name := range properties {
		f.Int(name, &(*p)[i])
	}
}

// RankProperty is the property that holds the rank in the order: "rankPopulationDesc" for POPULATION DESC.
func RankProperty(order fmt.Stringer) string {
	var b strings.Builder
	b.WriteString("rank")
	for _, word := range strings.FieldsFunc(order.String(), func(r rune) bool { return r == '_' || r == ' ' }) {
		b.WriteString(word[:1] + strings.ToLower(word[1:]))
	}
	return b.String()
}
