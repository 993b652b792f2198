"""What filters, orders and facets ask of a city and of a case study, worked out once from the data files."""

from typing import NamedTuple

from city import texts
from case_study import answer as case_study_answer
from folding import by_name, fold
from goals import case_study_evidence, city_evidence

BASES = (None, "SOURCE", "EDITORIAL")


class City(NamedTuple):
    """A city. Values that are not known are None."""

    id: str
    slug: str
    by_name: tuple
    names: list  # folded
    country: str  # its id
    country_by_name: tuple
    codes: set
    region: str
    membership: str
    member_since: int | None
    population: int | None
    place: tuple | None  # latitude and longitude
    goals: dict  # basis, None for any, to the set of goals served
    awards: set
    clusters: set  # as coordinator or member
    case_studies: list


class CaseStudy(NamedTuple):
    """A case study. Values that are not known are None."""

    id: str
    slug: str
    kind: str
    year: int | None
    by_name: tuple
    text: str  # title, summary and programmes together, folded
    goals: dict
    themes: set
    action_points: set
    publication: str | None
    city: City


class Facts:
    """The facts of all cities and case studies, by id."""

    def __init__(self, world):
        self.world = world
        self.cities = {c.id: city(world, c) for c in world.cities.values()}
        self.case_studies = {}
        for record in world.case_studies.values():
            study = case_study(world, record, self.cities[world.cities[record["city"]].id])
            self.case_studies[study.id] = study
            study.city.case_studies.append(study)


def goals(world, record, evidence):
    """The goals that a record serves, under each basis."""
    return {b: {s.number("number") for s in world.sdgs.values() if evidence(world, record, s, b)} for b in BASES}


def city(world, record):
    """The facts of one city, still without its case studies."""
    country = world.countries[record["country"]]
    members = (k for k in world.cluster_cities if k["city"] == record["slug"] and k["role"] in ("COORDINATOR", "MEMBER"))
    return City(
        id=record.id,
        slug=record["slug"],
        by_name=by_name(record["name"], ""),
        names=[fold(text) for text, _ in texts(record)],
        country=country.id,
        country_by_name=by_name(country["name_en"], ""),
        codes={country["code"], country["alpha3"], country["m49"]},
        region=country["region"],
        membership=record["membership"],
        member_since=record.number("member_since"),
        population=record.number("population"),
        place=(float(record["latitude"]), float(record["longitude"])) if "latitude" in record else None,
        goals=goals(world, record, city_evidence),
        awards={a.number("year") for a in world.awards_of(record)},
        clusters={k["cluster"] for k in members},
        case_studies=[],
    )


def case_study(world, record, of_city):
    """The facts of one case study."""
    parts = [record.get("title"), record.get("summary"), *record.get("programmes", [])]
    return CaseStudy(
        id=record.id,
        slug=record["slug"],
        kind=record["kind"],
        year=record.number("year"),
        by_name=by_name(case_study_answer(world, record)["name"], ""),
        text=fold(" ".join(p for p in parts if p)),
        goals=goals(world, record, case_study_evidence),
        themes={t["slug"] for t in world.themes_of(record)},
        action_points={int(k["action_point"]) for k in world.action_point_links if k["subject"] == record.id},
        publication=record.get("publication"),
        city=of_city,
    )
