"""Reads each file into the same form, each with its own library: json, pandas, rdflib, NetworkX."""

import io
import json
import re
import zipfile

import networkx
import pandas
import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

import records

SCHEMA = rdflib.Namespace("https://schema.org/")
KINDS = ["cities", "countries", "sdgs", "targets", "action_points", "awards", "case_studies", "conferences", "documents", "publications", "clusters", "themes"]


def from_json(got, _):
    """graph.json."""
    data, g = json.loads(got["graph.json"]), records.graph()
    for n in data["nodes"]:
        add_node(g, n, n["names"], n["notes"], n["citations"])
    for link in data["links"]:
        add_link(g, link, link["notes"], link["citations"])
    for s in data["sources"]:
        g["sources"][s["id"]] = records.pick(s, records.SOURCE)
    return g


def add_node(g, n, names, notes, citations):
    """Adds a node with its names, notes and citations."""
    g["nodes"][n["id"]] = records.pick(n, records.NODE)
    g["names"] |= {(n["id"], x["text"], x.get("language")) for x in names}
    g["notes"] |= {(n["id"], x) for x in notes}
    records.add_citations(g, n["id"], citations)


def add_link(g, link, notes, citations):
    """Adds a link with its notes and citations."""
    g["links"][link["id"]] = records.pick(link, records.LINK)
    g["notes"] |= {(link["id"], x) for x in notes}
    records.add_citations(g, link["id"], citations)


