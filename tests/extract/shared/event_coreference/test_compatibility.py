"""Participants are compared by what they are called, whose they are and how many."""

from __future__ import annotations

import pytest

from kg.extract.layers import Cluster
from kg.extract.shared.event_coreference.compatibility import alike, fuller, nested, numbers_differ, stands_for
from kg.model import EntityType

MALI, CHAD = Cluster(EntityType.STATE, "Mali"), Cluster(EntityType.STATE, "Chad")


def group(name: str, state: Cluster | None = None) -> Cluster:
    return Cluster(EntityType.GROUP, name, state=state)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("pirates", "Somali pirates", True),
        ("the envoys", "British ambassadors", True),
        ("rebels", "soldiers", False),
        ("six soldiers", "nine soldiers", False),
        ("a group of seven pirates", "seven pirates", True),
    ],
)
def test_unnamed_people_are_alike_by_noun_and_number(one: str, two: str, same: bool) -> None:
    assert alike(group(one), group(two)) is same


def test_whose_they_are_tells_people_apart() -> None:
    assert not alike(group("troops", MALI), group("troops", CHAD))
    assert alike(group("troops", MALI), group("troops"))


def test_two_named_people_are_never_alike() -> None:
    one, two = (Cluster(EntityType.OFFICIAL, name) for name in ("Ivan Petrov", "Ivan Petrovsky"))
    assert not alike(one, two)
    assert not stands_for(one, two)


def test_a_headline_may_call_a_person_what_he_is() -> None:
    assert stands_for(group("suspect"), Cluster(EntityType.PERSON, "Ivan Petrov"))
    assert not stands_for(group("troops", MALI), Cluster(EntityType.ORGANIZATION, "Hamas"))


def test_who_is_named_on_one_side_only_contradicts_nobody() -> None:
    assert nested([], [MALI])
    assert nested([MALI], [MALI, CHAD])
    assert not nested([MALI], [CHAD])


def test_of_two_who_are_alike_the_one_of_whom_more_is_said_is_kept() -> None:
    short, full = group("pirates"), group("Somali pirates")
    assert fuller(short, full) is fuller(full, short) is full
    assert numbers_differ(group("six soldiers"), group("nine soldiers"))
    assert not numbers_differ(group("six soldiers"), group("soldiers"))
