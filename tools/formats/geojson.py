"""cities.geojson, by the letter of RFC 7946."""

from geojson_pydantic import FeatureCollection

import records


def check(body, graph):
    """What is wrong with it."""
    wrong, collection = [], FeatureCollection.model_validate_json(body)
    places = {id_: dict(zip(records.NODE, n)) for id_, n in graph["nodes"].items()}
    expected = {id_: (p["longitude"], p["latitude"]) for id_, p in places.items() if p["latitude"] is not None}
    got = {f.id: tuple(f.geometry.coordinates) for f in collection.features}
    if got != expected or len(got) != len(collection.features):
        wrong.append(f"cities.geojson has {len(got)} places, the graph {len(expected)}, or they are others")
    for f in collection.features:
        if f.geometry.type != "Point" or f.properties["id"] != f.id or "citations" not in f.properties:
            wrong.append(f"{f.id} of cities.geojson is {f}")
    return wrong
