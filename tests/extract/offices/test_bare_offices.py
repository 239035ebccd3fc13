"""Of which state an office is that the text gives without one."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


def _state_of(text: str, person: str) -> str:
    return next(of for name, _, of, _ in Who(text).roles if name == person)


@pytest.mark.parametrize(
    "text",
    [
        # told of, not met
        "Anna Berg of Norway has arrived in Jordan and criticized King Faris of old for talks on Iraq and Iran.",
        # a meeting in a third land
        "Anna Berg of Norway met with Foreign Minister Omar Haddad in Austria before the talks on Iraq and Iran.",
        # a president whom news leaves without a state may be that of the United States
        "Anna Berg of Norway has arrived in Belgium for talks with President Harper about Iraq and Iran.",
        # nobody says where the visitor is
        "Norway and Jordan fear Iraq and Iran. Anna Berg held talks with King Faris.",
    ],
)
def test_who_is_met_elsewhere_may_be_of_any_land(text: str) -> None:
    assert {of for _, title, of, _ in Who(text).roles if title != "President" or of} <= {""}


@pytest.mark.parametrize("title", ["First Minister", "Chief Minister", "Premier designate", "Sheriff"])
def test_what_parts_of_a_state_have_is_no_office_of_the_state(title: str) -> None:
    told = "Canada votes in May. Canada's parliament is full. {} Anna Berg spoke."
    assert _state_of(told.format("Prime Minister"), "Anna Berg") == "Canada"
    assert _state_of(told.format(title), "Anna Berg") == ""


def test_the_deputy_premier_from_a_party_is_not_the_partys() -> None:
    roles = Who("Likud deputy prime minister, Karl Weber, met Likud leader Ann Lowe.").roles
    assert {(name, of) for name, _, of, _ in roles} == {("Karl Weber", ""), ("Ann Lowe", "Likud")}


def test_the_british_spelling_of_an_american_office() -> None:
    assert _state_of("Karl Weber, the defence secretary, left the United States.", "Karl Weber") == "United States"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Iraq invaded Kuwait. The emir, Jaber al-Sabah, fled.", "Jaber al-Sabah"),
        ("Sudan accused Chad. Foreign Minister Moussa Faki rejected the charge.", "Moussa Faki"),
    ],
)
def test_what_a_state_does_to_others_or_should_do_tells_no_home(text: str, person: str) -> None:
    assert _state_of(text, person) == ""


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Norway votes on Sunday. Anna Berg, the prime minister, spoke.", "Anna Berg"),
        ("Norway raised its taxes. Anna Berg, the prime minister, spoke.", "Anna Berg"),
        (
            "Norway invaded Peru. Floods hit Norway's north. Anna Berg, Norway's queen, and the queen spoke.",
            "Anna Berg",
        ),
        ("Norway sent rescuers to Ankara. Norway votes on Sunday. Foreign Minister Anna Berg spoke.", "Anna Berg"),
    ],
)
def test_what_a_state_does_at_home_tells_it(text: str, person: str) -> None:
    assert _state_of(text, person) == "Norway"
