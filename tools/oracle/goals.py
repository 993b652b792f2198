"""The contract's one definition of "serves a goal"."""


def case_study_evidence(world, study, sdg, basis=None):
    """The links by which a case study serves a goal: its own, of the basis asked for."""
    return [k for k in world.links_of(study, basis) if k["sdg"] == sdg["number"]]


def city_evidence(world, city, sdg, basis=None):
    """The links by which a city serves a goal: its own of any scope but LOCAL_REVIEW, then those of its case studies by id."""
    own = [k for k in world.links_of(city, basis) if k["sdg"] == sdg["number"] and k["scope"] != "LOCAL_REVIEW"]
    studies = sorted(world.case_studies_of(city), key=lambda s: s.id)
    return own + [k for s in studies for k in case_study_evidence(world, s, sdg, basis)]


def basis_of(evidence):
    """SOURCE when any evidence is, else EDITORIAL."""
    return "SOURCE" if any(k["basis"] == "SOURCE" for k in evidence) else "EDITORIAL"


def cities_serving(world, sdg, basis=None):
    """The cities that serve a goal, by name, each with its evidence."""
    pairs = ((c, city_evidence(world, c, sdg, basis)) for c in world.sorted_cities(world.cities.values()))
    return [(c, e) for c, e in pairs if e]


def case_studies_serving(world, sdg, basis=None):
    """The case studies that serve a goal, newest first, each with its one link."""
    pairs = ((s, case_study_evidence(world, s, sdg, basis)) for s in world.newest(world.case_studies.values()))
    return [(s, e) for s, e in pairs if e]
