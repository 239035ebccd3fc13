"""Teams called by their town or country in the report of a game. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

GAME = "The striker scored a goal in the second half of the match. The coach praised his team after the season."
TALKS = "The minister spoke in the second half of the talks. The president praised his team after the meeting."


@pytest.mark.parametrize(
    ("sentence", "word", "team"),
    [
        ("Birmingham beat Leeds on Sunday.", "Birmingham", "Birmingham"),
        ("Birmingham beat Leeds on Sunday.", "Leeds", "Leeds"),
        ("Spain defeated Chad.", "Chad", "Chad"),
        ("The England captain wept.", "England", "England"),
    ],
)
def test_who_plays_is_a_team_and_who_talks_is_none(sentence: str, word: str, team: str) -> None:
    assert Who(f"{sentence} {GAME}").meant(word) == f"Organization {team}"
    assert not Who(f"{sentence} {TALKS}").meant(word).startswith("Organization")


def test_a_club_is_called_by_a_town_and_what_its_players_are() -> None:
    player = Who("Denver Broncos player Karl Weber was found dead. The Denver Broncos mourn.")
    assert player.names("Organization") == {"Denver Broncos"}
    assert player.names("Place") == set()
    shown = Who("Chicago Bears Peter Novak, an American football player, was found dead on Monday.")
    assert {"Chicago Bears", "Peter Novak"} <= set(shown.things)
    assert Who("Denver Broncos singer Karl Weber was found dead.").names("Place") == {"Denver"}


@pytest.mark.parametrize(
    ("sentence", "word", "meant"),
    [
        ("They played in Birmingham.", "Birmingham", "Place Birmingham"),
        ("The coach left for Spain.", "Spain", "State Spain"),
        ("The Spain national team player wept.", "Spain", "State Spain"),
    ],
)
def test_where_they_play_is_a_place(sentence: str, word: str, meant: str) -> None:
    assert Who(f"{sentence} {GAME}").meant(word) == meant


def test_a_state_whose_team_plays_is_its_team_wherever_it_is_no_place() -> None:
    who = Who(f"Norway beat Chad. It was a good day for Norway, and Chad's first defeat in Norway. {GAME}")
    assert [who.meant("Norway", n) for n in (1, 2, 3)] == ["Organization Norway", "Organization Norway", "State Norway"]
    assert [who.meant("Chad", n) for n in (1, 2)] == ["Organization Chad", "Organization Chad"]


def test_so_is_a_nation_that_is_no_state() -> None:
    who = Who(f"England beat Chad. It was a good day for England, and for the north of England. {GAME}")
    assert [who.meant("England", n) for n in (1, 2)] == ["Organization England", "Organization England"]


def test_what_joins_states_that_do_not_play_is_no_team() -> None:
    who = Who(f"Norway beat Chad. There was tension between Peru and Chad. {GAME}")
    assert (who.meant("Chad", 1), who.meant("Chad", 2)) == ("Organization Chad", "State Chad")


def test_the_captain_of_a_team_is_no_official() -> None:
    assert Who(f"Spanish captain Karl Weber wept. {GAME}").things["Karl Weber"] == "Person"
    assert Who(f"Spanish captain Karl Weber wept. {TALKS}").things["Karl Weber"] == "Official"
