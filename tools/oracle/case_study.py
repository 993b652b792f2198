"""A case study."""

import names
from goals import case_study_evidence
from link import tie
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"""{names.SELECTION} slug kindOf: kind title summary year city {{ id }} publication {{ id }} programmes languages
url alsoAt sdgs {{ id }} sdgsSource: sdgs(basis: SOURCE) {{ id }} sdgsEditorial: sdgs(basis: EDITORIAL) {{ id }}
sdgLinks {{ id }} sdgLinksSource: sdgLinks(basis: SOURCE) {{ id }} sdgLinksEditorial: sdgLinks(basis: EDITORIAL) {{ id }}
themeLinks {{ theme {{ id }} basis rationale {PROVENANCE} }}
actionPointLinks {{ actionPoint {{ id }} basis rationale {PROVENANCE} }} {PROVENANCE}"""

BUILT = {
    "CASE_STUDY": "Case study of",
    "CITY_STORY": "City story of",
    "AWARD_STORY": "Award story of",
    "SNAPSHOT": "Snapshot of",
    "PRACTICE": "Practice of",
}


def named(world, study):
    """The title, in a language that is not recorded, or the built name."""
    if "title" in study:
        return names.answer([(study["title"], None)], study["title"])
    year = f", {study['year']}" if "year" in study else ""
    return names.built(f"{BUILT[study['kind']]} {world.cities[study['city']]['name']}{year}")


def theme_links(world, study):
    """Its links to themes, in the order of the themes."""
    links = {k["theme"]: k for k in world.theme_links if k["subject"] == study.id}
    return [tie(world, links[t["slug"]], "theme", t) for t in world.themes_of(study)]


def action_point_links(world, study):
    """Its links to action points, by number."""
    links = [k for k in world.action_point_links if k["subject"] == study.id]
    links.sort(key=lambda k: int(k["action_point"]))
    return [tie(world, k, "actionPoint", world.action_points[k["action_point"]]) for k in links]


def answer(world, study):
    """Every field of a case study."""
    fields = named(world, study) | {
        "slug": study["slug"],
        "kindOf": study["kind"],
        "title": study.get("title"),
        "summary": study.get("summary"),
        "year": study.number("year"),
        "city": {"id": world.cities[study["city"]].id},
        "publication": {"id": world.publications[study["publication"]].id} if "publication" in study else None,
        "programmes": study.get("programmes", []),
        "languages": study.get("languages", []),
        "url": study.get("url"),
        "alsoAt": study.get("also_at", []),
        "themeLinks": theme_links(world, study),
        "actionPointLinks": action_point_links(world, study),
        "provenance": provenance(world, study),
    }
    for suffix, basis in {"": None, "Source": "SOURCE", "Editorial": "EDITORIAL"}.items():
        goals = [s for s in world.by_number(world.sdgs.values()) if case_study_evidence(world, study, s, basis)]
        fields[f"sdgs{suffix}"] = [{"id": s.id} for s in goals]
        fields[f"sdgLinks{suffix}"] = [{"id": k.id} for k in world.links_of(study, basis)]
    return fields
