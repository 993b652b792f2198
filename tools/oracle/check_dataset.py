"""What the dataset says of itself: its words, counts, coverage."""

from kinds import KINDS
from source import shown

# Every nullable field of every kind, in the order of the contract.
NULLABLE = {
    "CITY": ["localName", "memberSince", "location", "population"],
    "ACTION_POINT": ["title", "summary"],
    "AWARD": ["ceremonyPlace", "ceremonyDate", "ceremonyNote", "conference"],
    "CASE_STUDY": ["title", "summary", "year", "publication", "url"],
    "CONFERENCE": [
        "number", "shortName", "theme", "hostCity", "hostCountry", "venue", "startDate", "endDate", "plannedFor", "format",
    ],
    "DOCUMENT": ["year", "description", "code", "isbn", "pages", "url", "conference"],
    "PUBLICATION": ["year", "isbn", "pages", "url", "conference", "caseCount"],
    "CLUSTER": ["period", "publication"],
    "THEME": ["number", "group", "document"],
}
TEXTS = "title description licence licenceUrl citation attributions releasedOn"


def coverage(world):
    """Of how many entities each nullable field is known, counted over the answers that the data gives."""
    rows = []
    for kind, fields in NULLABLE.items():
        answers = [KINDS[kind].answer(world, r) for r in world.kinds[kind].values()]
        for field in fields:
            known = sum(a[field] is not None for a in answers)
            rows.append({"kind": kind, "field": field, "known": known, "total": len(answers)})
    return rows


def check(world, client, report):
    """The dataset, and that the schema has no nullable field that this list does not know."""
    report.begin("dataset")
    query = "{ dataset { version %s counts { kind count } coverage { kind field known total } linkCount sources { totalCount } } }"
    found = client.ask(query % TEXTS)["dataset"]
    source = world.dataset
    for field in ("title", "description", "licence", "citation", "attributions"):
        report.check(f"dataset.{field}", source[field], found[field])
    report.check("dataset.licenceUrl", source["licence_url"], found["licenceUrl"])
    report.check("dataset.releasedOn", source["released_on"], found["releasedOn"])
    report.check("dataset.version is there", True, len(found["version"]) > 7)
    for kind, row in zip(world.kinds, found["counts"], strict=True):
        report.check(f"count of {kind}", {"kind": kind, "count": len(world.kinds[kind])}, row)
    report.check("dataset.linkCount", len(world.sdg_links), found["linkCount"])
    report.check("dataset.sources.totalCount", len(shown(world)), found["sources"]["totalCount"])
    rows = coverage(world)
    report.check("coverage rows", [(r["kind"], r["field"]) for r in rows], [(r["kind"], r["field"]) for r in found["coverage"]])
    for want, got in zip(rows, found["coverage"]):
        report.check(f"coverage {want['kind']}.{want['field']}", want, got)
    nullable(client, report)
    report.end()


def nullable(client, report):
    """The schema's own nullable fields, where it lets itself be asked."""
    aliases = " ".join(
        f'{k.typename}: __type(name: "{k.typename}") {{ fields {{ name type {{ kind }} }} }}' for k in KINDS.values()
    )
    answer = client.post("{ %s }" % aliases)
    if answer.get("errors"):
        print("  introspection is off: nullable fields are not compared with the schema")
        return
    for kind, (typename, _, _) in KINDS.items():
        fields = [f["name"] for f in answer["data"][typename]["fields"] if f["type"]["kind"] != "NON_NULL"]
        report.check(f"nullable fields of {typename}", NULLABLE.get(kind, []), fields)
