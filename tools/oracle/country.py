"""A country."""

import names
from city import external_ids
from provenance import SELECTION as PROVENANCE
from provenance import provenance

SELECTION = f"{names.SELECTION} code alpha3 m49 region externalIds {{ scheme value url confidence }} {PROVENANCE}"


def texts(country):
    """Its texts by language tag, as the `names` map of other kinds."""
    return {n: country[f"name_{n}"] for n in names.LANGUAGES if f"name_{n}" in country}


def cities(world, country):
    """Its cities, by name."""
    return world.sorted_cities(world.where(world.cities, "country", country["code"]))


def answer(world, country):
    """Every field of a country; its cities are a connection and checked by walking it."""
    return names.recorded(texts(country)) | {
        "code": country["code"],
        "alpha3": country["alpha3"],
        "m49": country["m49"],
        "region": country["region"],
        "externalIds": external_ids(country),
        "provenance": provenance(world, country),
    }
