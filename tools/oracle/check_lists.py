"""The plain lists at the root, whole and with each argument."""

import award
from folding import by_name
from provenance import SELECTION as PROVENANCE
from provenance import provenance

REGIONS = ["AFRICA", "ARAB_STATES", "ASIA_AND_THE_PACIFIC", "EUROPE_AND_NORTH_AMERICA", "LATIN_AMERICA_AND_THE_CARIBBEAN"]
CONFERENCES = ["INTERNATIONAL_CONFERENCE", "RELATED_MEETING"]
DOCUMENTS = ["OUTCOME_DOCUMENT", "GUIDING_DOCUMENT", "STATEMENT", "NETWORK_DOCUMENT"]
PUBLICATIONS = ["CASE_STUDY_BOOK", "THEMATIC_REPORT", "CONFERENCE_REPORT", "WEB_STORIES", "ONLINE_COLLECTION", "GUIDE"]
THEMES = ["CONFERENCE_THEME", "KEY_FEATURE"]


def check(world, client, report):
    """Lists of entities, the award as such, the sizes of the network."""
    report.begin("plain lists")
    hosts = {c["country"] for c in world.cities.values()}
    countries = sorted((world.countries[h] for h in hosts), key=lambda c: by_name(c["name_en"], c.id))
    conferences = world.by_start(world.conferences.values())
    documents = world.by_year(world.documents.values())
    publications = world.by_year(world.publications.values())
    themes = world.sorted_themes(world.themes.values())
    lists(client, report, "sdgs", world.by_number(world.sdgs.values()))
    lists(client, report, "actionPoints", world.by_number(world.action_points.values()))
    lists(client, report, "awards", world.by_year(world.awards.values()))
    lists(client, report, "clusters", world.named(world.clusters.values()))
    lists(client, report, "countries", countries, "region", REGIONS)
    lists(client, report, "conferences", conferences, "kind", CONFERENCES)
    lists(client, report, "documents", documents, "kind", DOCUMENTS)
    lists(client, report, "publications", publications, "kind", PUBLICATIONS)
    lists(client, report, "themes", themes, "kind", THEMES)
    report.end()
    report.begin("awardProgramme and networkSizes")
    found = client.ask("{ awardProgramme { %s } networkSizes { %s } }" % (award.PROGRAMME_SELECTION, SIZE))
    report.fields("awardProgramme", award.programme_answer(world), found["awardProgramme"])
    network_sizes(world, report, found["networkSizes"])
    report.end()


def lists(client, report, field, records, argument=None, values=()):
    """One list: without arguments, with null, and with each value of its argument."""
    asked = {field: (field, records)}
    if argument:
        asked["none"] = (f"{field}({argument}: null)", records)
        for value in values:
            asked[value] = (f"{field}({argument}: {value})", [r for r in records if r[argument] == value])
    found = client.fields({alias: text + " { id }" for alias, (text, _) in asked.items()})
    for alias, (text, wanted) in asked.items():
        report.check(text, [{"id": r.id} for r in wanted], found[alias])


SIZE = f"asOf members countries inhabitantsMillions {PROVENANCE}"


def network_sizes(world, report, found):
    """Every row; oldest first as far as both dates say ('2025-12' and '2025-12-04' may stand either way)."""
    wanted = {
        s["as_of"]: {
            "asOf": s["as_of"],
            "members": s.number("members"),
            "countries": s.number("countries"),
            "inhabitantsMillions": s.number("inhabitants_millions"),
            "provenance": provenance(world, s),
        }
        for s in world.network_sizes
    }
    report.check("networkSizes dates", sorted(wanted), sorted(s["asOf"] for s in found))
    for size in found:
        report.fields(f"networkSizes {size['asOf']}", wanted.get(size["asOf"], {}), size)
    for a, b in zip(found, found[1:]):
        shared = min(len(a["asOf"]), len(b["asOf"]))
        report.check(f"{a['asOf']} not after {b['asOf']}", True, a["asOf"][:shared] <= b["asOf"][:shared])
