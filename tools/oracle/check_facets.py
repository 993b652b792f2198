"""Facets under random filters, by counting."""

import json
import random
from collections import Counter

import filters
from cases import city_filter, study_filter
from check_filters import show
from compare import difference
from facts import Facts
from random_filters import REGIONS, STUDY_KINDS
from shrink import shortest
from sphere import rounded

COUNT = 200
BATCH = 4
SDGS = " ".join(f"{name}: sdgs{given} {{ sdg {{ id }} count }}" for name, given in (
    ("sdgs", ""), ("sdgsSource", "(basis: SOURCE)"), ("sdgsEditorial", "(basis: EDITORIAL)"), ("sdgsNull", "(basis: null)")))
BASES = {"sdgs": None, "sdgsSource": "SOURCE", "sdgsEditorial": "EDITORIAL", "sdgsNull": None}
PLACES = "total regions { region count } countries { country { id } count }"
CITIES = f"{PLACES} memberSince {{ year count }} {SDGS} awards {{ award {{ id }} count }} population {{ count min max mean sum }}"
CASE_STUDIES = f"{PLACES} kinds {{ kind count }} years {{ year count }} {SDGS} themes {{ theme {{ id }} count }}"


def most(values, key, shown=lambda v: {"id": v}, order=None):
    """Counts, the most first; equals by id, or in the order given."""
    counts = Counter(values)
    place = order.index if order else lambda v: v
    return [{key: shown(v), "count": counts[v]} for v in sorted(counts, key=lambda v: (-counts[v], place(v)))]


def years(values):
    """Counts of years, unknown last."""
    counts = Counter(values)
    return [{"year": y, "count": counts[y]} for y in sorted(counts, key=lambda y: (y is None, y))]


def enum(values, key, order):
    """Counts of enum values."""
    return most(values, key, lambda v: v, order)


def goals(records):
    """Counts of the goals served, under each basis."""
    return {name: most((f"sdg:{n}" for r in records for n in r.goals[b]), "sdg") for name, b in BASES.items()}


def statistics(values):
    """IntStatistics over the values that are known."""
    known = [v for v in values if v is not None]
    if not known:
        return {"count": 0, "min": None, "max": None, "mean": None, "sum": None}
    return {"count": len(known), "min": min(known), "max": max(known), "mean": rounded(sum(known) / len(known)), "sum": sum(known)}


def places(cities):
    """What the facets of cities and of case studies share."""
    return {
        "total": len(cities),
        "regions": enum((c.region for c in cities), "region", REGIONS),
        "countries": most((c.country for c in cities), "country"),
    }


def of_cities(cities):
    """CityFacets."""
    counts = Counter(year for c in cities for year in c.awards)
    return places(cities) | goals(cities) | {
        "memberSince": years(c.member_since for c in cities),
        "awards": [{"award": {"id": f"award:{y}"}, "count": counts[y]} for y in sorted(counts)],
        "population": statistics([c.population for c in cities]),
    }


def of_case_studies(studies):
    """CaseStudyFacets."""
    return places([s.city for s in studies]) | goals(studies) | {
        "kinds": enum((s.kind for s in studies), "kind", STUDY_KINDS),
        "years": years(s.year for s in studies),
        "themes": most((f"theme:{t}" for s in studies for t in s.themes), "theme"),
    }


class Facets:
    """Both facet fields: how to ask, and what to answer."""

    def __init__(self, facts):
        self.facts = facts

    def make(self, seed):
        """The field, the type of its filter, its selection, and a random filter."""
        rng = random.Random(seed)
        if rng.randrange(2):
            return "cityFacets", "CityFilter", CITIES, city_filter(rng, self.facts)[0] if rng.randrange(20) else None
        return "caseStudyFacets", "CaseStudyFilter", CASE_STUDIES, study_filter(rng, self.facts)[0] if rng.randrange(20) else None

    def want(self, field, condition):
        """The answer."""
        if field == "cityFacets":
            return of_cities([c for c in self.facts.cities.values() if filters.city(self.facts, c, condition)])
        return of_case_studies([s for s in self.facts.case_studies.values() if filters.case_study(self.facts, s, condition)])


def check(world, client, report, seed=1, count=COUNT):
    """So many facets from the seed upwards, and one facet alone."""
    facets = Facets(Facts(world))
    made = [(s, *facets.make(s)) for s in range(seed, seed + count)]
    report.begin(f"facets (seeds {seed} to {seed + count - 1})")
    for i in range(0, len(made), BATCH):
        batch = made[i : i + BATCH]
        for case, got in zip(batch, ask(client, report, batch), strict=True):
            compare(client, report, facets, case, got)
    report.end()


def request(batch):
    """One query for some facets, and its variables."""
    declared = ", ".join(f"$f{i}: {type}" for i, (_, _, type, _, _) in enumerate(batch))
    fields = " ".join(f"c{i}: {field}(filter: $f{i}) {{ {selection} }}" for i, (_, field, _, selection, _) in enumerate(batch))
    return f"query({declared}) {{ {fields} }}", {f"f{i}": case[-1] for i, case in enumerate(batch)}


def ask(client, report, batch):
    """The answers; None for facets that are refused. A batch that is refused is asked in halves."""
    query, variables = request(batch)
    answer = client.post(query, variables)
    if not answer.get("errors"):
        return [answer["data"][f"c{i}"] for i in range(len(batch))]
    if len(batch) > 1:
        half = len(batch) // 2
        return ask(client, report, batch[:half]) + ask(client, report, batch[half:])
    report.check(f"seed {batch[0][0]}: {batch[0][1]}", [], [e.get("extensions", {}).get("code") for e in answer["errors"]])
    show(query, variables, None, answer["errors"])
    return [None]


def compare(client, report, facets, case, got):
    """One check, shown in full where the answers differ."""
    seed, field, type, selection, condition = case
    want = facets.want(field, condition)
    if got is None or report.fields(f"seed {seed}: {field}", want, got):
        return
    show(*request([case]), want, got)

    def differs(other):
        query, variables = request([(seed, field, type, selection, other)])
        answer = client.post(query, variables)
        return not answer.get("errors") and bool(difference(facets.want(field, other), answer["data"]["c0"]))

    print(f"    shortest: {json.dumps(shortest(condition, differs), ensure_ascii=False)}")
