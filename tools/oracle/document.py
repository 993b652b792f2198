"""A document."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} slug kindOf: kind year description languages code isbn pages url alsoAt conference {{ id }}
actionPoints {{ id }} keyFeatures {{ id }} sdgLinks {{ id }} {PROVENANCE}"""


def answer(world, document):
    """Every field of a document."""
    slug = document["slug"]
    return names.recorded(document["names"]) | {
        "slug": slug,
        "kindOf": document["kind"],
        "year": document.number("year"),
        "description": document.get("description"),
        "languages": document.get("languages", []),
        "code": document.get("code"),
        "isbn": document.get("isbn"),
        "pages": document.number("pages"),
        "url": document.get("url"),
        "alsoAt": document.get("also_at", []),
        "conference": {"id": world.conferences[document["conference"]].id} if "conference" in document else None,
        "actionPoints": [{"id": p.id} for p in world.by_number(world.where(world.action_points, "document", slug))],
        "keyFeatures": [{"id": t.id} for t in world.sorted_themes(world.where(world.themes, "document", slug))],
        "sdgLinks": [{"id": k.id} for k in world.links_of(document)],
        "provenance": provenance(world, document),
    }
