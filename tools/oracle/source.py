"""A source."""

from urllib.parse import urlsplit

SELECTION = "kindOf: kind name title publisher url date licence"


def shown(world):
    """The sources that are shown, by id."""
    return sorted((s for s in world.sources.values() if s["publish"] == "yes"), key=lambda s: s.id)


def answer(_, source):
    """Every field of a source. Its name is the title, or the host of the address."""
    return {
        "kindOf": source["kind"],
        "name": source.get("title") or urlsplit(source["url"]).hostname,
        "title": source.get("title"),
        "publisher": source.get("publisher"),
        "url": source.get("url"),
        "date": source.get("date"),
        "licence": source.get("licence"),
    }
