"""Walks every connection in both directions with several page sizes."""

import base64
import random

import connections

PAGE = "nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount"
DEFAULT = 20


def sizes(count):
    """Page sizes for a list: none given, small ones, one that fits exactly and its neighbours, the largest."""
    small = {1, 2, 5} if count <= 12 else {3, 19} if count <= 70 else {7, 20}
    return [None] + sorted(n for n in small | {count - 1, count, count + 1, 100} if 1 <= n <= min(100, count + 1) or n == 100)


def check(world, client, report, seed=1):
    """Every connection, one group for each field."""
    version = client.ask("{ dataset { version } }")["dataset"]["version"]
    by_field = {}
    for connection in connections.all_of(world):
        by_field.setdefault(connection.field, []).append(connection)
    for field, found in by_field.items():
        report.begin(f"pages of {field} ({len(found)} connections)")
        for connection in found:
            walk_all(Walker(client, report, connection, version), random.Random(seed))
        report.end()


def walk_all(walker, rng):
    """Both directions with every size, then pages from the middle."""
    cursors = walker.forward(1 if len(walker.want) <= 12 else 50)
    repeated = "null" in walker.connection.argument  # the same list as without the argument
    for size in [None] if repeated else sizes(len(walker.want)):
        walker.forward(size, cursors)
        walker.backward(size, cursors)
    for i in rng.sample(range(len(cursors)), min(3, len(cursors))):
        size = rng.randint(1, 9)
        walker.page(f'first: {size}, after: "{cursors[i]}"', i + 1, i + 1 + size, cursors)
        walker.page(f'last: {size}, before: "{cursors[i]}"', i - size, i, cursors)
        walker.page(f'first: {size}, after: "{cursors[i]}", last: null, before: null', i + 1, i + 1 + size, cursors)


class Walker:
    """Asks one connection for pages and compares each with its part of the whole list."""

    def __init__(self, client, report, connection, version):
        self.client, self.report, self.connection = client, report, connection
        self.version, self.want = version, connection.edges

    def page(self, arguments, start, stop, cursors=None):
        """One page, which should hold want[start:stop]. Returns its cursors."""
        start, stop = max(start, 0), min(max(stop, 0), len(self.want))
        edges = f"edges {{ cursor node {{ id }} {self.connection.edge} }} {PAGE}"
        page = self.connection.page(self.client.ask(self.connection.query(arguments, edges)))
        got = [e.pop("cursor") for e in page["edges"]]
        want = self.want[start:stop]
        asked = arguments.partition('"')[0]  # a cursor says nothing to a reader
        label = f"{self.connection} [{asked}] at {start}"
        ok = self.report.check(f"{label} edges", want, page["edges"])
        ok &= self.report.check(f"{label} nodes", [e["node"] for e in want], page["nodes"])
        info = {
            "hasNextPage": stop < len(self.want) if want else start < len(self.want),
            "hasPreviousPage": start > 0,
            "startCursor": got[0] if got else None,
            "endCursor": got[-1] if got else None,
        }
        ok &= self.report.check(f"{label} pageInfo", info, page["pageInfo"])
        ok &= self.report.check(f"{label} totalCount", len(self.want), page["totalCount"])
        if cursors is None:
            for edge, cursor in zip(want, got):
                self.report.check(f"{label} cursor of {edge['node']['id']}", True, self.well_formed(cursor, edge["node"]["id"]))
        else:
            ok &= self.report.check(f"{label} the same cursors", cursors[start:stop], got)
        return got if ok else None

    def well_formed(self, cursor, id):
        """base64url without padding of "version:list and order:id"."""
        if "=" in cursor:
            return cursor
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
        fits = text.startswith(self.version + ":") and text.endswith(":" + id)
        return fits and len(text) > len(self.version) + len(id) + 2 or text

    def forward(self, size, cursors=None):
        """From the start to the end. Returns all cursors."""
        seen, after, at = [], "", 0
        while True:
            limit = "" if size is None else f"first: {size}"
            got = self.page(", ".join(a for a in (limit, after) if a), at, at + (size or DEFAULT), cursors)
            if got is None:
                return seen
            seen, at = seen + got, at + len(got)
            if not got or at >= len(self.want):
                break
            after = f'after: "{got[-1]}"'
        if seen:
            self.page(", ".join(a for a in (limit, f'after: "{seen[-1]}"') if a), len(self.want), len(self.want), cursors)
        return seen

    def backward(self, size, cursors):
        """From the end to the start. Only `last` begins at the end, so without a size the first page takes the default."""
        at, before = len(self.want), ""
        while True:
            limit = f"last: {size or DEFAULT}" if size or not before else ""
            got = self.page(", ".join(a for a in (limit, before) if a), at - (size or DEFAULT), at, cursors)
            if not got:
                return
            at -= len(got)
            if at <= 0:
                break
            before = f'before: "{got[0]}"'
        self.page(f'last: {size or DEFAULT}, before: "{cursors[0]}"', 0, 0, cursors)
