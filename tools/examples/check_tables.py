"""Compares the tables of the notebook and of the R script with the data files, by the oracle's definitions, and with each other."""

import argparse
import csv
import io
import math
import pathlib
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "oracle"))

from check_related import TOLERANCE, Formula, kilometres, score_of  # noqa: E402
from goals import cities_serving  # noqa: E402
from network import Network  # noqa: E402
from random_filters import REGIONS  # noqa: E402
from world import World  # noqa: E402


def goals_by_region(world):
    """How many cities of each region serve each goal; the region with most cities first."""
    def region(city):
        return world.countries[city["country"]]["region"]

    sizes = {r: sum(region(c) == r for c in world.cities.values()) for r in REGIONS}
    regions = sorted((r for r in REGIONS if sizes[r]), key=lambda r: -sizes[r])
    yield ["goal", "name", *regions]
    for sdg in world.by_number(world.sdgs.values()):
        served = [region(c) for c, _ in cities_serving(world, sdg)]
        yield [int(sdg["number"]), sdg["names"]["en"], *(served.count(r) for r in regions)]


def pairs(world):
    """The ten pairs with the highest Jaccard index of those that five case studies serve."""
    network = Network(world, "CASE_STUDY", None)
    found = [network.pair(a, b) for a, b in network.pairs(5)]
    found.sort(key=lambda p: (-p["jaccard"], -p["count"], p["a"]["number"], p["b"]["number"]))
    yield ["a", "b", "count", "jaccard", "lift", "a_name", "b_name"]
    for p in found[:10]:
        a, b = p["a"]["number"], p["b"]["number"]
        yield [a, b, p["count"], p["jaccard"], p["lift"], *(world.sdgs[str(n)]["names"]["en"] for n in (a, b))]


def related_cities(world, slug, url):
    """The ten cities that have most in common with one. The sentences are those of the service's own CSV."""
    city, formula = world.cities[slug], Formula(world)
    scores = {c.id: score_of(formula.between(city, c)) for c in formula.cities if c is not city}
    query = f'{{ city(slug: "{slug}") {{ relatedCities(first: 10) {{ edges {{ description }} }} }} }}'
    with urllib.request.urlopen(f"{url}/graphql?format=csv&query={urllib.parse.quote(query)}", timeout=30) as answer:
        sentences = [row[0] for row in csv.reader(io.TextIOWrapper(answer, encoding="utf-8", newline=""))][1:]
    yield ["rank", "city", "country", "score", "km", "why"]
    for rank, id in enumerate(sorted(scores, key=lambda id: (-scores[id], id))[:10]):
        other = world.entities[id]
        country = world.countries[other["country"]]["name_en"]
        far = kilometres(city, other)
        yield [rank + 1, other["name"], country, scores[id], None if far is None else round(far, 1), sentences[rank]]


def same(want, cell, column):
    """Whether a cell of a CSV file holds a value."""
    if want is None or isinstance(want, str):
        return cell == (want or "")
    # Worked out from the same numbers by another program: the last digit may fall to the other side.
    last = {"score": TOLERANCE, "km": 0.1 + 1e-9}.get(column, 1e-12)
    return cell != "" and math.isclose(float(cell), want, rel_tol=0, abs_tol=last)


def differences(file, want):
    """What a file has that is not as it should be."""
    with open(file, encoding="utf-8", newline="") as text:
        got = list(csv.reader(text))
    if got[:1] != want[:1] or len(got) != len(want):
        return [f"{file}: {len(got)} lines that begin with {got[:1]}, and not {len(want)} with {want[:1]}"]
    return [
        f"{file}, line {line}, {column}: {cell!r}, and not {value!r}"
        for line, (row, values) in enumerate(zip(got[1:], want[1:], strict=True), 2)
        for column, cell, value in zip(want[0], row, values, strict=True)
        if not same(value, cell, column)
    ]


def number(cell):
    """A cell as a number where it is one: Python writes 1.0 where R writes 1."""
    try:
        return float(cell)
    except ValueError:
        return cell


def cells(file):
    """All cells of a file."""
    with open(file, encoding="utf-8", newline="") as text:
        return [[number(cell) for cell in row] for row in csv.reader(text)]


def main():
    """Prints what differs, and ends with 1 where anything does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True, help="address of the service, without a slash at its end")
    parser.add_argument("--data", required=True, help="the folder of data files that it serves")
    parser.add_argument("--city", required=True, help="the slug of the third table")
    parser.add_argument("folders", nargs="+", help="folders with the tables")
    options = parser.parse_args()
    world = World(options.data)
    expected = {
        "goals-by-region": list(goals_by_region(world)),
        "pairs": list(pairs(world)),
        "related-cities": list(related_cities(world, options.city, options.url)),
    }
    wrong = []
    for name, want in expected.items():
        files = [pathlib.Path(folder, f"{name}.csv") for folder in options.folders]
        for file in files:
            wrong += differences(file, want)
        wrong += [f"{file} and {files[0]} differ" for file in files[1:] if cells(file) != cells(files[0])]
    for line in wrong:
        print(line)
    print(f"{len(expected)} tables of {len(options.folders)} programs: {f'{len(wrong)} differences' if wrong else 'as the data files say'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
