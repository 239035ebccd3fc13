"""Those whom an attack or a disaster hits: one event with those hit, whoever tells of them where."""

from __future__ import annotations

import pytest

from kg.extract import load_reader
from kg.model import EventType
from tests.extract.event_article import annotated


def _events(text: str, *, headline: bool = False) -> list[tuple[EventType, set[str], set[str]]]:
    facts = load_reader().read(annotated(text, headline=headline))
    names = {entity.id: entity.name for entity in facts.entities}
    return [(e.type, {names[x] for x in e.agents}, {names[x] for x in e.targets}) for e in facts.events]


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        (
            "A car bomb exploded in Kabul. Five people were killed and twelve civilians were injured.",
            set(),
            {"Five people", "twelve civilians"},
        ),
        ("Gunmen stormed a hotel in Tunis and killed 30 tourists.", {"Gunmen"}, {"30 tourists"}),
        ("Rebels attacked a village in Mali on Monday, killing 12 people.", {"Rebels"}, {"12 people"}),
        ("A bomb killed six people in Cairo. Hamas claimed responsibility for the attack.", {"Hamas"}, {"six people"}),
        ("The soldiers were taken prisoner by rebels.", {"rebels"}, {"soldiers"}),
    ],
)
def test_an_attack_and_those_hit_are_one_event(text: str, agents: set[str], targets: set[str]) -> None:
    assert _events(text) == [(EventType.ARMED_ACTION, agents, targets)]


def test_a_disaster_takes_in_its_victims() -> None:
    assert _events("A plane crashed in Iran. Twelve people were killed.") == [
        (EventType.INCIDENT, set(), {"Twelve people"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The king visited Oman. Six people were killed.",
        "A bomb may explode in Kabul. Six people were killed.",
        "A car bomb exploded in Kabul. Nobody was killed.",
    ],
)
def test_victims_without_an_attack_before_them_are_put_to_none(text: str) -> None:
    assert not any("Six people" in targets or len(targets) > 1 for _, _, targets in _events(text))
    assert [targets for _, _, targets in _events("A bomb exploded in Kabul. Six people were killed.")] == [
        {"Six people"}
    ]


def test_victims_elsewhere_are_not_those_of_the_attack() -> None:
    found = _events("The army shelled Homs. In Damascus, six people were killed.")
    assert [targets for _, _, targets in found] == [set(), {"six people"}]


def test_an_attacker_named_later_is_not_he_whom_the_attack_hit() -> None:
    found = _events("A bomb hit Hamas in Gaza. Hamas condemned the attack.")
    assert found == [(EventType.ARMED_ACTION, set(), {"Hamas"})]


def test_another_attack_with_an_attacker_of_its_own_stays_apart() -> None:
    found = _events("Rebels killed six soldiers in Mali. Chad was hit by an attack by militants in May.")
    assert len([kind for kind, _, _ in found if kind is EventType.ARMED_ACTION]) == 2


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("At least 12 were killed when a bomb exploded in Kabul.", (EventType.ARMED_ACTION, set(), {"At least 12"})),
        ("Ten tourists were killed when a bus crashed in Peru.", (EventType.INCIDENT, set(), {"Ten tourists"})),
        ("The blast killed 12 people in Rome.", (EventType.INCIDENT, set(), {"12 people"})),
        ("Six were arrested in Paris.", (EventType.LEGAL_ACTION, set(), {"Six"})),
    ],
)
def test_victims_counted_before_the_blow_or_without_a_noun(
    text: str, event: tuple[EventType, set[str], set[str]]
) -> None:
    assert _events(text) == [event]


def test_who_claims_an_attack_did_not_make_that_of_a_state() -> None:
    found = _events("U.S. troops attacked a village in Iraq. Hamas claimed responsibility for the attack.")
    assert len(found) == 2


def test_the_headline_counts_the_victims_of_the_attack_in_the_text() -> None:
    text = "Car bombs kill 60 in Tunis\nTwo bombs exploded in Tunis on Monday, killing at least 60 people."
    (found,) = _events(text, headline=True)
    assert found[2] == {"at least 60 people"}
    other = "Car bombs kill 60 in Tunis\nTwo bombs exploded in Cairo on Monday, killing at least 60 people."
    assert len(_events(other, headline=True)) == 2
