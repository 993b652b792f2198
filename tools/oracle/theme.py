"""A theme of a conference, or a Key Feature."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} slug kindOf: kind number group document {{ id }} conferences {{ id }} sdgLinks {{ id }}
{PROVENANCE}"""


def case_studies(world, theme):
    """The case studies linked to it, newest first."""
    return world.newest(world.subjects_of_theme(theme, "CASE_STUDY"))


def answer(world, theme):
    """Every field of a theme."""
    return names.recorded(theme["names"]) | {
        "slug": theme["slug"],
        "kindOf": theme["kind"],
        "number": theme.number("number"),
        "group": theme.get("group"),
        "document": {"id": world.documents[theme["document"]].id} if "document" in theme else None,
        "conferences": [{"id": c.id} for c in world.by_start(world.subjects_of_theme(theme, "CONFERENCE"))],
        "sdgLinks": [{"id": k.id} for k in world.links_of(theme)],
        "provenance": provenance(world, theme),
    }
