"""What contradicts is never merged: each text tells of one type of event as many as are said."""

from __future__ import annotations

import pytest

from kg.extract import load_reader
from tests.extract.event_article import annotated


def _count(text: str, type: str) -> int:
    facts = load_reader().read(annotated(text))
    return sum(event.type.value == type for event in facts.events)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Kenya did not attack Somalia. Kenya attacked Somalia.", "ArmedAction"),
        ("Spain will not sanction Cuba. Spain sanctioned Cuba in May. Spain may sanction Cuba.", "Sanction"),
        ("India bombed Pakistan, an official said. Pakistan denied that India bombed it.", "ArmedAction"),
    ],
)
def test_what_is_denied_is_not_what_is_told(text: str, type: str) -> None:
    assert _count(text, type) == 2


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Gunmen killed six policemen in Chad on Monday. Police killed six gunmen in Chad.", "ArmedAction"),
        ("Six policemen were killed in Chad on Monday. Six gunmen were killed in Chad.", "ArmedAction"),
        ("Rebels killed six officers in Chad on Monday. The army killed six rebels in Chad.", "ArmedAction"),
    ],
)
def test_two_sides_of_a_fight_are_two_sides(text: str, type: str) -> None:
    assert _count(text, type) == 2


def test_people_of_a_state_are_not_its_minister_but_a_delegation_is_who_travels_with_him() -> None:
    text = "Foreign Minister Taro Kono will visit Kenya next week. {} will visit Kenya next week."
    assert _count(text.format("Japanese envoys"), "Visit") == 2
    assert _count(text.format("The Japanese delegation"), "Visit") == 1


@pytest.mark.parametrize(
    ("figures", "words"), [("12", "twelve"), ("1,200", "1200"), ("40", "forty"), ("300", "three hundred")]
)
def test_numbers_agree_however_they_are_written(figures: str, words: str) -> None:
    text = f"Rebels killed {figures} soldiers in Chad on Monday. Rebels killed {words} soldiers in Chad."
    assert _count(text, "ArmedAction") == 1


def test_one_person_is_not_several() -> None:
    assert _count("Spain expelled the Libyan ambassador. Spain expelled two Libyan diplomats.", "Sanction") == 2
    assert _count("Spain expelled the Libyan ambassador. Spain expelled one Libyan diplomat.", "Sanction") == 1


def test_a_treaty_signed_years_before_is_another_one() -> None:
    assert _count("Chad and Mali signed a water treaty on Friday. Kenya signed the treaty in 1998.", "Agreement") == 2


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Ivan Petrov was elected president in 2010. Petrov was elected mayor of Kiev.", "Election"),
        ("Ivan Petrov was appointed defence minister. Petrov was appointed prime minister.", "OfficeChange"),
        ("Ivan Petrov was named deputy minister. Petrov was named minister.", "OfficeChange"),
    ],
)
def test_other_offices_are_other_events(text: str, type: str) -> None:
    assert _count(text, type) == 2


def test_who_appoints_is_not_the_office() -> None:
    text = "Ivan Petrov was appointed defence minister by the president. Petrov was appointed minister on Monday."
    assert _count(text, "OfficeChange") == 1


@pytest.mark.parametrize(
    ("text", "type"),
    [
        (
            "Ivan Petrov was appointed finance minister by the king of Spain. Petrov resigned as minister.",
            "OfficeChange",
        ),
        ("Kenya joined the African Union. Kenya left the African Union.", "Decision"),
    ],
)
def test_coming_into_an_office_or_body_is_not_leaving_it(text: str, type: str) -> None:
    assert _count(text, type) == 2


def test_other_objects_are_other_events() -> None:
    assert _count("India launched a satellite on Monday. India launched a missile on Monday.", "MilitaryActivity") == 2
    assert _count("The Senate passed a bill on Monday. The Senate passed the Measure on Monday.", "Decision") == 1


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("A train crash killed six people in Chile. Two helicopters crashed in Chile.", 2),
        ("A ferry sank off Chile, killing six people. The ship sank on Monday.", 1),
    ],
)
def test_other_vehicles_are_other_accidents(text: str, many: int) -> None:
    assert _count(text, "Incident") == many
