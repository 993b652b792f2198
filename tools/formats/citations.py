"""Citations, read by libraries that people cite with."""

import json

import bibtexparser
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON


def check(got):
    """What is wrong with the citations and the description for search engines."""
    wrong, about = [], json.loads(got["dataset.jsonld"])
    title, version, address, year = about["name"], about["version"], about["url"], about["datePublished"][:4]
    bib = bibtexparser.parse_string(got["citation.bib"].decode())
    entry = bib.entries[0] if len(bib.entries) == 1 and not bib.failed_blocks else None
    if not entry or (entry["title"].strip("{}"), entry["version"], entry["url"], entry["year"]) != (title, version, address, year):
        wrong.append(f"citation.bib: {bib.entries} {bib.failed_blocks}")
    ris = rispy.loads(got["citation.ris"].decode())
    if len(ris) != 1 or ris[0]["type_of_reference"] != "DATA" or (ris[0]["title"], ris[0]["year"], ris[0]["edition"], ris[0]["urls"]) != (title, year, version, [address]):
        wrong.append(f"citation.ris: {ris}")
    items = json.loads(got["citation.json"])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shown = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    shown.register(Citation([CitationItem(items[0]["id"])]))
    text = str(shown.bibliography()[0])
    if title not in text or year not in text or items[0]["version"] != version or items[0]["type"] != "dataset":
        wrong.append(f"citation.json is shown as {text}")
    print("cited as:", text)
    if about["@type"] != "Dataset" or not 50 <= len(about["description"]) <= 5000 or len(about["distribution"]) < 6 or not about["license"].startswith("https://"):
        wrong.append("dataset.jsonld lacks what search engines for data ask for")
    return wrong