def unguarded(text):
    """The text of a cell: one apostrophe less where it guards what a spreadsheet could take for a formula."""
    return text[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", text) else text


def table(archive, name):
    """A table of the archive as a list of dicts without what is not known."""
    frame = pandas.read_csv(archive.open(name + ".csv"), dtype=str, keep_default_na=False, na_values=[])
    return [{k: unguarded(v) for k, v in row.items() if v != ""} for row in frame.to_dict("records")]


def from_tables(got, _):
    """tables.zip."""
    archive, g = zipfile.ZipFile(io.BytesIO(got["tables.zip"])), records.graph()
    if archive.testzip() is not None:
        raise ValueError("the archive is damaged")
    described = {(row["file"], row["column"]) for row in table(archive, "dictionary") if row["meaning"]}
    for name in archive.namelist():
        if name.endswith(".csv") and name != "dictionary.csv":
            for column in pandas.read_csv(archive.open(name), dtype=str).columns:
                if (name, column) not in described:
                    raise ValueError(f"dictionary.csv says nothing of {column} in {name}")
    for kind in KINDS:
        for n in table(archive, kind):
            add_node(g, n, [], json.loads(n["notes"]), [])
    for link in table(archive, "links"):
        add_link(g, link, json.loads(link["notes"]), [])
    for s in table(archive, "sources"):
        g["sources"][s["id"]] = records.pick(s, records.SOURCE)
    g["names"] = {(n["record"], n["text"], n.get("language")) for n in table(archive, "names")}
    g["citations"] = {(c["record"], int(c["position"]), c["source"], frozenset(json.loads(c["fields"]))) for c in table(archive, "citations")
                      if not c["record"].startswith(("network-size:", "award-programme"))}
    return g


def from_graphml(got, _):
    """graph.graphml, where lists are JSON."""
    data, g = networkx.read_graphml(io.BytesIO(got["graph.graphml"])), records.graph()
    for key, n in data.nodes(data=True):
        if n["entityKind"] == "SOURCE":
            g["sources"][key] = records.pick(n, records.SOURCE)
        else:
            add_node(g, n | {"id": key}, json.loads(n["names"]), json.loads(n["notes"]), json.loads(n["citations"]))
    for a, b, key, link in data.edges(data=True, keys=True):
        if (a, b) != (link["from"], link["to"]):
            raise ValueError(f"the edge {key} runs from {a} to {b}")
        add_link(g, link | {"id": key}, json.loads(link["notes"]), json.loads(link["citations"]))
    return g


def from_rdf(name):
    """A reader of a file of linked data."""
    return lambda got, url: Linked(rdflib.Graph().parse(data=got[name], format="turtle" if name.endswith("ttl") else "json-ld"), url).graph()


class Linked:
    """The graph as statements."""

    def __init__(self, statements, url):
        self.rdf, self.lc = statements, rdflib.Namespace(url + "/data/terms#")
        self.ids = {s: str(o) for s, o in statements.subject_objects(DCTERMS.identifier)}
        self.terms = {
            "name": RDFS.label, "title": DCTERMS.title, "summary": SCHEMA.description, "startDate": SCHEMA.startDate, "endDate": SCHEMA.endDate,
            "isbn": SCHEMA.isbn, "pages": SCHEMA.numberOfPages, "publisher": SCHEMA.publisher, "url": SCHEMA.url, "date": SCHEMA.datePublished,
            "licence": SCHEMA.license, "latitude": SCHEMA.latitude, "longitude": SCHEMA.longitude, "from": RDF.subject, "to": RDF.object,
        }

    def value(self, subject, field):
        """The text of a field, None where it is not there."""
        found = list(self.rdf.objects(subject, self.terms.get(field, self.lc[field])))
        if len(found) > 1:
            raise ValueError(f"{subject} has {len(found)} values of {field}")
        return None if not found else self.ids.get(found[0], str(found[0]))

    def record(self, subject, fields):
        """The fields of a subject."""
        return {f: self.value(subject, f) for f in fields}

    def graph(self):
        """The whole graph in the form that is compared."""
        g = records.graph()
        for s, id_ in self.ids.items():
            types = {str(t).removeprefix(str(self.lc)) for t in self.rdf.objects(s, RDF.type)}
            if "Source" in types:
                g["sources"][id_] = records.pick(self.record(s, records.SOURCE), records.SOURCE)
            elif "Link" in types:
                self.link(g, s, id_)
            elif (s, RDFS.label, None) in self.rdf:
                self.node(g, s, id_, types)
        return g

    def node(self, g, s, id_, types):
        """Adds a node, and checks that simple statements say the same as links in full."""
        kind = next(t for t in types if not t.startswith("http"))
        n = self.record(s, records.NODE) | {"entityKind": re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=SDG)(?=T)", "_", kind).upper()}
        for place in self.rdf.objects(s, SCHEMA.geo):
            n |= self.record(place, ["latitude", "longitude", "placedAt"])
        g["nodes"][id_] = records.pick(n, records.NODE)
        g["names"] |= {(id_, str(o), o.language) for o in self.rdf.objects(s, SCHEMA.name)}
        self.provenance(g, s, id_)

    def link(self, g, s, id_):
        """Adds a link."""
        words = str(self.rdf.value(s, RDF.predicate)).removeprefix(str(self.lc))
        link = self.record(s, records.LINK) | {"relation": re.sub(r"(?=[A-Z])", "_", words).upper()}
        g["links"][id_] = records.pick(link, records.LINK)
        simple = (self.rdf.value(s, RDF.subject), self.rdf.value(s, RDF.predicate), self.rdf.value(s, RDF.object))
        if (simple in self.rdf) == (link["scope"] == "LOCAL_REVIEW") and not self.counted_otherwise(simple, s):
            raise ValueError(f"{simple} and {id_} do not agree")
        self.provenance(g, s, id_)

    def counted_otherwise(self, simple, statement):
        """Whether another link says the same."""
        same = set(self.rdf.subjects(RDF.subject, simple[0])) & set(self.rdf.subjects(RDF.predicate, simple[1])) & set(self.rdf.subjects(RDF.object, simple[2]))
        return len(same - {statement}) > 0

    def provenance(self, g, s, id_):
        """Adds notes and citations, as PROV-O has them."""
        g["notes"] |= {(id_, str(o)) for o in self.rdf.objects(s, SKOS.note)}
        sources = set()
        for d in self.rdf.objects(s, PROV.qualifiedDerivation):
            source = self.rdf.value(d, PROV.entity)
            sources.add(source)
            g["citations"].add((id_, int(self.value(d, "position")), self.ids[source], frozenset(str(o) for o in self.rdf.objects(d, self.lc.fields))))
        if sources != set(self.rdf.objects(s, PROV.wasDerivedFrom)):
            raise ValueError(f"{id_} is derived from other sources than its derivations say")


READERS = {
    "graph.json": from_json, "tables.zip": from_tables, "graph.graphml": from_graphml, "graph.ttl": from_rdf("graph.ttl"),
    "graph.jsonld": from_rdf("graph.jsonld"),
}
