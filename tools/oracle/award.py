"""An edition of the award, and the award as such."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} year edition ceremonyPlace ceremonyDate ceremonyNote conference {{ id }} cities {{ id }}
sdgLinks {{ id }} {PROVENANCE}"""
PROGRAMME_SELECTION = f"name established conferringBody eligibility criterion rhythm {PROVENANCE}"


def answer(world, award):
    """Every field of an edition."""
    cities = world.sorted_cities(world.cities[slug] for slug in award["cities"])
    return names.built(f"UNESCO Learning City Award {award['year']}") | {
        "year": award.number("year"),
        "edition": award.number("edition"),
        "ceremonyPlace": award.get("ceremony_place"),
        "ceremonyDate": award.get("ceremony_date"),
        "ceremonyNote": award.get("ceremony_note"),
        "conference": {"id": world.conferences[award["conference"]].id} if "conference" in award else None,
        "cities": [{"id": c.id} for c in cities],
        "sdgLinks": [{"id": k.id} for k in world.links_of(award)],
        "provenance": provenance(world, award),
    }


def programme_answer(world):
    """Every field of the award as such."""
    programme = world.programme
    return {
        "name": programme["name"],
        "established": programme.number("established"),
        "conferringBody": programme["conferring_body"],
        "eligibility": programme["eligibility"],
        "criterion": programme["criterion"],
        "rhythm": programme["rhythm"],
        "provenance": provenance(world, programme),
    }
