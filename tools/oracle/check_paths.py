"""Paths by brute force, their number and lengths by NetworkX; neighbours by counting."""

import itertools
import random

import networkx

from relations import RELATIONS, Web
from world import KINDS

PATHS = """query($from: ID!, $to: ID!, $maxHops: Int!, $first: Int!, $relations: [Relation!], $basis: Basis) {
paths(from: $from, to: $to, maxHops: $maxHops, first: $first, relations: $relations, basis: $basis) {
length nodes { id } steps { from { id } relation forward basis to { id } } } }"""
NEIGHBOURS = """query($id: ID!, $relations: [Relation!], $first: Int, $after: String) {
neighbours(id: $id, relations: $relations, first: $first, after: $after) { edges { cursor relation forward basis node { id } }
nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
UNKNOWN = ["", "city:atlantis", "CITY:CORK", "city:cork\x00", "source:seed2015", "sdg-link:case-study:melton-2015:11", "مدينة", "' OR 1=1 //"]
FIXED = [
    ("city:cork", "city:beijing"), ("city:cork", "city:espoo"), ("city:espoo", "city:cork"), ("city:cork", "city:cork"), ("sdg:4", "sdg:11"),
    ("target:4.1", "target:4.2"), ("target:4.1", "target:11.3"), ("award:2015", "sdg:4"), ("city:larissa", "cluster:citizenship"),
    ("city:abuja", "theme:health-and-well-being"), ("sdg:1", "city:espoo"), ("country:FI", "country:KR"), ("cluster:esd", "cluster:health"),
    ("conference:iclc-2", "city:cork"), ("action-point:1", "theme:key-feature-1"), ("publication:unlocking-potential-vol-1", "sdg:17"),
]
COUNT = 700


def check(world, client, report, seed=1):
    """Fixed and random paths, neighbours of every entity, bad input."""
    rng, web = random.Random(seed), Web(world)
    report.begin(f"paths (seed {seed})")
    for start, end in FIXED:
        for relations, basis in ((None, None), (None, "SOURCE"), (None, "EDITORIAL"), (["ADDRESSES", "ABOUT", "RECEIVED"], None), ([], None)):
            for hops, first in ((1, 10), (2, 3), (4, 3), (6, 10)):
                paths(client, report, web, start, end, hops, first, relations, basis)
    for id in UNKNOWN:
        paths(client, report, web, "city:cork", id, 6, 10, None, None)
        paths(client, report, web, id, "city:cork", 6, 10, None, None)
    for _ in range(COUNT):
        start, end = chosen(rng, world, web), chosen(rng, world, web)
        relations = None if rng.randrange(3) else rng.sample(RELATIONS, rng.randint(1, len(RELATIONS)))
        basis = rng.choice((None, None, "SOURCE", "EDITORIAL"))
        paths(client, report, web, start, end, rng.choice((1, 2, 3, 4, 5, 6, 6)), rng.randint(1, 10), relations, basis)
    report.end()
    report.begin("neighbours")
    for id in list(world.entities) + UNKNOWN:
        walk(client, report, web, id, None, rng.choice((None, 1, 7, 20, 100)))
        walk(client, report, web, id, rng.sample(RELATIONS, rng.randint(0, 6)), 100)
    report.end()
    report.begin("bad paths and neighbours")
    refused(client, report)
    report.end()


def chosen(rng, world, web):
    """A random entity, one of each kind as often as of any other; half of the time one that has something around it."""
    ids = list(world.kinds[rng.choice(KINDS)].values())
    busy = [r for r in ids if web.order[r.id][0] > 2]
    return rng.choice(busy if busy and rng.randrange(2) else ids).id


def expected(web, start, end, hops, first, relations, basis):
    """The paths that the contract names: of all simple paths that are no longer than the last wanted, sorted, the first."""
    graph = web.graph(relations, basis)
    if start == end or start not in graph or end not in graph or not networkx.has_path(graph, start, end):
        return []
    shortest = itertools.takewhile(lambda p: len(p) - 1 <= hops, networkx.shortest_simple_paths(graph, start, end))
    lengths = [len(p) - 1 for p in itertools.islice(shortest, first)]
    if not lengths:
        return []
    every = sorted(simple(graph, start, end, lengths[-1]), key=lambda p: (len(p), [web.order[n] for n in p]))
    if [len(p) - 1 for p in every[:first]] != lengths:
        raise RuntimeError(f"from {start} to {end}: brute force and NetworkX find paths of other lengths")
    return [
        {
            "length": len(p) - 1,
            "nodes": [{"id": n} for n in p],
            "steps": [web.step(a, b, relations, basis) for a, b in itertools.pairwise(p)],
        }
        for p in every[:first]
    ]


def simple(graph, start, end, hops):
    """Every simple path of at most so many hops, by walking on wherever the end can still be reached in time."""
    far = networkx.single_source_shortest_path_length(graph, end, cutoff=hops)
    path = [start]

    def walk():
        if path[-1] == end:
            yield list(path)
            return
        for n in graph[path[-1]]:
            if n not in path and far.get(n, hops) <= hops - len(path):
                path.append(n)
                yield from walk()
                path.pop()

    return walk()


def paths(client, report, web, start, end, hops, first, relations, basis):
    """One question."""
    variables = {"from": start, "to": end, "maxHops": hops, "first": first, "relations": relations, "basis": basis}
    got = client.ask(PATHS, variables)["paths"]
    report.check(f"paths({variables})", expected(web, start, end, hops, first, relations, basis), got)


def walk(client, report, web, id, relations, first):
    """Compares the pages of the neighbours of an entity, at most six, with the whole list."""
    want, at, after = web.neighbours(id, relations), 0, None
    for _ in range(6):
        page = client.ask(NEIGHBOURS, {"id": id, "relations": relations, "first": first, "after": after})["neighbours"]
        cursors = [e.pop("cursor") for e in page["edges"]]
        edges = want[at : at + (first or 20)]
        info = {
            "hasNextPage": len(want) > at + len(edges),
            "hasPreviousPage": at > 0,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        }
        expected = {"edges": edges, "nodes": [e["node"] for e in edges], "totalCount": len(want), "pageInfo": info}
        report.check(f"neighbours({id!r}, {relations}) from {at}", expected, page)
        report.check(f"neighbours({id!r}, {relations}) from {at}: cursors differ", len(cursors), len(set(cursors)))
        if not page["pageInfo"]["hasNextPage"]:
            return
        at, after = at + len(edges), page["pageInfo"]["endCursor"]


def refused(client, report):
    """Bounds out of range, whatever the ends; sizes out of range; cursors of another entity or of nothing."""
    ends = {"from": "city:cork", "to": "city:beijing"}
    for ends in (ends, {"from": "city:cork", "to": "city:cork"}, {"from": "", "to": "x"}):
        for bad in [{"maxHops": n, "first": 3} for n in (0, 7, -1, 2147483647)] + [{"maxHops": 4, "first": n} for n in (0, 11, -1, -2147483648)]:
            report.check(f"paths {ends} {bad}", ["BAD_USER_INPUT"], client.codes(PATHS, ends | bad))
            named = "maxHops" if bad["first"] == 3 else "first"
            message = client.post(PATHS, ends | bad)["errors"][0]["message"]
            report.check(f"paths {ends} {bad}: the message names the argument", True, named in message)
        for good in ({"maxHops": 1, "first": 1}, {"maxHops": 6, "first": 10}, {"maxHops": 6, "first": 10, "relations": None, "basis": None}):
            report.check(f"paths {ends} {good}", [], client.codes(PATHS, ends | good))
    for n in (0, -1, 101, 2147483647):
        report.check(f"neighbours first {n}", ["BAD_USER_INPUT"], client.codes(NEIGHBOURS, {"id": "city:cork", "first": n}))
    cursor = client.ask(NEIGHBOURS, {"id": "city:cork", "first": 2})["neighbours"]["pageInfo"]["endCursor"]
    of_cities = client.ask("{ cities(first: 1) { pageInfo { endCursor } } }")["cities"]["pageInfo"]["endCursor"]
    for id, after in (("city:espoo", cursor), ("nothing", cursor), ("city:cor", cursor), ("city:cork", of_cities), ("city:cork", ""), ("city:cork", "x"), ("city:cork", cursor[:-4])):
        report.check(f"neighbours of {id!r} after {after[:9]}", ["INVALID_CURSOR"], client.codes(NEIGHBOURS, {"id": id, "after": after}))
    for given in ("last: 1", f'before: "{cursor}"'):
        codes = client.codes(f'{{ neighbours(id: "city:cork", {given}) {{ totalCount }} }}')
        report.check(f"neighbours {given[:7]}", ["GRAPHQL_VALIDATION_FAILED"], codes)
