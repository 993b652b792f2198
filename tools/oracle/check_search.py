"""Searches by brute force: for hundreds of random texts, every text of every entity is looked at."""

import functools
import random
import unicodedata

from folding import by_name, fold
from kinds import KINDS, name_of
from world import KINDS as ORDER

MATCHES = ["EXACT", "PREFIX", "WORDS"]
SPACELESS = ("CJK UNIFIED", "CJK COMPAT", "IDEOGRAPHIC ITER", "HIRAGANA", "KATAKANA LETTER", "THAI", "LAO", "KHMER", "MYANMAR")
QUERY = """query($text: String!, $kinds: [EntityKind!], $first: Int, $after: String) { search(query: $text, kinds: $kinds, first: $first,
after: $after) { edges { node { id } cursor match matched { text language } } nodes { id } totalCount
pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
FIXED = [
    "sdg 11", "SDG 1", "Goal 11", "goal", "Target 11.3", "11.3", "4.a", "FI", "fin", "kor", "ICLC 2", "iclc", "北京", "京", "海", "市",
    "الاسكندرية", "عمان", "", " ", "?!", "\u0301", "'", "’", "🏙", "\x00", "nzerekore", "N’ZÉRÉKORÉ", "xian", "Xi’an", "Xi an", "córdoba",
    "city mex", "mexico city", "a b", "d e l", "x" * 200, "ﷺ" * 200, "İstanbul", "ısparta", "saint-", "$parts", "' OR 1=1 //", "\\", '"',
]
COUNT = 800


def texts(record, named):
    """Every (text, language) pair that the entity is searched by: names, then codes and titles."""
    pairs = [(n["text"], n["language"]) for n in named]
    if record.kind == "COUNTRY":
        pairs += [(record["code"], None), (record["alpha3"], None)]
    if record.kind == "SDG":
        pairs += [(f"SDG {record['number']}", "en"), (f"Goal {record['number']}", "en")]
    if record.kind == "CONFERENCE" and "short_name" in record:
        pairs.append((record["short_name"], None))
    if record.kind == "DOCUMENT" and "code" in record:
        pairs.append((record["code"], None))
    if record.kind == "PUBLICATION":
        pairs += [(e["title"], e["language"]) for e in record.get("editions", []) if "title" in e]
    return pairs


@functools.cache
def starts(text):
    """Where words of a folded text begin."""
    return [i for i in range(len(text)) if i == 0 or text[i - 1] == " " or unicodedata.name(text[i], "").startswith(SPACELESS)]


def match(text, query):
    """How well a folded text matches a folded query, as a place in MATCHES; None when it does not."""
    if text == query:
        return 0
    if not all(any(text.startswith(word, i) for i in starts(text)) for word in query.split(" ")):
        return None
    return 1 if text.startswith(query) else 2


class Index:
    """Every entity with its folded texts, in the order of equal matches."""

    def __init__(self, world, client):
        self.entries = []
        built = self.built(world, client)
        for kind in ORDER:
            for record in sorted(world.kinds[kind].values(), key=lambda r: by_name(name_of(world, r), r.id)):
                named = built.get(record.id) or KINDS[kind].answer(world, record)["names"]
                self.entries.append((record, [(fold(t), t, n) for t, n in texts(record, named)]))
        self.texts = [t for _, of in self.entries for _, t, _ in of]

    def built(self, world, client):
        """The names that the server built: their French and Spanish wording is its own."""
        ids = []
        for record in world.entities.values():
            if any(not isinstance(n["text"], str) for n in KINDS[record.kind].answer(world, record)["names"]):
                ids.append(record.id)
        found = client.nodes(ids, "... on Entity { names { text language } }")
        return {id: node["names"] for id, node in zip(ids, found, strict=True)}

    def search(self, query, kinds):
        """The edges that a search should give, without cursors."""
        query, found = fold(query), []
        if not query:
            return []
        for place, (record, of) in enumerate(self.entries):
            if kinds is not None and record.kind not in kinds:
                continue
            matches = [(match(folded, query), i) for i, (folded, _, _) in enumerate(of)]
            best = min((m for m in matches if m[0] is not None), default=None)
            if best:
                _, text, language = of[best[1]]
                edge = {"node": {"id": record.id}, "match": MATCHES[best[0]], "matched": {"text": text, "language": language}}
                found.append((best[0], place, edge))
        return [edge for _, _, edge in sorted(found, key=lambda f: f[:2])]


def typed(rng, texts):
    """What a person might type of one of the texts."""
    text = rng.choice(texts)
    how = rng.randrange(5)
    if how == 0:
        text = rng.choice(text.split())
    if how == 1:
        text = text[rng.randrange(len(text)) :]
    if how != 2:
        text = text[: rng.randint(1, min(len(text), rng.choice((1, 2, 4, 30))))]
    case = rng.randrange(6)
    if case == 0:
        return text.upper()
    if case == 1:
        return unicodedata.normalize("NFD", text)
    if case == 2:
        return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    if case == 3:
        return fold(text)
    return text


def check(world, client, report, seed=1):
    """Fixed and random searches, all pages of each; limits; cursors of other searches."""
    rng, index = random.Random(seed), Index(world, client)
    report.begin(f"searches (seed {seed})")
    for query in FIXED:
        for kinds in (None, [], ["CITY"], ["SDG_TARGET", "SDG", "COUNTRY"]):
            walk(client, report, index, query, kinds, 100)
    for _ in range(COUNT):
        query = typed(rng, index.texts)
        if rng.randrange(4) == 0:
            query += " " + typed(rng, index.texts)
        kinds = None if rng.randrange(3) else rng.sample(ORDER, rng.randint(1, 4))
        walk(client, report, index, query[:200], kinds, rng.choice((None, 1, 3, 20, 100, 100)))
    report.end()
    report.begin("bad searches")
    refused(client, report)
    report.end()


def walk(client, report, index, query, kinds, first):
    """Compares the first pages of a search, at most five, with the whole list."""
    want, at, after = index.search(query, kinds), 0, None
    for _ in range(5):
        page = client.ask(QUERY, {"text": query, "kinds": kinds, "first": first, "after": after})["search"]
        cursors = [e.pop("cursor") for e in page["edges"]]
        edges = want[at : at + (first or 20)]
        info = {
            "hasNextPage": len(want) > at + len(edges),
            "hasPreviousPage": at > 0,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        }
        expected = {"edges": edges, "nodes": [e["node"] for e in edges], "totalCount": len(want), "pageInfo": info}
        report.check(f"search({query!r}, {kinds}) from {at}", expected, page)
        if not page["pageInfo"]["hasNextPage"]:
            return
        at, after = at + len(edges), page["pageInfo"]["endCursor"]


def refused(client, report):
    """Texts that are too long, page sizes out of range, cursors of another text or of other kinds."""
    cursor = client.ask(QUERY, {"text": "san", "first": 2})["search"]["pageInfo"]["endCursor"]
    of_cities = client.ask("{ cities(first: 1) { pageInfo { endCursor } } }")["cities"]["pageInfo"]["endCursor"]
    for code, variables in (
        ("BAD_USER_INPUT", {"text": "x" * 201}),
        ("BAD_USER_INPUT", {"text": " " * 201}),
        ("BAD_USER_INPUT", {"text": "san", "first": 0}),
        ("BAD_USER_INPUT", {"text": "san", "first": 101}),
        ("BAD_USER_INPUT", {"text": "", "first": -1}),
        ("INVALID_CURSOR", {"text": "sa", "after": cursor}),
        ("INVALID_CURSOR", {"text": "", "after": cursor}),
        ("INVALID_CURSOR", {"text": "san", "kinds": ["CITY"], "after": cursor}),
        ("INVALID_CURSOR", {"text": "san", "after": "x"}),
        ("INVALID_CURSOR", {"text": "san", "after": of_cities}),
    ):
        report.check(f"search {str(variables)[:60]}", [code], client.codes(QUERY, variables))
    for variables in ({"text": "SÁN", "after": cursor}, {"text": "x" * 200}, {"text": "界" * 200}, {"text": "san", "first": None, "after": None}):
        report.check(f"search {str(variables)[:60]}", [], client.codes(QUERY, variables))
    for given in ("last: 1", f'before: "{cursor}"'):
        codes = client.codes(f'{{ search(query: "san", {given}) {{ totalCount }} }}')
        report.check(f"search {given[:7]}", ["GRAPHQL_VALIDATION_FAILED"], codes)
