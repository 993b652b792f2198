"""A city: what the API should say of it and of everything around it."""

import names
from compare import TEXT
from folding import by_name
from goals import basis_of, city_evidence
from provenance import SELECTION as PROVENANCE
from provenance import provenance
from world import ROLES

SELECTION = f"""{names.SELECTION} slug localName {{ text language }} country {{ id }} region memberSince membership
location {{ latitude longitude placedAt }} population externalIds {{ scheme value url confidence }}
awards {{ id }} caseStudies {{ id }} conferencesHosted {{ id }}
clusters {{ cluster {{ id }} city {{ id }} role note {PROVENANCE} }}
""" + "\n".join(
    f"sdgs{b}: sdgs{a} {{ sdg {{ id }} basis evidence {{ id }} }} sdgLinks{b}: sdgLinks{a} {{ id }}"
    for b, a in (("", ""), ("Source", "(basis: SOURCE)"), ("Editorial", "(basis: EDITORIAL)"), ("Null", "(basis: null)"))
) + PROVENANCE

BASES = {"": None, "Source": "SOURCE", "Editorial": "EDITORIAL", "Null": None}


def texts(city):
    """The (text, language) pairs of its names. A local name equal to the English one, in no stated language, adds none."""
    pairs = [(city["name"], "en")]
    local = (city.get("local_name"), city.get("local_name_lang"))
    if local[0] is None or local in pairs or local == (city["name"], None):
        return pairs
    pairs.append(local)
    return sorted(pairs, key=lambda p: names.LANGUAGES.index(p[1]) if p[1] in names.LANGUAGES else len(names.LANGUAGES))


def external_ids(record):
    """GeoNames unless the place is only the seat, then Wikidata. The contract does not give the form of the addresses."""
    ids = []
    if "geonames_id" in record and record.get("placed_at") != "SEAT":
        ids.append(("GEONAMES", record["geonames_id"], record["geonames_confidence"]))
    if "wikidata_id" in record:
        ids.append(("WIKIDATA", record["wikidata_id"], record["wikidata_confidence"]))
    return [{"scheme": s, "value": v, "url": TEXT, "confidence": c} for s, v, c in ids]


def location(city):
    """Its coordinates, null where they are not known."""
    if "latitude" not in city:
        return None
    return {"latitude": float(city["latitude"]), "longitude": float(city["longitude"]), "placedAt": city["placed_at"]}


def cluster_city(world, link):
    """A city in a cluster, from either side. Its caveat is its own field, so notes say nothing more."""
    cluster, city = world.clusters[link["cluster"]], world.cities[link["city"]]
    return {
        "cluster": {"id": cluster.id},
        "city": {"id": city.id},
        "role": link["role"],
        "note": link.get("note"),
        "provenance": provenance(world, link, cluster["confidence"], noted=False),
    }


def clusters(world, city):
    """The clusters of a city, by cluster name, then role."""
    links = [k for k in world.cluster_cities if k["city"] == city["slug"]]

    def order(link):
        cluster = world.clusters[link["cluster"]]
        return by_name(cluster["names"]["en"], cluster.id), ROLES.index(link["role"])

    return [cluster_city(world, k) for k in sorted(links, key=order)]


def served(world, city, basis):
    """City.sdgs: by number, each with its evidence."""
    found = ((s, city_evidence(world, city, s, basis)) for s in world.by_number(world.sdgs.values()))
    return [{"sdg": {"id": s.id}, "basis": basis_of(e), "evidence": [{"id": k.id} for k in e]} for s, e in found if e]


def answer(world, city):
    """Every field of a city."""
    country = world.countries[city["country"]]
    local = {"text": city["local_name"], "language": city.get("local_name_lang")} if "local_name" in city else None
    fields = names.answer(texts(city)) | {
        "slug": city["slug"],
        "localName": local,
        "country": {"id": country.id},
        "region": country["region"],
        "memberSince": city.number("member_since"),
        "membership": city["membership"],
        "location": location(city),
        "population": city.number("population"),
        "externalIds": external_ids(city),
        "awards": [{"id": a.id} for a in world.awards_of(city)],
        "caseStudies": [{"id": s.id} for s in world.case_studies_of(city)],
        "conferencesHosted": [{"id": c.id} for c in world.by_start(world.where(world.conferences, "host_city", city["slug"]))],
        "clusters": clusters(world, city),
        "provenance": provenance(world, city),
    }
    for suffix, basis in BASES.items():
        fields[f"sdgs{suffix}"] = served(world, city, basis)
        fields[f"sdgLinks{suffix}"] = [{"id": k.id} for k in world.links_of(city, basis)]
    return fields
