"""Random filters: values of the data, values beside them, and values that do not exist, in several scripts."""

from check_search import typed
from sphere import distance
from world import KINDS, SCOPES

REGIONS = ["AFRICA", "ARAB_STATES", "ASIA_AND_THE_PACIFIC", "EUROPE_AND_NORTH_AMERICA", "LATIN_AMERICA_AND_THE_CARIBBEAN"]
MEMBERSHIPS = ["CONFIRMED", "UNCONFIRMED", "NOT_STATED"]
STUDY_KINDS = ["CASE_STUDY", "CITY_STORY", "AWARD_STORY", "SNAPSHOT", "PRACTICE"]
SUBJECT_KINDS = ["ACTION_POINT", "AWARD", "CASE_STUDY", "CITY", "CLUSTER", "CONFERENCE", "DOCUMENT", "THEME"]
STRANGE = ["", "no-such-thing", "北京", "القاهرة", "Ünïcödé", "ｃｏｒｋ", "cork\u0301", "🏙", "x y z", "a" * 60, "' OR 1=1 //", "\u200f"]
NUMBERS = [0, -1, 18, 2147483647, -2147483648]
CODES = ["XX", "ZZZ", "000", "", "51", "Finland", "ＦＩ"]
FEW = 40  # conditions of one filter, in all; the limit is 50
METRE = 0.001


