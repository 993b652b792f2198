"""Works the related cities of every city out of the data files and compares: who, in which order, how much, and why."""

import math
import random

from goals import city_evidence

WEIGHTS = {
    "SHARED_SDG": 3, "SHARED_THEME": 2, "SHARED_ACTION_POINT": 2, "SHARED_CLUSTER": 2, "SHARED_AWARD": 2, "SHARED_PUBLICATION": 1,
    "SAME_COUNTRY": 2, "SAME_REGION": 1, "SAME_INTAKE": 0.5,
}
KINDS = [*WEIGHTS, "NEARBY", "SIMILAR_SIZE"]
WITHOUT_NODES = {"SAME_REGION", "SAME_INTAKE", "NEARBY", "SIMILAR_SIZE"}
EARTH_RADIUS = 6371.0088
BEST = 100
TOLERANCE = 1e-6 + 1e-12  # a share at half a millionth may fall to either side

EDGES = """totalCount edges { rank score distanceKm node { id } description french: description(language: FR)
spanish: description(language: ES) russian: description(language: RU)
reasons { kind contribution shared { id } description } }"""
PAGE = "totalCount edges { rank score cursor node { id } reasons { kind } } nodes { id } pageInfo { hasNextPage hasPreviousPage }"


def features(world, city):
    """What a city has: {(kind, id)}."""
    studies = world.case_studies_of(city)
    subjects = {s.id for s in studies}
    found = {("SHARED_SDG", s.id) for s in world.sdgs.values() if city_evidence(world, city, s)}
    found |= {("SHARED_THEME", f"theme:{k['theme']}") for k in world.theme_links if k["subject"] in subjects}
    found |= {("SHARED_ACTION_POINT", f"action-point:{k['action_point']}") for k in world.action_point_links if k["subject"] in subjects}
    found |= {("SHARED_PUBLICATION", f"publication:{s['publication']}") for s in studies if "publication" in s}
    clusters = (k for k in world.cluster_cities if k["city"] == city["slug"] and k["role"] in ("COORDINATOR", "MEMBER"))
    found |= {("SHARED_CLUSTER", f"cluster:{k['cluster']}") for k in clusters}
    found |= {("SHARED_AWARD", a.id) for a in world.awards_of(city)}
    found |= {("SAME_COUNTRY", f"country:{city['country']}"), ("SAME_REGION", world.countries[city["country"]]["region"])}
    if "member_since" in city:
        found.add(("SAME_INTAKE", city["member_since"]))
    return found


def kilometres(a, b):
    """The great circle between two cities, None where a place is not known."""
    if "latitude" not in a or "latitude" not in b:
        return None
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, (float(c["latitude"]), float(c["longitude"]))) for c in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, h)))


class Formula:
    """The formula of relatedness over all cities."""

    def __init__(self, world):
        self.cities = sorted(world.cities.values(), key=lambda c: c.id)
        self.has = {c.id: features(world, c) for c in self.cities}
        counts = {}
        for found in self.has.values():
            for feature in found:
                counts[feature] = counts.get(feature, 0) + 1
        n = len(self.cities)
        self.weight = {f: WEIGHTS[f[0]] * math.log(n / df) / math.log(n) for f, df in counts.items()}

    def between(self, a, b):
        """The shares of a pair before rounding, {kind: share}."""
        both, either = self.has[a.id] & self.has[b.id], self.has[a.id] | self.has[b.id]
        parts = {}
        for feature in both:
            parts.setdefault(feature[0], []).append(self.weight[feature])
        parts = {kind: math.fsum(weights) for kind, weights in parts.items()}
        whole = 4 + math.fsum(self.weight[f] for f in either)
        distance = kilometres(a, b)
        if distance is not None:
            whole += 2
            parts["NEARBY"] = 2 * max(0.0, 1 - distance / 1000)
        sizes = [c.number("population") for c in (a, b)]
        if all(sizes):
            whole += 0.5
            parts["SIMILAR_SIZE"] = 0.5 * max(0.0, 1 - abs(math.log2(sizes[0] / sizes[1])))
        return {kind: part / whole for kind, part in parts.items()}

    def shared(self, a, b, kind):
        """The ids that a reason should show: goals by number, others by id."""
        if kind in WITHOUT_NODES:
            return []
        ids = [id for k, id in self.has[a.id] & self.has[b.id] if k == kind]
        return sorted(ids, key=lambda id: int(id.split(":")[1]) if kind == "SHARED_SDG" else id)


def score_of(shares):
    """The sum of the rounded shares."""
    return sum(math.floor(s * 1e6 + 0.5) for s in shares.values()) / 1e6


def check(world, client, report, seed=1):
    """The whole list of every city; then what the arguments make of some lists."""
    formula = Formula(world)
    found = client.nodes([c.id for c in formula.cities], f"... on City {{ relatedCities(first: 100) {{ {EDGES} }} }}", 10)
    lists = {node["id"]: node["relatedCities"] for node in found}
    report.begin(f"related cities of {len(lists)} cities")
    for city in formula.cities:
        one_list(world, formula, report, city, lists[city.id])
    report.end()
    report.begin("related cities, both ways alike")
    scores = {(a, e["node"]["id"]): e["score"] for a, found in lists.items() for e in found["edges"]}
    for (a, b), score in scores.items():
        if (b, a) in scores and a < b:
            report.check(f"{a} and {b}", score, scores[b, a])
    report.end()
    report.begin("related cities under arguments")
    rng = random.Random(seed)
    for city in rng.sample(formula.cities, 25):
        arguments(client, report, rng, city, lists[city.id]["edges"])
    report.end()


