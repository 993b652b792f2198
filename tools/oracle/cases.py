"""One random question with its whole answer: a field that takes a filter, under one parent, in one order."""

import random
from typing import Any, NamedTuple

import filters
import orders
from filters import centre, given
from goals import basis_of, case_studies_serving, cities_serving
from random_filters import Filters
from sphere import distance, rounded

DIRECTIONS = [None, "ASC", "DESC"]
TIE = 1e-6  # kilometres: places nearer to each other than this are not put in order by any sound arithmetic
TRIES = 3  # filters drawn until one matches something


class Case(NamedTuple):
    """A question. everything is the list without the filter, in order; kept are the ids that the filter keeps."""

    seed: int
    parent: str  # "" at the root
    field: str
    argument: str  # besides filter and page
    type: str
    filter: dict
    bare: dict  # the filter that keeps everything: none, but the same centre where the order needs one
    edge: str  # what an edge holds besides node and cursor
    everything: list
    kept: set
    matches: Any = None  # says whether another filter keeps an id

    def arguments(self, page, name):
        """The arguments of the field, with the filter in a variable."""
        return ", ".join(a for a in (self.argument, f"filter: ${name}", page) if a)

    def text(self, alias, page, name, selection):
        """The field as it stands in a query, its answer found under alias."""
        field = f"{self.field}({self.arguments(page, name)}) {{ {selection} }}"
        return f"{alias}: {self.parent} {{ page: {field} }}" if self.parent else f"{alias}: {field}"

    def found(self, value):
        """The page in the value of the alias."""
        return value["page"] if self.parent and value else value

    def want(self):
        """The edges that all pages together should hold."""
        return [e for e in self.everything if e["node"]["id"] in self.kept]


def make(seed, facts):
    """The case of a seed."""
    rng = random.Random(seed)
    kinds = (cities, cities, cities, cities, case_studies, case_studies, country, sdg_cities, sdg_case_studies, links, sdg_links_of)
    return rng.choice(kinds)(seed, rng, facts)


def drawn(make_filter, records, keeps):
    """A filter, and the ids of the records that it keeps: the first of some that keeps any."""
    for _ in range(TRIES):
        condition = make_filter()
        kept = {id for id, r in records.items() if keeps(r, condition)}
        if kept:
            break
    return condition, kept


def city_filter(rng, facts, **more):
    """A random CityFilter and the cities that it keeps."""
    return drawn(lambda: Filters(rng, facts).city() | more, facts.cities, lambda c, f: filters.city(facts, c, f))


def study_filter(rng, facts):
    """A random CaseStudyFilter and the case studies that it keeps."""
    return drawn(lambda: Filters(rng, facts).case_study(), facts.case_studies, lambda s, f: filters.case_study(facts, s, f))


def order_text(order):
    """An order as an argument."""
    return "orderBy: {%s}" % ", ".join(f"{k}: {v}" for k, v in order.items()) if order else ""


def order_of(rng, fields):
    """A random order, None for the default."""
    order = {"field": rng.choice(fields), "direction": rng.choice(DIRECTIONS)} if rng.randrange(8) else None
    return given(order) or None


def cities(seed, rng, facts):
    """Query.cities."""
    order = order_of(rng, [*orders.CITY, "DISTANCE", "DISTANCE"])
    bare, more = None, {}
    if order and order["field"] == "DISTANCE":
        near = plain_near(rng, facts)
        bare, more = {"near": near | {"withinKm": 20100}}, {"near": near}
    condition, kept = city_filter(rng, facts, **more)
    near = given(condition).get("near")
    everything = [c for c in facts.cities.values() if filters.city(facts, c, bare)]
    everything = [city_edge(facts, c, near) for c in orders.cities(facts, everything, order, near)]
    return Case(seed, "", "cities", order_text(order), "CityFilter", condition, bare, "distanceKm", everything, kept, keeps_city(facts))


def plain_near(rng, facts):
    """A NearFilter from whose centre no two cities are equally far, and no distance is rounded by a hair."""
    while True:
        near = Filters(rng, facts).near()
        middle = centre(facts, near)
        away = sorted(distance(middle, c.place) for c in facts.cities.values() if c.place and middle)
        apart = all(b - a > TIE for a, b in zip(away, away[1:]))
        if apart and all(abs(d * 10 % 1 - 0.5) > TIE for d in away):
            return near


