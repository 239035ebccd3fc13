"""Which organizations and places of several articles are one."""

from __future__ import annotations

import pytest

from kg.resolve import ThingProfile
from kg.resolve.bodies import body_name
from tests.resolve.appearances import article, body, groups, place, things


@pytest.mark.parametrize(
    ("name", "core", "owner", "shared"),
    [
        ("the Red Lantern Society", "red lantern society", "", False),
        ("Acme Corp.", "acme", "", False),
        ("Supreme Court", "supreme court", "", True),
        ("Brazilian Supreme Court", "supreme court", "state/brazil", True),
        ("Russia's Foreign Ministry", "foreign ministry", "state/russia", True),
        ("U.S. Senate", "senate", "state/united-states", True),
        ("Brazil", "brazil", "", False),
    ],
)
def test_the_parts_of_a_name(name: str, core: str, owner: str, shared: bool) -> None:
    found = body_name(name)
    assert (" ".join(found.core), found.owner, found.shared) == (core, owner, shared)


def test_a_name_of_its_own_is_one_body() -> None:
    one, two = article("a", body("Red Lantern Society")), article("b", body("The Red Lantern Society", "Freedonia"))
    assert groups(one, two) == {frozenset("ab")}


def test_a_name_of_its_own_in_two_states_is_two_bodies() -> None:
    one, two = article("a", body("Red Lantern", "Freedonia")), article("b", body("Red Lantern", "Sylvania"))
    assert len(groups(one, two)) == 2


def test_a_name_that_every_state_has_a_bearer_of_is_told_apart_by_whose_it_is() -> None:
    articles = [
        article("a", body("Supreme Court", "Brazil"), day="2001-01-01"),
        article("b", body("Brazilian Supreme Court"), day="2002-01-01"),
        article("c", body("Supreme Court", "Norway"), day="2003-01-01"),
        article("d", body("Supreme Court"), day="2004-01-01"),
        article("e", body("Supreme Court"), day="2005-01-01"),
    ]
    assert things(*articles) == {
        "a": "organization/supreme-court-brazil",
        "b": "organization/supreme-court-brazil",
        "c": "organization/supreme-court-norway",
        "d": "organization/d_supreme-court",
        "e": "organization/e_supreme-court",
    }


def test_a_body_of_which_a_state_has_many_is_told_apart_by_its_town() -> None:
    """Two district courts of one state are two; the one in Porto Alto is one."""
    bare = [article(id, body("Brazilian District Court", "Brazil"), day=f"200{n}") for n, id in enumerate("ab")]
    lying = ThingProfile("e1", "organization", "District Court", within=(("place/porto-alto", "Porto Alto"),))
    assert groups(*bare, article("c", lying), article("d", lying)) == {frozenset("a"), frozenset("b"), frozenset("cd")}


def test_an_acronym_is_the_body_of_which_an_article_says_so() -> None:
    long = article("a", body("Red Lantern Society", aliases=("RLS",)), states=("freedonia",))
    short = article("b", body("RLS"), states=("freedonia",))
    elsewhere = article("c", body("RLS"), states=("sylvania",))
    assert groups(long, short) == {frozenset("ab")}
    assert len(groups(long, elsewhere)) == 2


def test_towns_of_one_name_in_two_states_are_two() -> None:
    articles = [
        article("a", place("Porto Alto", "Freedonia"), day="2001-01-01"),
        article("b", place("Porto Alto", "Sylvania"), day="2002-01-01"),
        article("c", place("Porto Alto"), day="2003-01-01", states=("sylvania",)),
        article("d", place("Porto Alto"), day="2003-01-01", states=("norway",)),
    ]
    assert groups(*articles) == {frozenset("a"), frozenset("bc"), frozenset("d")}


def test_a_place_without_a_state_is_one_by_its_name() -> None:
    one = article("a", place("Middle East"), states=("norway",))
    two = article("b", place("the Middle East"), states=("brazil",))
    three = article("c", place("Middle-East"))
    assert groups(one, two, three) == {frozenset("abc")}


def test_a_place_as_many_towns_have_is_no_others() -> None:
    assert len(groups(article("a", place("Central Station")), article("b", place("Central Station")))) == 2


def test_what_is_known_beforehand_keeps_its_name_to_itself() -> None:
    found = things(article("a", place("Porto Alto")), known=("place/porto-alto",))
    assert found == {"a": "place/a_porto-alto"}
