package kg

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// The bounds of a filter.
const (
	MaxFilterLevels     = 8
	MaxFilterConditions = 50
	MaxFilterValues     = 500
)

// compiler checks a filter and makes a condition of it. It notes the first fault and goes on.
type compiler struct {
	conditions int
	values     int     // in lists
	circles    []*Near // around cities
	top        *Near   // the circle at the top level
	err        *Error
}

// failure is the first fault as an error, or nil.
func (c *compiler) failure() error {
	if c.err == nil {
		return nil
	}
	return c.err
}

func (c *compiler) fail(argument, format string, args ...any) {
	if c.err == nil {
		c.err = wrongArgument(argument, "%s: %s", argument, fmt.Sprintf(format, args...))
	}
}

// enter tells whether the level may be looked into.
func (c *compiler) enter(argument string, level int) bool {
	if level > MaxFilterLevels {
		c.fail(argument, "the filter is nested deeper than %d levels; ask for less, or in several questions", MaxFilterLevels)
	}
	return c.err == nil
}

// count counts a condition.
func (c *compiler) count(argument string) {
	if c.conditions++; c.conditions > MaxFilterConditions {
		c.fail(argument, "the filter has more than %d conditions; ask for less, or in several questions", MaxFilterConditions)
	}
}

// length checks the length of a list.
func (c *compiler) length(argument string, n int) {
	c.values += n
	if n > MaxFilterValues {
		c.fail(argument, "the list has %d values; it takes up to %d", n, MaxFilterValues)
	}
}

func (c *compiler) city(f *CityFilter, argument string, level int) Condition {
	if f == nil || !c.enter(argument, level) {
		return All{}
	}
	all := c.logic(argument, f.And != nil, len(f.And), f.Or != nil, len(f.Or), f.Not != nil, func(list string, i int) Condition {
		switch list {
		case "and":
			return c.city(f.And[i], fmt.Sprintf("%s.and[%d]", argument, i), level+1)
		case "or":
			return c.city(f.Or[i], fmt.Sprintf("%s.or[%d]", argument, i), level+1)
		default:
			return c.city(f.Not, argument+".not", level+1)
		}
	})
	all = appendTexts(c, all, argument+".slugs", PropertyID, f.Slugs, func(slug string) string { return string(KindCity.ID(slug)) })
	all = c.name(all, argument+".name", f.Name)
	all = appendHave(c, all, argument+".countries", PropertyCountryCodes, f.Countries, CountryCode)
	all = appendTexts(c, all, argument+".regions", PropertyRegion, f.Regions, text[Region])
	all = appendTexts(c, all, argument+".membership", PropertyMembership, f.Membership, text[MembershipStatus])
	all = c.number(all, argument+".memberSince", PropertyMemberSince, f.MemberSince)
	all = c.number(all, argument+".population", PropertyPopulation, f.Population)
	all = c.goals(all, argument+".sdgs", f.SDGs)
	if a := f.Awards; a != nil {
		all = c.set(all, argument+".awards", PropertyAwardYears, a.Any, a.All, a.None, a.Count)
	}
	all = appendHave(c, all, argument+".clusters", PropertyClusters, f.Clusters, text[string])
	all = c.caseStudies(all, argument+".caseStudies", f.CaseStudies, level)
	all = c.near(all, argument+".near", f.Near, level)
	return c.within(all, argument+".within", f.Within)
}

func (c *compiler) caseStudy(f *CaseStudyFilter, argument string, level int) Condition {
	if f == nil || !c.enter(argument, level) {
		return All{}
	}
	all := c.logic(argument, f.And != nil, len(f.And), f.Or != nil, len(f.Or), f.Not != nil, func(list string, i int) Condition {
		switch list {
		case "and":
			return c.caseStudy(f.And[i], fmt.Sprintf("%s.and[%d]", argument, i), level+1)
		case "or":
			return c.caseStudy(f.Or[i], fmt.Sprintf("%s.or[%d]", argument, i), level+1)
		default:
			return c.caseStudy(f.Not, argument+".not", level+1)
		}
	})
	all = appendTexts(c, all, argument+".slugs", PropertyID, f.Slugs, func(slug string) string { return string(KindCaseStudy.ID(slug)) })
	all = appendTexts(c, all, argument+".kinds", PropertyKind, f.Kinds, text[CaseStudyKind])
	all = c.number(all, argument+".year", PropertyYear, f.Year)
	if f.Text != nil {
		c.count(argument + ".text")
		if n := utf8.RuneCountInString(*f.Text); n > MaxSearch {
			c.fail(argument+".text", "the text has %d characters; it takes up to %d", n, MaxSearch)
		} else {
			all = append(all, TextHolds{PropertyText, SearchQuery{Text: Fold(*f.Text)}.Parts()})
		}
	}
	all = c.goals(all, argument+".sdgs", f.SDGs)
	all = appendHave(c, all, argument+".themes", PropertyThemes, f.Themes, text[string])
	if f.ActionPoints != nil {
		all = c.has(all, argument+".actionPoints", PropertyActionPoints, HasAny, f.ActionPoints)
	}
	all = appendTexts(c, all, argument+".publications", PropertyPublication, f.Publications, func(slug string) string { return string(KindPublication.ID(slug)) })
	if f.City != nil {
		all = append(all, CityOf{c.city(f.City, argument+".city", level+1)})
	}
	return all
}

