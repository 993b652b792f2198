"""One form for the graph, whatever file it was read from, and the comparison of two."""

# What is compared of a node. Each is None where it is not known.
NODE = ["entityKind", "name", "confidence", "memberSince", "membership", "population", "latitude", "longitude", "placedAt", "region", "year", "number",
        "title", "summary", "status", "startDate", "endDate", "isbn", "pages"]
LINK = ["relation", "from", "to", "basis", "scope", "namedBy", "role", "rationale", "note", "confidence"]
SOURCE = ["kind", "name", "title", "publisher", "url", "date", "licence"]
NUMBERS = {"memberSince", "population", "latitude", "longitude", "year", "number", "pages"}


def value(name, raw):
    """A value in the form that is compared: numbers as float, nothing as None."""
    if raw is None or raw == "":
        return None
    return float(raw) if name in NUMBERS else str(raw)


def pick(record, names):
    """The fields that are compared, of a record that gives them by name. A description and a summary are one thing in schema.org."""
    record = record | {"summary": record.get("summary") or record.get("description")}
    return tuple(value(name, record.get(name)) for name in names)


def graph():
    """An empty graph: nodes, links and sources by id; names and notes by id; citations."""
    return {"nodes": {}, "links": {}, "sources": {}, "names": set(), "notes": set(), "citations": set()}


def add_citations(g, record, citations):
    """Adds what a record rests on, in the curator's order."""
    for position, c in enumerate(citations, 1):
        g["citations"].add((record, position, c["source"], frozenset(c["fields"])))


def differences(name, one, other_name, other):
    """Sentences about what two graphs do not have in common."""
    found = []
    for part, a in one.items():
        b = other[part]
        if not a:
            found.append(f"{name} has no {part}")
        if isinstance(a, dict):
            for key in sorted(set(a) | set(b)):
                if a.get(key) != b.get(key):
                    found.append(f"{part} {key}: {a.get(key)} in {name}, {b.get(key)} in {other_name}")
        else:
            found += [f"{part}: {x} is in {name}, not in {other_name}" for x in sorted(map(str, a - b))]
            found += [f"{part}: {x} is in {other_name}, not in {name}" for x in sorted(map(str, b - a))]
    return found[:20]
