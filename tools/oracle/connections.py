"""Every connection of the API, with the whole list that walking it should give."""

from typing import NamedTuple

import action_point
import country
import theme
from goals import basis_of, case_studies_serving, cities_serving
from source import shown

BASES = {"": None, "basis: SOURCE": "SOURCE", "basis: EDITORIAL": "EDITORIAL", "basis: null": None}


class Connection(NamedTuple):
    """A connection under a parent, or at the root for parent "". Each edge wanted is {"node": {"id": …}, …}."""

    parent: str
    field: str
    argument: str
    edge: str  # what an edge holds besides its node and cursor
    edges: list

    def __str__(self):
        return f"{self.parent or 'root'}.{self.field}({self.argument})"

    def query(self, arguments, selection):
        """A query for one page."""
        given = ", ".join(a for a in (self.argument, arguments) if a)
        field = f"{self.field}{f'({given})' if given else ''} {{ {selection} }}"
        return f"{{ parent: {self.parent} {{ page: {field} }} }}" if self.parent else f"{{ page: {field} }}"

    def page(self, data):
        """The page in the data of an answer."""
        return (data["parent"] if self.parent else data)["page"]


def plain(parent, field, records, argument=""):
    """A connection whose edges hold only their nodes."""
    return Connection(parent, field, argument, "", [{"node": {"id": r.id}} for r in records])


def all_of(world):
    """Every connection under every parent and basis."""
    yield plain("", "cities", world.sorted_cities(world.cities.values()))
    yield plain("", "caseStudies", world.newest(world.case_studies.values()))
    yield plain("", "sdgLinks", sorted(world.sdg_links, key=world.link_order))
    yield plain("dataset", "sources", shown(world))
    for c in world.countries.values():
        yield plain(f'country(code: "{c["code"]}")', "cities", country.cities(world, c))
    for p in world.action_points.values():
        yield plain(f"actionPoint(number: {p['number']})", "caseStudies", action_point.case_studies(world, p))
    for t in world.themes.values():
        yield plain(f'theme(slug: "{t["slug"]}")', "caseStudies", theme.case_studies(world, t))
    for s in world.sdgs.values():
        yield from of_goal(world, s)


def of_goal(world, sdg):
    """The connections of a goal: its links, and under each basis its cities and case studies with their evidence."""
    parent = f"sdg(number: {sdg['number']})"
    yield plain(parent, "links", world.links_to(sdg))
    for argument, basis in BASES.items():
        cities = [
            {"node": {"id": c.id}, "basis": basis_of(e), "evidence": [{"id": k.id} for k in e]}
            for c, e in cities_serving(world, sdg, basis)
        ]
        yield Connection(parent, "cities", argument, "basis evidence { id }", cities)
        studies = [{"node": {"id": s.id}, "link": {"id": e[0].id}} for s, e in case_studies_serving(world, sdg, basis)]
        yield Connection(parent, "caseStudies", argument, "link { id }", studies)
