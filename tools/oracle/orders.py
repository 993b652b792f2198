"""Orders by sorting: the value, then the name (cities), then the id. Only the value turns around; unknown comes last."""

from filters import centre, given
from sphere import distance

CITY = {
    "NAME": lambda c: c.by_name,
    "COUNTRY": lambda c: c.country_by_name,
    "MEMBER_SINCE": lambda c: c.member_since,
    "POPULATION": lambda c: c.population,
    "SDG_COUNT": lambda c: len(c.goals[None]),
    "CASE_STUDY_COUNT": lambda c: len(c.case_studies),
    "AWARD_COUNT": lambda c: len(c.awards),
}
CASE_STUDY = {
    "YEAR": lambda s: s.year,
    "NAME": lambda s: s.by_name,
    "CITY": lambda s: s.city.by_name,
    "SDG_COUNT": lambda s: len(s.goals[None]),
}


def ordered(records, value, direction, tie):
    """Records by value in the direction, equals by tie, which always ascends. Sorting is stable, so the last key goes first."""
    records = sorted(records, key=tie)
    known = sorted((r for r in records if value(r) is not None), key=value, reverse=direction == "DESC")  # keeps equals in place
    return known + [r for r in records if value(r) is None]


def cities(facts, found, order=None, near=None):
    """Cities in an order, by name when none is given. near: the top-level condition of the filter, for DISTANCE."""
    order = given(order)
    field, direction = order.get("field", "NAME"), order.get("direction", "ASC")
    value = CITY.get(field) or to(centre(facts, near))
    return ordered(found, value, direction, lambda c: (c.by_name, c.id))


def to(middle):
    """The distance of a city from a place, None where either is not known."""
    return lambda c: distance(middle, c.place) if middle and c.place else None


def case_studies(found, order=None):
    """Case studies in an order, newest first when none is given."""
    order = given(order)
    if not order:
        order = {"field": "YEAR", "direction": "DESC"}
    return ordered(found, CASE_STUDY[order["field"]], order.get("direction", "ASC"), lambda s: s.id)
