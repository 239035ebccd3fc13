"""Titles in a row, and what stands before and behind them. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The troops obeyed General Sir Peter Wall on Monday.", "Peter Wall"),
        ("Colonel Sheikh Ahmed Omar left Cairo.", "Ahmed Omar"),
    ],
)
def test_honorifics_and_ranks_are_no_part_of_a_name(text: str, name: str) -> None:
    who = Who(text)
    assert who.names("Official") == {name}
    assert len(who.roles) == 1


def test_an_office_before_a_rank_is_an_office_of_its_own() -> None:
    who = Who("Peru's army chief General Peter Wall resigned on Monday.")
    assert {(title, of) for _, title, of, _ in who.roles} == {("army chief", "Peru"), ("General", "")}


def test_a_rank_behind_the_body_of_an_office() -> None:
    who = Who("Commandant of the Marine Corps General James Amos is quoted.")
    assert {(person, title) for person, title, *_ in who.roles} == {
        ("James Amos", "Commandant"),
        ("James Amos", "General"),
    }


def test_a_word_before_a_title_is_no_title_of_its_own() -> None:
    who = Who("Iran's chief nuclear negotiator Hassan Jafari spoke in Tehran.")
    assert {title for _, title, _, _ in who.roles} == {"chief nuclear negotiator"}


def test_a_surname_in_a_row_is_of_nobody_knows_which_state() -> None:
    who = Who("Russian Foreign Minister Sergei Ivanov and President Bush met. Chad and India waited.")
    assert ("Bush", "President", "", "current") in who.roles


def test_a_leader_of_nothing_holds_no_office() -> None:
    assert not Who("After the race Mary Johnson became the points leader.").roles


def test_letters_behind_a_name_are_no_office() -> None:
    assert {title for _, title, _, _ in Who("Robert Hale, Jr., a senator, was born there.").roles} == {"senator"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A senior officer in Nagrota said that it was over.", "Nagrota"),
        ("They were on their way from Marina Bay, California.", "Marina Bay"),
        ("Mr. Hale visited northern Iraq.", "northern Iraq"),
    ],
)
def test_places_by_what_stands_around_them(text: str, place: str) -> None:
    assert place in Who(text).names("Place")


@pytest.mark.parametrize("text", ["The bill was discussed in Parliament.", "The northern Iraq oil fields burn."])
def test_what_looks_like_a_place_and_is_none(text: str) -> None:
    assert not Who(text).names("Place")


def test_the_end_of_a_name_is_the_same_person() -> None:
    who = Who("Abdul Karim Abou Omar was killed in Mali. Abou Omar was 45.")
    assert who.names("Person") == {"Abdul Karim Abou Omar"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("R. Khan, Senior Superintendent of Police, Rajouri, spoke.", ("Senior Superintendent of Police", "current")),
        ("District commissioner Raj Patel agreed.", ("District commissioner", "current")),
        ("He met presidential candidate Anna Roe.", ("presidential candidate", "nominee")),
        ("Former Alaska governor Anna Roe spoke.", ("governor", "former")),
        ("Anna Roe, once the mayor, spoke.", ("mayor", "former")),
        ("Anna Roe, once mayor of Rome, spoke.", ("mayor", "former")),
    ],
)
def test_titles_and_status(text: str, role: tuple[str, str]) -> None:
    assert {(title, status) for _, title, _, status in Who(text).roles} == {role}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roe will lead the Green Party.",
        "Anna Roe did not lead the Green Party.",
        "Anna Roe led the Green Party to believe it.",
        "Anna Roe is to be sworn into her post as governor.",
    ],
)
def test_who_leads_nothing_yet(text: str) -> None:
    assert not Who(text).roles
