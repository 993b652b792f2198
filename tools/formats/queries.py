"""Queries: the API says what the files say, and says the same in each format."""

import csv
import io
import json
import urllib.parse

import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS

import download
import files
import records

PAGE = """query($after: String) { cities(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { id name memberSince membership
population location { latitude longitude placedAt } region provenance { confidence notes citations { source { id } fields } } } } }"""
LINKS = """query($after: String) { sdgLinks(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { id sdg { id } subject { id }
basis scope namedBy rationale provenance { confidence notes citations { source { id } fields } } } } }"""
TABLE = "{ awards { id year cities { id name memberSince country { id name } } } }"


def ask(url, query, variables=None, **more):
    """The body of the answer to a query."""
    parameters = {"query": query, "variables": json.dumps(variables or {})} | more
    status, _, body = download.ask(url + "/graphql?" + urllib.parse.urlencode(parameters))
    if status != 200:
        raise ValueError(f"{status}: {body[:500]}")
    return body


def pages(url, query, field):
    """All nodes of a connection."""
    after = None
    while True:
        page = json.loads(ask(url, query, {"after": after}))["data"][field]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def compare_with_files(url, graph):
    """Cities and links to goals, as the API tells them, beside the files."""
    wrong = []
    for c in pages(url, PAGE, "cities"):
        flat = c | c["provenance"] | (c["location"] or {}) | {"entityKind": "CITY"}
        wrong += compare(graph, "nodes", records.NODE, flat)
    found = set()
    for k in pages(url, LINKS, "sdgLinks"):
        found.add(k["id"])
        wrong += compare(graph, "links", records.LINK, k | k["provenance"] | {"relation": "ADDRESSES", "from": k["subject"]["id"], "to": k["sdg"]["id"]})
    if found != {id_ for id_, k in graph["links"].items() if k[0] == "ADDRESSES"}:
        wrong.append("the API has other links to goals")
    return wrong


def compare(graph, part, fields, told):
    """One record of the API beside that of the files, with its provenance."""
    wrong, of = [], told["id"]
    if graph[part].get(of) != records.pick(told, fields):
        wrong.append(f"{of}: {records.pick(told, fields)} in the API, {graph[part].get(of)} in the files")
    citations = {(of, i, c["source"]["id"], frozenset(c["fields"])) for i, c in enumerate(told["citations"], 1)}
    if citations != {c for c in graph["citations"] if c[0] == of} or {(of, n) for n in told["notes"]} != {n for n in graph["notes"] if n[0] == of}:
        wrong.append(f"{of} rests on {citations} in the API")
    return wrong


def compare_formats(url):
    """One query in each format."""
    data = json.loads(ask(url, TABLE))["data"]
    want = [(a["year"], c["id"], c["name"], c["memberSince"], c["country"]["name"]) for a in data["awards"] for c in a["cities"]]
    columns = ["awards.year", "awards.cities.id", "awards.cities.name", "awards.cities.memberSince", "awards.cities.country.name"]
    lines = [json.loads(line) for line in ask(url, TABLE, format="jsonl", rows="awards.cities").splitlines()]
    cells = list(csv.DictReader(io.StringIO(ask(url, TABLE, format="csv", rows="awards.cities").decode(), newline="")))
    wrong = []
    if [tuple(line[c] for c in columns) for line in lines] != want:
        wrong.append("JSON Lines differ from JSON")
    if [tuple(files.unguarded(cell[c]) for c in columns) for cell in cells] != [tuple("" if v is None else str(v) for v in row) for row in want]:
        wrong.append("CSV differs from JSON")
    turtle = rdflib.Graph().parse(data=ask(url, TABLE, format="ttl"), format="turtle")
    if not isomorphic(turtle, rdflib.Graph().parse(data=ask(url, TABLE, format="jsonld"), format="json-ld")):
        wrong.append("Turtle differs from JSON-LD")
    lc = rdflib.Namespace(url + "/data/terms#")
    got = {(str(turtle.value(a, DCTERMS.identifier)), str(turtle.value(c, DCTERMS.identifier))) for c, a in turtle.subject_objects(lc.received)}
    if got != {(a["id"], c["id"]) for a in data["awards"] for c in a["cities"]}:
        wrong.append("Turtle has other winners")
    whole = rdflib.Graph().parse(data=download.ask(url + "/data/latest/graph.ttl")[2], format="turtle")
    wrong += [f"{t} is told of a query and not of the whole graph" for t in sorted(turtle - whole)]
    return wrong
