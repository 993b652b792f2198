#!/usr/bin/env python3
"""Checks a running server against the data files.

Reads the files, works out from them what the API's contract says that every query answers, asks the server and compares.
Shares no code with the server. Prints a line for each group of checks and each difference; the last line is the total.
Exit code: 0 when nothing differs, 1 when something does, 2 when the check itself could not be done.

    pip install --require-hashes -r tools/oracle/requirements.txt
    python3 tools/oracle/oracle.py --url http://127.0.0.1:8080 --data seed/data
    python3 tools/oracle/oracle.py --url http://127.0.0.1:8080 --data seed/data --only filters --seed 17 --cases 1
"""

import argparse
import sys
import time

import check_dataset
import check_entities
import check_facets
import check_filters
import check_input
import check_lists
import check_lookups
import check_nested
import check_network
import check_pages
import check_related
import check_paths
import check_restricted
import check_search
from client import Client
from compare import Report
from world import World

CHECKS = {
    "dataset": check_dataset.check,
    "entities": check_entities.check,
    "lists": check_lists.check,
    "lookups": check_lookups.check,
    "nested": check_nested.check,
    "pages": check_pages.check,
    "input": check_input.check,
    "search": check_search.check,
    "filters": check_filters.check,
    "facets": check_facets.check,
    "network": check_network.check,
    "related": check_related.check,
    "paths": check_paths.check,
    "restricted": check_restricted.check,
}
SEEDED = {"filters", "facets", "restricted"}


def main():
    """Runs the checks asked for, all by default."""
    parser = argparse.ArgumentParser(description="Checks a running server against the data files.")
    parser.add_argument("--url", required=True, help="the server's address, such as http://127.0.0.1:8080")
    parser.add_argument("--data", required=True, help="the folder of data files that it serves, such as seed/data")
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=list(CHECKS), help="only these checks")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first random filter; each later one has the next")
    parser.add_argument("--cases", type=int, help="how many random filters; 1 repeats the case of one seed")
    options = parser.parse_args()
    started = time.monotonic()
    world, client, report = World(options.data), Client(options.url), Report()
    for name in options.only:
        seeds = {"seed": options.seed} | ({"count": options.cases} if options.cases else {}) if name in SEEDED else {}
        CHECKS[name](world, client, report, **seeds)
    passed, failed = report.total()
    print(f"{client.asked} requests in {time.monotonic() - started:.1f} s", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, RuntimeError, ValueError) as error:
        print(f"oracle: {error}", file=sys.stderr)
        sys.exit(2)
