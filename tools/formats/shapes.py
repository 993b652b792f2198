"""SHACL: the graph fulfils the shapes, and the shapes notice what is wrong."""

import pyshacl
import rdflib
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF

import download


def check(got, url):
    """What is wrong with the linked data and their description."""
    wrong, shapes = [], rdflib.Graph().parse(data=download.ask(url + "/data/shapes.ttl")[2], format="turtle")
    graph = rdflib.Graph().parse(data=got["graph.ttl"], format="turtle")
    fits, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    if not fits:
        wrong.append(report[:2000])
    terms = rdflib.Graph().parse(data=download.ask(url + "/data/terms")[2], format="turtle")
    lc = url + "/data/terms#"
    used = {t for triple in graph for t in triple if str(t).startswith(lc)} | {o.datatype for o in graph.objects() if str(getattr(o, "datatype", "")).startswith(lc)}
    wrong += [f"{t} is used, and /data/terms does not tell of it" for t in sorted(used - set(terms.subjects()))]
    espoo = rdflib.URIRef(url + "/cities/espoo")
    part = rdflib.Graph()
    for triple in graph.triples((espoo, None, None)):
        part.add(triple)
    part.remove((espoo, DCTERMS.identifier, None))
    if pyshacl.validate(part, shacl_graph=shapes)[0]:
        wrong.append("a city without an id fulfils the shapes")
    about = rdflib.Graph().parse(data=got["dataset.ttl"], format="turtle")
    dataset = about.value(None, RDF.type, DCAT.Dataset)
    files = {str(about.value(d, DCAT.downloadURL)) for d in about.objects(dataset, DCAT.distribution)}
    if len(files) < 6 or any(download.ask(f, {"Range": "bytes=0-0"})[0] != 206 for f in files) or not about.value(dataset, DCTERMS.license):
        wrong.append(f"dataset.ttl: {dataset} has {files}")
    if (dataset, RDF.type, PROV.Entity) not in graph:
        wrong.append(f"graph.ttl does not tell of {dataset}")
    return wrong
