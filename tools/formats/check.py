"""Downloads every file of a running service and reads it with libraries of other people: do they all hold the same graph?"""

import argparse
import sys

import citations
import download
import files
import geojson
import queries
import records
import shapes


def main():
    """Runs every check, prints what it saw, and ends with 1 where anything was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True, help="address of the service, without a slash at its end")
    url = parser.parse_args().url
    wrong = []
    got = download.everything(url, wrong)
    read = {name: reader(got, url) for name, reader in files.READERS.items()}
    first = read["graph.json"]
    print(f"{len(first['nodes'])} nodes, {len(first['links'])} links, {len(first['sources'])} sources, {len(first['citations'])} citations")
    for name, graph in read.items():
        wrong += records.differences("graph.json", first, name, graph)
    wrong += queries.compare_with_files(url, first)
    wrong += queries.compare_formats(url)
    wrong += geojson.check(got["cities.geojson"], first)
    wrong += shapes.check(got, url)
    wrong += citations.check(got)
    for line in wrong:
        print("WRONG:", line)
    print(f"{len(wrong)} wrong" if wrong else "all the same")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