func (c *compiler) sdgLink(f *SDGLinkFilter, argument string) Condition {
	var all All
	all = appendTexts(c, all, argument+".sdgs", PropertySDG, f.SDGs, func(n int) string { return string(KindSDG.NumberID(n)) })
	if f.Basis != nil {
		all = appendTexts(c, all, argument+".basis", PropertyBasis, []Basis{*f.Basis}, text[Basis])
	}
	all = appendTexts(c, all, argument+".scopes", PropertyScope, f.Scopes, text[SDGLinkScope])
	all = appendTexts(c, all, argument+".subjectKinds", PropertySubjectKind, f.SubjectKinds, text[EntityKind])
	return appendTexts(c, all, argument+".subjects", PropertySubject, f.Subjects, text[ID])
}

// logic makes the conditions of and, or, not. A list that is not given is no condition; an empty `or` is false.
func (c *compiler) logic(argument string, and bool, ands int, or bool, ors int, not bool, part func(list string, i int) Condition) All {
	var all All
	if and {
		c.length(argument+".and", ands)
		for i := 0; i < ands && c.err == nil; i++ {
			all = append(all, part("and", i))
		}
	}
	if or {
		c.length(argument+".or", ors)
		some := Any{}
		for i := 0; i < ors && c.err == nil; i++ {
			some = append(some, part("or", i))
		}
		all = append(all, some)
	}
	if not && c.err == nil {
		all = append(all, Not{part("not", 0)})
	}
	return all
}

func text[T ~string](v T) string { return string(v) }

// appendTexts adds the condition that a text is one of the values, where they are given. What two spellings share is kept once.
func appendTexts[T any](c *compiler, all All, argument string, p Property, values []T, one func(T) string) All {
	if values == nil {
		return all
	}
	return append(all, TextIs{p, sortedTexts(c, argument, values, one)})
}

// appendHave adds the condition that a list has one of the values, where they are given.
func appendHave[T any](c *compiler, all All, argument string, p Property, values []T, one func(T) string) All {
	if values == nil {
		return all
	}
	return append(all, TextsHave{p, sortedTexts(c, argument, values, one)})
}

func sortedTexts[T any](c *compiler, argument string, values []T, one func(T) string) []string {
	c.count(argument)
	if c.length(argument, len(values)); c.err != nil {
		return nil
	}
	texts := make([]string, 0, len(values))
	for _, v := range values {
		if text := one(v); text != "" { // nothing that is known is empty
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

func (c *compiler) name(all All, argument string, f *StringFilter) All {
	if f == nil || f.Eq == nil && f.In == nil && f.Contains == nil && f.StartsWith == nil {
		return all
	}
	c.count(argument)
	c.length(argument+".in", len(f.In))
	whole := func(text *string) *string {
		if text == nil {
			return nil
		}
		folded := " " + Fold(*text)
		return &folded
	}
	is := NameIs{Eq: whole(f.Eq), StartsWith: whole(f.StartsWith)}
	if f.Contains != nil {
		folded := Fold(*f.Contains)
		is.Contains = &folded
	}
	if f.In != nil && c.err == nil {
		is.In = make([]string, len(f.In))
		for i := range f.In {
			is.In[i] = *whole(&f.In[i])
		}
		slices.Sort(is.In)
	}
	return append(all, is)
}

func (c *compiler) number(all All, argument string, p Property, f *IntFilter) All {
	if !c.compares(argument, f) {
		return all
	}
	return append(all, IntIs{p, sortedIn(f)})
}

// sortedIn is the filter with its list sorted.
func sortedIn(f *IntFilter) IntFilter {
	sorted := *f
	if f.In != nil {
		sorted.In = sortedInts(f.In)
	}
	return sorted
}

// sortedInts are the values sorted, each once. An empty list stays one.
func sortedInts(values []int) []int {
	sorted := append([]int{}, values...)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// compares checks a comparison and tells whether it compares anything.
func (c *compiler) compares(argument string, f *IntFilter) bool {
	if f == nil || f.Eq == nil && f.In == nil && f.Gte == nil && f.Lte == nil && f.IsNull == nil {
		return false
	}
	c.count(argument)
	c.length(argument+".in", len(f.In))
	return true
}

func (c *compiler) goals(all All, argument string, f *SDGSetFilter) All {
	if f == nil {
		return all
	}
	return c.set(all, argument, sdgsUnder(f.Basis), f.Any, f.All, f.None, f.Count)
}

func (c *compiler) set(all All, argument string, p Property, some, every, none []int, count *IntFilter) All {
	if some != nil {
		all = c.has(all, argument+".any", p, HasAny, some)
	}
	if every != nil {
		all = c.has(all, argument+".all", p, HasAll, every)
	}
	if none != nil {
		all = c.has(all, argument+".none", p, HasNone, none)
	}
	if c.compares(argument+".count", count) {
		all = append(all, CountIs{p, sortedIn(count)})
	}
	return all
}

func (c *compiler) has(all All, argument string, p Property, q Quantifier, values []int) All {
	c.count(argument)
	c.length(argument, len(values))
	return append(all, IntsHave{p, q, sortedInts(values)})
}

// caseStudies makes the conditions on related case studies. `every` is that there is none of which it is not true.
func (c *compiler) caseStudies(all All, argument string, f *CaseStudySetFilter, level int) All {
	if f == nil {
		return all
	}
	if f.Some != nil {
		all = append(all, SomeCaseStudy{c.caseStudy(f.Some, argument+".some", level+1)})
	}
	if f.Every != nil {
		all = append(all, Not{SomeCaseStudy{Not{c.caseStudy(f.Every, argument+".every", level+1)}}})
	}
	if f.None != nil {
		all = append(all, Not{SomeCaseStudy{c.caseStudy(f.None, argument+".none", level+1)}})
	}
	return c.number(all, argument+".count", PropertyCaseStudies, f.Count)
}
