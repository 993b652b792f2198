"""The SDG network from its definitions: counts with fractions, the graph with NetworkX, its eigenvector with numpy."""

from fractions import Fraction
from itertools import combinations

import networkx
import numpy
from compare import Near
from goals import case_study_evidence, city_evidence


def ten(fraction):
    """A fraction to ten decimals, halves up."""
    scaled = fraction * 10**10
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    return (whole + (2 * rest >= scaled.denominator)) / 10**10


class Unit:
    """A case study or a city: its goals, its city, the case studies that say so."""

    def __init__(self, city, evidence):
        self.city = city
        self.evidence = evidence  # from goal number to links
        self.goals = {g for g, links in evidence.items() if links}

    def case_studies(self, world, goals):
        """The case studies counted for any of the goals."""
        subjects = {k["subject"] for g in goals for k in self.evidence[g]}
        return {world.entities[s].id for s in subjects if world.entities[s].kind == "CASE_STUDY"}


def units_of(world, unit, basis):
    """All units, those without goals too."""
    if unit == "CITY":
        return [
            Unit(c, {int(s["number"]): city_evidence(world, c, s, basis) for s in world.sdgs.values()})
            for c in world.cities.values()
        ]
    return [
        Unit(world.cities[c["city"]], {int(s["number"]): case_study_evidence(world, c, s, basis) for s in world.sdgs.values()})
        for c in world.case_studies.values()
    ]


class Network:
    """The network of one unit under one basis."""

    def __init__(self, world, unit, basis):
        self.world = world
        everything = self.everything(unit, basis)
        self.units = [u for u in everything if u.goals]
        self.without = len(everything) - len(self.units)
        self.counts = {g: sum(g in u.goals for u in self.units) for g in range(1, 18)}
        self.both = {}
        for a, b in combinations(range(1, 18), 2):
            both = [u for u in self.units if {a, b} <= u.goals]
            if both:
                self.both[a, b] = both

    def everything(self, unit, basis):
        """All units, those without goals too."""
        return units_of(self.world, unit, basis)

    def pairs(self, least):
        """The pairs listed, in their order, as (a, b)."""
        listed = [p for p, both in self.both.items() if len(both) >= least]
        return sorted(listed, key=lambda p: (-len(self.both[p]), p))

    def pair(self, a, b):
        """Every field of a pair but its lists."""
        n, count, na, nb = len(self.units), len(self.both[a, b]), self.counts[a], self.counts[b]
        return {
            "a": {"number": a},
            "b": {"number": b},
            "count": count,
            "support": ten(Fraction(count, n)),
            "jaccard": ten(Fraction(count, na + nb - count)),
            "lift": ten(Fraction(count * n, na * nb)),
        }

    def cities(self, a, b):
        """The ids of the cities behind a pair, by name."""
        cities = {u.city.id: u.city for u in self.both[a, b]}
        return [c.id for c in self.world.sorted_cities(cities.values())]

    def case_studies(self, a, b):
        """The ids of the case studies behind a pair, newest first."""
        ids = set().union(*(u.case_studies(self.world, (a, b)) for u in self.both[a, b]))
        return [s.id for s in self.world.newest(self.world.entities[i] for i in ids)]

    def goals(self, least):
        """Every field of every goal in the graph of the pairs listed."""
        graph = networkx.Graph()
        graph.add_nodes_from(range(1, 18))
        graph.add_weighted_edges_from((a, b, len(self.both[a, b])) for a, b in self.pairs(least))
        degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))
        betweenness, vector = networkx.betweenness_centrality(graph), eigenvector(graph, strength)
        n = len(self.units)
        return [
            {
                "sdg": {"number": g},
                "count": self.counts[g],
                "share": ten(Fraction(self.counts[g], n)) if n else 0,
                "degree": degree[g],
                "strength": strength[g],
                "betweenness": Near(betweenness[g]),
                "eigenvector": Near(vector.get(g, 0)),
            }
            for g in range(1, 18)
        ]

    def cooccurring(self, goal):
        """The goals served together with one, most often first."""
        others = [(len(both), p[0] + p[1] - goal, p) for p, both in self.both.items() if goal in p]
        return [{"sdg": {"number": g}, "pair": self.pair(*p)} for _, g, p in sorted(others, key=lambda o: (-o[0], o[1]))]


def eigenvector(graph, strength):
    """The principal eigenvector on the largest part of the graph, by goal; empty where there is no edge."""
    parts = [p for p in networkx.connected_components(graph) if len(p) > 1]
    if not parts:
        return {}
    part = sorted(min(parts, key=lambda p: (-len(p), -sum(strength[g] for g in p), min(p))))
    _, vectors = numpy.linalg.eigh(networkx.to_numpy_array(graph, nodelist=part))
    return dict(zip(part, numpy.abs(vectors[:, -1])))
