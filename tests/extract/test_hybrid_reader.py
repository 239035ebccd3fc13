"""What the reader that learned finds in plain news, end to end."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract import load_reader
from kg.model import ArticleFacts, EntityType, Event, EventType, Stance, Status
from tests.extract.encoder.given import annotated

_VISIT = (
    "Minister to visit Warsaw\n\nPolish Foreign Minister Radek Nowak will travel to Lithuania next week for talks with "
    'his counterpart. "We want to strengthen the alliance," Nowak told reporters in Warsaw on Monday.'
)
_ATTACK = (
    "Blast kills nine\n\nA car bomb killed nine soldiers outside an army base in northern Mali on Sunday. Islamist "
    "militants attacked the base, officials said. The militants denied that they had kidnapped two engineers."
)


@cache
def _facts(text: str) -> ArticleFacts:
    return load_reader().read(annotated(text))


def _names(facts: ArticleFacts, ids: tuple[str, ...]) -> set[str]:
    return {entity.name for entity in facts.entities if entity.id in ids}


def _events(text: str, type: EventType) -> list[Event]:
    return [event for event in _facts(text).events if event.type is type]


def test_a_planned_visit_is_no_visit_yet() -> None:
    (visit,) = _events(_VISIT, EventType.VISIT)
    assert visit.status is Status.SCHEDULED
    assert _names(_facts(_VISIT), visit.agents) == {"Radek Nowak"}
    assert _names(_facts(_VISIT), visit.targets) == {"Lithuania"}


def test_who_says_what() -> None:
    facts = _facts(_VISIT)
    (claim,) = facts.claims
    assert _names(facts, claim.speakers) == {"Radek Nowak"}
    assert [facts.article.words(span) for span in claim.content] == ["We want to strengthen the alliance"]
    assert [facts.article.words(span) for span in claim.cue] == ["told"]
    assert claim.audience is not None
    assert "reporters" in claim.audience


def test_an_attack_has_happened_and_what_is_denied_has_not() -> None:
    attacks = _events(_ATTACK, EventType.ARMED_ACTION)
    statuses = {event.status for event in attacks}
    assert Status.OCCURRED in statuses
    hit = {name for event in attacks for name in _names(_facts(_ATTACK), event.targets)}
    assert any("soldiers" in name for name in hit)


def test_unnamed_speakers_are_groups() -> None:
    facts = _facts(_ATTACK)
    speakers = {id for claim in facts.claims for id in claim.speakers}
    assert {entity.type for entity in facts.entities if entity.id in speakers} == {EntityType.GROUP}
    assert Stance.REJECT in {claim.stance for claim in facts.claims}


@pytest.mark.parametrize("text", [_VISIT, _ATTACK])
def test_every_fact_stands_on_words_and_is_as_sure_as_a_share(text: str) -> None:
    facts = _facts(text)
    found = [event.confidence for event in facts.events]
    found += [claim.confidence for claim in facts.claims]
    found += [role.confidence for role in facts.roles]
    found += [relation.confidence for relation in facts.relations]
    assert all(confidence is not None and 0 < confidence < 1 for confidence in found)
    for event in facts.events:
        assert all(facts.article.words(told.span).strip() for told in event.evidence)


def test_what_is_described_before_its_name_is_what_is_named() -> None:
    facts = _facts("Troops from Mali have entered the village of Dabola, officials said.")
    assert [entity.name for entity in facts.entities if entity.type is EntityType.PLACE] == ["Dabola"]


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Nordwind Shipping has sued Oslo's port. Nordwind said it lost three weeks.", "Nordwind Shipping", "Nordwind"),
        ("The Legislative Council met. Members shouted, and the Council rose.", "Legislative Council", "Council"),
        ("Militants attacked a platform in the Niger Delta. Companies have left the Delta.", "Niger Delta", "Delta"),
    ],
)
def test_a_part_of_a_name_means_what_has_the_whole(text: str, name: str, part: str) -> None:
    (thing,) = (entity for entity in _facts(text).entities if part in entity.name.split())
    assert thing.name == name
    assert part in thing.aliases


def test_a_title_of_another_told_before_a_name_is_not_the_bearers() -> None:
    facts = _facts("President under pressure in Ecuador\n\nElena Duarte, who runs a bakery in Quito, wants bread.")
    assert not facts.roles
    brother = _facts("President Amara Sangare's brother, Yves Sangare, was arrested on Friday.")
    assert [_names(brother, (role.person,)) for role in brother.roles] == [{"Amara Sangare"}]


def _offices(text: str) -> set[tuple[str, str, str]]:
    """Holder, title and owner of each office."""
    facts = _facts(text)
    names = {entity.id: entity.name for entity in facts.entities} | {None: ""}
    return {(names[role.person], role.title, names[role.of]) for role in facts.roles}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The mayor of Paris, Odile Marchand, criticized Spain on Tuesday.", ("Odile Marchand", "mayor", "Paris")),
        ("Kandahar Governor Omar Haddad said that the road is open.", ("Omar Haddad", "Governor", "Kandahar")),
        ("Okinawa's governor, Kenji Mori, said the base must move.", ("Kenji Mori", "governor", "Okinawa")),
        ("The governor of the Bank of England, John Hart, spoke.", ("John Hart", "governor", "Bank of England")),
        ("Paris lawyer Jean Morel criticized the ruling.", ("Jean Morel", "lawyer", "")),
    ],
)
def test_towns_and_regions_have_offices_too(text: str, office: tuple[str, str, str]) -> None:
    assert office in _offices(text)


def test_whose_president_the_words_around_tell() -> None:
    text = "Israel was furious when the United States, under former President Ann Lee, abstained."
    assert _offices(text) == {("Ann Lee", "President", "United States")}