def one_list(world, formula, report, city, got):
    """Every edge of a list, and that nothing better was left out."""
    label, edges = f"{city.id} relatedCities", got["edges"]
    shares = {b.id: formula.between(city, b) for b in formula.cities if b is not city}
    scores = {id: score_of(s) for id, s in shares.items()}
    related = [id for id, score in scores.items() if score > 0]
    report.check(f"{label} totalCount", min(BEST, len(related)), got["totalCount"])
    report.check(f"{label} ranks", list(range(1, got["totalCount"] + 1)), [e["rank"] for e in edges])
    keys = [(-e["score"], e["node"]["id"]) for e in edges]
    report.check(f"{label} order", sorted(set(keys)), keys)
    listed = {e["node"]["id"] for e in edges}
    for id in related:
        if id not in listed and edges:
            better = scores[id] > edges[-1]["score"] + TOLERANCE or scores[id] == edges[-1]["score"] and id < edges[-1]["node"]["id"]
            report.check(f"{label} leaves out {id}", False, better)
    for edge in edges:
        other = world.entities[edge["node"]["id"]]
        one_edge(formula, report, f"{label} {other.id}", (city, other), shares[other.id], edge)


def one_edge(formula, report, label, pair, shares, edge):
    """Score, distance, reasons and what is shared."""
    report.check(f"{label} score {edge['score']}", True, abs(edge["score"] - score_of(shares)) <= TOLERANCE and 0 < edge["score"] < 1)
    distance = kilometres(*pair)
    if distance is None:
        report.check(f"{label} distanceKm", None, edge["distanceKm"])
    else:
        near = edge["distanceKm"] is not None and abs(edge["distanceKm"] - distance) <= 0.05 + 1e-6
        report.check(f"{label} distanceKm {edge['distanceKm']}", True, near and round(edge["distanceKm"], 1) == edge["distanceKm"])
    reasons = edge["reasons"]
    report.check(f"{label} sum", round(edge["score"] * 1e6), sum(round(r["contribution"] * 1e6) for r in reasons))
    kinds = [r["kind"] for r in reasons]
    certain = {kind for kind, share in shares.items() if share >= 0.5e-6 + 1e-12}
    report.check(f"{label} kinds", sorted(certain), sorted(kinds))
    order = [(-r["contribution"], KINDS.index(r["kind"])) for r in reasons]
    report.check(f"{label} order of reasons", sorted(order), order)
    for reason in reasons:
        share = shares.get(reason["kind"], 0)
        report.check(f"{label} {reason['kind']} {reason['contribution']}", True, abs(reason["contribution"] - share) <= TOLERANCE)
        report.check(f"{label} {reason['kind']} shared", formula.shared(*pair, reason["kind"]), [s["id"] for s in reason["shared"]])
    # The sentence is made of those of the first three reasons; languages that have none get the English one.
    parts = [r["description"] for r in reasons[:3]]
    joined = "; ".join([parts[0]] + [p[0].lower() + p[1:] for p in parts[1:]])
    report.check(f"{label} description", joined, edge["description"])
    report.check(f"{label} description in Russian", edge["description"], edge["russian"])
    others = {edge["description"], edge["french"], edge["spanish"]}
    report.check(f"{label} descriptions", 3, len(others - {""}))
    if reasons[0]["kind"] == "SHARED_SDG" and len(reasons[0]["shared"]) == 1:
        report.check(f"{label} first words", f"Both work on SDG {reasons[0]['shared'][0]['id'].split(':')[1]}", parts[0])


def arguments(client, report, rng, city, edges):
    """Pages in both directions under kinds and minScore, from cursors of edges that are kept and that are not."""
    field = "... on City {{ relatedCities({}) {{ {} }} }}"
    cursors = [e["cursor"] for e in client.nodes([city.id], field.format("first: 100", PAGE))[0]["relatedCities"]["edges"]]
    for _ in range(12):
        kinds = None if rng.random() < 0.4 else rng.sample(KINDS, rng.randint(0, 3))
        least = None if rng.random() < 0.4 else rng.choice([e["score"] for e in edges] + [0, -1, 1, 2, 0.1])
        at = rng.choice([None, *range(len(edges))])
        backward, size = rng.random() < 0.5, rng.choice([1, 2, 5, 20, 100])
        given = [f"{'last' if backward else 'first'}: {size}"]
        if kinds is not None:
            given.append(f"kinds: [{' '.join(kinds)}]")
        if least is not None:
            given.append(f"minScore: {least}")
        if at is not None:
            given.append(f'{"before" if backward else "after"}: "{cursors[at]}"')
        kept = [
            i for i, e in enumerate(edges)
            if (kinds is None or any(r["kind"] in kinds for r in e["reasons"])) and (least is None or e["score"] >= least)
        ]
        beyond = [i for i in kept if at is None or (i < at if backward else i > at)]
        want = beyond[-size:] if backward else beyond[:size]
        info = {"hasNextPage": bool(kept), "hasPreviousPage": bool(kept)}
        if want:
            info = {"hasNextPage": want[-1] != kept[-1], "hasPreviousPage": want[0] != kept[0]}
        elif kept:
            info = {"hasNextPage": backward, "hasPreviousPage": not backward}
        page = client.nodes([city.id], field.format(", ".join(given), PAGE))[0]["relatedCities"]
        label = f"{city.id} relatedCities({', '.join(given[:3])}) at {at}"
        report.check(f"{label} places", [edges[i]["rank"] for i in want], [e["rank"] for e in page["edges"]])
        report.check(f"{label} nodes", [edges[i]["node"] for i in want], page["nodes"])
        report.check(f"{label} cursors", [cursors[i] for i in want], [e["cursor"] for e in page["edges"]])
        report.check(f"{label} pageInfo", info, page["pageInfo"])
        report.check(f"{label} totalCount", len(kept), page["totalCount"])
