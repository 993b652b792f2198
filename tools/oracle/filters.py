"""Filters by brute force: every condition of every filter is looked at for every record, as the contract's words say.

A condition is true or false. What is not known fulfils none but `isNull`, so `not` of it is true."""

from check_search import match
from folding import fold
from sphere import distance, inside


def given(arguments):
    """The fields of an input that are given; one given as null is not."""
    return {k: v for k, v in (arguments or {}).items() if v is not None}


def holds(conditions, tests):
    """Whether all conditions that are given hold. tests says of each field how it is asked."""
    return all(tests[field](asked) for field, asked in given(conditions).items())


def number(value, condition):
    """IntFilter."""

    def known(test):
        return lambda asked: value is not None and test(asked)

    return holds(condition, {
        "eq": known(lambda n: value == n),
        "in": known(lambda listed: value in listed),
        "gte": known(lambda n: value >= n),
        "lte": known(lambda n: value <= n),
        "isNull": lambda asked: (value is None) == asked,
    })


def text(value, condition):
    """StringFilter, over one folded text."""
    return holds(condition, {
        "eq": lambda asked: value == fold(asked),
        "in": lambda listed: value in map(fold, listed),
        "contains": lambda asked: fold(asked) in value,
        "startsWith": lambda asked: value.startswith(fold(asked)),
    })


def members(values, condition):
    """What SDGSetFilter and AwardSetFilter share."""
    return holds(condition, {
        "all": lambda listed: values.issuperset(listed),
        "any": lambda listed: not values.isdisjoint(listed),
        "none": lambda listed: values.isdisjoint(listed),
        "count": lambda asked: number(len(values), asked),
    })


def goals(record, condition):
    """SDGSetFilter: all of it is about the goals under its basis."""
    conditions = given(condition)
    return members(record.goals[conditions.pop("basis", None)], conditions)


def searched(value, query):
    """Whether every word of a query begins a word of a folded text. A query of which nothing is left finds nothing."""
    query = fold(query)
    return query != "" and value != "" and match(value, query) is not None


def centre(facts, near):
    """The place that a NearFilter is about; None for a city without a place, or that does not exist."""
    near = given(near)
    if "city" not in near:
        return near["latitude"], near["longitude"]
    city = facts.cities.get("city:" + near["city"])
    return city and city.place


def is_near(facts, city, near):
    """NearFilter."""
    middle = centre(facts, near)
    return middle is not None and city.place is not None and distance(middle, city.place) <= near["withinKm"]


def combined(matches, facts, record):
    """and, or, not."""
    return {
        "and": lambda filters: all(matches(facts, record, f) for f in filters),
        "or": lambda filters: any(matches(facts, record, f) for f in filters),
        "not": lambda negated: not matches(facts, record, negated),
    }


def city(facts, c, condition):
    """CityFilter."""
    return holds(condition, combined(city, facts, c) | {
        "slugs": lambda listed: c.slug in listed,
        "name": lambda asked: any(text(name, asked) for name in c.names),
        "countries": lambda listed: any(code.upper() in c.codes for code in listed),
        "regions": lambda listed: c.region in listed,
        "membership": lambda listed: c.membership in listed,
        "memberSince": lambda asked: number(c.member_since, asked),
        "population": lambda asked: number(c.population, asked),
        "sdgs": lambda asked: goals(c, asked),
        "awards": lambda asked: members(c.awards, asked),
        "clusters": lambda listed: not c.clusters.isdisjoint(listed),
        "caseStudies": lambda asked: case_studies(facts, c, asked),
        "near": lambda asked: is_near(facts, c, asked),
        "within": lambda box: c.place is not None and inside(c.place, box),
    })


def case_studies(facts, c, condition):
    """CaseStudySetFilter."""
    return holds(condition, {
        "some": lambda f: any(case_study(facts, s, f) for s in c.case_studies),
        "every": lambda f: all(case_study(facts, s, f) for s in c.case_studies),
        "none": lambda f: not any(case_study(facts, s, f) for s in c.case_studies),
        "count": lambda asked: number(len(c.case_studies), asked),
    })


def case_study(facts, s, condition):
    """CaseStudyFilter."""
    return holds(condition, combined(case_study, facts, s) | {
        "slugs": lambda listed: s.slug in listed,
        "kinds": lambda listed: s.kind in listed,
        "year": lambda asked: number(s.year, asked),
        "text": lambda query: searched(s.text, query),
        "sdgs": lambda asked: goals(s, asked),
        "themes": lambda listed: not s.themes.isdisjoint(listed),
        "actionPoints": lambda listed: not s.action_points.isdisjoint(listed),
        "publications": lambda listed: s.publication in listed,
        "city": lambda asked: city(facts, s.city, asked),
    })


def link(facts, k, condition):
    """SDGLinkFilter."""
    return holds(condition, {
        "sdgs": lambda listed: int(k["sdg"]) in listed,
        "basis": lambda basis: k["basis"] == basis,
        "scopes": lambda listed: k.get("scope") in listed,
        "subjectKinds": lambda listed: facts.world.entities[k["subject"]].kind in listed,
        "subjects": lambda listed: k["subject"] in listed,
    })
