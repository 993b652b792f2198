"""What the API should say of where a record comes from."""

import re

SELECTION = "provenance { confidence sources { id } citations { source { id } fields } notes }"

# The API writes these fields otherwise than in plain camelCase.
RENAMED = {"wikidata_id": "externalIds"}


def camel(field):
    """member_since becomes memberSince."""
    return RENAMED.get(field) or re.sub(r"_(.)", lambda m: m.group(1).upper(), field)


def citations(record):
    """The (key, fields) pairs of a record, from a CSV cell or a YAML list: each source once, in the curator's order."""
    listed = record.get("sources", [])
    if isinstance(listed, str):
        listed = re.findall(r"[^\s(]+(?:\([^)]*\))?", listed)
    cited = {}
    for item in listed:
        key, _, fields = item.rstrip(")").partition("(")
        fields = [camel(f.strip()) for f in fields.split(",")] if fields else []
        whole = not fields or cited.get(key) == []  # a source of the whole record once stays one
        cited[key] = [] if whole else cited.get(key, []) + [f for f in fields if f not in cited.get(key, [])]
    return list(cited.items())


def notes(record):
    """The caveats: `notes` in YAML, one `note` in CSV."""
    return record.get("notes", []) + ([record["note"]] if "note" in record else [])


def provenance(world, record, confidence=None, noted=True):
    """The provenance of a record; `confidence` is that of its subject, for a link that states none of its own."""
    shown = [(f"source:{k}", fields) for k, fields in citations(record) if world.sources[k]["publish"] == "yes"]
    return {
        "confidence": record.get("confidence", confidence),
        "sources": [{"id": id} for id, _ in shown],
        "citations": [{"source": {"id": id}, "fields": fields} for id, fields in shown],
        "notes": notes(record) if noted else [],
    }
