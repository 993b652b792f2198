"""A thematic cluster."""

import names
from city import cluster_city
from conference import FIGURES, figures
from folding import by_name
from provenance import SELECTION as PROVENANCE
from provenance import provenance
from world import ROLES

CITY = f"cluster {{ id }} city {{ id }} role note {PROVENANCE}"
# Under each alias, the roles asked for: none given, null, nothing, one, and two in another order than the list's.
ROLE_ARGUMENTS = {
    "": None, "Null": None, "Nothing": [], "Coordinators": ["COORDINATOR"], "Members": ["MEMBER"],
    "Others": ["ON_THEME", "COORDINATOR"],
}
SELECTION = f"""{names.SELECTION} slug period {FIGURES} partners sdgLinks {{ id }} publication {{ id }} {PROVENANCE}
cities {{ {CITY} }} citiesNull: cities(roles: null) {{ {CITY} }}
""" + " ".join(
    f"cities{suffix}: cities(roles: [{' '.join(roles)}]) {{ {CITY} }}" for suffix, roles in ROLE_ARGUMENTS.items() if roles is not None
)


def cities(world, cluster, roles):
    """Its cities of the roles, all for None, by role, then city name."""

    def order(link):
        city = world.cities[link["city"]]
        return ROLES.index(link["role"]), by_name(city["name"], city.id)

    links = (k for k in world.cluster_cities if k["cluster"] == cluster["slug"] and (roles is None or k["role"] in roles))
    return [cluster_city(world, k) for k in sorted(links, key=order)]


def answer(world, cluster):
    """Every field of a cluster."""
    fields = names.recorded(cluster["names"]) | {
        "slug": cluster["slug"],
        "period": cluster.get("period"),
        "figures": figures(cluster),
        "partners": cluster.get("partners", []),
        "sdgLinks": [{"id": k.id} for k in world.links_of(cluster)],
        "publication": {"id": world.publications[cluster["publication"]].id} if "publication" in cluster else None,
        "provenance": provenance(world, cluster),
    }
    return fields | {f"cities{s}": cities(world, cluster, roles) for s, roles in ROLE_ARGUMENTS.items()}
