"""Distances on a sphere."""

import math

RADIUS = 6371.0088  # kilometres, the contract's


def distance(a, b):
    """The great circle between two places, in kilometres, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(n) for n in place) for place in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1, math.sqrt(h)))


def rounded(value, decimals=1):
    """To so many decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = math.floor(scaled)
    return math.copysign((whole + (scaled - whole >= 0.5)) / 10**decimals, value)


def inside(place, box):
    """Whether a place is in a box, its edges included. A box whose west is beyond its east crosses the antimeridian."""
    latitude, longitude = place
    if not box["south"] <= latitude <= box["north"]:
        return False
    if box["west"] > box["east"]:
        return longitude >= box["west"] or longitude <= box["east"]
    return box["west"] <= longitude <= box["east"]
