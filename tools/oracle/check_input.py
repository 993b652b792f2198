"""Bad input: page arguments, and cursors that are damaged, foreign, of another version, or of nothing."""

import base64

import connections


def check(world, client, report):
    """Every field that pages, under one parent each; cursors of each tried on all others."""
    version = client.ask("{ dataset { version } }")["dataset"]["version"]
    tried = {}
    for connection in connections.all_of(world):
        key = connection.parent.split("(")[0], connection.field
        if len(connection.edges) > 1 and not connection.argument:
            tried.setdefault(key, connection)
    report.begin(f"bad page arguments ({len(tried)} connections)")
    for connection in tried.values():
        arguments(client, report, connection)
    report.end()
    cursors = {key: edges(client, c) for key, c in tried.items()}
    report.begin("bad cursors")
    for key, connection in tried.items():
        for name, bad in damaged(cursors[key][0], version).items():
            refused(client, report, connection, name, bad)
        for other in tried:
            if other != key:
                refused(client, report, connection, "of " + ".".join(filter(None, other)), cursors[other][0])
    for key, connection in tried.items():
        for other in connections.all_of(world):
            same = (other.parent.split("(")[0], other.field) == key and other.parent != connection.parent
            if same and other.edges and not other.argument:
                refused(client, report, other, f"of {connection}", cursors[key][0])
    report.end()


def edges(client, connection):
    """The first two cursors of a connection."""
    page = connection.page(client.ask(connection.query("first: 2", "edges { cursor }")))
    return [e["cursor"] for e in page["edges"]]


def arguments(client, report, connection):
    """Sizes out of range and arguments of both directions."""
    a, b = edges(client, connection)
    bad = [f"{d}: {n}" for d in ("first", "last") for n in (0, -1, 101, 1000, 2147483647, -2147483648)]
    bad += [
        "first: 5, last: 5",
        f'first: 5, before: "{b}"',
        f'last: 5, after: "{a}"',
        f'after: "{a}", before: "{b}"',
        f'first: 5, after: "{a}", before: "{b}"',
        f'first: 5, last: 5, after: "{a}"',
        f'first: 0, after: "{a}"',
        f'last: 101, before: "{b}"',
    ]
    for given in bad:
        codes = client.codes(connection.query(given, "nodes { id }"))
        report.check(f"{connection} {given[:40]}", ["BAD_USER_INPUT"], codes)
    for given in ("first: 1", "first: 100", "last: 1", "last: 100", "first: null, after: null, last: null, before: null"):
        report.check(f"{connection} {given}", [], client.codes(connection.query(given, "nodes { id }")))
    for total in ("totalCount", "pageInfo { hasNextPage }"):
        codes = client.codes(connection.query("first: 0", total))
        report.check(f"{connection} first: 0, only {total}", ["BAD_USER_INPUT"], codes)


def refused(client, report, connection, name, cursor):
    """A cursor must be refused in both directions."""
    for given in (f'first: 2, after: "{cursor}"', f'last: 2, before: "{cursor}"'):
        codes = client.codes(connection.query(given, "nodes { id }"))
        report.check(f"{connection} {given.split(',')[0]}, cursor {name}", ["INVALID_CURSOR"], codes)


def encode(text):
    """base64url without padding."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def damaged(cursor, version):
    """A cursor spoilt in many ways."""
    text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    listed = text[len(version) + 1 :]
    return {
        "empty": "",
        "not base64": "!!!",
        "words": "cities",
        "shortened": cursor[:-3],
        "beginning cut": cursor[4:],
        "with a character in it": cursor[:5] + "*" + cursor[5:],
        "with bytes that are no text": base64.urlsafe_b64encode(b"\xff\xfe\xfd\x00").decode().rstrip("="),
        "not encoded": text,
        "of nothing": encode(""),
        "of colons": encode("::"),
        "of a version alone": encode(version),
        "of another version": encode(f"{version[::-1]}x:{listed}"),
        "of no version": encode(f":{listed}"),
        "of an unknown id": encode(text + "-x"),
        "of an unknown list": encode(f"{version}:x{listed}"),
        "of 10,000 characters": encode("x" * 10000),
    }
