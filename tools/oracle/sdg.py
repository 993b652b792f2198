"""A goal and its targets."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"{names.SELECTION} number colour iri url targets {{ id }} actionPoints {{ id }} {PROVENANCE}"
TARGET_SELECTION = f"{names.SELECTION} code summary iri sdg {{ id }} {PROVENANCE}"


def target_order(target):
    """By goal, then number, then letter: 11.1 … 11.7, 11.a."""
    goal, _, part = target["code"].partition(".")
    return int(goal), (0, int(part), "") if part.isdigit() else (1, 0, part)


def answer(world, sdg):
    """Every field of a goal; its cities, case studies and links are connections and checked by walking them."""
    points = [world.entities[k["subject"]] for k in world.links_to(sdg)]
    return names.recorded(sdg["names"]) | {
        "number": sdg.number("number"),
        "colour": sdg["colour"],
        "iri": f"http://metadata.un.org/sdg/{sdg['number']}",
        "url": sdg["url"],
        "targets": [{"id": t.id} for t in sorted(world.where(world.targets, "sdg", sdg["number"]), key=target_order)],
        "actionPoints": [{"id": p.id} for p in world.by_number(p for p in points if p.kind == "ACTION_POINT")],
        "provenance": provenance(world, sdg),
    }


def target_answer(world, target):
    """Every field of a target."""
    return names.built(f"Target {target['code']}") | {
        "code": target["code"],
        "summary": target["summary"],
        "iri": f"http://metadata.un.org/sdg/{target['code']}",
        "sdg": {"id": world.sdgs[target["sdg"]].id},
        "provenance": provenance(world, target),
    }