def city_edge(facts, c, near):
    """A CityEdge: its distance from the top-level near of the filter."""
    middle = near and centre(facts, near)
    return {"node": {"id": c.id}, "distanceKm": rounded(distance(middle, c.place)) if middle and c.place else None}


def keeps_city(facts):
    return lambda id, condition: filters.city(facts, facts.cities[id], condition)


def keeps_study(facts):
    return lambda id, condition: filters.case_study(facts, facts.case_studies[id], condition)


def keeps_link(facts):
    links = {k.id: k for k in facts.world.sdg_links}
    return lambda id, condition: filters.link(facts, links[id], condition)


def country(seed, rng, facts):
    """Country.cities."""
    record = facts.world.countries[rng.choice(sorted({c.country for c in facts.cities.values()})).split(":")[1]]
    mine = [c for c in facts.cities.values() if c.country == record.id]
    condition, kept = drawn(lambda: Filters(rng, facts).city(), {c.id: c for c in mine}, lambda c, f: filters.city(facts, c, f))
    everything = [city_edge(facts, c, given(condition).get("near")) for c in orders.cities(facts, mine)]
    parent = f'country(code: "{record["code"]}")'
    return Case(seed, parent, "cities", "", "CityFilter", condition, None, "distanceKm", everything, kept, keeps_city(facts))


def goal(rng, facts):
    """A goal, a basis or None, and both as text. Goals that much is known of come more often."""
    number, basis = rng.choice(("4", "8", "11", str(rng.randint(1, 17)))), rng.choice((None, None, "SOURCE", "EDITORIAL"))
    return facts.world.sdgs[number], basis, f"sdg(number: {number})", f"basis: {basis}" if basis else ""


def sdg_cities(seed, rng, facts):
    """SDG.cities."""
    record, basis, parent, argument = goal(rng, facts)
    condition, kept = city_filter(rng, facts)
    everything = [
        {"node": {"id": c.id}, "basis": basis_of(e), "evidence": [{"id": k.id} for k in e]}
        for c, e in cities_serving(facts.world, record, basis)
    ]
    edge = "basis evidence { id }"
    return Case(seed, parent, "cities", argument, "CityFilter", condition, None, edge, everything, kept, keeps_city(facts))


def sdg_case_studies(seed, rng, facts):
    """SDG.caseStudies."""
    record, basis, parent, argument = goal(rng, facts)
    condition, kept = study_filter(rng, facts)
    everything = [{"node": {"id": s.id}, "link": {"id": e[0].id}} for s, e in case_studies_serving(facts.world, record, basis)]
    edge = "link { id }"
    return Case(seed, parent, "caseStudies", argument, "CaseStudyFilter", condition, None, edge, everything, kept, keeps_study(facts))


def case_studies(seed, rng, facts):
    """Query.caseStudies."""
    order = order_of(rng, list(orders.CASE_STUDY))
    condition, kept = study_filter(rng, facts)
    everything = [{"node": {"id": s.id}} for s in orders.case_studies(facts.case_studies.values(), order)]
    return Case(seed, "", "caseStudies", order_text(order), "CaseStudyFilter", condition, None, "", everything, kept, keeps_study(facts))


def links(seed, rng, facts, parent="", field="sdgLinks", of=None):
    """Query.sdgLinks, or SDG.links of a goal."""
    mine = sorted((k for k in facts.world.sdg_links if of in (None, k["sdg"])), key=facts.world.link_order)
    condition, kept = drawn(lambda: Filters(rng, facts).link(), {k.id: k for k in mine}, lambda k, f: filters.link(facts, k, f))
    everything = [{"node": {"id": k.id}} for k in mine]
    return Case(seed, parent, field, "", "SDGLinkFilter", condition, None, "", everything, kept, keeps_link(facts))


def sdg_links_of(seed, rng, facts):
    """SDG.links."""
    record, _, parent, _ = goal(rng, facts)
    return links(seed, rng, facts, parent, "links", record["number"])
