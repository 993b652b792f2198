"""Which entities hang together: the links that paths and neighbours walk, written from the contract's text."""

from typing import NamedTuple

import networkx

RELATIONS = [
    "IN_COUNTRY", "RECEIVED", "ABOUT", "ADDRESSES", "PART_OF", "HAS_THEME", "ADVANCES",
    "MEMBER_OF", "WORKS_ON", "HOSTED_IN", "ISSUED_AT", "PRESENTED_AT", "PUBLISHED_IN",
]


class Link(NamedTuple):
    """An edge of the graph, in its own direction. basis is None for a relation that has none."""

    relation: str
    start: str
    end: str
    basis: str = None


def links(world):
    """Every link of the data but local reviews."""
    for city in world.cities.values():
        yield Link("IN_COUNTRY", city.id, world.countries[city["country"]].id)
    for award in world.awards.values():
        yield from (Link("RECEIVED", world.cities[slug].id, award.id) for slug in award["cities"])
    for study in world.case_studies.values():
        yield Link("ABOUT", study.id, world.cities[study["city"]].id)
    for k in world.sdg_links:
        if k.get("scope") != "LOCAL_REVIEW":
            yield Link("ADDRESSES", k["subject"], world.sdgs[k["sdg"]].id, k["basis"])
    for target in world.targets.values():
        yield Link("PART_OF", target.id, world.sdgs[target["code"].split(".")[0]].id)
    for k in world.theme_links:
        yield Link("HAS_THEME", k["subject"], world.themes[k["theme"]].id, k["basis"])
    for k in world.action_point_links:
        yield Link("ADVANCES", k["subject"], world.action_points[k["action_point"]].id, k["basis"])
    for k in world.cluster_cities:
        relation = "WORKS_ON" if k["role"] == "ON_THEME" else "MEMBER_OF"
        yield Link(relation, world.cities[k["city"]].id, world.clusters[k["cluster"]].id)
    for relation, field, others, kinds in (
        ("PART_OF", "document", world.documents, (world.action_points, world.themes)),
        ("HOSTED_IN", "host_city", world.cities, (world.conferences,)),
        ("ISSUED_AT", "conference", world.conferences, (world.documents, world.publications)),
        ("PRESENTED_AT", "conference", world.conferences, (world.awards,)),
        ("PUBLISHED_IN", "publication", world.publications, (world.case_studies, world.clusters)),
    ):
        for records in kinds:
            yield from (Link(relation, r.id, others[r[field]].id) for r in records.values() if field in r)


class Web:
    """The links as an undirected graph. Its order of nodes is that of ties: fewer neighbours in the whole graph, then the smaller id."""

    def __init__(self, world):
        self.links = sorted(set(links(world)), key=lambda k: (RELATIONS.index(k.relation), k))
        self.at = {id: [] for id in world.entities}
        for k in self.links:
            self.at[k.start].append(k)
            self.at[k.end].append(k)
        self.whole = self.graph(None, None)
        self.order = {id: (self.whole.degree(id) if id in self.whole else 0, id) for id in world.entities}

    def graph(self, relations, basis):
        """The part that may be walked. None allows every relation, or every basis."""
        return networkx.Graph((k.start, k.end) for k in self.links if allowed(k, relations, basis))

    def step(self, start, end, relations, basis):
        """How two nodes are joined: by the first relation that does, SOURCE when any such link is."""
        between = [k for k in self.at[start] if end in (k.start, k.end) and allowed(k, relations, basis)]
        first = min(between, key=lambda k: RELATIONS.index(k.relation))
        alike = {k.basis for k in between if k.relation == first.relation}
        found = "SOURCE" if "SOURCE" in alike else first.basis
        return {"from": {"id": start}, "relation": first.relation, "forward": first.start == start, "basis": found, "to": {"id": end}}

    def neighbours(self, id, relations):
        """The edges of all neighbours by relation, forward first, id, each relation once."""
        found = {}
        for k in self.at.get(id, []):
            if not allowed(k, relations, None):
                continue
            forward = k.start == id
            other = k.end if forward else k.start
            bases = found.setdefault((RELATIONS.index(k.relation), not forward, other), set())
            bases.add(k.basis)
        return [
            {"relation": RELATIONS[r], "forward": not backward, "basis": "SOURCE" if "SOURCE" in bases else bases.pop(), "node": {"id": other}}
            for (r, backward, other), bases in sorted(found.items())
        ]


def allowed(link, relations, basis):
    """Whether a link may be walked."""
    return (relations is None or link.relation in relations) and (basis is None or link.basis in (None, basis))