class Filters:
    """Makes one filter. Its conditions are counted, so that it stays within the limits."""

    def __init__(self, rng, facts):
        self.rng, self.facts, self.left = rng, facts, FEW
        self.cities, self.studies = list(facts.cities.values()), list(facts.case_studies.values())

    def once_in(self, n):
        return self.rng.randrange(n) == 0

    def listed(self, values, strange, most=4):
        """A list of some values, seldom a strange one among them, seldom none at all."""
        if self.once_in(16):
            return []
        return [self.rng.choice(strange if self.once_in(10) else values) for _ in range(self.rng.randint(1, most))]

    def fields(self, makers, least=0, most=3):
        """Some of the fields, each by its maker; seldom one more as null. Each field counts as a condition."""
        made = {}
        for name in self.rng.sample(list(makers), self.rng.randint(least, most)):
            if self.left > 0:
                self.left -= 1
                made[name] = makers[name]()
        if self.once_in(20):
            made.setdefault(self.rng.choice(list(makers)), None)
        return made

    def number(self, values):
        """IntFilter around some values."""
        values = sorted(values)

        def one():
            return self.rng.choice(NUMBERS) if self.once_in(15) else self.rng.choice(values) + self.rng.choice((0, 0, 0, 1, -1))

        return self.fields({
            "eq": one,
            "in": lambda: [one() for _ in range(self.rng.randint(0, 6))],
            "gte": one,
            "lte": one,
            "isNull": lambda: self.once_in(2),
        }, 0 if self.once_in(20) else 1, 2)

    def text(self):
        """StringFilter over names of cities."""

        def one():
            return self.rng.choice(STRANGE) if self.once_in(10) else typed(self.rng, self.names())

        return self.fields({
            "eq": one,
            "in": lambda: [one() for _ in range(self.rng.randint(0, 6))],
            "contains": lambda: one()[: self.rng.choice((1, 2, 3, 20))],
            "startsWith": lambda: one()[: self.rng.choice((1, 1, 2, 20))],
        }, 0 if self.once_in(20) else 1, 2)

    def names(self):
        """The names of cities, as the data has them."""
        return [r[f] for r in self.facts.world.cities.values() for f in ("name", "local_name") if f in r]

    def query(self):
        """A text to search for in case studies: up to three words of one of them, or a strange one."""
        if self.once_in(10):
            return self.rng.choice(STRANGE)
        study = self.rng.choice([s for s in self.studies if s.text])
        words = study.text.split(" ")
        return " ".join(typed(self.rng, words) for _ in range(self.rng.choice((1, 1, 2, 3))))[:200]

    def members(self, values, lists, more):
        """SDGSetFilter or AwardSetFilter."""

        def some():
            return self.listed(values, NUMBERS, 3)

        return self.fields(dict.fromkeys(lists, some) | {"count": lambda: self.number(range(6))} | more, 0 if self.once_in(20) else 1, 2)

    def goals(self):
        """SDGSetFilter. The goals that are served often come more often."""
        return self.members([*range(1, 18), 4, 4, 8, 11], ("all", "any", "none"), {"basis": self.basis})

    def basis(self):
        return self.rng.choice(("SOURCE", "EDITORIAL"))

    def awards(self):
        """AwardSetFilter."""
        return self.members([a.number("year") for a in self.facts.world.awards.values()], ("any", "all", "none"), {})

    def slugs(self, records):
        """Slugs, seldom one in capitals, which no record has."""
        return self.listed([r.slug for r in records], [*STRANGE, self.rng.choice(records).slug.upper()], 12)

    def place(self):
        """A place on Earth: a city's, near one, or anywhere."""
        known = self.rng.choice([c.place for c in self.cities if c.place])
        if self.once_in(3):
            return round(self.rng.uniform(-90, 90), 4), round(self.rng.uniform(-180, 180), 4)
        return known if self.once_in(3) else (round(known[0] * 0.98, 2), round(known[1] * 0.98, 2))

    def near(self):
        """NearFilter whose circle passes no city closer than a metre, so that no rounding decides."""
        if self.once_in(3):
            city = self.rng.choice(self.cities)
            about = {"city": self.rng.choice(("no-such-city", "東京", "")) if self.once_in(8) else city.slug}
            middle = city.place
        else:
            middle = self.place()
            about = dict(zip(("latitude", "longitude"), middle, strict=True))
        distances = [distance(middle, c.place) for c in self.cities if c.place and middle]
        while True:
            radius = round(10 ** self.rng.uniform(0, 4.31), self.rng.choice((0, 3)))
            if all(abs(radius - d) > METRE for d in distances):
                return about | {"withinKm": radius}

    def within(self):
        """BoundingBox; half of them cross the antimeridian. Its edges may pass through cities."""
        south, north = sorted(self.place()[0] for _ in range(2))
        west, east = (self.place()[1] for _ in range(2))
        return {"south": south, "west": west, "north": north, "east": east}

    def combined(self, makers, make, levels):
        """The makers of a filter's fields, with and, or, not while levels are left."""
        if levels <= 1:
            return makers

        def several():
            return [make(levels - 1) for _ in range(self.rng.choice((0, 1, 2, 2, 3)))]

        return makers | {"and": several, "or": several, "not": lambda: make(levels - 1)}

    def city(self, levels=5):
        """CityFilter of so many levels at most."""
        world = self.facts.world
        countries = [code for c in self.cities for code in sorted(c.codes)]
        makers = {
            "slugs": lambda: self.slugs(self.cities),
            "name": self.text,
            "countries": lambda: [self.rng.choice((str, str.lower))(c) for c in self.listed(countries, CODES, 6)],
            "regions": lambda: self.listed(REGIONS, REGIONS),
            "membership": lambda: self.listed(MEMBERSHIPS, MEMBERSHIPS, 2),
            "memberSince": lambda: self.number({c.member_since for c in self.cities if c.member_since}),
            "population": lambda: self.number({c.population for c in self.cities if c.population is not None}),
            "sdgs": self.goals,
            "awards": self.awards,
            "clusters": lambda: self.listed(list(world.clusters), STRANGE),
            "near": self.near,
            "within": self.within,
        }
        if levels > 1:
            makers["caseStudies"] = lambda: self.case_studies(levels - 1)
        return self.fields(self.combined(makers, self.city, levels), 0 if self.once_in(25) else 1, 2)

    def case_studies(self, levels):
        """CaseStudySetFilter."""
        one = {f: lambda: self.case_study(levels) for f in ("some", "every", "none")}
        return self.fields(one | {"count": lambda: self.number(range(4))}, 0 if self.once_in(20) else 1, 2)

    def case_study(self, levels=5):
        """CaseStudyFilter of so many levels at most."""
        world = self.facts.world
        makers = {
            "slugs": lambda: self.slugs(self.studies),
            "kinds": lambda: self.listed(STUDY_KINDS, STUDY_KINDS, 2),
            "year": lambda: self.number({s.year for s in self.studies if s.year}),
            "text": self.query,
            "sdgs": self.goals,
            "themes": lambda: self.listed(list(world.themes), STRANGE),
            "actionPoints": lambda: self.listed(list(range(1, 9)), [0, 9, -1]),
            "publications": lambda: self.listed(list(world.publications), STRANGE),
        }
        if levels > 1:
            makers["city"] = lambda: self.city(levels - 1)
        return self.fields(self.combined(makers, self.case_study, levels), 0 if self.once_in(25) else 1, 2)

    def link(self):
        """SDGLinkFilter."""
        subjects = sorted({k["subject"] for k in self.facts.world.sdg_links})
        return self.fields({
            "sdgs": lambda: self.listed(list(range(1, 18)), NUMBERS, 6),
            "basis": self.basis,
            "scopes": lambda: self.listed(SCOPES[1:], SCOPES[1:]),
            "subjectKinds": lambda: self.listed(SUBJECT_KINDS, KINDS),
            "subjects": lambda: self.listed(subjects, [*STRANGE, "city:CORK", "city:no-such", "country:FI"], 20),
        }, 0 if self.once_in(25) else 1, 3)
