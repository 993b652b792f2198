"""The SDG network under every unit and basis and several thresholds; the lists behind pairs; the goals served together."""

import random

from check_pages import Walker, walk_all
from connections import Connection
from network import Network

PAIR = "a { number } b { number } count support jaccard lift"
LISTS = "cities(first: 100) { totalCount nodes { id } } caseStudies(first: 100) { totalCount nodes { id } }"
GOAL = "sdg { number } count share degree strength betweenness eigenvector"
UNITS = ("CASE_STUDY", "CITY")
BASES = (None, "SOURCE", "EDITORIAL")


class Behind(Connection):
    """A list behind a pair: the parent holds the arguments of the network, a space, and those of the pair."""

    def query(self, arguments, selection):
        """A query for one page."""
        network, pair = self.parent.split(" / ")
        given = f"({arguments})" if arguments else ""
        return f"{{ sdgNetwork({network}) {{ pair({pair}) {{ page: {self.field}{given} {{ {selection} }} }} }} }}"

    def page(self, data):
        """The page in the data of an answer."""
        return data["sdgNetwork"]["pair"]["page"]


def arguments(unit, basis):
    """The arguments of a network."""
    return f"unit: {unit}" + (f", basis: {basis}" if basis else "")


def check(world, client, report, seed=1):
    """Everything, one group for each kind of question."""
    networks = {(u, b): Network(world, u, b) for u in UNITS for b in BASES}
    for (unit, basis), network in networks.items():
        report.begin(f"SDG network by {unit}, basis {basis}")
        top = max(len(both) for both in network.both.values())
        for least in sorted({*range(1, 13), top, top + 1, 2**31 - 1}):
            compare(client, report, network, arguments(unit, basis), least)
        report.end()
    report.begin("goals served together")
    for (unit, basis), network in networks.items():
        together(client, report, network, arguments(unit, basis))
    report.end()
    report.begin("single pairs")
    for (unit, basis), network in networks.items():
        single(client, report, network, arguments(unit, basis))
    report.end()
    report.begin(f"pages behind pairs (seed {seed})")
    version, rng = client.ask("{ dataset { version } }")["dataset"]["version"], random.Random(seed)
    for (unit, basis), network in networks.items():
        pairs = network.pairs(1)
        for a, b in [pairs[0], pairs[-1], *rng.sample(pairs, min(5, len(pairs)))]:
            parent = f"{arguments(unit, basis)} / a: {b}, b: {a}"
            for field, ids in (("cities", network.cities(a, b)), ("caseStudies", network.case_studies(a, b))):
                listed = Behind(parent, field, "", "", [{"node": {"id": i}} for i in ids])
                walk_all(Walker(client, report, listed, version), rng)
    outside(client, report, networks)
    report.end()
    report.begin("bad SDG networks")
    refused(client, report)
    report.end()


def compare(client, report, network, given, least):
    """The whole network from a threshold on, with the lists behind each pair."""
    head = f"sdgNetwork({given}, minCount: {least})"
    answer = client.ask(f"{{ {head} {{ unitCount unitsWithoutGoals goals {{ {GOAL} }} pairs {{ {PAIR} {LISTS} }} }} }}")["sdgNetwork"]
    pairs = []
    for a, b in network.pairs(least):
        cities, studies = network.cities(a, b), network.case_studies(a, b)
        pairs.append(network.pair(a, b) | {"cities": whole(cities), "caseStudies": whole(studies)})
    report.check(f"{head} units", [len(network.units), network.without], [answer["unitCount"], answer["unitsWithoutGoals"]])
    for want, got in zip(network.goals(least), answer["goals"], strict=True):
        report.fields(f"{head} goal {want['sdg']['number']}", want, got)
    report.check(f"{head} pairs", [(p["a"]["number"], p["b"]["number"]) for p in pairs], [(p["a"]["number"], p["b"]["number"]) for p in answer["pairs"]])
    for want, got in zip(pairs, answer["pairs"]):
        report.fields(f"{head} pair {want['a']['number']}-{want['b']['number']}", want, got)


def whole(ids):
    """A page that holds the whole list."""
    return {"totalCount": len(ids), "nodes": [{"id": i} for i in ids]}


def together(client, report, network, given):
    """SDG.cooccurring of every goal, in one question."""
    goals = client.ask(f"{{ sdgs {{ number cooccurring({given}) {{ sdg {{ number }} pair {{ {PAIR} }} }} }} }}")["sdgs"]
    for goal in goals:
        report.check(f"cooccurring({given}) of {goal['number']}", network.cooccurring(goal["number"]), goal["cooccurring"])


