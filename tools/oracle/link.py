"""Links: to goals, to themes, to action points."""

from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"sdg {{ id }} subject {{ __typename id name }} basis scope namedBy rationale {PROVENANCE}"


def answer(world, link, name_of, typename_of):
    """Every field of a link to a goal. name_of and typename_of say what its subject is called and what it is."""
    subject = world.entities[link["subject"]]
    return {
        "sdg": {"id": world.sdgs[link["sdg"]].id},
        "subject": {"__typename": typename_of(subject), "id": subject.id, "name": name_of(subject)},
        "basis": link["basis"],
        "scope": link.get("scope"),
        "namedBy": link.get("named_by"),
        "rationale": link.get("rationale"),
        "provenance": provenance(world, link, subject["confidence"]),
    }


def tie(world, link, field, end):
    """A link to a theme or an action point, seen from its subject."""
    confidence = world.entities[link["subject"]]["confidence"]
    return {
        field: {"id": end.id},
        "basis": link["basis"],
        "rationale": link.get("rationale"),
        "provenance": provenance(world, link, confidence),
    }
