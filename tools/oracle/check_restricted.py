"""The SDG network of some cities and case studies, and the related cities that a filter keeps: both under random filters."""

import random

import cases
from check_network import BASES, GOAL, LISTS, PAIR, UNITS, whole
from check_related import KINDS
from facts import Facts
from goals import case_study_evidence, city_evidence
from network import Network, Unit

NETWORK = """query($unit: SDGNetworkUnit!, $cities: CityFilter, $studies: CaseStudyFilter, $basis: Basis, $least: Int!) {
  sdgNetwork(unit: $unit, cities: $cities, caseStudies: $studies, basis: $basis, minCount: $least) {
    unitCount unitsWithoutGoals goals { %s } pairs { %s %s }
  }
}""" % (GOAL, PAIR, LISTS)
EDGES = "edges { rank score node { id } reasons { kind contribution } } totalCount"
RELATED = """query($id: ID!, $kinds: [RelatedKind!], $least: Float, $filter: CityFilter) { node(id: $id) { ... on City {
  all: relatedCities(first: 100) { %s }
  kept: relatedCities(first: 100, kinds: $kinds, minScore: $least, filter: $filter) { %s }
} } }""" % (EDGES, EDGES)


def check(world, client, report, seed=1, count=300):
    """Both, with a filter for each seed."""
    facts = Facts(world)
    report.begin(f"SDG networks under filters (seeds {seed} to {seed + count - 1})")
    for s in range(seed, seed + count):
        network(world, facts, client, report, s)
    report.end()
    report.begin(f"related cities under filters (seeds {seed} to {seed + count - 1})")
    for s in range(seed, seed + count):
        related(facts, client, report, s)
    report.end()


class Restricted(Network):
    """A network of the units given."""

    def __init__(self, world, units):
        self.given = units
        super().__init__(world, None, None)

    def everything(self, unit, basis):
        """Instead of all units, those given."""
        return self.given


def restricted(world, unit, basis, cities, studies):
    """The units: None is no filter, else the ids that it keeps."""
    goals = {int(s["number"]): s for s in world.sdgs.values()}

    def kept(study):
        return studies is None or study.id in studies

    if unit == "CASE_STUDY":
        return [
            Unit(world.cities[s["city"]], {n: case_study_evidence(world, s, g, basis) for n, g in goals.items()})
            for s in world.case_studies.values()
            if kept(s) and (cities is None or world.cities[s["city"]].id in cities)
        ]
    units = []
    for c in world.cities.values():
        if cities is not None and c.id not in cities:
            continue
        if studies is None:
            evidence = {n: city_evidence(world, c, g, basis) for n, g in goals.items()}
        else:
            mine = [s for s in world.case_studies_of(c) if kept(s)]
            evidence = {n: [k for s in mine for k in case_study_evidence(world, s, g, basis)] for n, g in goals.items()}
        units.append(Unit(c, evidence))
    return units


def network(world, facts, client, report, seed):
    """One network, with the lists behind each of its pairs."""
    rng = random.Random(f"network {seed}")
    cities = cases.city_filter(rng, facts) if rng.random() < 0.6 else (None, None)
    studies = cases.study_filter(rng, facts) if rng.random() < 0.6 else (None, None)
    given = {"unit": rng.choice(UNITS), "basis": rng.choice(BASES), "least": rng.choice([1, 1, 2, 4]), "cities": cities[0], "studies": studies[0]}
    want = Restricted(world, restricted(world, given["unit"], given["basis"], cities[1], studies[1]))
    got = client.ask(NETWORK, given)["sdgNetwork"]
    label = f"seed {seed}: sdgNetwork {given}"
    report.check(f"{label} units", [len(want.units), want.without], [got["unitCount"], got["unitsWithoutGoals"]])
    for a, b in zip(want.goals(given["least"]), got["goals"], strict=True):
        report.fields(f"{label} goal {a['sdg']['number']}", a, b)
    pairs = [want.pair(a, b) | {"cities": whole(want.cities(a, b)), "caseStudies": whole(want.case_studies(a, b))} for a, b in want.pairs(given["least"])]
    report.check(f"{label} pairs", len(pairs), len(got["pairs"]))
    for a, b in zip(pairs, got["pairs"]):
        report.fields(f"{label} pair", a, b)


def related(facts, client, report, seed):
    """The related cities of one city under a filter, kinds and minScore: those of the whole list, nothing about them changed."""
    rng = random.Random(f"related {seed}")
    city = rng.choice(list(facts.cities))
    condition, ids = cases.city_filter(rng, facts)
    kinds = None if rng.random() < 0.5 else rng.sample(KINDS, rng.randint(0, 4))
    least = None if rng.random() < 0.5 else rng.choice([0, 0.05, 0.1, 0.2])
    answer = client.ask(RELATED, {"id": city, "kinds": kinds, "least": least, "filter": condition})["node"]
    want = [
        e for e in answer["all"]["edges"]
        if e["node"]["id"] in ids
        and (kinds is None or any(r["kind"] in kinds for r in e["reasons"]))
        and (least is None or e["score"] >= least)
    ]
    label = f"seed {seed}: relatedCities of {city}, kinds {kinds}, minScore {least}, filter {condition}"
    report.check(label, {"edges": want, "totalCount": len(want)}, answer["kept"])
