"""Random filters in every order, on every field that takes one: first pages, then pages behind and before elements of the list.

A cursor does not hold the filter, so it may be of an element that the filter leaves out: the page begins where that would stand."""

import json
import random

import cases
from compare import difference
from facts import Facts
from shrink import shortest

COUNT = 600
BATCH = 6  # cases in one request
DEFAULT = 20
PAGE = "edges {{ cursor node {{ id }} {} }} nodes {{ id }} totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}"
CURSORS = "edges { cursor node { id } }"


def check(world, client, report, seed=1, count=COUNT):
    """So many cases from the seed upwards."""
    facts = Facts(world)
    made = [cases.make(s, facts) for s in range(seed, seed + count)]
    report.begin(f"filters (seeds {seed} to {seed + count - 1})")
    for i in range(0, len(made), BATCH):
        batch = made[i : i + BATCH]
        cursors = first_pages(client, report, batch)
        later_pages(client, report, batch, cursors)
    report.end()


class Page:
    """One page of a case: what is asked for, and which elements of the whole list may be on it."""

    def __init__(self, case, direction="first", size=None, beside=None, cursor=None):
        self.case, self.direction, self.size, self.beside = case, direction, size, beside
        limit = f"{direction}: {size}" if size or direction == "last" else ""
        side = {"first": "after", "last": "before"}[direction]
        self.arguments = ", ".join(a for a in (limit, f'{side}: "{cursor}"' if cursor else "") if a)

    def want(self):
        """The page as it should be, without cursors."""
        listed, kept = self.case.everything, self.case.want()
        ids = [e["node"]["id"] for e in listed]
        place = {id: i for i, id in enumerate(ids)}
        at = place[self.beside] if self.beside else None
        size = self.size or DEFAULT
        if self.direction == "first":
            beyond = [e for e in kept if at is None or place[e["node"]["id"]] > at]
            edges = beyond[:size]
            next, previous = len(beyond) > size, len(beyond) < len(kept)
        else:
            beyond = [e for e in kept if at is None or place[e["node"]["id"]] < at]
            edges = beyond[-size:]
            next, previous = len(beyond) < len(kept), len(beyond) > size
        return {
            "edges": edges,
            "nodes": [e["node"] for e in edges],
            "totalCount": len(kept),
            "pageInfo": {"hasNextPage": next, "hasPreviousPage": previous},
        }


def first_pages(client, report, batch):
    """The first or last page of each case. Returns the cursors of elements of its whole list."""
    asked, bare = [], []
    for case in batch:
        rng = random.Random(f"first {case.seed}")
        direction, size = rng.choice((("first", None), ("first", rng.randint(1, 12)), ("last", rng.randint(1, 12)), ("first", 100)))
        asked.append(Page(case, direction, size))
        bare.append(Page(case._replace(filter=case.bare), rng.choice(("first", "last")), 100))
    pages = ask(client, report, asked)
    for page, got in zip(asked, pages, strict=True):
        compare(client, report, page, got)
    return [{e["node"]["id"]: e["cursor"] for e in got["edges"]} if got else {} for got in ask(client, report, bare, CURSORS)]


def later_pages(client, report, batch, cursors):
    """Two pages of each case that begin beside elements of its list, one in each direction."""
    asked = []
    for case, known in zip(batch, cursors, strict=True):
        rng = random.Random(f"later {case.seed}")
        for direction in ("first", "last"):
            if known:
                beside = rng.choice(list(known))
                asked.append(Page(case, direction, rng.randint(1, 12), beside, known[beside]))
    for page, got in zip(asked, ask(client, report, asked), strict=True):
        compare(client, report, page, got)


def request(pages, selection=None):
    """One query for pages, and its variables."""
    declared = ", ".join(f"$f{i}: {p.case.type}" for i, p in enumerate(pages))
    fields = " ".join(
        p.case.text(f"c{i}", p.arguments, f"f{i}", selection or PAGE.format(p.case.edge)) for i, p in enumerate(pages)
    )
    return f"query({declared}) {{ {fields} }}", {f"f{i}": p.case.filter for i, p in enumerate(pages)}


def ask(client, report, pages, selection=None):
    """The answers to pages; None for one that is refused, which is reported. A batch that is refused is asked in halves."""
    if not pages:
        return []
    query, variables = request(pages, selection)
    answer = client.post(query, variables)
    if not answer.get("errors"):
        return [p.case.found(answer["data"][f"c{i}"]) for i, p in enumerate(pages)]
    if len(pages) > 1:
        half = len(pages) // 2
        return ask(client, report, pages[:half], selection) + ask(client, report, pages[half:], selection)
    report.check(label(pages[0]), [], [e.get("extensions", {}).get("code") for e in answer["errors"]])
    show(query, variables, pages[0].want(), answer["errors"])
    return [None]


def label(page):
    """What a line of the report calls a page."""
    case = page.case
    return f"seed {case.seed}: {case.parent or 'root'}.{case.field}({case.argument}) [{page.arguments.partition(chr(34))[0]}]"


def without_cursors(page):
    """A page as Page.want has it, after a look at its cursors."""
    cursors = [e.pop("cursor") for e in page["edges"]]
    ends = [page["pageInfo"].pop(k) for k in ("startCursor", "endCursor")]
    page["pageInfo"] |= {} if ends == ([cursors[0], cursors[-1]] if cursors else [None, None]) else {"ends": ends}
    return page


def compare(client, report, page, got):
    """One check. Where the answers differ, everything to repeat it is printed, and the shortest filter that still differs."""
    if got is None or report.check(label(page), page.want(), without_cursors(got)):
        return
    show(*request([page]), page.want(), got)
    if not page.beside:
        print(f"    shortest: {json.dumps(shortest(page.case.filter, lambda f: differs(client, page, f)), ensure_ascii=False)}")


def differs(client, page, condition):
    """Whether the answers still differ under another filter."""
    case = page.case
    kept = {e["node"]["id"] for e in case.everything if case.matches(e["node"]["id"], condition)}
    other = Page(case._replace(filter=condition, kept=kept), page.direction, page.size)
    query, variables = request([other], "nodes { id } totalCount")
    answer = client.post(query, variables)
    if answer.get("errors"):
        return False
    want = other.want()
    return bool(difference({k: want[k] for k in ("nodes", "totalCount")}, case.found(answer["data"]["c0"])))


def show(query, variables, want, got):
    """A failed case in full, for repeating it by hand."""
    for name, value in (("query", query), ("variables", variables), ("want", want), ("got", got)):
        print(f"    {name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")
