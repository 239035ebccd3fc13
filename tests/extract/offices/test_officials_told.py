"""Who is an official by other words than a title before the name."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


def test_no_other_state_has_a_secretary_of_state() -> None:
    who = Who("U.S. Secretary of State Ann Harper met her Japanese counterpart, Taro Mori, on Monday.")
    assert who.things["Taro Mori"] == "Official"
    assert {name for name, _, _, _ in who.roles} == {"Ann Harper"}


def test_the_counterpart_of_nobody_is_no_official() -> None:
    assert Who("Karl Weber met his Japanese counterpart, Taro Mori, on Monday.").things["Taro Mori"] == "Person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"It will fail," Liberal leader Anna Berg said.', "Anna Berg"),
        ("Two members of Anna Berg's cabinet resigned.", "Anna Berg"),
        ("The court ruled against Senate candidate Karl Weber.", "Karl Weber"),
        ("Karl Weber, a Massachusetts senator, agreed.", "Karl Weber"),
        ("The top U.N. humanitarian official, Anna Berg, says that it is better.", "Anna Berg"),
    ],
)
def test_an_official(text: str, name: str) -> None:
    assert Who(text).things[name] == "Official"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"It will fail," scout leader Anna Berg said.', "Anna Berg"),
        ("The scandal began in Karl Weber's garden.", "Karl Weber"),
        ("Karl Weber, a Massachusetts baker, agreed.", "Karl Weber"),
    ],
)
def test_no_official(text: str, name: str) -> None:
    assert Who(text).things[name] == "Person"


def test_a_candidate_stands_for_what_the_words_before_tell() -> None:
    who = Who("The court ruled against Senate candidate Karl Weber. The wrong candidate won.")
    assert {(name, title, status) for name, title, _, status in who.roles} == {("Karl Weber", "candidate", "nominee")}
    assert who.thing("candidate", 2) is None or who.meant("candidate", 2) != "Official Karl Weber"
    assert Who("Karl Weber was a candidate.").roles == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("After becoming prime minister of Norway, Anna Berg raised taxes.", "Anna Berg"),
        ("He congratulated Anna Berg on becoming prime minister of Norway.", "Anna Berg"),
    ],
)
def test_who_becomes_it(text: str, name: str) -> None:
    ((person, _, of, status),) = Who(text).roles
    assert (person, of, status) == (name, "Norway", "current")
