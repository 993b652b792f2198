package neo4j

import (
	"math"
	"slices"

	"learningcities/kg"
)

// wholes are the texts that find all elements of a list as x, by label.
var wholes = map[string]string{
	"City":      find("City:Entity", "City(version, rankNameAsc)", "x.rankNameAsc >= 0"),
	"CaseStudy": find("CaseStudy:Entity", "CaseStudy(version, rankYearDesc)", "x.rankYearDesc >= 0"),
	"SDGLink":   find("SDGLink", "SDGLink(version, rank)", "x.rank >= 0"),
}

func find(labels, index, where string) string {
	return "MATCH (x:" + labels + " {version: $version}) USING INDEX SEEK x:" + index + "\nWHERE " + where
}

// narrowing is how an index finds what fulfils a condition and, maybe, some more: the condition itself is asked of what was found. Where the index holds all that the condition is
// about, no node is read for that, which takes a third of the time also where all of the index is looked at.
type narrowing struct {
	few  bool // whether it mostly finds little
	text string
	by   func(r *reader, c kg.Condition) map[string]any // the parameters; nil for a condition that it does not help with
}

// narrowings are what there is an index for, by label, what finds least first. None is needed for a right answer: where an index is missing, Neo4j takes another.
var narrowings = map[string][]narrowing{
	"City": {
		{true, find("City:Entity", "Entity(version, id)", "x.id IN $only"), byTexts(kg.PropertyID)},
		{true, find("City:Entity", "City(version, z, x, y)", "x.z >= $leastZ AND x.z <= $mostZ AND x.x >= $leastX AND x.x <= $mostX AND x.y >= $leastY AND x.y <= $mostY"), byCircle},
		{true, foundByName, byName},
		{true, find("City:Entity", "City(version, country, rank)", "x.country IN $only AND x.rank >= 0"), byCountry},
		{true, find("City:Entity", "City(version, latitude, longitude)", "x.latitude >= $south AND x.latitude <= $north AND x.longitude IS NOT NULL"), byBox},
		{true, find("City:Entity", "City(version, caseStudyCount)", "x.caseStudyCount >= 1"), bySomeCaseStudy},
		{false, find("City:Entity", "City(version, caseStudyCount)", "x.caseStudyCount >= $least AND x.caseStudyCount <= $most"), byNumber(kg.PropertyCaseStudies)},
		{false, find("City:Entity", "City(version, memberSince)", "x.memberSince >= $least AND x.memberSince <= $most"), byNumber(kg.PropertyMemberSince)},
		{false, find("City:Entity", "City(version, awardYears)", "x.awardYears IS NOT NULL"), byList(kg.PropertyAwardYears)},
		{false, find("City:Entity", "City(version, region)", "x.region IN $only"), byTexts(kg.PropertyRegion)},
		{false, find("City:Entity", "City(version, population)", "x.population >= $least AND x.population <= $most"), byNumber(kg.PropertyPopulation)},
		{false, find("City:Entity", "City(version, sdgsSource)", "x.sdgsSource IS NOT NULL"), byList(kg.PropertySDGsSource)},
		{false, find("City:Entity", "City(version, sdgsEditorial)", "x.sdgsEditorial IS NOT NULL"), byList(kg.PropertySDGsEditorial)},
		{false, find("City:Entity", "City(version, sdgs)", "x.sdgs IS NOT NULL"), byList(kg.PropertySDGs)},
	},
	"CaseStudy": {
		{true, find("CaseStudy:Entity", "Entity(version, id)", "x.id IN $only"), byTexts(kg.PropertyID)},
	},
	"SDGLink": {
		{true, find("SDGLink", "SDGLink(version, subject)", "x.subject IN $only"), byTexts(kg.PropertySubject)},
		{false, find("SDGLink", "SDGLink(version, sdg, basis, subjectKind)", "x.sdg IN $only AND x.basis IS NOT NULL AND x.subjectKind IS NOT NULL"), byTexts(kg.PropertySDG)},
	},
}

// narrow finds the first narrowing of a list that a filter allows, with its parameters; nil for none.
func narrow(r *reader, label string, f *kg.Filter) (*narrowing, map[string]any) {
	if f == nil || label == "" {
		return nil, nil
	}
	if always, settled := holds(f.Condition); settled && !always {
		return &narrowings[label][0], map[string]any{"only": []any{}}
	}
	conditions := needed(nil, f.Condition)
	for i := range narrowings[label] {
		n := &narrowings[label][i]
		for _, c := range conditions {
			if params := n.by(r, c); params != nil {
				return n, params
			}
		}
	}
	return nil, nil
}

// unlessIdle is the filter, or nil for one that always holds.
func unlessIdle(f *kg.Filter) *kg.Filter {
	if f != nil {
		if always, settled := holds(f.Condition); settled && always {
			return nil
		}
	}
	return f
}

