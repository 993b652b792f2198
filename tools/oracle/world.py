"""The data as a graph: every record by its key, every relation in its order. Nothing here knows of the API's shapes."""

import tables
from folding import by_name
from tables import Record

KINDS = [
    "CITY", "COUNTRY", "SDG", "SDG_TARGET", "ACTION_POINT", "AWARD",
    "CASE_STUDY", "CONFERENCE", "DOCUMENT", "PUBLICATION", "CLUSTER", "THEME",
]
PREFIX = {kind: kind.lower().replace("_", "-") for kind in KINDS} | {"SDG_TARGET": "target"}
SCOPES = [None, "LEARNING_CITY", "AGREEMENT", "AWARD", "NATIONAL_NETWORK", "CITY_DESIGNATION", "LOCAL_REVIEW"]
ROLES = ["COORDINATOR", "MEMBER", "ON_THEME"]
LAST = 1 << 30  # sorts an unknown year behind all years


class World:
    """All records. Each kind is a dict from the key that other files use to the record."""

    def __init__(self, folder):
        def load(kind, key, values):
            return {v[key]: Record(v, kind, f"{PREFIX[kind]}:{v[key]}") for v in values}

        def table(name):
            return tables.rows(folder, name)

        def listed(name):
            return tables.document(folder, name)

        awards = listed("awards.yaml")
        self.programme = Record(awards["programme"])
        self.dataset = Record(listed("dataset.yaml"))
        self.network_sizes = [Record(v) for v in listed("network_sizes.yaml")]
        self.sources = {v["key"]: Record(v, "SOURCE", f"source:{v['key']}") for v in table("sources.csv")}
        self.cities = load("CITY", "slug", table("cities.csv"))
        self.countries = load("COUNTRY", "code", table("countries.csv"))
        self.sdgs = load("SDG", "number", listed("sdgs.yaml"))
        self.targets = load("SDG_TARGET", "code", table("sdg_targets.csv"))
        self.action_points = load("ACTION_POINT", "number", listed("action_points.yaml"))
        self.awards = load("AWARD", "year", awards["editions"])
        self.case_studies = load("CASE_STUDY", "slug", listed("case_studies.yaml"))
        self.conferences = load("CONFERENCE", "slug", listed("conferences.yaml"))
        self.documents = load("DOCUMENT", "slug", listed("documents.yaml"))
        self.publications = load("PUBLICATION", "slug", listed("publications.yaml"))
        self.clusters = load("CLUSTER", "slug", listed("clusters.yaml"))
        self.themes = load("THEME", "slug", listed("themes.yaml"))
        self.sdg_links = [Record(v, "SDG_LINK", v["id"]) for v in table("sdg_links.csv")]
        self.theme_links = [Record(v) for v in table("theme_links.csv")]
        self.action_point_links = [Record(v) for v in table("action_point_links.csv")]
        self.cluster_cities = [Record(v) for v in table("cluster_cities.csv")]
        self.kinds = dict(
            zip(KINDS, (
                self.cities, self.countries, self.sdgs, self.targets, self.action_points, self.awards,
                self.case_studies, self.conferences, self.documents, self.publications, self.clusters, self.themes,
            ))
        )
        self.entities = {r.id: r for records in self.kinds.values() for r in records.values()}
        self._links = {}
        for link in sorted(self.sdg_links, key=self.link_order):
            self._links.setdefault(link["subject"], []).append(link)

    # Orders. Each ends in the id.

    def link_order(self, link):
        """Goal, kind of subject, subject id, scope."""
        subject = self.entities[link["subject"]]
        return int(link["sdg"]), KINDS.index(subject.kind), subject.id, SCOPES.index(link.get("scope"))

    def sorted_cities(self, cities):
        """By English name."""
        return sorted(cities, key=lambda c: by_name(c["name"], c.id))

    def newest(self, case_studies):
        """Newest first, unknown year last, then id."""
        return sorted(case_studies, key=lambda s: (-s.number("year") if "year" in s else LAST, s.id))

    def by_start(self, conferences):
        """By start date, those without a date last, then id."""
        return sorted(conferences, key=lambda c: (c.get("start_date", "9999"), c.id))

    def by_year(self, records):
        """By year, unknown last, then id."""
        return sorted(records, key=lambda r: (r.number("year") or LAST, r.id))

    def by_number(self, records):
        """By number."""
        return sorted(records, key=lambda r: int(r["number"]))

    def sorted_themes(self, themes):
        """Key features by number, then conference themes by name."""
        return sorted(themes, key=lambda t: (t.number("number") or LAST, by_name(t["names"]["en"], t.id)))

    def named(self, records):
        """By English name, for kinds with a `names` map."""
        return sorted(records, key=lambda r: by_name(r["names"]["en"], r.id))

    # Relations.

    def where(self, records, field, value):
        """The records whose field has the value."""
        return [r for r in records.values() if r.get(field) == value]

    def links_of(self, record, basis=None):
        """A subject's own links to goals, by goal, then scope."""
        return [k for k in self._links.get(record.id, []) if basis in (None, k["basis"])]

    def links_to(self, sdg):
        """All links to a goal, by kind of subject, subject id, scope."""
        return sorted((k for k in self.sdg_links if k["sdg"] == sdg["number"]), key=self.link_order)

    def case_studies_of(self, city):
        """The case studies of a city, newest first."""
        return self.newest(self.where(self.case_studies, "city", city["slug"]))

    def awards_of(self, city):
        """The awards of a city, oldest first."""
        return self.by_year(a for a in self.awards.values() if city["slug"] in a["cities"])

    def subjects_of_theme(self, theme, kind):
        """The records of a kind that a theme link ties to the theme."""
        subjects = (self.entities[k["subject"]] for k in self.theme_links if k["theme"] == theme["slug"])
        return [s for s in subjects if s.kind == kind]

    def themes_of(self, record):
        """The themes that a theme link ties to the record."""
        return self.sorted_themes(self.themes[k["theme"]] for k in self.theme_links if k["subject"] == record.id)
