"""An action point of the Mexico City Statement."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} number title summary textStatus document {{ id }} themes {{ id }} sdgLinks {{ id }}
{PROVENANCE}"""


def case_studies(world, point):
    """The case studies that advance it, newest first."""
    links = (k for k in world.action_point_links if k["action_point"] == point["number"])
    return world.newest(world.entities[k["subject"]] for k in links)


def answer(world, point):
    """Every field of an action point. Our own titles are in English."""
    named = names.answer([(point["title"], "en")]) if "title" in point else names.built(f"Action point {point['number']}")
    return named | {
        "number": point.number("number"),
        "title": point.get("title"),
        "summary": point.get("summary"),
        "textStatus": point["text_status"],
        "document": {"id": world.documents[point["document"]].id},
        "themes": [{"id": t.id} for t in world.themes_of(point)],
        "sdgLinks": [{"id": k.id} for k in world.links_of(point)],
        "provenance": provenance(world, point),
    }
