"""A conference, and the figures that sources give."""

import names
from provenance import SELECTION as PROVENANCE
from provenance import provenance

FIGURES = "figures { kind value qualifier unit note detail }"
SELECTION = f"""{names.SELECTION} slug kindOf: kind number shortName theme subthemes themes {{ id }} hostCity {{ id }}
hostCountry {{ id }} venue startDate endDate plannedFor format status organizers {FIGURES} outcomes urls documents {{ id }}
publications {{ id }} awards {{ id }} sdgLinks {{ id }} {PROVENANCE}"""

FIGURE_KINDS = [
    "PARTICIPANTS", "MAYORS", "COUNTRIES", "CITIES", "SPEAKERS", "SPEAKER_COUNTRIES", "PLENARY_SESSIONS", "MAYORS_FORUMS",
    "THEMATIC_FORUMS", "REGIONAL_FORUMS", "MEDIA_CONTRIBUTIONS", "SOCIAL_MEDIA_POSTS", "MEMBERS",
]


def figures(record):
    """The figures of a conference or a cluster, in enum order."""
    listed = sorted(record.get("figures", []), key=lambda f: FIGURE_KINDS.index(f["kind"]))
    return [
        {
            "kind": f["kind"],
            "value": int(f["value"]),
            "qualifier": f["qualifier"],
            "unit": f.get("unit"),
            "note": f.get("note"),
            "detail": f.get("detail", []),
        }
        for f in listed
    ]


def answer(world, conference):
    """Every field of a conference."""
    slug, city, country = conference["slug"], conference.get("host_city"), conference.get("host_country")
    return names.recorded(conference["names"]) | {
        "slug": slug,
        "kindOf": conference["kind"],
        "number": conference.number("number"),
        "shortName": conference.get("short_name"),
        "theme": conference.get("theme"),
        "subthemes": conference.get("subthemes", []),
        "themes": [{"id": t.id} for t in world.themes_of(conference)],
        "hostCity": {"id": world.cities[city].id} if city else None,
        "hostCountry": {"id": world.countries[country].id} if country else None,
        "venue": conference.get("venue"),
        "startDate": conference.get("start_date"),
        "endDate": conference.get("end_date"),
        "plannedFor": conference.get("planned_for"),
        "format": conference.get("format"),
        "status": conference["status"],
        "organizers": conference.get("organizers", []),
        "figures": figures(conference),
        "outcomes": conference.get("outcomes", []),
        "urls": conference.get("urls", []),
        "documents": [{"id": d.id} for d in world.by_year(world.where(world.documents, "conference", slug))],
        "publications": [{"id": p.id} for p in world.by_year(world.where(world.publications, "conference", slug))],
        "awards": [{"id": a.id} for a in world.by_year(world.where(world.awards, "conference", slug))],
        "sdgLinks": [{"id": k.id} for k in world.links_of(conference)],
        "provenance": provenance(world, conference),
    }