def single(client, report, network, given):
    """Every pair of two numbers, some of which are no goals, in both orders."""
    numbers = range(-1, 20)
    for a in numbers:
        fields = " ".join(f"p{b + 1}: pair(a: {a}, b: {b}) {{ {PAIR} }}" for b in numbers)
        for least in (1, 3):
            answer = client.ask(f"{{ sdgNetwork({given}, minCount: {least}) {{ {fields} }} }}")["sdgNetwork"]
            for b in numbers:
                pair = (min(a, b), max(a, b))
                listed = len(network.both.get(pair, ())) >= least
                want = network.pair(*pair) if listed else None
                report.check(f"pair({a}, {b}) from {least} of {given}", want, answer[f"p{b + 1}"])


def outside(client, report, networks):
    """A cursor taken under no basis names its place in the list under another, also where its city is not in that."""
    every, editorial = networks["CASE_STUDY", None], networks["CASE_STUDY", "EDITORIAL"]
    for a, b in editorial.pairs(1):
        page = client.ask(f"{{ sdgNetwork {{ pair(a: {a}, b: {b}) {{ cities(first: 100) {{ edges {{ cursor node {{ id }} }} }} }} }} }}")
        order = every.cities(a, b)
        listed = editorial.cities(a, b)
        for edge in page["sdgNetwork"]["pair"]["cities"]["edges"]:
            at = order.index(edge["node"]["id"])
            for argument, want in (
                (f'first: 100, after: "{edge["cursor"]}"', [c for c in order[at + 1 :] if c in listed]),
                (f'last: 100, before: "{edge["cursor"]}"', [c for c in order[:at] if c in listed]),
            ):
                query = f"{{ sdgNetwork(basis: EDITORIAL) {{ pair(a: {a}, b: {b}) {{ cities({argument}) {{ nodes {{ id }} }} }} }} }}"
                got = client.ask(query)["sdgNetwork"]["pair"]["cities"]["nodes"]
                report.check(f"pair({a}, {b}) beyond {edge['node']['id']}, which may be outside", [{"id": i} for i in want], got)


def refused(client, report):
    """Thresholds out of range; page sizes out of range; cursors of other lists."""
    def page(a, b, field, given):
        return f"{{ sdgNetwork {{ pair(a: {a}, b: {b}) {{ {field}({given}) {{ pageInfo {{ endCursor }} }} }} }} }}"

    cursor = client.ask(page(4, 11, "cities", "first: 2"))["sdgNetwork"]["pair"]["cities"]["pageInfo"]["endCursor"]
    root = client.ask("{ cities(first: 1) { pageInfo { endCursor } } }")["cities"]["pageInfo"]["endCursor"]
    for code, query in (
        ("BAD_USER_INPUT", "{ sdgNetwork(minCount: 0) { unitCount } }"),
        ("BAD_USER_INPUT", "{ sdgNetwork(minCount: -1) { unitCount } }"),
        ("BAD_USER_INPUT", "{ sdgNetwork(minCount: 2147483648) { unitCount } }"),
        ("GRAPHQL_VALIDATION_FAILED", "{ sdgNetwork(minCount: null) { unitCount } }"),
        ("GRAPHQL_VALIDATION_FAILED", "{ sdgNetwork(unit: COUNTRY) { unitCount } }"),
        ("GRAPHQL_VALIDATION_FAILED", "{ sdgNetwork { pair(a: 4) { count } } }"),
        ("BAD_USER_INPUT", page(4, 11, "cities", "first: 0")),
        ("BAD_USER_INPUT", page(4, 11, "caseStudies", "last: 101")),
        ("BAD_USER_INPUT", page(4, 11, "cities", "first: 1, last: 1")),
        ("INVALID_CURSOR", page(4, 8, "cities", f'after: "{cursor}"')),
        ("INVALID_CURSOR", page(4, 11, "caseStudies", f'after: "{cursor}"')),
        ("INVALID_CURSOR", page(4, 11, "cities", f'after: "{root}"')),
        ("INVALID_CURSOR", page(4, 11, "cities", 'before: "x"')),
    ):
        report.check(f"{query[:90]}", [code], client.codes(query))
    for query in (page(11, 4, "cities", f'after: "{cursor}"'), page(11, 4, "cities", f'after: "{cursor}", first: null, last: null')):
        report.check(f"{query[:90]}", [], client.codes(query))
