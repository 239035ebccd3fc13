"""Places, bodies and offices that bear the names of persons and of lands, and persons of one name in two lands."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Ronald Reagan Building is closed.", "Ronald Reagan Building", "Place"),
        ("He played in the Nelson Mandela Stadium.", "Nelson Mandela Stadium", "Place"),
    ],
)
def test_what_bears_a_name(text: str, name: str, kind: str) -> None:
    things = Who(text).things
    assert things[name] == kind
    assert not any(other != name and other in name for other in things)


def test_memorial_alone_is_the_body() -> None:
    assert Who("Memorial, a human rights group in Russia, was closed in Moscow.").things["Memorial"] == "Organization"


def test_the_premier_of_a_province_is_none_of_the_state() -> None:
    who = Who("Australia votes. Premier of New South Wales Anna Berg spoke. Prime Minister Karl Weber agreed.")
    assert {(name, title, of) for name, title, of, _ in who.roles} == {
        ("Anna Berg", "Premier", ""),
        ("Karl Weber", "Prime Minister", "Australia"),
    }


def test_kings_of_one_name_in_two_lands_are_two() -> None:
    who = Who("Saudi King Abdullah met Jordan's King Abdullah.")
    assert who.roles == {("Abdullah", "King", "Saudi Arabia", "current"), ("Abdullah", "King", "Jordan", "current")}
    assert who.thing("Abdullah", 1) is not who.thing("Abdullah", 2)
    again = Who("Saudi King Abdullah spoke. King Abdullah left Saudi Arabia.")
    assert again.thing("Abdullah", 1) is again.thing("Abdullah", 2)
