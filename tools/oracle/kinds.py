"""The twelve kinds: GraphQL type, what is asked of each, and what the answer should be."""

from typing import Callable, NamedTuple

import action_point
import award
import case_study
import city
import cluster
import conference
import country
import document
import publication
import sdg
import theme


class Kind(NamedTuple):
    typename: str
    selection: str
    answer: Callable


KINDS = {
    "CITY": Kind("City", city.SELECTION, city.answer),
    "COUNTRY": Kind("Country", country.SELECTION, country.answer),
    "SDG": Kind("SDG", sdg.SELECTION, sdg.answer),
    "SDG_TARGET": Kind("SDGTarget", sdg.TARGET_SELECTION, sdg.target_answer),
    "ACTION_POINT": Kind("ActionPoint", action_point.SELECTION, action_point.answer),
    "AWARD": Kind("Award", award.SELECTION, award.answer),
    "CASE_STUDY": Kind("CaseStudy", case_study.SELECTION, case_study.answer),
    "CONFERENCE": Kind("Conference", conference.SELECTION, conference.answer),
    "DOCUMENT": Kind("Document", document.SELECTION, document.answer),
    "PUBLICATION": Kind("Publication", publication.SELECTION, publication.answer),
    "CLUSTER": Kind("Cluster", cluster.SELECTION, cluster.answer),
    "THEME": Kind("Theme", theme.SELECTION, theme.answer),
}


def typename_of(record):
    """The GraphQL type of an entity."""
    return KINDS[record.kind].typename


def name_of(world, record):
    """The English name of an entity."""
    return KINDS[record.kind].answer(world, record)["name"]
