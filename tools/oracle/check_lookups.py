"""Finding one thing: each by its own key, and keys that nothing has, or only almost."""

import json

LOOKUPS = {
    "CITY": ("city", "slug"), "COUNTRY": ("country", "code"), "SDG": ("sdg", "number"), "SDG_TARGET": ("sdgTarget", "code"),
    "ACTION_POINT": ("actionPoint", "number"), "AWARD": ("award", "year"), "CASE_STUDY": ("caseStudy", "slug"),
    "CONFERENCE": ("conference", "slug"), "DOCUMENT": ("document", "slug"), "PUBLICATION": ("publication", "slug"),
    "CLUSTER": ("cluster", "slug"), "THEME": ("theme", "slug"),
}
NUMBERS = {"SDG", "ACTION_POINT", "AWARD"}

# Slugs that no record has. Each is tried on every lookup by slug.
NO_SLUGS = [
    "", " ", "no-such-thing", "Cork", "CORK", " cork", "cork ", "cork\n", "city:cork", "cork\u0000", "co\u0301rk", "ｃｏｒｋ",
    "'", '"', "\\", "*", "%", "cork' OR 1=1 //", "}) MATCH (n) RETURN n //", "null", "القاهرة", "北京", "🏙", "x" * 5000,
]
NO_NUMBERS = [0, -1, 18, 99, 1999, 2147483647, -2147483648]  # nor is one of these an action point or a year of the award
NO_CODES = ["", " ", "XX", "F", "FINN", " FI", "FI ", "ＦＩ", "country:FI", "51", "0051", "999", "Finland", "*"]
NO_TARGETS = ["", "11", "11.", ".3", "11.3 ", "11.30", "011.3", "11.03", "18.1", "11,3", "target:11.3", "4.z", "４.a", "11.3.1"]
NO_IDS = [
    "", ":", "city", "city:", ":cork", "City:cork", "CITY:cork", "city:Cork", " city:cork", "city:cork ", "city::cork",
    "country:fi", "country:FIN", "country:246", "sdg:0", "sdg:18", "sdg:01", "sdg:eleven", "target:4.A", "sdg-target:11.3", "award:15",
    "action-point:9", "case-study:cork", "case_study:melton-2015", "theme:1", "source:", "sdg-link:", "sdg-link:city:cork:18:agreement",
    "dataset", "cluster:ESD", "city:cork\u0000", "x" * 2000,
]


def check(world, client, report):
    """Each key, odd keys, and `node` and `nodes`."""
    report.begin("lookups by key")
    for kind, records in world.kinds.items():
        found_by_key(client, report, kind, records)
    codes(world, client, report)
    report.end()
    report.begin("lookups of nothing")
    slugs = (f for k, (f, a) in LOOKUPS.items() if a == "slug")
    for field in slugs:
        nothing(client, report, field, "slug", NO_SLUGS)
    nothing(client, report, "sdg", "number", NO_NUMBERS)
    nothing(client, report, "actionPoint", "number", NO_NUMBERS)
    nothing(client, report, "award", "year", NO_NUMBERS)
    nothing(client, report, "country", "code", NO_CODES)
    nothing(client, report, "sdgTarget", "code", NO_TARGETS)
    report.end()
    report.begin("node and nodes")
    nodes(world, client, report)
    report.end()


def one(client, report, asked, argument_type):
    """Looks up (field, argument, key) triples, each wanted as the id beside it, with variables."""
    for i in range(0, len(asked), 15):
        part = asked[i : i + 15]
        declared = ", ".join(f"$k{n}: {argument_type}!" for n in range(len(part)))
        fields = " ".join(f"a{n}: {field}({argument}: $k{n}) {{ id }}" for n, (field, argument, _, _) in enumerate(part))
        found = client.ask(f"query({declared}) {{ {fields} }}", {f"k{n}": key for n, (_, _, key, _) in enumerate(part)})
        for n, (field, argument, key, id) in enumerate(part):
            report.check(f"{field}({argument}: {json.dumps(key)[:60]})", {"id": id} if id else None, found[f"a{n}"])


def found_by_key(client, report, kind, records):
    """Every record of a kind by its own key."""
    field, argument = LOOKUPS[kind]
    number = kind in NUMBERS
    asked = [(field, argument, int(key) if number else key, r.id) for key, r in records.items()]
    one(client, report, asked, "Int" if number else "String")


def codes(world, client, report):
    """Countries by each of their codes and targets by theirs, in any letter case."""
    asked = []
    for c in world.countries.values():
        for code in (c["code"].lower(), c["code"].title(), c["alpha3"], c["alpha3"].lower(), c["alpha3"].title(), c["m49"]):
            asked.append(("country", "code", code, c.id))
    asked += [("sdgTarget", "code", code.upper(), t.id) for code, t in world.targets.items()]
    one(client, report, asked, "String")


def nothing(client, report, field, argument, keys):
    """Keys that nothing has: null, and no error."""
    one(client, report, [(field, argument, k, None) for k in keys], "Int" if isinstance(keys[0], int) else "String")


def nodes(world, client, report):
    """Ids of every kind of node at once: order, places of unknown ids, repetition; sources that must not be shown; limits."""
    hidden = [s.id for s in world.sources.values() if s["publish"] == "no"]
    known = [next(iter(records.values())).id for records in world.kinds.values()]
    known += [world.sdg_links[0].id, world.sdg_links[-1].id, next(s.id for s in world.sources.values() if s["publish"] == "yes")]
    mixed = [id for pair in zip(known, hidden + NO_IDS) for id in pair] + known[:2] + NO_IDS[len(known) - len(hidden) :] + known[::-1]
    found = client.nodes(mixed, "", 100)
    for id, node in zip(mixed, found, strict=True):
        report.check(f"nodes {id[:60]}", id if id in known else None, node and node["id"])
    for id in known + hidden + NO_IDS:
        got = client.ask("query($id: ID!) { node(id: $id) { id } }", {"id": id})["node"]
        report.check(f"node {id[:60]}", {"id": id} if id in known else None, got)
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    for count in (1, 100):
        report.check(f"nodes of {count} ids", [], client.codes(query, {"ids": ["city:cork"] * count}))
    for count in (0, 101, 500):
        report.check(f"nodes of {count} ids", ["BAD_USER_INPUT"], client.codes(query, {"ids": ["city:cork"] * count}))
