package kg

import (
	"cmp"
	"slices"
	"strings"
)

// OrderDirection is the direction of an order.
type OrderDirection string

// The values of OrderDirection.
const (
	Ascending  OrderDirection = "ASC"
	Descending OrderDirection = "DESC"
)

// CityOrder is an order of cities that is stored as ranks.
type CityOrder struct {
	Field     CityOrderField
	Direction OrderDirection
}

// CityOrderField is what cities are ordered by.
type CityOrderField string

// The values of CityOrderField. CityByDistance depends on the question, so it is not among the stored orders.
const (
	CityByName           CityOrderField = "NAME"
	CityByCountry        CityOrderField = "COUNTRY"
	CityByMemberSince    CityOrderField = "MEMBER_SINCE"
	CityByPopulation     CityOrderField = "POPULATION"
	CityBySDGCount       CityOrderField = "SDG_COUNT"
	CityByCaseStudyCount CityOrderField = "CASE_STUDY_COUNT"
	CityByAwardCount     CityOrderField = "AWARD_COUNT"
	CityByDistance       CityOrderField = "DISTANCE"
)

// String is "POPULATION DESC".
func (o CityOrder) String() string { return string(o.Field) + " " + string(o.Direction) }

// CityQuery asks for a page of cities in an order.
type CityQuery struct {
	PageQuery
	Order CityOrder
}

// Over is the order to take over the filtered list; none is by name. An order by distance needs a filter with a circle.
func (o *CityOrder) Over(f *Filter) (CityOrder, error) {
	if o == nil {
		return CityOrder{CityByName, Ascending}, nil
	}
	if o.Field == CityByDistance && (f == nil || f.Near == nil) {
		return CityOrder{}, wrongArgument("orderBy.field", "orderBy.field: DISTANCE needs a place to measure from; give filter.near")
	}
	return *o, nil
}

// CaseStudyQuery asks for a page of case studies in an order.
type CaseStudyQuery struct {
	PageQuery
	Order CaseStudyOrder
}

// OrNewest is the order to take; none is newest first.
func (o *CaseStudyOrder) OrNewest() CaseStudyOrder {
	if o == nil {
		return CaseStudyOrder{CaseStudyByYear, Descending}
	}
	return *o
}

// CityOrders are all stored orders of cities, in the order of City.Ranks.
func CityOrders() []CityOrder {
	orders := make([]CityOrder, 0, 14)
	for _, field := range []CityOrderField{CityByName, CityByCountry, CityByMemberSince, CityByPopulation, CityBySDGCount, CityByCaseStudyCount, CityByAwardCount} {
		orders = append(orders, CityOrder{field, Ascending}, CityOrder{field, Descending})
	}
	return orders
}

// CaseStudyOrder is an order of case studies; all are stored as ranks.
type CaseStudyOrder struct {
	Field     CaseStudyOrderField
	Direction OrderDirection
}

// CaseStudyOrderField is what case studies are ordered by.
type CaseStudyOrderField string

// The values of CaseStudyOrderField.
const (
	CaseStudyByYear     CaseStudyOrderField = "YEAR"
	CaseStudyByName     CaseStudyOrderField = "NAME"
	CaseStudyByCity     CaseStudyOrderField = "CITY"
	CaseStudyBySDGCount CaseStudyOrderField = "SDG_COUNT"
)

// String is "YEAR DESC".
func (o CaseStudyOrder) String() string { return string(o.Field) + " " + string(o.Direction) }

// CaseStudyOrders are all orders of case studies, in the order of CaseStudy.Ranks.
func CaseStudyOrders() []CaseStudyOrder {
	var orders []CaseStudyOrder
	for _, field := range []CaseStudyOrderField{CaseStudyByYear, CaseStudyByName, CaseStudyByCity, CaseStudyBySDGCount} {
		orders = append(orders, CaseStudyOrder{field, Ascending}, CaseStudyOrder{field, Descending})
	}
	return orders
}

// Rank gives a city's place in the order, from 0. It must be a stored order.
func (o CityOrder) Rank() func(*City) int {
	i := slices.Index(CityOrders(), o)
	return func(c *City) int { return c.Ranks[i] }
}

// Rank gives a case study's place in the order, from 0.
func (o CaseStudyOrder) Rank() func(*CaseStudy) int {
	i := slices.Index(CaseStudyOrders(), o)
	return func(c *CaseStudy) int { return c.Ranks[i] }
}

// sortKey is a folded name with the name itself, which parts names that fold alike.
type sortKey struct {
	folded, text string
}

func keyOf(text string) sortKey { return sortKey{Fold(text), text} }

// compare orders by code point: Go compares bytes, and UTF-8 keeps the order of code points.
func (k sortKey) compare(other sortKey) int {
	if c := strings.Compare(k.folded, other.folded); c != 0 {
		return c
	}
	return strings.Compare(k.text, other.text)
}

// compareKnown orders known values before unknown ones in both directions.
func compareKnown(a, b *int, direction OrderDirection) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return directed(cmp.Compare(*a, *b), direction)
}

func directed(c int, direction OrderDirection) int {
	if direction == Descending {
		return -c
	}
	return c
}