// holds tells whether the condition always holds, or never, where that is settled by its form alone.
func holds(c kg.Condition) (always, settled bool) {
	switch c := c.(type) {
	case kg.All:
		return joined(c, false)
	case kg.Any:
		return joined(c, true)
	case kg.Not:
		always, settled = holds(c.Part)
		return !always && settled, settled
	case kg.SomeCaseStudy:
		always, settled = holds(c.Condition)
		return false, settled && !always
	case kg.CityOf:
		return holds(c.Condition)
	case kg.IntsHave:
		return c.Quantifier != kg.HasAny, len(c.Values) == 0
	case kg.TextIs:
		return false, len(c.Values) == 0
	case kg.TextsHave:
		return false, len(c.Values) == 0
	case kg.IntIs:
		return false, c.In != nil && len(c.In) == 0
	case kg.CountIs:
		return false, c.In != nil && len(c.In) == 0
	case kg.NameIs:
		return false, c.In != nil && len(c.In) == 0
	case kg.TextHolds:
		return false, len(c.Parts) == 0
	case *kg.Near:
		return false, c.Point == nil
	}
	return false, false
}

// joined is what parts come to of which one decides when it is of that value: all of them settle the other.
func joined(parts []kg.Condition, deciding bool) (always, settled bool) {
	settled = true
	for _, part := range parts {
		value, known := holds(part)
		if known && value == deciding {
			return deciding, true
		}
		settled = settled && known
	}
	return !deciding && settled, settled
}

// needed adds the conditions of which each must hold.
func needed(all []kg.Condition, c kg.Condition) []kg.Condition {
	parts, ok := c.(kg.All)
	if !ok {
		return append(all, c)
	}
	for _, part := range parts {
		all = needed(all, part)
	}
	return all
}

func byTexts(p kg.Property) func(*reader, kg.Condition) map[string]any {
	return func(_ *reader, c kg.Condition) map[string]any {
		if is, ok := c.(kg.TextIs); ok && is.Property == p {
			return map[string]any{"only": values(is.Values)}
		}
		return nil
	}
}

// byCountry finds the countries that have the codes: a city has those of its country.
func byCountry(r *reader, c kg.Condition) map[string]any {
	have, ok := c.(kg.TextsHave)
	if !ok || have.Property != kg.PropertyCountryCodes {
		return nil
	}
	countries := []any{}
	for _, code := range have.Values {
		if country := r.words.countries[code]; country != nil {
			countries = append(countries, string(country.ID))
		}
	}
	return map[string]any{"only": countries}
}

// foundByName finds cities by the words of their names.
const foundByName = `CALL db.index.fulltext.queryNodes('city_and_case_study_texts', $named) YIELD node AS x
WITH x
WHERE x:City AND x:Entity AND x.version = $version AND x.rankNameAsc >= 0`

func byName(r *reader, c kg.Condition) map[string]any {
	is, ok := c.(kg.NameIs)
	if !ok || !r.words.index.there {
		return nil
	}
	terms := r.words.index.ofNames(is)
	if len(terms) == 0 {
		return nil
	}
	return map[string]any{"named": lucene(r.version, []kg.EntityKind{kg.KindCity}, terms)}
}

// byCircle bounds each coordinate of a point by the straight line to it, and a bit more for what was rounded.
func byCircle(_ *reader, c kg.Condition) map[string]any {
	near, ok := c.(*kg.Near)
	if !ok || near.Point == nil {
		return nil
	}
	far := math.Sqrt(near.Chord) + 1e-9
	return map[string]any{
		"leastX": near.Point.X - far, "mostX": near.Point.X + far,
		"leastY": near.Point.Y - far, "mostY": near.Point.Y + far,
		"leastZ": near.Point.Z - far, "mostZ": near.Point.Z + far,
	}
}

func byBox(_ *reader, c kg.Condition) map[string]any {
	if within, ok := c.(kg.Within); ok {
		return map[string]any{"south": within.South, "north": within.North}
	}
	return nil
}

// byList looks at the lists of all: no index finds what holds an element.
func byList(p kg.Property) func(*reader, kg.Condition) map[string]any {
	return func(_ *reader, c kg.Condition) map[string]any {
		have, ok := c.(kg.IntsHave)
		count, counts := c.(kg.CountIs)
		if ok && have.Property == p || counts && count.Property == p {
			return map[string]any{}
		}
		return nil
	}
}

func byNumber(p kg.Property) func(*reader, kg.Condition) map[string]any {
	return func(_ *reader, c kg.Condition) map[string]any {
		if is, ok := c.(kg.IntIs); ok && is.Property == p {
			return between(is.IntFilter)
		}
		return nil
	}
}

// bySomeCaseStudy finds the cities that have any.
func bySomeCaseStudy(_ *reader, c kg.Condition) map[string]any {
	if _, ok := c.(kg.SomeCaseStudy); ok {
		return map[string]any{}
	}
	return nil
}

// between bounds a number that is known; nil where it may be unknown.
func between(f kg.IntFilter) map[string]any {
	if f.IsNull != nil && *f.IsNull {
		return nil
	}
	least, most := math.MinInt32, math.MaxInt32
	if f.In != nil && len(f.In) == 0 {
		least, most = 1, 0
	}
	if len(f.In) > 0 {
		least, most = slices.Min(f.In), slices.Max(f.In)
	}
	for _, bound := range []*int{f.Eq, f.Gte} {
		if bound != nil {
			least = max(least, *bound)
		}
	}
	for _, bound := range []*int{f.Eq, f.Lte} {
		if bound != nil {
			most = min(most, *bound)
		}
	}
	return map[string]any{"least": int64(least), "most": int64(most)}
}
