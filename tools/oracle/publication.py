"""A publication."""

import names
from folding import by_name
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} slug kindOf: kind year publishers editors editions {{ language title }} isbn pages url
conference {{ id }} caseStudies {{ id }} caseCount {PROVENANCE}"""


def case_studies(world, publication):
    """Its case studies in this dataset, by city name, then id."""

    def order(study):
        return by_name(world.cities[study["city"]]["name"], study.id)

    return sorted(world.where(world.case_studies, "publication", publication["slug"]), key=order)


def answer(world, publication):
    """Every field of a publication."""
    return names.recorded(publication["names"]) | {
        "slug": publication["slug"],
        "kindOf": publication["kind"],
        "year": publication.number("year"),
        "publishers": publication.get("publishers", []),
        "editors": publication.get("editors", []),
        "editions": [{"language": e["language"], "title": e.get("title")} for e in publication.get("editions", [])],
        "isbn": publication.get("isbn"),
        "pages": publication.number("pages"),
        "url": publication.get("url"),
        "conference": {"id": world.conferences[publication["conference"]].id} if "conference" in publication else None,
        "caseStudies": [{"id": s.id} for s in case_studies(world, publication)],
        "caseCount": publication.number("case_count"),
        "provenance": provenance(world, publication),
    }
