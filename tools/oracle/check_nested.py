"""Many parents and several arguments in one request: nothing may get mixed up on the way through batches."""

import connections
from city import clusters, served
from cluster import cities as cluster_cities
from folding import by_name
from kinds import name_of, typename_of

INFO = "pageInfo { hasNextPage hasPreviousPage } totalCount"
# Under each alias: how a page is asked for, and the part of the list that it is.
PAGES = {
    "two": ("first: 2", slice(0, 2)),
    "five": ("first: 5", slice(0, 5)),
    "all": ("first: 100", slice(0, 100)),
    "preset": ("", slice(0, 20)),
    "end": ("last: 3", slice(-3, None)),
}
PARENTS = {"country": "countries", "sdg": "sdgs", "actionPoint": "actionPoints", "theme": "themes"}


def check(world, client, report):
    """Pages under every parent of a list at once, then ways of several steps through the graph."""
    report.begin("pages under many parents at once")
    under = {}
    for connection in connections.all_of(world):
        root = PARENTS.get(connection.parent.split("(")[0])
        if root:
            under.setdefault((root, connection.field), {}).setdefault(connection.parent, []).append(connection)
    for (root, field), parents in under.items():
        together(world, client, report, root, field, list(parents.values()))
    report.end()
    report.begin("ways of several steps")
    ways(world, client, report)
    report.end()


def together(world, client, report, root, field, parents):
    """One request: every parent of the list, under each basis, with every page size."""
    arguments = [c.argument for c in parents[0]]
    asked = {f"{page}{n}": (n, page) for n in range(len(arguments)) for page in PAGES}
    selection = ""
    for alias, (n, page) in asked.items():
        given = ", ".join(a for a in (arguments[n], PAGES[page][0]) if a)
        selection += f" {alias}: {field}{f'({given})' if given else ''} {{ edges {{ node {{ id }} {parents[0][n].edge} }} {INFO} }}"
    records = parents_in_order(world, root)
    lists = {parent_id(world, group[0].parent): group for group in parents}
    found = client.ask(f"{{ {root} {{ id {selection} }} }}")[root]
    report.check(root, [r.id for r in records], [p["id"] for p in found])
    for parent in found:
        for alias, (n, page) in asked.items():
            edges, part = lists[parent["id"]][n].edges, PAGES[page][1]
            want = {
                "edges": edges[part],
                "pageInfo": {"hasNextPage": edges[part] != edges and page != "end", "hasPreviousPage": page == "end" and len(edges) > 3},
                "totalCount": len(edges),
            }
            report.check(f"{root} {parent['id']} {field}({arguments[n]}) {page}", want, parent[alias])


def parents_in_order(world, root):
    """The records of a root list."""
    return {
        "countries": lambda: sorted(world.countries.values(), key=lambda c: by_name(c["name_en"], c.id)),
        "sdgs": lambda: world.by_number(world.sdgs.values()),
        "actionPoints": lambda: world.by_number(world.action_points.values()),
        "themes": lambda: world.sorted_themes(world.themes.values()),
    }[root]()


def parent_id(world, parent):
    """The id of the entity in a parent such as `sdg(number: 11)`."""
    field, _, key = parent.partition("(")
    key = key.partition(": ")[2].strip('")')
    records = {"country": world.countries, "sdg": world.sdgs, "actionPoint": world.action_points, "theme": world.themes}
    return records[field][key].id


WAYS = """{ awards { cities { id country { id cities(first: 3) { nodes { id caseStudies { id } } totalCount } }
caseStudies { id publication { id conference { id hostCity { id } } } sdgLinks { sdg { number } subject { id } } }
clusters { role cluster { id cities { city { id } } } }
sdgs { sdg { number } evidence { id subject { __typename id name ... on City { awards { id } } ... on CaseStudy { city { id } } } } } } } }"""
LINK_WAY = """... on SDGLink { sdg { number links(first: 1) { totalCount } } subject { id ... on City { country { id } } } }"""


def ways(world, client, report):
    """From the awards through their cities and everything around them, and back."""
    found = client.ask(WAYS)["awards"]
    for award, got in zip(world.by_year(world.awards.values()), found, strict=True):
        cities = world.sorted_cities(world.cities[slug] for slug in award["cities"])
        for city, one in zip(cities, got["cities"], strict=True):
            report.fields(f"{award.id} {city.id}", city_way(world, city), one)
    subjects = client.nodes([k.id for k in world.sdg_links], LINK_WAY, 100)
    for k, got in zip(world.sdg_links, subjects, strict=True):
        subject = world.entities[k["subject"]]
        want = {"id": subject.id} | ({"country": {"id": world.countries[subject["country"]].id}} if subject.kind == "CITY" else {})
        report.check(f"{k.id} subject", want, got["subject"])
        goal = {"number": int(k["sdg"]), "links": {"totalCount": len(world.links_to(world.sdgs[k["sdg"]]))}}
        report.check(f"{k.id} sdg", goal, got["sdg"])


def city_way(world, city):
    """What WAYS says of one city."""
    country = world.countries[city["country"]]
    neighbours = world.sorted_cities(world.where(world.cities, "country", country["code"]))
    links = {k.id: k for k in world.sdg_links}
    return {
        "id": city.id,
        "country": {
            "id": country.id,
            "cities": {
                "nodes": [{"id": c.id, "caseStudies": [{"id": s.id} for s in world.case_studies_of(c)]} for c in neighbours[:3]],
                "totalCount": len(neighbours),
            },
        },
        "caseStudies": [study_way(world, s) for s in world.case_studies_of(city)],
        "clusters": [
            {
                "role": k["role"],
                "cluster": {
                    "id": k["cluster"]["id"],
                    "cities": [{"city": m["city"]} for m in cluster_cities(world, world.entities[k["cluster"]["id"]], None)],
                },
            }
            for k in clusters(world, city)
        ],
        "sdgs": [
            {
                "sdg": {"number": int(world.entities[s["sdg"]["id"]]["number"])},
                "evidence": [{"id": e["id"], "subject": subject_way(world, links[e["id"]])} for e in s["evidence"]],
            }
            for s in served(world, city, None)
        ],
    }


def study_way(world, study):
    """What WAYS says of a case study."""
    publication = world.publications.get(study.get("publication"))
    conference = publication and world.conferences.get(publication.get("conference"))
    host = conference and world.cities.get(conference.get("host_city"))
    return {
        "id": study.id,
        "publication": publication and {
            "id": publication.id,
            "conference": conference and {"id": conference.id, "hostCity": host and {"id": host.id}},
        },
        "sdgLinks": [{"sdg": {"number": int(k["sdg"])}, "subject": {"id": study.id}} for k in world.links_of(study)],
    }


def subject_way(world, link):
    """What WAYS says of the subject of a link of a city or a case study."""
    subject = world.entities[link["subject"]]
    fields = {"__typename": typename_of(subject), "id": subject.id, "name": name_of(world, subject)}
    if subject.kind == "CITY":
        return fields | {"awards": [{"id": a.id} for a in world.awards_of(subject)]}
    return fields | {"city": {"id": world.cities[subject["city"]].id}}
