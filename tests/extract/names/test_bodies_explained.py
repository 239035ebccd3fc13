"""Organizations that the article explains: acronyms, boards, members, agencies. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

IAEA = "International Atomic Energy Agency"


def test_a_state_news_agency_and_its_name_in_brackets_are_one() -> None:
    who = Who("Iran's state news agency (IRNA) reports it.")
    assert who.names("Organization") == {"IRNA"}
    assert who.relations == {("IRNA", "partOf", "Iran")}


def test_a_state_agency_before_its_name_is_it() -> None:
    who = Who("The U.S. space agency NASA agreed.")
    assert who.names("Organization") == {"NASA"}
    assert who.relations == {("NASA", "partOf", "United States")}


def test_a_news_agency_of_a_country_need_not_be_its_own() -> None:
    assert not Who("The Russian news agency Interfax reported it.").relations


@pytest.mark.parametrize("text", ["The board met.", "One NHS board spent it.", "A board of the IAEA met."])
def test_some_board_is_no_organization_of_its_own(text: str) -> None:
    assert not Who(text).relations


def test_countries_of_a_league_are_its_members() -> None:
    who = Who("It was led by the European Union countries of France and Germany, along with Chad.")
    assert who.relations == {(state, "memberOf", "European Union") for state in ("France", "Germany")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Iceland, non-EU countries, agreed.",
        "Members of the U.N. Security Council and Germany met.",
    ],
)
def test_who_is_no_member(text: str) -> None:
    assert "memberOf" not in {kind for _, kind, _ in Who(text).relations}


def test_common_words_with_a_capital_are_no_organizations() -> None:
    assert not Who("Opium poppies grow there. Trade in opium is banned.").names("Organization")
